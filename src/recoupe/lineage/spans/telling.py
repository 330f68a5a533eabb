"""Whether a short passage is somebody's prose, by its words: not who met whom and where, not what a site says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np

from recoupe.lang import fold, table
from recoupe.lineage.spans.arrays import Bools, Spans
from recoupe.lineage.spans.stock import LITTLE, SPAN, own

PAGE = 60
"""Words of nobody's speech below which a passage may be lines of a site and an agency one below the other."""
PLAIN = 15
"""Least words of a passage shorter than a paragraph that do not begin with a capital (those in capitals throughout are loud, no names):
persons, offices and places in a row are nobody's prose."""
WORD = re.compile(r"\w+")


@cache
def _site() -> re.Pattern[str]:
    """What only sites say, wherever it stands (`lang/fr/boilerplate`)."""
    return re.compile("|".join(table("fr/boilerplate")["anywhere"].splitlines()))


@lru_cache(maxsize=65536)
def _told_of(line: str) -> int:
    """How many words of a line are no site's; the same lines come back on page after page. A paragraph is nobody's line."""
    words = len(WORD.findall(line))
    return 0 if words < LITTLE and _site().search(" ".join(fold(line).split())) else words


def _names(passage: str) -> int:
    return sum(word[0].isupper() and not word[1:].isupper() for word in WORD.findall(passage))


def told(spans: Spans, text: Callable[[int], str]) -> Bools:
    """Which spans are prose of the article; `text` gives the text of a target."""
    said = [text(n)[a:b] for n, a, b in zip(spans.target.tolist(), spans.start.tolist(), spans.end.tolist(), strict=True)]
    words = own(spans)
    short = (words < LITTLE).tolist()
    names = np.array([_names(passage) if looked_at else 0 for passage, looked_at in zip(said, short, strict=True)], np.int64)
    plain: Bools = (words >= LITTLE) | (words - names * words // np.maximum(spans.words, 1) >= PLAIN)
    for n in np.flatnonzero(plain).tolist():
        plain[n] = sum(map(_told_of, said[n].splitlines())) >= SPAN
    return plain
