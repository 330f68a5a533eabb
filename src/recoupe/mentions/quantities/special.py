"""Quantities that do not begin with a plain number: halves, shares, multiples, round plurals, "un seul"."""

from __future__ import annotations

import re

from recoupe.mentions.quantities.amounts import Amount, Amounts
from recoupe.mentions.quantities.counted import Counted
from recoupe.mentions.quantities.made import Maker
from recoupe.mentions.quantities.numbers import value
from recoupe.model import Change, Quantity, Range

FEW, MANY = 2, 10
"""A round plural is from twice to nearly ten times what it counts: "des centaines" are 200 to 999."""


class Special:
    """Reads them in one article, each by the method named as its head in the grammar."""

    def __init__(self, maker: Maker, amounts: Amounts) -> None:
        self.maker, self.amounts = maker, amounts
        self.rules, self.counting, self.span = maker.rules, maker.counting, maker.reading.span
        self.kinds = {
            name: getattr(self, name) for name in ("half", "quarter", "multiple", "tuple", "most", "vague", "handful", "fraction", "sole")
        }

    def read(self, kind: str, head: re.Match[str], rest: Range) -> Quantity | None:
        """The quantity of a head that is no plain number."""
        made: Quantity | None = self.kinds[kind](head, rest)
        return made

    def half(self, head: re.Match[str], rest: Range) -> Quantity:
        """Half of a unit of time: "une demi-heure"."""
        return self._made(head, rest, 0.5, Counted(self.rules.units[head["half_unit"]], None, head.end()))

    def quarter(self, head: re.Match[str], rest: Range) -> Quantity:
        """Quarters of an hour."""
        many = value(self.rules.language, (head["quarters"] or "").strip() or self.rules.words["one"]) or 1
        return self._made(head, rest, 0.25 * many, Counted("hour", None, head.end()))

    def multiple(self, head: re.Match[str], _: Range) -> Quantity:
        """How many times as much, in one word: "a doublé", "le triple"."""
        times = float(self.rules.words["multiples"][head["multiple_word"]])
        return Quantity(self.span(*head.span()), times, times, "fold", change=Change.MORE)

    def tuple(self, head: re.Match[str], _: Range) -> Quantity:
        """How many times somebody won or holds something: "septuple vainqueur"."""
        times = float(self.rules.words["tuples"][head["tuple_word"]])
        return Quantity(self.span(*head.span()), times, times, "item", self.maker.reading.clean[slice(*head.span("winner"))])

    def most(self, head: re.Match[str], rest: Range) -> Quantity:
        """Most of something, as a share of it: "la plupart des élus"."""
        low, high = self.rules.words["most"][head["most_word"]]
        of = self.counting.noun(head.end(), rest[1], 1, "noun_of")
        return Quantity(self.span(head.start(), of.end if of else head.end()), low, high, "ratio", of.of if of else None)

    def vague(self, head: re.Match[str], rest: Range) -> Quantity | None:
        """A round plural: "des dizaines de milliers de soldats"."""
        scales = self.rules.words["vague"]
        scale = scales[head["vague_one"]] * (scales[head["vague_two"]] if head["vague_two"] else 1)
        counted = self.counting.after(head.end(), rest[1], MANY * scale)
        counted = counted or (Counted("item", None, head.end()) if head["vague_few"] else None)
        return self._between(head, FEW * scale, MANY * scale - 1, counted)

    def handful(self, head: re.Match[str], rest: Range) -> Quantity | None:
        """Fewer than ten: "une poignée d'élus"."""
        return self._between(head, FEW, MANY - 1, self.counting.after(head.end(), rest[1], FEW))

    def sole(self, head: re.Match[str], rest: Range) -> Quantity | None:
        """One and no other, or none: "une seule rencontre", "un seul des deux navires", "pas un seul blessé"."""
        noun = self.counting.noun(head.end(), rest[1], 1) or self.counting.part(head.end(), rest[1], 1)
        if noun is None or self.rules.ordinal(noun.noun):
            return None
        number = 0 if head["none"] else 1
        return self._between(head, number, number, noun)

    def fraction(self, head: re.Match[str], rest: Range) -> Quantity:
        """A share: "la moitié des députés", "les deux tiers"."""
        if head["over"]:
            share = int(head["over"]) / int(head["under"])
        else:
            parts = value(self.rules.language, head["parts"]) if head["parts"] else None
            share = (parts or 1.0) * self.rules.words["fractions"][head["part"]]
        of = self.counting.noun(head.end(), rest[1], 1, "noun_of")
        return self._made(head, rest, round(share, 2), Counted("ratio", of.of if of else None, of.end if of else head.end()))

    def _made(self, head: re.Match[str], rest: Range, number: float, counted: Counted) -> Quantity:
        begin, hedge, determiner = self.amounts.before(head.start(), rest[0])
        amount = Amount(begin, head.start(), head.end(), head.end(), number, number, head.group(), hedge, determiner)
        return self.maker.made(amount, counted, counted.end, rest)

    def _between(self, head: re.Match[str], low: float, high: float, counted: Counted | None) -> Quantity | None:
        if counted is None:
            return None
        return Quantity(self.span(head.start(), counted.end), low, high, counted.unit, counted.of, counted.per)
