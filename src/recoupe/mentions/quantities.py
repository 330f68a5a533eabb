"""Quantities of one article: numbers with what they count, as intervals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any

from recoupe.lang import table
from recoupe.mentions.quantities_numbers import pattern, value
from recoupe.mentions.times import find as time_expressions
from recoupe.mentions.times_grammar import plain, windows
from recoupe.model import Problem, Quantity, Range, Reading, TimexType

ROUND = 1 / 6
"""How far a round count may be off: "une douzaine" is ten to fourteen."""
WIDTH = {"about": (0.95, 1.05), "nearly": (0.9, 1.0), "barely": (1.0, 1.1), "less": (0.0, 1.0), "": (1.0, 1.0)}
"""What a hedge makes of a number, as shares of it; "more" is open upwards."""
HEARSAY = re.compile(r"\b(?:aurai(?:t|ent)|serai(?:t|ent)) (?:\w+ )?\w+(?:e|es|ee|ees|i|is|u|us|ue|it|ert)\b|\bserai(?:t|ent)\b")
BARE = 100
"""Least number that is taken for a count when no noun follows it, if the words hedge it or make it a range."""
YEAR = re.compile(r"(?:1[89]|20)\d\d")
ONE, SOLE, HALF = ("un", "une"), ("seul", "seule"), ("demi", "demie")
OTHERS = re.compile(
    r" (?:de |d')?(?P<core>autres)(?= (?:se |s'|ont |sont |en |a |dans |sur |par |[a-z]+(?:aient|erent|eront|ent)\b)|[,.;])"
)
"""Others of those named before: "des dizaines d'autres ont suivi"."""
FOLLOWED = r"(?= (?:de |d'|des |du |sont |est |ont |a )|[,.])"
"""What makes "la moitié", "un tiers" a share of something."""
REACH = 90
"""Characters around a number in which a conditional makes it hearsay."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands after a number: the unit, the thing counted in the words of the text, and where it ends."""

    unit: str
    of: str | None
    end: int


def find(reading: Reading) -> tuple[tuple[Quantity, ...], tuple[Problem, ...]]:
    """The quantities of an article's story, in order. Dates, years, ordinals, clock times and numbered names count nothing."""
    finder = Finder(reading)
    found = sorted(chain.from_iterable(finder.read(sentence) for sentence in reading.sentences), key=lambda q: (q.span.start, -q.span.end))
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return tuple(kept), ()


class Finder:
    """Reads the numbers of one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, plain(reading.clean)
        dates = [p for p in time_expressions(reading)[0] if p.type in {TimexType.DATE, TimexType.TIME}]
        self.dates: list[Range] = [p.span.range for p in dates]
        self.patterns, self.tables = _patterns(), table("fr/quantities")

    def read(self, sentence: Range) -> Iterator[Quantity]:
        """The quantities of one sentence."""
        near = tuple(windows(self.patterns["triggers"], self.text, *sentence))
        for read, found in ((self._fraction, "fraction"), (self._vague, "vague"), (self._sole, "sole"), (self._number, "number")):
            for match in chain.from_iterable(self.patterns[found].finditer(self.text, *window) for window in near):
                start, end = match.span()
                if not any(a < end and start < b for a, b in self.dates):
                    quantity = read(match, sentence[1])
                    if quantity is not None:
                        yield self._told(quantity, sentence)

    def _told(self, quantity: Quantity, sentence: Range) -> Quantity:
        start, end = max(sentence[0], quantity.span.start - REACH), min(sentence[1], quantity.span.end + REACH)
        return replace(quantity, modality="hearsay") if HEARSAY.search(self.text, start, end) else quantity

    def _made(self, start: int, counted: Counted, low: float, high: float | None) -> Quantity:
        return Quantity(self.reading.span(start, counted.end), low, high, counted.unit, counted.of)

    def _fraction(self, match: re.Match[str], end: int) -> Quantity | None:
        share = (value("fr", match["n"]) or 1.0) if match["n"] else 1.0
        amount = round(share * self.tables["fractions"][match["part"]], 2)
        of = self._noun(match.end(), end, of=True)
        return self._made(match.start(), Counted("ratio", of.of, of.end if of.of else match.end()), amount, amount)

    def _vague(self, match: re.Match[str], end: int) -> Quantity | None:
        scale = self.tables["vague"][match["one"]] * (self.tables["vague"][match["two"]] if match["two"] else 1)
        counted = self._counted(match.end(), end)
        return self._made(match.start(), counted, 2 * scale, 10 * scale - 1) if counted else None

    def _sole(self, match: re.Match[str], end: int) -> Quantity | None:
        counted = self._noun(match.end(), end)
        return self._made(match.start(), counted, 1, 1) if counted.of else None

    def _number(self, match: re.Match[str], end: int) -> Quantity | None:
        one, two = match["low"] or match["from"] or match["n"], match["high"] or match["to"]
        low, high = value("fr", one), value("fr", two) if two else None
        counted = self._counted(match.end(), end)
        half = counted is not None and self.text[max(0, counted.end - 9) : counted.end].endswith((" et demi", " et demie"))
        if low is None or self._names_something(match) or (one in ONE and not half):
            return None
        if counted is None and (match["hedge"] or match["to"]) and low >= BARE:
            counted = Counted("item", None, match.end())  # "ne sont guère plus de 400"
        if counted is None or self._both(match, counted) or (match["det"] or "").strip() in {"tous", "toutes"}:
            return None
        if YEAR.fullmatch(one) and not (counted.of or "s").split(" ")[0].endswith(("s", "x")):
            return None
        if high is not None:
            scaled = low * _scale(two or "") if low < high and high >= 1e6 and low < 1000 else low  # "deux à trois millions"
            return self._made(match.start(), counted, scaled, high) if scaled <= high else None
        if share := self.patterns["out-of"].match(self.text, counted.end, end):  # "trois soldats sur quatre"
            of_all = value("fr", share["all"]) or 0
            if of_all > low:
                return self._made(match.start(), Counted("ratio", counted.of, share.end()), round(low / of_all, 2), round(low / of_all, 2))
        return self._made(match.start(), counted, *self._widened(match, low + (0.5 if half else 0), one))

    def _widened(self, match: re.Match[str], amount: float, words: str) -> tuple[float, float | None]:
        hedge = next((k for k, words in self.tables["hedges"].items() if (match["hedge"] or "").strip() in words), "")
        if hedge == "more":
            return amount, None
        if hedge == "" and self.patterns["collective"].search(words):
            return float(round(amount * (1 - ROUND))), float(round(amount * (1 + ROUND)))
        low, high = WIDTH[hedge]
        return round(amount * low, 4), round(amount * high, 4)

    def _names_something(self, match: re.Match[str]) -> bool:
        """Whether the word before makes the number a name: "article 5", "résolution 1701"."""
        before = self.text[max(0, match.start() - 16) : match.start()].split()
        after = self.text[match.end() : match.end() + 2]
        named = bool(before) and not match["hedge"] and before[-1].split("'")[-1].lstrip("(«") in self.tables["names"]
        return named or bool(re.match(r"[-/]\w|h\d|°", after))

    def _both(self, match: re.Match[str], counted: Counted) -> bool:
        definite = match["det"] is not None
        return definite and match["n"] == "deux" and plain(counted.of or "").split(" ")[0] in self.tables["both"]

    def _counted(self, at: int, end: int) -> Counted | None:
        """What is counted after a number: a unit, or a thing."""
        if found := self.patterns["percent"].match(self.text, at, end):
            of = self._noun(found.end(), end, of=True)
            return Counted("percent", of.of, of.end if of.of else found.end())
        if found := self.patterns["unit"].match(self.text, at, end):
            units = _units()
            unit = units[found["unit"]]
            extra = self.patterns["size"].match(self.text, found.end(), end)
            return Counted(unit, None, extra.end() if extra else found.end())
        noun = self._noun(at, end)
        return noun if noun.of else None

    def _noun(self, at: int, end: int, *, of: bool = False) -> Counted:
        """The noun phrase at a place: adjectives, noun, adjective, and one complement in a bare noun ("lieux de culte")."""
        if others := OTHERS.match(self.text, at, end):
            return Counted("item", self.reading.clean[others.start("core") : others.end()], others.end())
        found = self.patterns["of-noun" if of else "noun"].match(self.text, at, end)
        if found is None or found["noun"] in self.tables["not_nouns"]:
            return Counted("", None, at)
        things = table("fr/units")
        heads = [found["noun"], f"{found['noun']} {found['after'] or ''}".strip()]
        unit = next((kind for kind in ("person", "state", "meeting") if any(h in things[kind] for h in heads)), "item")
        if unit == "item" and (found["noun"].endswith("istes") or self.reading.clean[found.start("noun")].isupper()):
            unit = "person"  # "bouddhistes", "Valdoriens"
        start = found.start("core")
        return Counted(unit, self.reading.clean[start : found.end()].strip(), found.end())


def _scale(words: str) -> float:
    scales: dict[str, float] = table("fr/quantities_numbers")["scales"]
    return next((scales[w] for w in reversed(words.split()) if w in scales), 1.0)


@cache
def _units() -> dict[str, str]:
    units = table("fr/units")
    return {**units["time"], **units["measure"], **units["money"]}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words: dict[str, Any] = table("fr/quantities")
    number = pattern("fr", few=False)
    hedges = _either(chain.from_iterable(words["hedges"].values()))
    vague, adjective = _either(words["vague"]), _either(words["before_noun"])
    units = _either(_units())
    after = f"{words['after_noun']}(?!\\w)"
    complement = rf"(?: d(?:e |')[a-z]{{4,}}(?!\w)(?: {after})?)?"
    noun = rf"(?P<core>(?:{adjective} )*(?P<noun>[a-z]{{2,}}(?:-[a-z]+)*)(?: (?P<after>{after}))?{complement})"
    ranged = rf"(?:entre (?P<low>{number}) et (?P<high>{number})|(?:de )?(?P<from>{number})(?: a | ou |-)(?P<to>{number})|(?P<n>{number}))"
    det = "(?P<det>(?:tous |toutes )?(?:les |des |ces |leurs |ses |aux |nos )|tous |toutes )?"
    numbers = table("fr/quantities_numbers")
    signs = _either(
        w
        for w in chain(numbers["cardinals"], numbers["scales"], numbers["collectives"], words["vague"], words["fractions"], SOLE, HALF)
        if w not in ONE
    )
    raw = {
        "triggers": rf"(?<![\w-]){signs}(?![a-z])|\d",
        "number": rf"(?<![\w.,/-])(?P<hedge>{hedges} ?)?{det}{ranged}(?![\w-])",
        "fraction": rf"(?<![\w-])(?:les |la |le )?(?:(?P<n>un|deux|trois|quatre) )?(?P<part>{_either(words['fractions'])}){FOLLOWED}",
        "vague": rf"(?<![\w-])(?:{_either(words['few'])} )?(?P<one>{vague})(?: de (?P<two>{vague}))?(?= d(?:e |')|\w*[,.)])",
        "sole": r"(?<![\w-])(?:un|une|la|le) seule?(?: et unique)?(?= )",
        "collective": _either(k for k in table("fr/quantities_numbers")["collectives"] if k not in {"million", "milliard"}),
        "percent": r" ?(?:%|pour cent|pourcent)",
        "unit": rf" ?(?:de |d')?(?P<unit>{units})(?!\w)",
        "size": r" (?:de haut|de hauteur|de long|de longueur|de large|de largeur|de profondeur|de diametre|et demie?)\b",
        "out-of": rf" sur (?P<all>{number})(?! [a-z]+s\b)",
        "noun": rf" (?:de |d')?{noun}",
        "of-noun": rf" (?:des |du |de la |de l'|de |d'){noun}",
    }
    return {name: re.compile(text) for name, text in raw.items()}


def _either(words: Any) -> str:
    return "(?:" + "|".join(re.escape(str(w)).replace(r"\ ", " ") for w in sorted(set(words), key=lambda w: (-len(str(w)), str(w)))) + ")"
