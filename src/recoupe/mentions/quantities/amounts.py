"""Amounts: a number, or the two ends of a range, with the hedge and the determiner before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.mentions.quantities.grammar import Grammar
from recoupe.mentions.quantities.numbers import value

ROUND = 1 / 6
"""How far a round count may be off: "une douzaine" is ten to fourteen."""
WIDTH = {"about": (0.95, 1.05), "nearly": (0.9, 1.0), "barely": (1.0, 1.1), "less": (0.0, 1.0), "": (1.0, 1.0)}
"""What a hedge makes of a number, as shares of it; "more" is open upwards."""
BEFORE = 40
"""Characters before a number in which its hedge and determiner stand."""
WORD = re.compile(r"[^\s'(«\"]+'?")
HYPHENS = "-–"
SHORT = 1000
"""Ends of a range below this may leave their scale to the other end ("deux à trois millions", "20 à 30 000")."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stands before it.

    `start` is where hedge or determiner begin, `at` where the number does, `end` where it ends, `behind` where what it counts
    is to be looked for. `words` are those of the number, `round` that it is a round count, `range` that it is one, `moved` that it is
    an end of a change ("passé de | 3 | à 5 %").
    """

    start: int
    at: int
    end: int
    behind: int
    low: float
    high: float
    words: str
    hedge: str = ""
    determiner: str = ""
    round: bool = False
    range: bool = False
    moved: bool = False

    def bounds(self, hedge: str = "") -> tuple[float, float | None]:
        """The bounds that the hedge leaves, the one before the number or else that behind it."""
        hedge = self.hedge or hedge
        if self.range:
            return self.low, None if hedge == "more" else self.high
        if hedge == "more":
            return self.low, None
        if self.round and not hedge:
            return float(round(self.low * (1 - ROUND))), float(round(self.low * (1 + ROUND)))
        low, high = WIDTH[hedge]
        return round(self.low * low, 4), round(self.low * high, 4)


class Amounts:
    """Reads the amounts of one article, given as plain text and in lower case with its accents."""

    def __init__(self, text: str, lower: str, rules: Grammar) -> None:
        self.text, self.lower, self.rules = text, lower, rules

    def one(self, start: int, end: int, left: int) -> Amount | None:
        """The amount of one number at [start, end)."""
        words = self.text[start:end]
        number = value(self.rules.language, words)
        if number is None:
            return None
        begin, hedge, determiner = self.before(start, left)
        rounded = any(word in self.rules.round for word in words.split())
        return Amount(begin, start, end, end, number, number, words, hedge, determiner, rounded)

    def several(self, head: re.Match[str], other: re.Match[str] | None, left: int) -> list[Amount]:
        """The amount of a number, of the range that it opens, or of the two ends of a change ("passé de 3 à 5 %")."""
        one = self.one(head.start(), head.end(), left)
        two = self.one(other.start(), other.end(), head.end()) if other and self._joined(head, other, left) else None
        if one is None or two is None:
            return [one] if one else []
        two = replace(two, start=two.at, hedge="", determiner="")
        low = one.low * self._shared(one, two)
        opens = self.rules["between"].search(self.text, max(left, one.at - BEFORE), one.at)
        one = replace(one, low=low, high=low, behind=one.end if self._unit(one.end, two.at) else two.end)
        moves = self.rules["moves"].search(self.text, max(left, one.at - BEFORE), self._from(one.at, left))
        if self.text[two.at - 1] in HYPHENS and low >= two.high:
            return []  # "6-4": a score
        if moves or low > two.high:
            return [replace(one, moved=True), replace(two, moved=True)]
        start = opens.start() if opens else one.start
        return [
            replace(one, start=start, end=two.end, behind=two.end, high=two.high, words=f"{one.words} {two.words}", round=False, range=True)
        ]

    def before(self, at: int, left: int) -> tuple[int, str, str]:
        """Where hedge and determiner of a number begin, which hedge it is, and which determiner."""
        words = [m.start() for m in WORD.finditer(self.text, max(left, at - BEFORE), at)][-5:]
        hedge = self._hedge(words, at)
        if hedge is not None:
            return hedge, self.rules.hedges[self.text[hedge:at].strip()], ""
        known = (s for s in words[-2:] if self.text[s:at].strip() in self.rules.determiners)
        start = next(known, at)
        determiner = self.text[start:at].strip()
        if (accented := self.lower[start:at].strip()) in self.rules.words["accented"]:
            return start, self.rules.words["accented"][accented], ""
        hedge = self._hedge([w for w in words if w < start], start) if determiner else None
        if hedge is not None:
            return hedge, self.rules.hedges[self.text[hedge:start].strip()], determiner
        return start, "", determiner

    def _hedge(self, words: list[int], at: int) -> int | None:
        return next((start for start in words if self.text[start:at].strip() in self.rules.hedges), None)

    def _joined(self, head: re.Match[str], other: re.Match[str], left: int) -> bool:
        """Whether two numbers are the ends of one range: "entre 20 et 30", "3 % à 5 %", "20-30"."""
        if other.lastgroup != "number":
            return False
        at = self._unit(head.end(), other.start()) or head.end()
        if self.rules["to"].fullmatch(self.text, at, other.start()):
            return True
        between = self.rules["between"].search(self.text, max(left, head.start() - BEFORE), head.start())
        return bool(between and self.rules["and"].fullmatch(self.text, at, other.start()))

    def _unit(self, at: int, end: int) -> int:
        """Where a unit ends that stands between two numbers; 0 when there is none."""
        found = self.rules["percent"].match(self.text, at, end) or self.rules["unit"].match(self.text, at, end)
        return found.end() if found else 0

    def _from(self, at: int, left: int) -> int:
        """The place before the "de" of "de 3 à 5"."""
        found = self.rules["from"].search(self.text, max(left, at - 5), at)
        return found.start() if found else at

    def _shared(self, one: Amount, two: Amount) -> float:
        """The scale that the first end of a range takes from the second."""
        if one.low >= SHORT or any(w in self.rules.scales for w in one.words.split()):
            return 1.0
        scale = next((self.rules.scales[w] for w in reversed(two.words.split()) if w in self.rules.scales), 1.0)
        if scale == 1.0 and two.words.endswith((" 000", ".000")) and one.words.isdigit() and 0 < one.low * 1000 < two.low:
            return 1000.0
        return scale if one.low * scale < two.low else 1.0
