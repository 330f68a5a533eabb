"""Full-text search over articles, statements and points: SQLite FTS5, in memory, made from the dossiers."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock

from recoupe.api import Story
from recoupe.export.words import tidy
from recoupe.lang import tokens
from recoupe.model import Reading, Span
from recoupe.web.permalinks import permalink

KINDS = ("article", "statement", "point")
MOST = 100
"""Hits on one page."""
WORDS = 12
"""Words of a query that are looked for."""
STEM = 4
"""Letters of a word that is also found with an ending ("porte" in "portes")."""
OPEN, CLOSE = "\x02", "\x03"
"""Stand around a found word until a template prints it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage: where it leads, and its words in pieces, (words, whether they were looked for)."""

    story: str
    kind: str
    id: str
    article: str
    href: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits, and how many there are by kind and by story whatever facet is chosen."""

    hits: tuple[Hit, ...]
    kinds: dict[str, int]
    stories: dict[str, int]
    total: int


class Index:
    """All passages of some stories."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self._lock = Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute(
            "CREATE VIRTUAL TABLE passage USING fts5("
            "story UNINDEXED, kind UNINDEXED, id UNINDEXED, article UNINDEXED, href UNINDEXED, words,"
            " tokenize = 'unicode61 remove_diacritics 2')"
        )
        with self._base:
            for story in stories:
                self._base.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)", _rows(story))

    def find(self, query: str, *, kind: str = "", story: str = "") -> Answer:
        """The passages that hold all words of a query, the last of them perhaps only begun; the best first."""
        match = _match(query)
        if not match:
            return Answer((), {}, {}, 0)
        asked = (
            "SELECT story, kind, id, article, href, snippet(passage, 5, ?, ?, '…', 40) FROM passage"
            " WHERE passage MATCH ? ORDER BY rank, rowid"
        )
        with self._lock:
            rows = self._base.execute(asked, (OPEN, CLOSE, match)).fetchall()
        chosen = [row for row in rows if kind in ("", row[1]) and story in ("", row[0])]
        hits = tuple(Hit(row[0], row[1], row[2], row[3], row[4], _pieces(row[5])) for row in chosen[:MOST])
        kinds, stories = (Counter(str(row[at]) for row in rows) for at in (1, 0))
        return Answer(hits, {k: kinds[k] for k in KINDS if kinds[k]}, dict(sorted(stories.items())), len(chosen))


def _rows(story: Story) -> Iterator[tuple[str, str, str, str, str, str]]:
    for reading in story.readings:
        for start, end in reading.paragraphs:
            if span := _span(reading, start, end):
                yield story.name, "article", reading.id, reading.id, permalink(story.name, span), tidy(span.text)
    for said in story.dossier.attributions:
        if said.content:
            words = " … ".join(tidy(span.text) for span in said.content)
            yield story.name, "statement", said.id, said.article, permalink(story.name, said.content[0]), words
    for point in story.dossier.points:
        first = point.tellings[0].spans[0]
        yield story.name, "point", point.id, first.article, permalink(story.name, first), tidy(point.label)


def _span(reading: Reading, start: int, end: int) -> Span | None:
    return reading.span(start, end) if reading.clean[start:end].strip() else None


def _match(query: str) -> str:
    """A query in the language of FTS5, in which nothing a reader types is an operator; longer words also in the plural."""
    words = [token.text for token in tokens(query.replace('"', " ")) if any(c.isalnum() for c in token.text)][:WORDS]
    begun = [word.rstrip("sxSX") if len(word) >= STEM else word for word in words]
    return " ".join(f'"{word}"*' if len(word) >= STEM - 1 or n == len(words) else f'"{word}"' for n, word in enumerate(begun, start=1))


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    out: list[tuple[str, bool]] = []
    for n, part in enumerate(snippet.split(OPEN)):
        found, closed, rest = part.partition(CLOSE) if n else ("", "", part)
        out += [(found, True)] if closed else []
        out += [(rest if closed or not n else found, False)]
    return tuple(piece for piece in out if piece[0])
