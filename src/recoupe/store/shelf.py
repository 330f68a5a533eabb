"""The stories of a store as a shelf: joined, parted, renamed, erased. What is erased leaves no word in the file."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

from recoupe.model import Dossier, Judged, Judgement, Page, Sorting, Subject, Verdict, Words
from recoupe.model.codec import decode, encode, from_json
from recoupe.store import Store

TABLES = ("page", "dossier", "judgement", "withdrawal")


def digest(page: Page) -> str:
    """The hash by which a page is known in the ledger."""
    return sha256(page.data).hexdigest()


def _name(subject: Subject, of: Judged, left: Sequence[Words]) -> str:
    """What a subject is called when some of its words are erased: the name of a point or a statement may be made of those."""
    return subject.name if of in (Judged.ACTORS, Judged.ISSUES) else left[0].text


class Shelf(Store):
    """A store whose stories are put in order."""

    def sortings(self) -> tuple[Sorting, ...]:
        """What persons have decided about which pages tell one story, in the order in which they did."""
        with self._told():
            rows = self._base.execute("SELECT json FROM sorting ORDER BY id").fetchall()
        return tuple(decode(Sorting, json.loads(text)) for (text,) in rows)

    def latest(self, story: str) -> Dossier | None:
        """The dossier of a story as it was last made, in whatever language."""
        with self._told():
            found = self._base.execute("SELECT json FROM dossier WHERE story = ? ORDER BY language LIMIT 1", (story,)).fetchone()
        return from_json(found[0]) if found else None

    def merge(self, into: str, other: str, sorting: Sorting) -> None:
        """The pages and judgements of `other` go to `into`; the other story is no more."""
        with self._told(), self._base, self._ledger_open():
            self._base.execute("UPDATE OR IGNORE page SET story = ? WHERE story = ?", (into, other))
            self._base.execute("DELETE FROM page WHERE story = ?", (other,))  # pages that both had
            self._renumber(other, into)
            self._base.execute("DELETE FROM dossier WHERE story = ?", (other,))
            self._drop_dossiers(into)
            self._note(sorting)

    def split(self, story: str, pages: Iterable[Page], into: str, texts: Collection[str], sorting: Sorting) -> None:
        """Some pages of a story go to another, and with them the judgements that speak of their texts alone."""
        with self._told(), self._base, self._ledger_open():
            for page in pages:
                self._base.execute(
                    "UPDATE OR IGNORE page SET story = ? WHERE story = ? AND address = ? AND data = ?",
                    (into, story, page.address, page.data),
                )
            for id_, judgement in self._judged(story):
                if {words.text_sha256 for subject in judgement.subjects for words in subject.words} <= set(texts):
                    self._move(story, id_, into)
            for name in (into, story):
                self._drop_dossiers(name)
            self._note(sorting)

    def rename(self, story: str, name: str) -> None:
        """A story gets another name."""
        with self._told(), self._base, self._ledger_open():
            for table in TABLES:
                self._base.execute(f"UPDATE {table} SET story = ? WHERE story = ?", (name, story))  # noqa: S608 - names of our own
            self._drop_dossiers(name)  # which hold its name

    def erase(self, story: str, pages: Iterable[Page], texts: Collection[str]) -> None:
        """Pages of a story are erased, and every trace of them: dossiers, words that judgements point at, their hashes in the ledger.

        `texts` are the hashes of their clean texts. A page that another story holds too stays there.
        """
        pages = tuple(pages)
        with self._told(), self._base, self._ledger_open():
            for page in pages:
                self._base.execute("DELETE FROM page WHERE story = ? AND address = ? AND data = ?", (story, page.address, page.data))
            self._drop_dossiers(story)
            self._forget_words(story, texts)
            if not self.pages(story):
                for table in TABLES:
                    self._base.execute(f"DELETE FROM {table} WHERE story = ?", (story,))  # noqa: S608 - names of our own
            self._forget_pages({digest(page) for page in pages}, story)
        with self._told():
            self._base.execute("VACUUM")
            self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the journal holds the words too

    def leave_out(self, story: str, page: Page, texts: Collection[str]) -> None:
        """A page is read without some of its articles from now on (`page.ways`); dossiers and judgements forget their words (`texts`)."""
        with self._told(), self._base, self._ledger_open():
            self._put(story, [page])
            self._drop_dossiers(story)
            self._forget_words(story, texts)

    def _forget_words(self, story: str, texts: Collection[str]) -> None:
        """Judgements lose the words and the note that came from erased texts; one with nothing left to point at is dropped."""
        for id_, judgement in self._judged(story):
            kept = tuple(
                subject if left == subject.words else replace(subject, words=left, name=_name(subject, judgement.of, left))
                for subject in judgement.subjects
                if (left := tuple(words for words in subject.words if words.text_sha256 not in texts))
            )
            if kept == judgement.subjects:
                continue
            if len(kept) < len(judgement.subjects) or judgement.verdict is Verdict.NOTE:
                self._base.execute("DELETE FROM judgement WHERE story = ? AND id = ?", (story, id_))
                self._base.execute("DELETE FROM withdrawal WHERE story = ? AND id = ?", (story, id_))
                continue
            text = json.dumps(encode(replace(judgement, subjects=kept, note="")), ensure_ascii=False)
            self._base.execute("UPDATE judgement SET json = ? WHERE story = ? AND id = ?", (text, story, id_))

    def _forget_pages(self, gone: Collection[str], story: str) -> None:
        """Sortings lose the hashes of erased pages that no story holds any more, and the name of a story that is no more."""
        held = {sha256(bytes(data)).hexdigest() for (data,) in self._base.execute("SELECT data FROM page")}
        known = self.stories()
        rows = self._base.execute("SELECT id, json FROM sorting").fetchall()
        for id_, text in rows:
            sorting = decode(Sorting, json.loads(text))
            one, other = (tuple(page for page in side if page not in gone or page in held) for side in sorting.pages)
            names = tuple("" if name == story and story not in known else name for name in sorting.stories)
            left = replace(sorting, pages=(one, other), stories=(names[0], names[1]))
            if not one or not other:
                self._base.execute("DELETE FROM sorting WHERE id = ?", (id_,))
            elif left != sorting:
                left = replace(left, note="")
                self._base.execute("UPDATE sorting SET json = ? WHERE id = ?", (json.dumps(encode(left), ensure_ascii=False), id_))

    def _note(self, sorting: Sorting) -> None:
        self._base.execute("INSERT INTO sorting (json) VALUES (?)", (json.dumps(encode(sorting), ensure_ascii=False),))

    def _judged(self, story: str) -> list[tuple[str, Judgement]]:
        rows = self._base.execute("SELECT id, json FROM judgement WHERE story = ? ORDER BY rowid", (story,)).fetchall()
        return [(id_, decode(Judgement, json.loads(text))) for id_, text in rows]

    def _renumber(self, story: str, into: str) -> None:
        for id_, _ in self._judged(story):
            self._move(story, id_, into)

    def _move(self, story: str, id_: str, into: str) -> None:
        """A judgement goes to another story, under the next number there."""
        numbers = [int(known.removeprefix("j")) for (known,) in self._base.execute("SELECT id FROM judgement WHERE story = ?", (into,))]
        new = f"j{1 + max(numbers, default=0)}"
        (text,) = self._base.execute("SELECT json FROM judgement WHERE story = ? AND id = ?", (story, id_)).fetchone()
        moved = json.dumps(encode(replace(decode(Judgement, json.loads(text)), id=new, about=())), ensure_ascii=False)
        self._base.execute("UPDATE judgement SET story = ?, id = ?, json = ? WHERE story = ? AND id = ?", (into, new, moved, story, id_))
        self._base.execute("UPDATE withdrawal SET story = ?, id = ? WHERE story = ? AND id = ?", (into, new, story, id_))

    @contextmanager
    def _ledger_open(self) -> Iterator[None]:
        """The ledger without its triggers, for what is not a decision: where a row belongs, and what the law wants forgotten.

        They come back in the same transaction: nobody ever sees the ledger without them.
        """
        self._base.execute("BEGIN IMMEDIATE")
        triggers = self._base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
        for name, _ in triggers:
            self._base.execute(f"DROP TRIGGER {name}")
        yield
        for _, sql in triggers:
            self._base.execute(sql)
