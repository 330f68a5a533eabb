"""Expressions that take up a longer time told shortly before: "à l'époque", "un an plus tôt" of a quarter of the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recoupe.events.dating.values import Value
from recoupe.model import Phrase, TimexType
from recoupe.model import calendar as cal
from recoupe.model.calendar import Days

REACH = 300
"""Characters before an expression in which what it takes up is told."""
BESIDE = 90
"""Characters before an expression that counts in which the year stands that it counts from."""
LONG_AGO = 31
"""Days since which nobody calls what was "that time"."""
PARTS = frozenset({"quarter", "semester"})
"""What business compares with the same part of another year."""


def recalled(phrase: Phrase, before: Sequence[tuple[Phrase, Value]], day: date | None) -> Value | None:
    """What the last time told before an expression makes of it, seen from a day; None for one that takes up nothing."""
    counted = phrase.rule in {"earlier", "later"}
    if counted and (beside := _year_beside(phrase, before)) is not None:
        return _around(beside, phrase.shift or 0, exact=phrase.unit == "year")
    counted = counted and phrase.unit == "year"
    if not counted and phrase.rule != "that-time":
        return None
    near = ((p, v) for p, v in reversed(before) if p.type is TimexType.DATE and phrase.span.start - p.span.end <= REACH)
    told, found = next(((p, v) for p, v in near if v.days), (None, None))
    if told is None or found is None or found.days is None:
        return None
    if counted:
        return _in_another_year(found.days, phrase.shift or 0) if told.unit in PARTS else None
    gone = day is not None and (day - found.days[1]).days > LONG_AGO
    return Value(found.written, *found.days) if gone else None


def _year_beside(phrase: Phrase, before: Sequence[tuple[Phrase, Value]]) -> Days | None:
    """The year told right before an expression that counts: "en 1998, quelques mois plus tôt" counts from no day that is known."""
    told, found = before[-1] if before else (None, None)
    near = told is not None and told.type is TimexType.DATE and phrase.span.start - told.span.end <= BESIDE
    return found.days if near and found and told and told.rule == "year" else None


def _around(days: Days, shift: int, *, exact: bool) -> Value:
    """The year so many years from a year; of what is some months away from it ("deux mois plus tôt"), that year and the one beside it."""
    if exact:
        there = cal.of_year(days[0].year + shift)
        return Value(str(there[0].year), *there)
    first, last = sorted((days[0].year, days[0].year + (1 if shift > 0 else -1)))
    return Value(f"{first}/{last}", cal.of_year(first)[0], cal.of_year(last)[1])


def _in_another_year(days: Days, years: int) -> Value:
    """The same months so many years away."""
    first, last = (cal.months_away(day, 12 * years) for day in days)
    there = first, cal.of_month(last.year, last.month)[1]
    return Value(cal.written(there), *there)
