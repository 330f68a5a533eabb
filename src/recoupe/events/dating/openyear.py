"""Stories whose year nobody names: dated within a year that stands in for it, and shown by day and month alone.

"Mercredi 20 août" tells nothing of the year, but that "mardi" was the 19th. A year of the far future has the weekdays that the words
give their dates; what is found in it is true of the story's own year as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from recoupe.model import Dossier, Event, Phrase, Published, Timex, When
from recoupe.model.calendar import STAND_IN, day_of, stands_in, without_year

FIRST, CYCLE = STAND_IN + 2, 28
"""The calendar repeats itself after so many years; a year before the first one stands in as well."""
ABOUT = date(FIRST, 7, 1)
"""The middle of the year in which days and months lie of a story that names no weekday with them."""


def stand_in(phrases: Iterable[Phrase]) -> int | None:
    """A year in which every day falls on the weekday that the words give it (None where they give none, or contradict one another)."""
    named = (p for p in phrases if p.weekday is not None and p.month and p.day)
    dated = {(p.month or 1, p.day or 1, p.weekday or 0) for p in named if p.year is None and p.other is None}
    years = range(FIRST, FIRST + CYCLE) if dated else ()
    return next((year for year in years if all(_falls(year, *day) for day in dated)), None)


def _falls(year: int, month: int, day: int, weekday: int) -> bool:
    there = day_of(year, month, day)
    return there is not None and there.weekday() == weekday


def shown(dossier: Dossier) -> Dossier:
    """The dossier as it is shown: what was dated within a year that stands in has its day and month, and no first or last day."""
    articles = tuple(replace(a, published=_published(a.published)) for a in dossier.articles)
    events = tuple(_event(e) for e in dossier.events)
    return replace(dossier, articles=articles, timexes=tuple(_timex(t) for t in dossier.timexes), events=events)


def _published(known: Published) -> Published:
    if not (stands_in(known.earliest) or stands_in(known.latest)):
        return known
    value, first, last = _open(known.value, known.earliest, known.latest)
    return replace(known, value=value, earliest=first, latest=last)


def _timex(timex: Timex) -> Timex:
    if not (stands_in(timex.earliest) or stands_in(timex.latest) or stands_in(timex.value)):
        return timex
    value, first, last = _open(timex.value, timex.earliest, timex.latest)
    return replace(timex, value=value, earliest=first, latest=last)


def _event(event: Event) -> Event:
    when = event.date
    if not (stands_in(when.earliest) or stands_in(when.latest)):
        return event
    return replace(event, date=When(*_open(when.value, when.earliest, when.latest)))


def _open(value: str | None, first: str | None, last: str | None) -> tuple[str | None, str | None, str | None]:
    """A value with its first and last day, without the years that stand in."""
    known = first if not stands_in(first) else None, last if not stands_in(last) else None
    if value is not None and not stands_in(value):
        return (value, *known)  # a length, or a year that is named
    if first and last and stands_in(first) and stands_in(last):
        time = value[value.index("T") :] if value and "T" in value and "/" not in value else ""
        found = without_year(first, last)
        return (found + time if found else None, None, None)
    return (None, *known)
