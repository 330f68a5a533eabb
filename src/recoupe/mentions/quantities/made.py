"""From an amount and what stands around it to the record of a quantity."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from recoupe.mentions.quantities.ages import Ages
from recoupe.mentions.quantities.amounts import Amount
from recoupe.mentions.quantities.counted import Counted, Counting
from recoupe.mentions.quantities.numbers import value
from recoupe.mentions.quantities.taken_up import MILLION, is_money
from recoupe.mentions.times.grammar import plain
from recoupe.model import Change, Firmness, Quantity, Range, Reading

BARE = 100
"""Least number that is taken for a count when no noun follows it, if the words hedge it or make it a range."""
YEAR = re.compile(r"(?:1[89]|20)\d\d")
CODE = re.compile(r"0\d|\d{1,2}(?: \d\d){2}|[\d ]*\d(?=[-/]\w|h\d|°(?! ?c)|:\d)")
"""Figures that are no number: "007", the pairs of a telephone number, "12/5", "10h30"."""
REACH = 48
"""Characters before a number that may say what it does there ("en hausse de")."""
SHARES = frozenset({"percent", "fold", "ratio", "point"})
"""Units that compare."""


class Maker:
    """Makes the quantities of one article. `dated` says whether a number of some unit belongs to a date."""

    def __init__(self, reading: Reading, counting: Counting, dated: Callable[[int, int, str], bool]) -> None:
        self.reading, self.counting, self.dated = reading, counting, dated
        self.text, self.rules = counting.text, counting.rules
        self.ages = Ages(reading.clean, self.text, self.rules)

    def number(self, amount: Amount, rest: Range, *, alone: bool) -> Quantity | None:
        """The quantity of an amount with what it counts; None when it counts nothing, or is a date or a name."""
        if self.code(amount) or self.names_something(amount):
            return None
        if fold := self.fold(amount, rest):
            return fold
        counted = self.counting.after(amount.behind, rest[1], amount.high, amount.words)
        counted = self.signed(amount, rest, counted) or counted or self.bare(amount, rest)
        if counted is None:
            return self.out_of(amount, Counted("ratio", None, amount.end), rest)
        unit = amount.end if counted.end <= amount.end else counted.end
        if counted.unit == "hour" and self.rules["clock"].match(self.text, counted.end, rest[1]):
            return None
        if (
            self.dated(amount.at, amount.end, counted.unit)
            or self.both(amount, counted)
            or (alone and not self.single(amount, counted, rest))
        ):
            return None
        if YEAR.fullmatch(amount.words) and counted.unit == "item" and not amount.hedge and not amount.determiner:
            return None
        if shared := self.out_of(amount, counted, rest):
            return shared
        return self.made(amount, counted, unit, rest)

    def made(self, amount: Amount, counted: Counted, end: int, rest: Range) -> Quantity:
        """The record: bounds widened by hedges before and behind, and what the number changes."""
        after = self.rules["hedge_after"].match(self.text, counted.end, rest[1])
        low, high = amount.bounds(self.rules.hedges_after[after["words"]] if after else "")
        half = 0.5 if self.half(amount, counted) and not amount.range else 0.0
        low, high = low * counted.scale + half, None if high is None else high * counted.scale + half
        if counted.unit.startswith("deg") and self.text[: amount.at].endswith(("moins ", "-")):
            low, high = -(high or low), -low
        if amount.behind > amount.end:
            end = amount.end  # the unit stands behind the other number
        change, end = self.change(amount, counted, end, rest)
        of = self.rules.words["age"]["word"] if counted.unit == "year" and self.ages.told(amount, counted, rest) else counted.of
        sign = self.rules["sign"].search(self.text, max(rest[0], amount.at - 5), amount.at)
        start = min(amount.start, sign.start()) if sign else amount.start
        span = self.reading.span(start, after.end() if after and after.end() > end else end)
        firm = Firmness.ESTIMATED if amount.hedge == "about" else Firmness.ASSERTED
        return Quantity(span, low, high, counted.unit, of, counted.per, change, modality=firm)

    # ------------------------------------------------------------ what the words around it say
    def half(self, amount: Amount, counted: Counted) -> bool:
        """Whether "et demie" stands behind the unit: "une heure et demie"."""
        return bool(self.rules.half.search(self.text[amount.end : counted.end]))

    def change(self, amount: Amount, counted: Counted, end: int, rest: Range) -> tuple[Change | None, int]:
        """Which way an amount changes something, and where the words end that say so."""
        if amount.moved:
            return None, end
        compared = counted.unit in SHARES
        after = self.rules["change_after"].match(self.text, end, rest[1])
        after = after or (self.rules["compared"].match(self.text, end, rest[1]) if compared else None)
        if after:
            return Change(self.rules.changes[after["words"]]), after.end()
        if compared or is_money(counted.unit):
            left = max(rest[0], amount.start - REACH)
            for change in Change:
                if self.rules[change.value].search(self.text, left, amount.start):
                    return change, end
        return None, end

    def signed(self, amount: Amount, rest: Range, counted: Counted | None) -> Counted | None:
        """A sum whose sign stands before it: "$50 milliards"; a magnitude."""
        if sign := self.rules["sign"].search(self.text, max(rest[0], amount.at - 5), amount.at):
            scale = self.rules["scale"].match(self.text, amount.end, rest[1])
            at = scale.end() if scale else amount.end
            summed = Counted(self.rules.money[sign["sign"]], None, at, self.rules.sums[scale["scale"]] if scale else 1.0)
            return self.counting.rated(summed, rest[1])
        words = self.text[max(rest[0], amount.start - REACH) : amount.start].split()
        unit = next((u for w, u in self.rules.words["prefixed"].items() if " ".join(words[-len(w.split()) :]) == w), None)
        return Counted(unit, None, amount.end) if unit and counted is None else None

    def bare(self, amount: Amount, rest: Range) -> Counted | None:
        """A number without a noun counts things when it is hedged, round or told of something: "guère plus de 400", "ils étaient 300"."""
        if rate := self.rules["per"].match(self.text, amount.end, rest[1]):
            return Counted("item", None, rate.end(), per=self.counting.per(rate))
        if self.rules.words["age"]["bare"] and self.ages.bare(amount, rest):
            return Counted("year", str(self.rules.words["age"]["word"]), amount.end)
        if them := self.rules["of_them"].match(self.text, amount.end, rest[1]):
            return Counted("item", None, them.end())
        differs = self.rules["change_after"].match(self.text, amount.end, rest[1])
        numbered = self.rules["numbered"].search(self.text, max(rest[0], amount.start - REACH), amount.start)
        if (amount.round and " " in amount.words) or differs or numbered:
            return Counted("item", None, amount.end)
        counting = self.rules["counting"].search(self.text, max(rest[0], amount.start - 16), amount.start)
        told = amount.hedge or amount.range or amount.low >= MILLION or counting
        return Counted("item", None, amount.end) if told and amount.low >= BARE and not YEAR.fullmatch(amount.words) else None

    def out_of(self, amount: Amount, counted: Counted, rest: Range) -> Quantity | None:
        """A share: "trois soldats sur quatre", "un sur dix"."""
        share = self.rules["out_of"].match(self.text, counted.end, rest[1])
        of_all = (value(self.rules.language, share["all"]) or 0) if share else 0
        if share is None or of_all <= amount.low:
            return None
        ratio = round(amount.low / of_all, 4)
        of = counted.of if counted.end > amount.end else None
        low, high = replace(amount, low=ratio, high=ratio, round=False).bounds()
        return Quantity(self.reading.span(amount.start, share.end()), low, high, "ratio", of)

    def fold(self, amount: Amount, rest: Range) -> Quantity | None:
        """How many times as much: "deux fois plus", "multiplié par quatre"."""
        if found := self.rules["fold"].match(self.text, amount.behind, rest[1]):
            counted = Counted("fold", None, found.end())
            return self.made(amount, counted, found.end(), rest)
        before = self.rules["multiplied_by"].search(self.text, max(rest[0], amount.start - REACH), amount.start)
        if before:
            low, high = amount.bounds()
            change = Change.LESS if before.group().startswith(tuple(self.rules.words["divides"])) else Change.MORE
            return Quantity(self.reading.span(amount.start, amount.end), low, high, "fold", change=change)
        if times := self.rules["times"].match(self.text, amount.behind, rest[1]):
            return self.made(
                amount, Counted("item", self.reading.clean[times.start() : times.end()].strip(), times.end()), times.end(), rest
            )
        return None

    # ------------------------------------------------------------ what is no quantity
    def code(self, amount: Amount) -> bool:
        """Whether figures are a code, a telephone number, a score or a time of day."""
        before, first = self.text[max(0, amount.at - 2) : amount.at], amount.words[0]
        if not first.isdigit():
            return False
        if amount.range:
            return amount.words.startswith("0") and amount.words[1:2].isdigit()
        beside = before[-1:] == " " and before[:1].isdigit() and not self.dated(amount.at - 2, amount.at - 1, "")
        return beside or bool(CODE.match(self.text, amount.at, amount.end + 3))

    def names_something(self, amount: Amount) -> bool:
        """Whether the word before makes the number a name: "article 5", "résolution 1701"."""
        before = self.text[max(0, amount.start - 24) : amount.start].split()
        return (
            bool(before)
            and not amount.hedge
            and not amount.determiner
            and before[-1].split("'")[-1].lstrip("(«") in self.rules.lists["names"]
        )

    def both(self, amount: Amount, counted: Counted) -> bool:
        """Whether the words mean both of two, or all of those named: "les deux parties", "tous les trois"."""
        if amount.determiner in self.rules.lists["both_of"]:
            return counted.unit not in self.rules.times
        two = amount.words in self.rules.lists["two"] and amount.determiner in self.rules.lists["definite"]
        return two and plain(counted.of or "").split(" ")[0] in self.rules.lists["both"]

    def single(self, amount: Amount, counted: Counted, rest: Range) -> bool:
        """Whether "un" is a number: before a unit of measure, or a length of time that a preposition measures out."""
        word = self.text[amount.end : counted.end].split(" ")[1:2]
        if self.rules["out_of"].match(self.text, counted.end, rest[1]):
            return True
        if counted.unit not in set(self.rules.units.values()) or (word[:1] and word[0] in self.rules.lists["one_not"]):
            return False
        if YEAR.match(self.text, counted.end + 1, counted.end + 5):
            return False  # "une année 2008"
        before = self.text[max(rest[0], amount.at - 12) : amount.at]
        measured = before.endswith("d'") or (before.split() or [""])[-1] in self.rules.lists["one_before"]
        measured = measured or bool(self.rules["one_after"].match(self.text, counted.end, rest[1]))
        return counted.unit not in self.rules.times or bool(amount.hedge) or measured or self.half(amount, counted)
