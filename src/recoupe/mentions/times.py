"""Time expressions of one article, symbolic: what the words themselves fix, before any date is known."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from recoupe.mentions.quantities_numbers import value
from recoupe.mentions.times_grammar import Grammar, Match, grammar, plain
from recoupe.mentions.times_tense import Looks
from recoupe.model import TOLD, Anchor, Phrase, Problem, Reading, TimexType, ZoneKind
from recoupe.model.calendar import day_of

READ = ("fr", "en")
ISO = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
MULTIPLE = {"fortnight": ("week", 2), "quarter": ("month", 3), "semester": ("month", 6), "decade": ("year", 10), "century": ("year", 100)}
AGE = re.compile(r"(?:de )?(?:1[3-9]|[2-9]\d|1[01]\d|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingt)[a-z-]*(?: et un)?) ans")
"""A bare "de 52 ans" is nearly always somebody's age; shorter ones are terms and delays."""
LEAP = 2000
"""A year that has every day of the calendar."""
AFTER_THAT = frozenset({"suivant", "suivante", "precedent", "precedente", "following", "preceding", "previous"})
"""Words that count from the date told just before, not from publication: "le mois suivant"."""
HEADS, HEADED = (ZoneKind.DATELINE, ZoneKind.BYLINE), frozenset({"date", "weekday-date"})
"""Zones that say when the article was written, if only by day and month ("PARIS, 12 mars (AFP)")."""
STATED = frozenset({"iso-date", "iso-month", "numeric-date", "address-date", "full-date"})
"""Full dates, read also outside the story (address, header, byline)."""


@lru_cache(maxsize=1)  # the quantities of the same article ask again at once
def find(reading: Reading) -> tuple[tuple[Phrase, ...], tuple[Problem, ...]]:
    """The time expressions of an article, in order.

    The story's own zones are read with the whole grammar, the others (headers, addresses, credits) for full dates only.
    """
    language = reading.article.language if reading.article.language in READ else "fr"  # figures are alike everywhere
    rules = grammar(language)
    text = plain(reading.clean)
    looks = Looks(reading, language)
    outside = [z for z in reading.article.zones if z.kind not in TOLD]
    out: list[Phrase] = []
    problems: list[Problem] = []
    for start, end in reading.paragraphs:
        for match in rules.read(text, start, end):
            zone = next((z.kind for z in outside if z.span.start <= match.start < z.span.end), None)
            if zone and match.rule["rule"] not in (STATED | HEADED if zone in HEADS else STATED):
                continue
            phrase = Builder(rules, match, reading, language).phrase()
            if not possible(phrase):
                problems.append(Problem("no-such-day", article=reading.id, span=phrase.span, details=(phrase.span.text,)))
            elif not AGE.fullmatch(text, match.start, match.end):
                out.append(looks.seen(phrase))
    return tuple(out), tuple(problems)


def possible(phrase: Phrase) -> bool:
    """Whether the calendar has the day that a phrase names: no 31 June, and a 29 February only in a leap year."""
    days = [p for p in (phrase, phrase.other) if p is not None and p.month and p.day]
    return all(day_of(p.year or LEAP, p.month or 1, p.day or 1) is not None for p in days)


class Builder:
    """Makes the phrase of one match: each named word fills its field, then the rule's own constants."""

    def __init__(self, rules: Grammar, match: Match, reading: Reading, language: str) -> None:
        self.rules, self.match, self.reading, self.language = rules, match, reading, language
        self.words, self.rule = match.words, match.rule

    def phrase(self) -> Phrase:
        """The phrase, as its words say it, possible or not."""
        fields = self.dated("") | self.counted() | self.bounds()
        phrase = Phrase(
            span=self.reading.span(self.match.start, self.match.end),
            type=TimexType[self.rule["type"]],
            rule=self.rule["rule"],
            anchor=Anchor(self.rule.get("anchor", "none")),
            **fields,
        )
        if self.words.get("way") in AFTER_THAT:
            phrase = replace(phrase, anchor=Anchor.NARRATIVE)
        if phrase.year is not None and phrase.shift is None and phrase.anchor is Anchor.PUBLICATION:
            phrase = replace(phrase, anchor=Anchor.NONE)
        if self.rule.get("far"):
            far = self.dated("2")
            phrase = replace(phrase, month=phrase.month or far.get("month"), year=phrase.year or far.get("year"))
            phrase = replace(phrase, other=replace(phrase, **{"weekday": None, "day": None} | far))
        return phrase

    def looked_up(self, kind: str, number: str = "") -> Any:
        """What the table says of a word of the match (None when the match has none of the kind)."""
        word = self.words.get(kind + number)
        return None if word is None else self.rules.words[kind].get(word, word)

    def dated(self, number: str) -> dict[str, Any]:
        """Fields of the calendar: year, month, day, weekday, season, feast, part, clock."""
        out: dict[str, Any] = {}
        for field in ("year", "day"):
            if word := self.words.get(field + number):
                out[field] = int(word)
        if month := self.words.get(f"month{number}"):
            out["month"] = int(month) if month.isdigit() else self.rules.words["month"][month]
        if (weekday := self.looked_up("weekday", number)) is not None:
            out["weekday"] = weekday
        if number:
            return out
        if "day" not in out and "month" in out and "premier" in self.match_text():
            out["day"] = 1
        out |= {field: found for field in ("season", "part") if (found := self.looked_up(field))}
        return out | self.clock() | self.named_day() | self.named_span()

    def match_text(self) -> str:
        """The matched words, plain."""
        return plain(self.reading.clean[self.match.start : self.match.end])

    def clock(self) -> dict[str, Any]:
        """Hour and minute, or the part of the day."""
        if hour := self.words.get("hour"):
            return {"time": f"{int(hour):02}:{self.words.get('minute') or '00'}"}
        found = self.looked_up("daypart") or self.rule.get("time")
        return {"time": found} if found else {}

    def named_day(self) -> dict[str, Any]:
        """A feast: a fixed day, or so many days after Easter."""
        feast = self.looked_up("feast")
        if not feast:
            return {}
        if feast.startswith("E"):
            return {"unit": "easter", "shift": int(feast[1:])}
        return {"month": int(feast[:2]), "day": int(feast[3:])}

    def named_span(self) -> dict[str, Any]:
        """A decade, a century, a quarter of the year."""
        if decade := self.words.get("decade"):
            number = int(decade) if decade.isdigit() else int(value("fr", decade) or 0)
            return {"unit": "decade", "year": number if number > 100 else 1900 + number}
        if century := self.words.get("century"):
            number = int(century) if century.isdigit() else _roman(century)
            return {"unit": "century", "year": 100 * (number - 1) + 1}
        if "quarter" in self.words:
            months = 3 if self.looked_up("quarter") == "quarter" else 6
            return {"unit": self.looked_up("quarter"), "month": months * (self.looked_up("ordinal") - 1) + 1}
        return {}

    def counted(self) -> dict[str, Any]:
        """Unit, shift and duration."""
        unit = self.looked_up("unit") or self.looked_up("unit", "1") or self.looked_up("unit", "2") or self.rule.get("unit", "")
        way = self.looked_up("way")
        sign = self.rule.get("way", way)
        number = self.words.get("n") or self.words.get("n2")
        amount = value(self.language, number) if number else None
        amount = amount + 0.5 if amount is not None and "half" in self.words else amount
        if self.rule["type"] in {"DURATION", "SET"}:
            out: dict[str, Any] = {"duration": _duration(unit, amount if number else 1)}
            if self.rule.get("open_from") and amount is not None:
                out |= {"unit": unit, "shift": -_whole(amount)}
            return out
        out = {"unit": unit} if unit else {}
        if "shift" in self.rule:
            out["shift"] = way or self.rule["shift"]
        elif sign is not None and unit and not self.words.get("weekday"):
            out["shift"] = sign * self.several(unit, number, amount)
        elif sign is not None:
            out["shift"] = sign
        return out

    def several(self, unit: str, number: str | None, amount: float | None) -> int:
        """How many units: the number said, or what the table takes "several" to be; one in the singular."""
        if amount is not None:
            return _whole(amount)
        plural = number is not None or bool(self.rule.get("open_from") or self.rule.get("open_to"))
        return self.rules.several.get(unit, 1) if plural else 1

    def bounds(self) -> dict[str, Any]:
        """Whether the expression runs from its value to the anchor, or from the anchor to its value."""
        out = {key: True for key in ("open_from", "open_to") if self.rule.get(key)}
        first = self.reading.clean[self.match.start : self.match.start + 3].lower()
        article = self.words.get("since", "").startswith("des") and "è" not in first
        since = "since" in self.words and not article  # "des 28 et 29 juin" is no "dès"
        return out | ({"open_from": True} if since else {}) | ({"open_to": True} if "until" in self.words else {})


def _whole(amount: float) -> int:
    return max(1, round(amount)) if amount else 0


def _roman(text: str) -> int:
    digits = [{"i": 1, "v": 5, "x": 10}[c] for c in text]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def _duration(unit: str, amount: float | None) -> str:
    """An ISO 8601 duration; X stands for a number that the words leave open."""
    if not unit:
        return "PT30M"
    unit, times = MULTIPLE.get(unit, (unit, 1))
    number = "X" if amount is None else f"{amount * times:g}"
    if unit == "hour" and amount is not None and amount % 1:
        return f"PT{int(amount)}H30M"
    return f"P{'T' if unit in {'second', 'minute', 'hour'} else ''}{number}{ISO[unit]}"
