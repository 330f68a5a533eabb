"""Quantities of one article: numbers with what they count, as intervals.

A pattern finds the numbers (`quantities_grammar`); what stands before each makes an amount (`quantities_amounts`), what stands behind
it says what is counted (`quantities_counted`), and its clause how firmly it is told (`quantities_modality`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from recoupe.mentions.quantities.amounts import Amounts
from recoupe.mentions.quantities.counted import Counting
from recoupe.mentions.quantities.grammar import LANGUAGES, Grammar, grammar
from recoupe.mentions.quantities.made import Maker
from recoupe.mentions.quantities.modality import Clauses
from recoupe.mentions.quantities.ranks import Ranks
from recoupe.mentions.quantities.special import Special
from recoupe.mentions.quantities.taken_up import lengths, taken_up
from recoupe.mentions.times import find as time_expressions
from recoupe.mentions.times.grammar import lowered, plain, view
from recoupe.model import Firmness, Quantity, Range, Reading, TimexType


def find(reading: Reading) -> tuple[Quantity, ...]:
    """The quantities of an article's story, in order. Dates, clock times, and numbers that are names count nothing."""
    language = reading.article.language if reading.article.language in LANGUAGES else "fr"  # figures are alike everywhere
    finder = Finder(reading, grammar(language))
    found = chain.from_iterable(map(finder.read, reading.sentences))
    return tuple(taken_up(lengths(reading, found, finder.rules["joined"])))


class Finder:
    """Reads the numbers of one article."""

    def __init__(self, reading: Reading, rules: Grammar) -> None:
        self.rules = rules
        self.text, self.lower = plain(reading.clean), lowered(reading.clean)
        self.view = view(reading.clean, bare=True, figures=True)
        phrases = time_expressions(reading)[0]
        self.dates = [p for p in phrases if p.type in {TimexType.DATE, TimexType.TIME}]
        self.starts = [p.span.start for p in self.dates]
        counting = Counting(reading.clean, self.text, rules)
        self.amounts, self.maker = Amounts(self.text, self.lower, rules), Maker(reading, counting, self.dated)
        self.ranks, self.special = Ranks(reading, counting, phrases), Special(self.maker, self.amounts)

    def read(self, sentence: Range) -> Iterator[Quantity]:
        """The quantities of one sentence, in order, apart from one another."""
        heads = list(self.rules.numbers(self.text, self.view, *sentence))
        clauses: Clauses | None = None
        done = sentence[0]
        for n, head in enumerate(heads):
            if head.start() < done:
                continue
            for quantity in self.quantities(head, heads[n + 1] if n + 1 < len(heads) else None, (done, sentence[1]), sentence):
                clauses = clauses or Clauses(self.lower, sentence, self.rules.language)
                yield self.told(quantity, clauses)
                done = max(done, quantity.span.end)

    def quantities(self, head: re.Match[str], other: re.Match[str] | None, rest: Range, sentence: Range) -> Iterator[Quantity]:
        """The quantity that begins with a number; two where it tells of a change from one to the other."""
        kind = head.lastgroup or ""
        if kind not in {"number", "one"}:
            made = self.ranks.read(head, sentence) if kind == "rank" else self.special.read(kind, head, rest)
            if made and not self.dated(head.start(), head.end(), made.unit):
                yield made
            return
        for amount in self.amounts.several(head, other, rest[0]):
            quantity = self.maker.number(amount, rest, alone=kind == "one" and not amount.range)
            if quantity is not None:
                yield quantity
                rest = (quantity.span.end, rest[1])

    def dated(self, start: int, end: int, unit: str) -> bool:
        """Whether a number belongs to a date or a time of day. Lengths that a date is counted by are quantities: "il y a deux ans"."""
        at = bisect_left(self.starts, end) - 1
        phrase = self.dates[at] if at >= 0 and self.dates[at].span.end > start else None
        if phrase is None:
            return False
        if phrase.type is TimexType.TIME or unit in self.rules.times:
            return phrase.type is TimexType.TIME
        return any(part is not None for part in (phrase.year, phrase.month, phrase.day, phrase.weekday))

    def told(self, quantity: Quantity, clauses: Clauses) -> Quantity:
        """The quantity with how firmly its clause tells it."""
        start, end = quantity.span.range
        known = quantity.unit == "rank" or quantity.of == self.rules.words["age"]["word"]
        known = known or (quantity.low == quantity.high and self.text.startswith(self.rules.known, start))
        firm = clauses.told(start, end, known=known, within=bool(self.rules["of"].search(self.text, max(0, start - 4), start)))
        return (
            quantity
            if firm in {Firmness.ASSERTED, quantity.modality} or (firm is Firmness.REPORTED and quantity.modality is Firmness.ESTIMATED)
            else replace(quantity, modality=firm)
        )
