"""Which articles of the set share their text, how much of it, and in which direction it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from recoupe.lineage.groups import Groups
from recoupe.lineage.order import came_first, names_source
from recoupe.lineage.passages import Passage, Run, shared
from recoupe.lineage.reprints import listed, wired
from recoupe.lineage.spans import Bools
from recoupe.lineage.stream import Stream
from recoupe.model import Derivation, DerivationKind, Range, Span

PROSE = 20
"""Least unquoted words of a passage that shows copying: 98.8 % of such pairs are of one family, 25 % at 12 words (DESIGN 6)."""
PLAIN = 0.5
"""Least share of these words outside names and offices: bodies and titles in a row are nobody's prose."""
OWN = 15
"""Least words outside names and offices of the passage that shows copying: who was there is told alike by those who saw them."""
MORE = 10
"""Once two articles share such a passage, shorter ones of this many unquoted words count as well."""
WHOLE = 0.85
"""From this share on, a text is taken over whole: what remains is headlines and repairs."""
MOSTLY = 0.5
"""From this share on, a text that came out later is a rewriting of the earlier one rather than a cousin."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The passages that two articles share, and which part of the words of each they are (0 to 1)."""

    one: Stream
    other: Stream
    passages: tuple[Passage, ...]
    share_of_one: float
    share_of_other: float


def copies(streams: Sequence[Stream]) -> tuple[Derivation, ...]:
    """Derivations within the set: of every family the closest pairs, so that each member hangs on the others once."""
    found = []
    for (a, b), passages in shared(streams).items():
        if kept := _copied(streams[a], streams[b], passages):
            found.append(_shares(streams[a], streams[b], kept))
    found.sort(key=lambda s: (-max(s.share_of_one, s.share_of_other), s.one.reading.id, s.other.reading.id))
    families = Groups()
    return tuple(_derivation(s) for s in found if families.join(s.one.reading.id, s.other.reading.id))


def _copied(one: Stream, other: Stream, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages that show copying of prose; none when no single one is long enough."""
    prose = [_prose(one, other, passage) for passage in passages]
    if not any(words >= PROSE and plain >= max(OWN, PLAIN * words) for words, plain in prose):
        return ()
    return tuple(c for c, (words, plain) in zip(passages, prose, strict=True) if words >= MORE and plain >= PLAIN * words)


def _prose(one: Stream, other: Stream, passage: Passage) -> tuple[int, int]:
    """How many equal words nobody is quoted with, and how many of them belong to no name."""
    words = plain = 0
    for i, j, n in passage.runs:
        own = ~(one.quoted[i : i + n] | other.quoted[j : j + n])
        words += int(own.sum())
        plain += int((own & ~one.named[i : i + n] & ~other.named[j : j + n]).sum())
    return words, plain


def _shares(one: Stream, other: Stream, passages: tuple[Passage, ...]) -> Shared:
    here, there = np.zeros(len(one), np.bool_), np.zeros(len(other), np.bool_)
    for i, j, n in (run for passage in passages for run in passage.runs):
        here[i : i + n] = there[j : j + n] = True
    return Shared(one, other, passages, _part(here), _part(there))


def _part(covered: Bools) -> float:
    return round(float(covered.mean()), 3)


def _derivation(found: Shared) -> Derivation:
    first = _first(found)
    forward = _turned(found) if first < 0 else found
    kind = _kind(forward, shown=first != 0)
    if kind is DerivationKind.SAME_WIRE and forward.share_of_one > forward.share_of_other:
        forward = _turned(forward)  # a common dispatch has no direction: it is told of the text of which it is more
    return Derivation(
        source=forward.one.reading.id,
        to=forward.other.reading.id,
        kind=kind,
        share=forward.share_of_other,
        changes=tuple(change for passage in forward.passages for change in _changes(forward, passage)),
        evidence=(*(pair for passage in forward.passages for pair in _aligned(forward, passage)), *_said(forward, kind)),
    )


def _said(found: Shared, kind: DerivationKind) -> Iterator[tuple[Span]]:
    """What the articles themselves say of it: a list of reprints, the agency that both credit."""
    one, other = found.one.reading.article, found.other.reading.article
    spans = (*listed(one, other), *(wired(one, other) if kind is DerivationKind.SAME_WIRE else ()))
    yield from ((span,) for span in spans)


def _turned(found: Shared) -> Shared:
    """The same passages, read from the other article."""
    passages = tuple(Passage(tuple((j, i, n) for i, j, n in passage.runs)) for passage in found.passages)
    return Shared(found.other, found.one, passages, found.share_of_other, found.share_of_one)


def _first(found: Shared) -> int:
    """1 when the one article came first, -1 when the other did, 0 when nothing shows it; a part comes after the whole."""
    if shown := came_first(found.one.reading.article, found.other.reading.article):
        return shown
    if found.share_of_one >= WHOLE > found.share_of_other:
        return -1  # the shorter text is an excerpt of the longer
    if found.share_of_other >= WHOLE > found.share_of_one:
        return 1
    return 0


def _kind(found: Shared, *, shown: bool) -> DerivationKind:
    """The kind of a derivation from the one article to the other."""
    source, to = found.one.reading.article, found.other.reading.article
    credited = names_source(to, source) or bool(listed(to, source))
    wire = bool(set(source.agencies) & set(to.agencies)) and not credited
    if found.share_of_one >= WHOLE and found.share_of_other >= WHOLE:
        return DerivationKind.SAME_WIRE if wire else DerivationKind.COPY
    if found.share_of_other >= WHOLE and shown and not wire:
        return DerivationKind.EXCERPT
    if credited or (shown and not wire and found.share_of_other >= MOSTLY):
        return DerivationKind.REWRITE
    return DerivationKind.SAME_WIRE


def _aligned(found: Shared, passage: Passage) -> Iterator[tuple[Span, Span]]:
    """The words of a passage in both articles, paragraph by paragraph."""
    piece: list[Run] = []
    for run in (part for whole in passage.runs for part in _by_paragraph(found, whole)):
        if piece and _paragraphs(found, piece[-1]) != _paragraphs(found, run):
            yield _pair(found, piece)
            piece = []
        piece.append(run)
    yield _pair(found, piece)


def _by_paragraph(found: Shared, run: Run) -> Iterator[Run]:
    """A run cut where either article begins a new paragraph."""
    i, j, n = run
    here, there = found.one.paragraph[i : i + n], found.other.paragraph[j : j + n]
    cuts = [0, *(np.flatnonzero((np.diff(here) != 0) | (np.diff(there) != 0)) + 1).tolist(), n]
    yield from ((i + a, j + a, b - a) for a, b in pairwise(cuts))


def _paragraphs(found: Shared, run: Run) -> tuple[int, int]:
    return int(found.one.paragraph[run[0]]), int(found.other.paragraph[run[1]])


def _pair(found: Shared, runs: list[Run]) -> tuple[Span, Span]:
    (i, j, _), (a, b, n) = runs[0], runs[-1]
    return _span(found.one, (i, a + n)), _span(found.other, (j, b + n))


def _span(of: Stream, words: Range) -> Span:
    """The words [first, last) of a stream as a span."""
    return of.reading.span(int(of.starts[words[0]]), int(of.ends[words[1] - 1]))


def _changes(found: Shared, passage: Passage) -> Iterator[tuple[Span, Span]]:
    """What stands between two runs of a passage; where one side has nothing, the word before is taken in on both."""
    for (i, j, n), (a, b, _) in pairwise(passage.runs):
        back = 1 if i + n == a or j + n == b else 0
        here, there = (i + n - back, a), (j + n - back, b)
        if _paragraphs(found, (i, j, n)) == _paragraphs(found, (a, b, 0)):
            yield _span(found.one, here), _span(found.other, there)
