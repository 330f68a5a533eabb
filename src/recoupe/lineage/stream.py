"""An article as a stream of folded words with their places: what the search for shared text works on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from recoupe.lineage.spans import Bools, Hashes, Numbers, Small, fold
from recoupe.model import Attribution, Found, Range, Reading, merged


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of the told zones of one article.

    `starts` and `ends` are places in the clean text, `words` 64-bit hashes of the folded words. `quoted` marks
    words between quotation marks, `named` those of names and offices, `paragraph` the paragraph of each word.
    """

    reading: Reading
    starts: Small
    ends: Small
    words: Hashes
    quoted: Bools
    named: Bools
    paragraph: Numbers

    def __len__(self) -> int:
        return len(self.starts)


def stream(reading: Reading, found: Found, attributions: Iterable[Attribution]) -> Stream:
    """The stream of one article; words that others said, and names, are marked as such."""
    words = fold([reading.clean]).words
    told = np.flatnonzero(_within(words.starts, reading.told()))
    starts = words.starts[told]
    quoted = [span.range for said in attributions for span in said.quoted]
    first = np.array([a for a, _ in reading.paragraphs] or [0], dtype=np.int64)
    return Stream(
        reading,
        starts,
        words.ends[told],
        words.hashes[told],
        words.quoted[told] | _within(starts, quoted),
        _within(starts, (m.span.range for m in found.mentions)),
        np.searchsorted(first, starts, side="right"),
    )


def _within(starts: Small, ranges: Iterable[Range]) -> Bools:
    """Which words begin inside one of the ranges."""
    joined = np.array(merged(ranges) or [(0, 0)], dtype=np.int64)
    at = np.searchsorted(joined[:, 0], starts, side="right") - 1
    inside: Bools = (at >= 0) & (starts < joined[np.maximum(at, 0), 1])
    return inside
