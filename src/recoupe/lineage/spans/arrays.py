"""The arrays that the span engine hands from one step to the next: columns of equal length, one row for each thing."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
Short = npt.NDArray[np.uint16]
Small = npt.NDArray[np.uint32]
Limits = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

WORDS, LETTERS = 0, 1
"""The two keys: what is counted and compared are words, or letters without their spaces."""
GRAM = (7, 25)
"""Units under one print, by key: 7 words (SCALE 4.1), 25 letters (the length that passim takes)."""


class Units(NamedTuple):
    """The words (or the letters) of a batch of texts, folded; those of text i are [bounds[i], bounds[i + 1])."""

    hashes: Hashes
    """64 bits that stand for the folded word, or the folded letter itself."""
    starts: Small
    """Code points of the text, half-open with `ends`."""
    ends: Small
    quoted: Bools
    """Between quotation marks."""
    bounds: Numbers


class Shelf(NamedTuple):
    """Units of which little is kept: those of all texts are in memory at once."""

    hashes: Small
    """32 bits of each."""
    starts: Small
    sizes: Short | Small
    """Code points; in 16 bits where all of a shelf have room."""
    quoted: Bools
    bounds: Numbers


class Grams(NamedTuple):
    """Sampled grams of 25 letters; `place` counts the letters and digits of the text before the gram."""

    article: Small
    place: Small
    hashes: Hashes
    quoted: Bools


class Folded(NamedTuple):
    """A batch of texts, folded: its words, the grams of its letters, and which texts look as if they had lost their spaces."""

    words: Units
    grams: Grams
    glued: Bools


class Prints(NamedTuple):
    """Fingerprints. `article` numbers the articles in order of time: (day, id), those without a day last."""

    hashes: Hashes
    article: Small
    place: Small
    """Words (key 0) or letters (key 1) of the article before the print."""
    quoted: Bools
    key: Bytes


class Seeds(NamedTuple):
    """One print in two articles, of which the target is the later: at `at` in the target, at `origin` in the source."""

    target: Small
    source: Small
    at: Small
    origin: Small
    quoted: Bools
    """Between quotation marks in either article."""
    key: Bytes


class Chains(NamedTuple):
    """Seeds that follow one another in both articles: chain i holds the seeds [lo[i], hi[i]) of `seeds`."""

    lo: Numbers
    hi: Numbers
    seeds: Seeds
    """Sorted by target, source, key and place."""


class Stretches(NamedTuple):
    """Passages of a target with one source each. Places are units of the key, half-open, and each end is the end of a shared print."""

    target: Small
    source: Small
    key: Bytes
    at: Small
    at_end: Small
    origin: Small
    origin_end: Small
    hits: Small
    """Shared prints."""
    quoted: Small
    """Those of them between quotation marks in either article."""
    changed: Small
    """Units of the target that are other than in the source; estimated from where no print is shared."""


class Windows(NamedTuple):
    """The units beside both ends of stretches of one key, in the target or in the source, the nearest first; REACH of them (`widening`)."""

    before: Small
    """(rows, REACH): 32 bits of each unit, 0 where the text has none."""
    behind: Small
    starts: Small
    """(rows, REACH + 1): where the passage starts, in code points, when it is widened by 0, 1, 2 ... units."""
    ends: Small
    quoted: Small
    """(rows): units of the stretch itself between quotation marks."""


class Spans(NamedTuple):
    """Copied passages: code points of the texts, half-open."""

    target: Small
    source: Small
    key: Bytes
    start: Small
    end: Small
    origin: Small
    """Where the passage begins in the source's text."""
    origin_end: Small
    words: Small
    quoted: Small
    """Words of them between quotation marks in either article."""
    changed: Small
    """Words of the target that are other in the source; estimated, but right for a passage with none."""
    stock: Bools
    """No copying: what pages carry whatever their story. It is told, and joins no articles."""


Rows = TypeVar("Rows", Grams, Prints, Seeds, Stretches, Spans)


def taken(rows: Rows, which: Bools | Numbers | slice) -> Rows:
    """Some of the rows, in every column."""
    if isinstance(which, np.ndarray):
        rows_taken = np.flatnonzero(which) if which.dtype == np.bool_ else which
        return type(rows)._make(column.take(rows_taken) for column in rows)
    return type(rows)._make(column[which] for column in rows)


def joined(parts: list[Rows]) -> Rows:
    """The rows of several tables (at least one), one below the other."""
    return type(parts[0])._make(np.concatenate(columns) for columns in zip(*parts, strict=True))


def narrow(hashes: Hashes | Small) -> Small:
    """32 bits that tell apart the words (or letters) beside a passage."""
    return hashes.astype(np.uint32) if hashes.dtype == np.uint32 else (hashes ^ (hashes >> np.uint64(32))).astype(np.uint32)


def together(parts: list[Units]) -> Units:
    """The units of several batches of texts (at least one) as those of one batch."""
    columns = (np.concatenate(columns) for columns in tuple(zip(*parts, strict=True))[:-1])
    return Units._make((*columns, _bounds(parts)))


def shelf(units: Units) -> Shelf:
    """The same units, narrow."""
    sizes = units.ends - units.starts
    short = not len(sizes) or int(sizes.max()) < 1 << 16
    return Shelf(narrow(units.hashes), units.starts, sizes.astype(np.uint16) if short else sizes, units.quoted, units.bounds)


def shelved(parts: list[Shelf]) -> Shelf:
    """Several shelves (at least one) as one."""
    columns = (np.concatenate(columns) for columns in tuple(zip(*parts, strict=True))[:-1])
    return Shelf._make((*columns, _bounds(parts)))


def _bounds(parts: list[Units] | list[Shelf]) -> Numbers:
    return np.concatenate([[0], np.cumsum(np.concatenate([np.diff(part.bounds) for part in parts]))])


def counted(counts: Numbers) -> Numbers:
    """0 .. n-1 for each n of the counts, one after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
