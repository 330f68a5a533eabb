"""Texts as folded words with their places: the whole of a batch at once.

A word is letters in a row or digits in a row: hyphens, apostrophes, quotation marks and thousands marks are spelt in too many ways
to count. Case, accents and ligatures are folded away, soft hyphens too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from recoupe.lineage.spans.alphabet import DIGIT, LETTER, alphabet, respelled
from recoupe.lineage.spans.arrays import GRAM, LETTERS, Bools, Folded, Grams, Hashes, Numbers, Units, counted, joined, taken, together
from recoupe.lineage.spans.hashing import parted, sliced, summed
from recoupe.lineage.spans.quotes import quoted

BATCH = 1 << 17
"""Code points folded at a time: so much stays in the cache of one core."""
LONG, GLUED = 20, 0.02
"""A text looks glued when this part of its letters stands in words of more than 20 letters, as where one space in ten is lost: in French
prose it is under 0.5 %, and one text in a hundred at most has more than 2 %."""
SAMPLED = np.uint64(3)
"""A gram of letters is kept when these bits of its hash are 0: one in four of those that begin a word, 0.05 for each letter."""
SALT = np.uint64(0x5851F42D4C957F2D)
"""Keeps hashes of letters apart from hashes of words."""


class _Scan(NamedTuple):
    """A batch of texts as one stream of folded letters; words are [first, last) in letters, [starts, ends) in code points of the batch."""

    letters: Hashes
    is_letter: Bools
    """Which code points of the batch are letters or digits."""
    odd: Numbers
    """Which of these became none or several, and how many (`sizes`)."""
    sizes: Numbers
    first: Numbers
    last: Numbers
    starts: Numbers
    ends: Numbers
    quoted: Bools
    bounds: Numbers
    """Words before each text."""
    offsets: Numbers
    """Code points before each text."""


def fold(texts: Sequence[str]) -> Folded:
    """The words of the texts, their sampled grams of letters, and which of them look glued."""
    return _together([_folded(batch) for batch in _batches(texts)])


def letters(texts: Sequence[str]) -> Units:
    """The letters of the texts, without what stands between them, as units of their own."""
    return together([_spelled(batch) for batch in _batches(texts)])


def _spelled(texts: Sequence[str]) -> Units:
    scan = _scan(texts)
    spelled = np.flatnonzero(scan.is_letter)
    places = spelled
    if len(scan.odd):
        counts = np.ones(len(spelled), np.int64)
        counts[scan.odd] = scan.sizes
        places = np.repeat(spelled, counts)
    bounds = np.searchsorted(places, scan.offsets)
    starts = (places - np.repeat(scan.offsets[:-1], np.diff(bounds))).astype(np.uint32)
    marked = np.repeat(scan.quoted, scan.last - scan.first)
    return Units(scan.letters, starts, starts + np.uint32(1), marked, bounds)


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    sizes = np.cumsum([len(text) + 1 for text in texts]) if texts else np.zeros(1, np.int64)
    first = 0
    while first < len(texts) or first == 0:
        before = sizes[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(sizes, before + BATCH)))
        yield texts[first:last]
        first = last


def _together(parts: list[Folded]) -> Folded:
    if len(parts) == 1:
        return parts[0]
    sizes = [len(p.glued) for p in parts]
    before = np.cumsum([0, *sizes[:-1]])
    grams = [p.grams._replace(article=p.grams.article + np.uint32(b)) for p, b in zip(parts, before.tolist(), strict=True)]
    return Folded(together([p.words for p in parts]), joined(grams), np.concatenate([p.glued for p in parts]))


def _folded(texts: Sequence[str]) -> Folded:
    scan = _scan(texts)
    sums = summed(scan.letters)
    offsets = np.repeat(scan.offsets[:-1], np.diff(scan.bounds))
    starts, ends = (scan.starts - offsets).astype(np.uint32), (scan.ends - offsets).astype(np.uint32)
    words = Units(parted(sums, scan.first), starts, ends, scan.quoted, scan.bounds)
    glued = _glued(scan)
    return Folded(words, _grams(scan, sums, glued), glued)


def _scan(texts: Sequence[str]) -> _Scan:
    offsets = np.concatenate([[0], np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)])
    whole = "\n".join([*texts, ""])
    codes, table = alphabet(np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint32, copy=False))
    kinds = table.kinds.take(codes)
    is_letter = (kinds - np.uint8(LETTER)) <= DIGIT - LETTER
    edges = np.flatnonzero(kinds[1:] != kinds[:-1]) + 1
    starts, ends = np.concatenate([[0], edges])[: len(kinds)], np.concatenate([edges, [len(kinds)]])[: len(kinds)]
    is_word = np.flatnonzero(is_letter.take(starts))
    starts, ends = starts.take(is_word), ends.take(is_word)
    folded, odd, sizes = respelled(table.letters.take(codes.compress(is_letter)))
    last = np.cumsum(ends - starts)
    first = last - (ends - starts)
    if len(odd):
        more = np.zeros(len(first) + 1, np.int64)
        np.add.at(more, np.searchsorted(first, odd, side="right"), sizes - 1)
        more = np.cumsum(more)
        first, last = first + more[:-1], last + more[1:]
        spelled = np.flatnonzero(last > first)
        starts, ends, first, last = starts.take(spelled), ends.take(spelled), first.take(spelled), last.take(spelled)
    bounds = np.searchsorted(starts, offsets)
    return _Scan(folded, is_letter, odd, sizes, first, last, starts, ends, quoted(kinds, starts), bounds, offsets)


def _before(scan: _Scan) -> Numbers:
    """Letters before each text, and those of all."""
    return np.append(scan.first, len(scan.letters))[scan.bounds]


def _glued(scan: _Scan) -> Bools:
    sizes = scan.last - scan.first
    long = np.concatenate([[0], np.cumsum(np.where(sizes > LONG, sizes, 0))])[scan.bounds]
    share: Bools = np.diff(long) > GLUED * np.diff(_before(scan))
    return share


def _grams(scan: _Scan, sums: Hashes, glued: Bools) -> Grams:
    """Sampled grams that begin a word; in glued texts, where nobody knows what begins a word, of all letters."""
    before, first, word = _before(scan), scan.first, np.empty(0, np.int64)
    if glued.any():
        loose = np.flatnonzero(np.repeat(~glued, np.diff(scan.bounds)))
        sizes = np.where(glued, np.diff(before), 0)
        inner = np.repeat(before[:-1], sizes) + counted(sizes)
        word = np.concatenate([loose, np.searchsorted(first, inner, side="right") - 1])
        first = np.concatenate([first[loose], inner])
    hashes = sliced(sums, first, np.minimum(first + GRAM[LETTERS], len(scan.letters))) ^ SALT
    kept = np.flatnonzero((hashes & SAMPLED) == 0)
    word, first, hashes = word[kept] if len(word) else kept, first[kept], hashes[kept]
    article = np.searchsorted(scan.bounds, word, side="right") - 1
    whole = np.flatnonzero(first + GRAM[LETTERS] <= before[article + 1])
    word, first, hashes, article = word[whole], first[whole], hashes[whole], article[whole]
    rows = Grams(article.astype(np.uint32), (first - before[article]).astype(np.uint32), hashes, scan.quoted[word])
    return taken(rows, np.lexsort((first, article))) if glued.any() else rows
