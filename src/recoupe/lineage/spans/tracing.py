"""The engine's steps in order, in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b

import numpy as np

from recoupe.lineage.spans.arrays import (
    LETTERS,
    WORDS,
    Bools,
    Hashes,
    Numbers,
    Shelf,
    Small,
    Spans,
    Stretches,
    Windows,
    joined,
    shelf,
    shelved,
    taken,
)
from recoupe.lineage.spans.chaining import chains, stretches
from recoupe.lineage.spans.choosing import best
from recoupe.lineage.spans.filing import Filed, drawers, filed, tagged
from recoupe.lineage.spans.folding import fold, letters
from recoupe.lineage.spans.printing import prints
from recoupe.lineage.spans.seeding import seeds_in_parts
from recoupe.lineage.spans.stock import SPAN, own, pairs, stock
from recoupe.lineage.spans.telling import PAGE, told
from recoupe.lineage.spans.widening import widen, windows

MORE = 10
"""Least words of further passages of two articles that share one of SPAN words."""
SLICE = 1 << 18
"""Seeds worked on at a time: so many stay in the cache of one core."""
KEPT = 31 << 20
"""An array of so many bytes, given back at once, makes malloc of glibc keep what smaller arrays give back, rather than ask the system for
the pages of each anew: a quarter of the time of all."""
CHUNK = 64
"""Texts folded at a time: their words stay in the cache of one core."""
HEAP = 1 << 20
"""Prints filed together."""
MOST, HALF = 0.9, 0.5
"""What is found by letters is kept where words tell less than MOST of it: a page without some of its spaces has them in bits, between which
they call changed what is only joined. What is found by words goes where letters tell HALF of it."""
SHELF = 4096
"""Texts whose words are kept together, and stretches widened at a time."""


def trace_texts(texts: Sequence[str], days: Sequence[int] | None = None, hosts: Sequence[int] | None = None) -> Spans:
    """The passages that texts share, each with its best earlier source: copied, or marked as stock; articles are numbers of `texts`.

    `days` counts days from any day on (-1 where unknown), `hosts` numbers the sites. Texts of one day are in order of their hash: the
    result does not depend on the order of the texts.
    """
    if not texts:
        return _nothing()
    ids = np.array([int.from_bytes(blake2b(t.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") for t in texts], np.uint64)
    day = np.full(len(texts), -1) if days is None else np.asarray(days, np.int64)
    order = np.lexsort((ids, np.where(day < 0, np.iinfo(np.int64).max, day)))
    in_time = [texts[n] for n in order.tolist()]
    host = None if hosts is None else np.asarray(hosts, np.uint32)[order]
    np.empty(KEPT, np.uint8)
    words, marks, glued = _printed(in_time)
    found = seeds_in_parts(marks, host, glued, SLICE)
    rows = joined([stretches(best(chains(part))) for part in found])
    spans = prose(apart(joined([*_widened(rows, words, in_time), _nothing()])), in_time.__getitem__)
    spans = spans._replace(stock=stock(spans, np.concatenate([np.diff(shelf.bounds) for shelf in words]), day[order], host))
    back = order.astype(np.uint32)
    return spans._replace(target=back[spans.target], source=back[spans.source])


def prose(spans: Spans, text: Callable[[int], str] | None = None) -> Spans:
    """The spans that show copying: a long quotation that many print does not, nor does who met whom and where.

    Two articles must share one passage of at least SPAN equal words of nobody's speech; then their others of at least MORE count too.
    `text` gives the text of a target: a short passage shows copying when it is `told` there, else it is marked as stock.
    """
    words = own(spans)
    shows = words >= SPAN
    untold = np.zeros(len(words), np.bool_)
    if text is not None:
        short = np.flatnonzero(shows & (words < PAGE))
        untold[short] = ~told(taken(spans, short), text)
    pair = pairs(spans)
    return taken(spans._replace(stock=untold), shows | ((words >= MORE) & np.isin(pair, pair[shows])))


def apart(spans: Spans) -> Spans:
    """What is found by words and by letters, told once."""
    if not spans.key.any():
        return spans
    spans = taken(spans, np.lexsort((spans.end, spans.start, spans.key, spans.target)))
    by_words, by_letters = (taken(spans, spans.key == key) for key in (WORDS, LETTERS))
    by_letters = taken(by_letters, ~_told_by(by_words, by_letters, MOST))
    return joined([taken(by_words, ~_told_by(by_letters, by_words, HALF)), by_letters])


def _told_by(others: Spans, spans: Spans, share: float) -> Bools:
    """Of which spans the others, in order of target and place, tell half and more."""
    width = int(max(column.max(initial=0) for column in (others.end, spans.end))) + 1
    begun, ended = (others.target.astype(np.int64) * width + column for column in (others.start, others.end))
    ended = np.maximum.accumulate(ended)
    told = np.concatenate([[0], np.cumsum(np.maximum(ended - np.maximum(begun, np.append(0, ended)[:-1]), 0))])

    def until(place: Numbers) -> Numbers:
        row = np.searchsorted(begun, place)
        return told[row] - np.maximum(np.append(0, ended)[row] - place, 0)

    first = spans.target.astype(np.int64) * width
    enough: Bools = until(first + spans.end) - until(first + spans.start) >= share * (spans.end.astype(np.int64) - spans.start)
    return enough


def _nothing() -> Spans:
    return Spans._make(np.empty(0, {"key": np.uint8, "stock": np.bool_}.get(name, np.uint32)) for name in Spans._fields)


def _printed(texts: Sequence[str]) -> tuple[list[Shelf], list[Filed], Bools]:
    """The words of all texts, SHELF texts at a time, their prints in drawers, and which are glued."""
    shelves, marks, few, glued = list[Shelf](), list[Filed](), list[tuple[Hashes, Hashes]](), list[Bools]()
    for start in range(0, len(texts), SHELF):
        units = []
        for first in range(start, min(start + SHELF, len(texts)), CHUNK):
            folded = fold(texts[first : min(first + CHUNK, start + SHELF)])
            units.append(shelf(folded.words))
            rows = prints(folded, first)
            few.append((rows.hashes, tagged(rows)))
            glued.append(folded.glued)
            done, many = first + len(folded.glued), sum(len(hashes) for hashes, _ in few)
            if many > HEAP or done == len(texts):
                bits = len(marks[0].bounds).bit_length() - 1 if marks else drawers(many * len(texts) // done)
                hashes, tags = (np.concatenate(columns) for columns in zip(*few, strict=True))
                marks.append(filed(hashes, tags, bits))
                few.clear()
        shelves.append(shelved(units))
    return shelves, marks, np.concatenate(glued)


def _widened(rows: Stretches, shelves: list[Shelf], texts: Sequence[str]) -> Iterator[Spans]:
    by_words = taken(rows, rows.key == WORDS)
    for part in _runs(by_words):
        of_target = _windows(shelves, part.target, part.at, part.at_end)
        yield widen(part, of_target, _windows(shelves, part.source, part.origin, part.origin_end))
    for part in _runs(taken(rows, rows.key == LETTERS)):
        known, row = np.unique(np.concatenate([part.target, part.source]), return_inverse=True)
        spelled = letters([texts[n] for n in known.tolist()])
        target, source = row[: len(part.at)], row[len(part.at) :]
        yield widen(
            part,
            windows(spelled, target, part.at, part.at_end, LETTERS),
            windows(spelled, source, part.origin, part.origin_end, LETTERS),
        )


def _windows(shelves: list[Shelf], article: Small, first: Small, last: Small) -> Windows:
    """The windows of passages whose articles stand on several shelves."""
    number = article // np.uint32(SHELF)
    order = np.argsort(number, kind="stable")
    parts = []
    for rows in np.split(order, np.flatnonzero(np.diff(number[order])) + 1):
        n = int(number[rows[0]])
        parts.append(windows(shelves[n], article[rows].astype(np.int64) - n * SHELF, first[rows], last[rows]))
    back = np.argsort(order)
    return Windows._make(np.concatenate(columns)[back] for columns in zip(*parts, strict=True))


def _runs(rows: Stretches) -> Iterator[Stretches]:
    """Some rows at a time, all of one target together."""
    first = 0
    while first < len(rows.at):
        last = min(first + SHELF, len(rows.at))
        last = int(np.searchsorted(rows.target, rows.target[last - 1], side="right"))
        yield taken(rows, slice(first, last))
        first = last
