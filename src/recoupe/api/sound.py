"""Whether a whole store is sound: its file, its pages, and every span of every dossier on the bytes of its page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recoupe import evidence
from recoupe.errors import StoreMistake
from recoupe.lang import mistake
from recoupe.store.shelf import Shelf
from recoupe.version import __version__


@dataclass(frozen=True, slots=True)
class Sound:
    """What was looked at, what is wrong with the file in the words of SQLite, and what of which story is not where a dossier says."""

    stories: int
    pages: int
    spans: int
    faults: tuple[str, ...]
    failures: tuple[tuple[str, evidence.Failure], ...]

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults and not self.failures


def sound(store: str | Path) -> Sound:
    """Look through a store: every page of its file, every row, every span of the dossiers that this version made.

    Raises StoreMistake where there is no store, or it cannot be opened.
    """
    if not Path(store).is_file():
        raise mistake(StoreMistake, "store.empty", where=str(store))
    pages = spans = 0
    failures: list[tuple[str, evidence.Failure]] = []
    with Shelf(store) as kept:
        faults = kept.faults()
        if faults:
            return Sound(0, 0, 0, faults, ())
        names = kept.stories()
        kept.sortings()
        for name in names:
            held = kept.pages(name)
            pages += len(held)
            kept.judgements(name)
            for dossier in kept.made(name, __version__):
                checked = evidence.check(dossier, held)
                spans += checked.spans
                failures += ((name, failure) for failure in checked.failures)
    return Sound(len(names), pages, spans, (), tuple(failures))
