"""The stories of a store as the room reads them: opened once, and again when the store has changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock, RLock

from recoupe import shelf
from recoupe.api import Story, open_story
from recoupe.web.finding import Index
from recoupe.web.opened import Opened

Stamp = tuple[int, ...]
KEPT = 64
"""Pages that are kept as they were made, the last asked for."""


class Desk:
    """One store, read by many requests at once."""

    def __init__(self, store: str | Path) -> None:
        self.store = str(store)
        self._lock = RLock()
        self._stories: dict[tuple[str, str], tuple[Stamp, Opened]] = {}
        self._index: dict[str, tuple[Stamp, Index]] = {}
        self._pages: OrderedDict[Hashable, tuple[Stamp, str]] = OrderedDict()
        self._making = Lock()
        self._entries: dict[str, tuple[Stamp, tuple[shelf.Entry, ...]]] = {}

    def entries(self, language: str = "") -> tuple[shelf.Entry, ...]:
        """The stories of the store, by name."""
        with self._lock:
            known = self._entries.get(language)
            if known is None or known[0] != self._stamp():
                known = self._entries[language] = self._stamp(), shelf.entries(self.store, language)
            return known[1]

    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(entry.name for entry in self.entries())

    def story(self, name: str, language: str) -> Story:
        """One story in a language. Raises StoreMistake where there is none of that name."""
        return self.opened(name, language).story

    def opened(self, name: str, language: str) -> Opened:
        """The same, with what its pages share."""
        with self._lock:
            known = self._stories.get((name, language))
            if known is None or known[0] != self._stamp():
                story = open_story(self.store, story=name, language=language)
                known = self._stories[name, language] = self._stamp(), Opened(story, language)
            return known[1]

    def index(self, language: str) -> Index:
        """What can be searched: every story of the store."""
        with self._lock:
            known = self._index.get(language)
            if known is None or known[0] != self._stamp():
                made = Index(self.story(name, language) for name in self.names())
                known = self._index[language] = self._stamp(), made
            return known[1]

    def page(self, key: Hashable, make: Callable[[], str]) -> str:
        """A page as it was made when the store was last written to; made once, however many ask for it at once."""
        kept = self._pages.get(key)
        if kept is None or kept[0] != self._stamp():
            with self._making:
                kept = self._pages.get(key)
                now = self._stamp()
                if kept is None or kept[0] != now:
                    kept = self._pages[key] = now, make()
                    self._pages.move_to_end(key)
                    while len(self._pages) > KEPT:
                        self._pages.popitem(last=False)
        return kept[1]

    def _stamp(self) -> Stamp:
        """Another one whenever the store has been written to: its file, or the journal in which new rows stand at first."""
        files = [told for name in (self.store, f"{self.store}-wal") if (told := Path(name)).exists() or name == self.store]
        return tuple(number for file in files for number in (file.stat().st_mtime_ns, file.stat().st_size))
