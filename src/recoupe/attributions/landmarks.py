"""Places of a page by which its quotations are bounded: ends and beginnings of sentences, reporting clauses, brackets."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property
from itertools import accumulate

from recoupe.lang import table
from recoupe.model import Range


class Landmarks:
    """The places of one text, each kind looked for once, when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    def implied_end(self, start: int, limit: int, paragraph: Range) -> int:
        """Where a quotation without a closing mark ends: before its reporting clause, or with the last sentence."""
        at = bisect_left(self.reports, start)
        if at < len(self.reports) and self.reports[at] < limit:
            return self.reports[at]
        if limit == paragraph[1]:
            return limit
        at = bisect_left(self._stops, limit + 1) - 1
        return self._stops[at] if at >= 0 and self._stops[at] > start else limit

    def sentence_start(self, start: int, at: int) -> int:
        """Where the sentence that holds a place begins, within a paragraph."""
        found = bisect_left(self._starts, at) - 1
        return max(start, self._starts[found]) if found >= 0 else start

    def person(self, start: int, end: int) -> bool:
        """Whether somebody speaks of himself or to others ("je", "nous", "vous")."""
        return bisect_left(self._persons, end) > bisect_left(self._persons, start)

    @cached_property
    def reports(self) -> list[int]:
        """Where reporting clauses begin (", a-t-il déclaré")."""
        return [m.start() for m in pattern("report").finditer(self.text)]

    @cached_property
    def _persons(self) -> list[int]:
        return [m.start() for m in pattern("person").finditer(self.text)]

    @cached_property
    def _stops(self) -> list[int]:
        """Where sentences end."""
        return [m.end() for m in re.finditer(r"[.!?…](?=[\s«»“”\"]|$)", self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        """Where sentences begin, and what is announced by a colon."""
        return [m.end() for m in re.finditer(r"(?:[.!?…]|\s:)\s+", self.text)]

    def depth(self, at: int) -> int:
        """How many brackets are open at a place."""
        places, depths = self._brackets
        return depths[bisect_left(places, at)]

    @cached_property
    def _brackets(self) -> tuple[list[int], list[int]]:
        """Where brackets stand, and how many are open before each and at the end."""
        found = [(m.start(), 1 if m.group() in "([" else -1) for m in re.finditer(r"[()\[\]]", self.text)]
        return [at for at, _ in found], [*accumulate((turn for _, turn in found), initial=0)]


@cache
def pattern(name: str) -> re.Pattern[str]:
    """An expression of the table of quotations."""
    return re.compile(table("fr/quotations")[name])
