"""How firmly a number is told, by the words of its clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from recoupe.lang import table
from recoupe.model import Firmness, Range

STRONGEST = (Firmness.DENIED, Firmness.HEARSAY, Firmness.CONDITIONAL, Firmness.PLANNED, Firmness.ESTIMATED, Firmness.REPORTED)
"""What takes a number furthest from a plain fact comes first."""

KINDS = {f.value: f for f in STRONGEST} | {"wanted": Firmness.PLANNED}
"""What the lists of the table mean."""
BEFORE = frozenset({"denied", "wanted"})
"""Lists whose words only tell of numbers that follow them."""
NEAR = 40
"""Characters before a number from which a "ne ... pas" still denies it, and not something else of its clause."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The patterns of one language: words that show firmness, words that only look so, and where a clause ends."""

    words: re.Pattern[str]
    look_alikes: frozenset[str]
    borders: re.Pattern[str]


class Clauses:
    """The signs of firmness in one sentence, in lower case with its accents."""

    def __init__(self, lower: str, sentence: Range, language: str) -> None:
        signs = _signs(language)
        found = (m for m in signs.words.finditer(lower, *sentence) if m.group() not in signs.look_alikes)
        self._shown = [(m.start(), KINDS[m.lastgroup or ""], m.lastgroup in BEFORE) for m in found]
        self._borders = [sentence[0], *(m.end() for m in signs.borders.finditer(lower, *sentence)), sentence[1]] if self._shown else []

    def told(self, start: int, end: int, *, known: bool, within: bool) -> Firmness:
        """How firmly the number at [start, end) is told.

        `known`: of "les 30 alliés" only somebody else's word says anything. `within`: a number that is part of a thing ("ne pardonne pas
        le trou de | cinq milliards") is not denied with what is said of the thing.
        """
        if not self._shown:
            return Firmness.ASSERTED
        left = self._borders[max(0, bisect_right(self._borders, start) - 1)]
        right = self._borders[min(len(self._borders) - 1, bisect_left(self._borders, end))]
        before = [f for a, f, _ in self._shown if left <= a < start and not (f is Firmness.DENIED and (within or start - a > NEAR))]
        after = [f for a, f, first in self._shown if end <= a < right and not first]
        found = {*before[-1:], *after[:1]}
        if known:
            found &= {Firmness.REPORTED, Firmness.ESTIMATED}
        return next((f for f in STRONGEST if f in found), Firmness.ASSERTED)


@cache
def _signs(language: str) -> Signs:
    tables = table(f"{language}/quantities_modality")
    words = "|".join(f"(?P<{name}>{'|'.join(tables[name])})" for name in KINDS)
    return Signs(re.compile(rf"(?<![\w-])(?:{words})(?!\w)"), frozenset(tables["not"]), re.compile(tables["borders"]))
