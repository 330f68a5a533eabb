"""The store: one SQLite file that keeps pages as received, story by story, what persons have judged, and the dossiers made from both.

Pages and judgements are what is kept; a dossier can always be made again from them, and is when the version of the
program or the language asked for is another.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from recoupe.model import Dossier, Judgement, Page, StoryInfo
from recoupe.model.codec import decode, encode, from_json, to_json
from recoupe.store.layout import claim, complaints, connected

MEMORY = ":memory:"


class Store:
    """One open store. Use it as a context manager: what is done within is kept whole or not at all."""

    def __init__(self, path: str | Path) -> None:
        """Open a store, or make it when there is no such file. Raises StoreMistake when that cannot be done."""
        self.path = str(path)
        with self._told():
            if self.path != MEMORY:
                Path(self.path).parent.mkdir(parents=True, exist_ok=True)
            self._base = connected(self.path)
            try:
                self._base.execute("PRAGMA secure_delete = ON")  # what is dropped is overwritten, in the file too
                claim(self._base, self.path)
                self._logged()
                self._base.execute("PRAGMA synchronous = FULL")  # what was acknowledged stays, also when the machine stops
            except BaseException:
                self._base.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._base.close()

    def stories(self) -> tuple[str, ...]:
        """The names of the stories kept, in order."""
        with self._told():
            return tuple(name for (name,) in self._base.execute("SELECT DISTINCT story FROM page ORDER BY story"))

    def pages(self, story: str) -> tuple[Page, ...]:
        """The pages of a story, as received, in the order of their addresses."""
        with self._told():
            rows = self._base.execute("SELECT address, data, media, ways FROM page WHERE story = ? ORDER BY address, data", (story,))
            return tuple(Page(address, bytes(data), media, tuple(ways.splitlines())) for address, data, media, ways in rows)

    def holds(self, story: str, page: Page) -> bool:
        """Whether a story has a page, to be read as it now is wanted."""
        with self._told():
            asked = (story, page.address, page.data, "\n".join(page.ways))
            found = self._base.execute("SELECT 1 FROM page WHERE story = ? AND address = ? AND data = ? AND ? IN ('', ways)", asked)
            return found.fetchone() is not None

    def dossier(self, story: str, language: str, version: str) -> Dossier | None:
        """The dossier of a story in a language as this version made it; None when it has to be made (again)."""
        with self._told():
            asked = (story, language, version)
            found = self._base.execute("SELECT json FROM dossier WHERE story = ? AND language = ? AND version = ?", asked).fetchone()
        return from_json(found[0]) if found else None

    def methods(self, story: str) -> tuple[str, ...]:
        """The methods ("stage=name") a story was last read by where they are not the usual ones, whatever version read it."""
        return self._last(story, "methods")

    def names(self, story: str) -> tuple[str, ...]:
        """The lines of the user's own table of names a story was last read with."""
        return self._last(story, "names")

    def topics(self, story: str) -> tuple[str, ...]:
        """The lines of the user's own file of topics a story was last read with."""
        return self._last(story, "topics")

    def info(self, story: str) -> StoryInfo:
        """How a story was last read, as it is read again: with the names and topics that its user gave."""
        return StoryInfo(id=story, names=self.names(story), topics=self.topics(story))

    def _last(self, story: str, what: str) -> tuple[str, ...]:
        with self._told():
            found = self._base.execute("SELECT json FROM dossier WHERE story = ? ORDER BY language LIMIT 1", (story,)).fetchone()
        return tuple(json.loads(found[0])["story"].get(what, ())) if found else ()

    def keep(self, story: str, pages: Iterable[Page], dossier: Dossier) -> None:
        """Keep pages and the dossier made from all of them; those made from fewer or otherwise (methods, names, topics) are dropped."""
        with self._told(), self._base:
            before = self._base.total_changes
            self._put(story, pages)
            told = dossier.story
            as_before = (self.methods(story), self.names(story), self.topics(story)) == (told.methods, told.names, told.topics)
            if self._base.total_changes > before or not as_before:
                self._base.execute("DELETE FROM dossier WHERE story = ?", (story,))
            self._base.execute("DELETE FROM dossier WHERE story = ? AND language = ''", (story,))  # see `_drop_dossiers`
            row = (story, dossier.language, dossier.recoupe, to_json(dossier))
            self._base.execute("INSERT OR REPLACE INTO dossier VALUES (?, ?, ?, ?)", row)

    def receive(self, story: str, pages: Iterable[Page]) -> None:
        """Keep pages of which no dossier is made yet: a reading that is killed goes on behind them."""
        with self._told(), self._base:
            self._put(story, pages)

    def _put(self, story: str, pages: Iterable[Page]) -> None:
        """Pages and how they are to be read; a page that is there is read in the new way from now on."""
        asked = (
            "INSERT INTO page (story, address, data, media, ways) VALUES (?, ?, ?, ?, ?) ON CONFLICT (story, address, data)"
            " DO UPDATE SET ways = excluded.ways WHERE ways <> excluded.ways"
        )
        self._base.executemany(asked, ((story, page.address, page.data, page.media, "\n".join(page.ways)) for page in pages))

    def judgements(self, story: str) -> tuple[Judgement, ...]:
        """The ledger of a story in the order in which it was written, withdrawn judgements too."""
        asked = (
            "SELECT judgement.json, withdrawal.at FROM judgement LEFT JOIN withdrawal USING (story, id)"
            " WHERE judgement.story = ? ORDER BY judgement.rowid"
        )
        with self._told():
            rows = self._base.execute(asked, (story,)).fetchall()
        return tuple(replace(decode(Judgement, json.loads(text)), withdrawn=at) for text, at in rows)

    def judge(self, story: str, *judgements: Judgement) -> tuple[Judgement, ...]:
        """Write judgements into the ledger, all or none, under the next numbers; dossiers made without them are dropped.

        The numbers are given here: two may judge at once.
        """
        with self._told(), self._base:
            self._base.execute("BEGIN IMMEDIATE")
            rows = self._base.execute("SELECT id FROM judgement WHERE story = ?", (story,))
            last = max((int(known.removeprefix("j")) for (known,) in rows), default=0)
            numbered = tuple(replace(judgement, id=f"j{n}") for n, judgement in enumerate(judgements, last + 1))
            for one in numbered:
                row = (story, one.id, json.dumps(encode(one), ensure_ascii=False))
                self._base.execute("INSERT INTO judgement VALUES (?, ?, ?)", row)
            self._drop_dossiers(story)
        return numbered

    def withdraw(self, story: str, judgement: str, by: str, at: str) -> None:
        """Write into the ledger that a judgement was taken back, by whom and when."""
        with self._told(), self._base:
            self._base.execute("INSERT OR IGNORE INTO withdrawal VALUES (?, ?, ?, ?)", (story, judgement, by, at))
            self._drop_dossiers(story)

    def _drop_dossiers(self, story: str) -> None:
        """Dossiers that no longer hold are dropped; how their user had the story read is not."""
        given = replace(self.info(story), methods=self.methods(story))
        self._base.execute("DELETE FROM dossier WHERE story = ?", (story,))
        if given != StoryInfo(id=story):
            self._base.execute("INSERT INTO dossier VALUES (?, '', '', ?)", (story, to_json(Dossier("", "", story=given))))

    def faults(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file, in its own words; () for a sound one."""
        with self._told():
            found = [str(line) for (line,) in self._base.execute("PRAGMA integrity_check(20)")]
        return () if found == ["ok"] else tuple(found)

    def made(self, story: str, version: str) -> tuple[Dossier, ...]:
        """The dossiers of a story that this version made, one for each language."""
        with self._told():
            asked = "SELECT json FROM dossier WHERE story = ? AND version = ? AND language <> '' ORDER BY language"
            rows = self._base.execute(asked, (story, version)).fetchall()
        return tuple(from_json(text) for (text,) in rows)

    def _logged(self) -> None:
        """Let readers read while another writes (WAL). Where another holds the file just now, it stays as it is until the next time."""
        if self.path != MEMORY and self._base.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            with suppress(sqlite3.OperationalError):
                self._base.execute("PRAGMA journal_mode = WAL")

    def _told(self) -> AbstractContextManager[None]:
        return complaints(self.path)
