"""What a number counts: the unit, or the things, in the words that stand behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.mentions.quantities.grammar import Grammar

MANY = 2
"""From here on a French noun is in the plural."""
PLURAL = ("s", "x", "z")


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands after a number: the unit, the thing counted in the words of the text, and where it ends.

    `scale` multiplies the number ("300 M€"); `per` is the unit of a rate; `noun` the head noun on plain text.
    """

    unit: str
    of: str | None
    end: int
    scale: float = 1.0
    per: str | None = None
    noun: str = ""


class Counting:
    """Reads what is counted in one article: `clean` are its words, `text` the same as plain text."""

    def __init__(self, clean: str, text: str, rules: Grammar) -> None:
        self.clean, self.text, self.rules = clean, text, rules

    def after(self, at: int, end: int, amount: float, words: str = "") -> Counted | None:
        """What is counted by a number that ends at `at`: percent, a sum of money, a unit, or a thing; None when nothing is.

        `words` are those of the number: "un million" and "une dizaine" take "de" before what they count, other numbers do not.
        """
        wants_of = not words or self.rules.half.sub("", words).rpartition(" ")[2] in self.rules.collective
        counted = self._measure(at, end) or self._thing(at, end, amount, wants_of)
        return self.rated(counted, end) if counted else None

    def rated(self, counted: Counted, end: int) -> Counted:
        """What is counted, with the unit for each of which it is so much, if that is told."""
        if per := self.rules["per"].match(self.text, counted.end, end):
            return replace(counted, end=per.end(), per=self.per(per))
        return counted

    def per(self, found: re.Match[str]) -> str:
        """The unit of a rate: "par mois", "le baril", "par habitant"."""
        word = next(w for w in reversed(found.groups()) if w)
        return self.rules.units.get(word) or str(self.rules.words["per_words"][word])

    def _thing(self, at: int, end: int, amount: float, wants_of: bool) -> Counted | None:
        found = self.noun(at, end, amount)
        if found and self.rules.language == "fr" and self.text.startswith((" de ", " d'"), at) is not wants_of:
            found = None
        return found or (None if wants_of else self.part(at, end, amount))

    def part(self, at: int, end: int, amount: float) -> Counted | None:
        """The things of which a number is a part: "deux de ses gardes", "cinq | des huit otages" (the eight are a number of their own)."""
        found, noun = self.rules["noun_part"].match(self.text, at, end), self.noun(at, end, amount, "noun_part")
        return replace(noun, end=at) if found and found["all"] and noun else noun

    def noun(self, at: int, end: int, amount: float, kind: str = "noun") -> Counted | None:
        """The noun phrase at a place: adjectives, noun, adjective, and one complement of a bare noun ("lieux de culte")."""
        rules = self.rules
        if kind == "noun" and (others := rules["others"].match(self.text, at, end)):
            return Counted("item", self.clean[others.start("core") : others.end()], others.end(), noun="autres")
        found = rules[kind].match(self.text, at, end)
        if found is None:
            return None
        noun = found["noun"]
        if noun in rules.lists["not_nouns"] or (kind in {"noun", "noun_part"} and amount >= MANY and not self._plural(found)):
            return None
        heads = (f"{noun} {found['after'] or ''}".strip(), noun)
        unit = next((u for u in map(rules.thing, heads) if u != "item"), "item")
        if unit == "item" and self._people(found):
            unit = "person"
        start = found.start("core")
        return Counted(unit, self.clean[start : found.end()].strip(), found.end(), noun=noun)

    def _measure(self, at: int, end: int) -> Counted | None:
        rules, text = self.rules, self.text
        if found := rules["percent"].match(text, at, end):
            of = self.noun(found.end(), end, 1, "noun_of")
            return Counted("percent", of.of if of else None, of.end if of else found.end())
        if found := rules["sum"].match(text, at, end):
            return self._of_unit(rules.money[found["sign"]], found.end(), end, rules.sums[found["sum"]])
        if (found := rules["unit"].match(text, at, end)) and not self._doubtful(found, at):
            extra = rules["size"].match(text, found.end(), end)
            return self._of_unit(rules.units[found["unit"]], extra.end() if extra else found.end(), end, 1.0)
        return None

    def _of_unit(self, unit: str, at: int, end: int, scale: float) -> Counted:
        """A unit with what it measures, if that is told: "70 tonnes | de blé"."""
        of = self.noun(at, end, 1, "noun_of_unit")
        verb = of is not None and unit in self.rules.times and of.noun.endswith(tuple(self.rules.words["infinitives"]))
        if of is None or verb or (of.of or "")[0].isupper():  # "au bout d'une semaine de lancer", "70 km de Valdor"
            return Counted(unit, None, at, scale)
        return Counted(unit, of.of, of.end, scale)

    def _doubtful(self, found: re.Match[str], at: int) -> bool:
        """Letters that are a unit only right behind figures ("70 m", not "les deux m")."""
        return len(found["unit"]) <= 2 and found["unit"].isalpha() and found["unit"] != "an" and not self.text[at - 1].isdigit()

    def _plural(self, found: re.Match[str]) -> bool:
        """Whether a word can be a noun in the plural: by its ending, a capital, or the list of those that show neither."""
        noun = found["noun"]
        ends = noun.endswith(PLURAL) if self.rules.language == "fr" else noun.endswith("s")
        return ends or noun in self.rules.lists["plurals"] or self.clean[found.start("noun")].isupper()

    def _people(self, found: re.Match[str]) -> bool:
        """Whether a noun names people by its form: "centristes", "Valdoriens"."""
        written = self.clean[found.start("noun") : found.end("noun")]
        return written.endswith(("istes", "ists")) or (written[0].isupper() and written.endswith(self.rules.peoples))
