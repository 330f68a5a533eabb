"""An article as a stream of folded words with their places: what the search for shared text works on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from recoupe.lang import fold
from recoupe.model import Attribution, Found, Range, Reading, merged

Bools = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

WORD = re.compile(r"[^\W\d_]+|\d+")
"""Letters or digits in a row: hyphens, apostrophes and thousands marks are spelt in too many ways to count."""
MARKED = re.compile(r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"|»[^«»]+«")


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of the told zones of one article.

    `starts` and `ends` are places in the clean text, `words` 64-bit hashes of the folded words. `quoted` marks
    words between quotation marks, `named` those of names and offices, `paragraph` the paragraph of each word.
    """

    reading: Reading
    starts: Numbers
    ends: Numbers
    words: Hashes
    quoted: Bools
    named: Bools
    paragraph: Numbers

    def __len__(self) -> int:
        return len(self.starts)


@lru_cache(maxsize=262144)
def word_hash(word: str) -> int:
    """64 bits that stand for the folded word, the same on every machine."""
    return int.from_bytes(blake2b(fold(word).encode(), digest_size=8).digest(), "little")


def stream(reading: Reading, found: Found, attributions: Iterable[Attribution]) -> Stream:
    """The stream of one article; words that others said, and names, are marked as such."""
    text = reading.clean
    spots = [m.span() for a, b in reading.told() for m in WORD.finditer(text, a, b)]
    starts = np.array([a for a, _ in spots], dtype=np.int64)
    ends = np.array([b for _, b in spots], dtype=np.int64)
    words = np.array([word_hash(text[a:b]) for a, b in spots], dtype=np.uint64)
    quoted = [span.range for said in attributions for span in said.quoted]
    quoted += [m.span() for a, b in reading.paragraphs for m in MARKED.finditer(text, a, b)]
    first = np.array([a for a, _ in reading.paragraphs] or [0], dtype=np.int64)
    return Stream(
        reading,
        starts,
        ends,
        words,
        _within(starts, quoted),
        _within(starts, (m.span.range for m in found.mentions)),
        np.searchsorted(first, starts, side="right"),
    )


def _within(starts: Numbers, ranges: Iterable[Range]) -> Bools:
    """Which words begin inside one of the ranges."""
    joined = np.array(merged(ranges) or [(0, 0)], dtype=np.int64)
    at = np.searchsorted(joined[:, 0], starts, side="right") - 1
    inside: Bools = (at >= 0) & (starts < joined[np.maximum(at, 0), 1])
    return inside
