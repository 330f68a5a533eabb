"""Dates that words give only roughly: "il y a deux semaines" is no day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from recoupe.lang import fold, table
from recoupe.model import Published, Timex
from recoupe.model import calendar as cal

COUNTED = frozenset(("ago", "ahead"))
_AWAY = {"yesterday": -1, "day-before-yesterday": -2, "today": 0, "this-daypart": 0, "last-night": -1, "tomorrow": 1, "after-tomorrow": 2}
"""Rules of expressions that name a day as seen from publication, and how far off it is."""
HANGING = frozenset(_AWAY) | COUNTED
BESIDE = 1
"""Days between which a day of publication counts as known."""


def about(told: Timex) -> Timex:
    """A date as what happened then is given it: a week, a fortnight, fifteen days, a month ago may be some days off."""
    if told.rule not in COUNTED or not told.earliest or not told.latest or not told.value:
        return told
    if (some := next((days for words, days in _several() if f" {words} " in f" {fold(told.span.text)} "), None)) is not None:
        return _spread(told, some)
    if told.earliest != told.latest:
        return told
    said, day = f" {fold(told.span.text)} ", date.fromisoformat(told.earliest[:10])
    around = next((timedelta(days=days) for words, days in _slack() if f" {words} " in said), None)
    return told if around is None else opened(replace(told, earliest=(day - around).isoformat(), latest=(day + around).isoformat()))


def since(told: Timex) -> Timex:
    """The date of what was done at some time after a date: "dix soldats ont été tués depuis janvier" was from January until now."""
    value, latest = told.value or "", told.latest or ""
    if len(value) not in (len("2031"), len("2031-03")) or not fold(told.span.text).startswith("depuis") or latest.startswith(value):
        return told
    return replace(told, value=f"{value}/{latest[: len(value)]}")


def hanging(told: Timex, published: Published) -> Timex:
    """A date that hangs on the day of its article ("hier", "dans dix jours"): where that is open, all the days that it may be."""
    first, last, day = published.earliest, published.latest, told.earliest
    if told.rule not in HANGING or not first or not last or first == last or not told.value or not day or day != told.latest:
        return told
    days = [date.fromisoformat(one[:10]) for one in (first, last)]
    if (days[1] - days[0]).days <= BESIDE:
        return told  # it is news of the day or of the day before: the likelier of the two stands
    away = _AWAY.get(told.rule)
    if away is None:
        spread = days[1] - days[0]
        here = date.fromisoformat(day[:10])
        return replace(told, value=None, earliest=(here - spread).isoformat(), latest=(here + spread).isoformat())
    ends = [(one + timedelta(days=away)).isoformat() for one in days]
    return replace(told, value=None, earliest=ends[0], latest=ends[1])


def _spread(told: Timex, some: tuple[int, int]) -> Timex:
    """A date that is counted without a number ("il y a quelques mois"), as written as wide as it may be."""
    first, last = (
        date.fromisoformat((day or "")[:10]) + timedelta(days=n) for day, n in zip((told.earliest, told.latest), some, strict=True)
    )
    width = len(told.value or "")
    if width == len("2031"):
        first, last = cal.of_year(first.year)[0], cal.of_year(last.year)[1]
    elif width == len("2031-03"):
        first, last = cal.of_month(first.year, first.month)[0], cal.of_month(last.year, last.month)[1]
    ends = first.isoformat(), last.isoformat()
    return replace(told, value="/".join(day[:width] for day in ends), earliest=ends[0], latest=ends[1])


def opened(told: Timex) -> Timex:
    """A date of which only the first and the last day are known, as the interval between them."""
    first, last = (told.earliest or "")[:10], (told.latest or "")[:10]
    return replace(told, value=first if first == last else f"{first}/{last}")


@cache
def _several() -> tuple[tuple[str, tuple[int, int]], ...]:
    """Counts without a number, and how many days before and after the day counted they may mean: `fr/event_words`, `several`."""
    return tuple((fold(words), (days[0], days[1])) for words, days in table("fr/event_words")["several"].items())


@cache
def _slack() -> tuple[tuple[str, int], ...]:
    """Words of a count, and by how many days they may be off: `fr/event_words`, `rough`."""
    return tuple((fold(words), days) for days, listed in table("fr/event_words")["rough"].items() for words in listed)
