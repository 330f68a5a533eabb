"""The years in which a story may lie, and the stretch of calendar that goes with each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from recoupe.events.dating.alone import total
from recoupe.events.dating.calendar import NONE, Calendar
from recoupe.events.dating.evidence import DayMention
from recoupe.events.dating.story import Story
from recoupe.events.dating.weights import EVER, OFFICE, OFFICES, YEAR_AWAY
from recoupe.events.dating.years import Year, how, last_year
from recoupe.model import Phrase, Stated

AHEAD, BACK = 8, 5
"""Years after the latest one named in which the story may lie (the calendar repeats itself within eleven), and before it: what is
announced is named too."""
TURN = 45
"""Days by which the story of a year may reach into the years beside it."""
BEFORE, SINCE = 75, 45
"""Days around a stated date on which the other articles of a story may have appeared."""
BESIDE_BEFORE, BESIDE_SINCE = 10, 30
"""The same around a date that is told."""
MOST = 4
"""Years that are solved in full."""


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of the calendar, its year where that has to be found, and what speaks for it beside the articles' own reasons."""

    where: slice
    year: int | None = None
    worth: float = 0.0


def stated_days(stated: Iterable[Stated], mentions: Iterable[DayMention]) -> Calendar:
    """The days around the dates that pages state, and around those that the articles tell, in the years of these."""
    ends = sorted({date.fromisoformat(day).toordinal() for s in stated for day in (s.earliest, s.latest)})
    days = {day + n for day in ends for n in range(-BEFORE, SINCE + 1)}
    around = Calendar(ends)
    for mention in mentions:
        if mention.dated:
            told = [int(day) for day in around.spans(mention)[0] if day != NONE]
            days |= {
                day + n for day in told if day - 400 < ends[-1] for n in range(-BESIDE_BEFORE, BESIDE_SINCE + 1) if day + 400 > ends[0]
            }
    return Calendar(days)


def possible_years(phrases: Iterable[Phrase], offices: Mapping[int, int]) -> list[int]:
    """The years around the latest one named; else those of the offices named."""
    named = {last_year(phrase) for phrase in phrases if how(phrase) not in {None, Year.AHEAD}}
    ahead = {last_year(phrase) for phrase in phrases if how(phrase) is Year.AHEAD}
    if not named and not ahead:
        return sorted(offices)
    last = max(named, default=min(ahead, default=0))
    return list(range(last - BACK, last + (AHEAD if named else 0) + 1))


def year_days(years: list[int]) -> Calendar:
    """All days of some years in a row, and those beside them."""
    first, last = date(years[0], 1, 1).toordinal() - TURN, date(years[-1], 12, 31).toordinal() + TURN
    return Calendar(range(first, last + 1))


def eras(story: Story, years: list[int], phrases: Iterable[Phrase], offices: Mapping[int, int]) -> list[Era]:
    """The likeliest years, by the reasons of all articles: each at the day that suits it best."""
    named = [(how(p) is Year.TOLD, last_year(p)) for p in phrases if how(p) in {Year.TOLD, Year.BARE, Year.LABEL}]
    latest = max(named, default=(False, years[0]))[1]  # what is named with its month has happened; a bare year may be one to come
    most = max(offices.values(), default=0)
    sums = {a: total(own, story.calendar.days) for a, own in story.own.items()}
    found = []
    for year in years:
        first = int(story.calendar.days.searchsorted(date(year, 1, 1).toordinal() - TURN))
        last = int(story.calendar.days.searchsorted(date(year, 12, 31).toordinal() + TURN, side="right"))
        worth = -YEAR_AWAY * max(0, year - latest)
        if most:
            worth -= OFFICE * (1 - offices.get(year, 0) / most) * min(1.0, (most - 1) / OFFICES)
        own = sum(float(s[first:last].max()) for s in sums.values())
        found.append((round(own + worth, 6), Era(slice(first, last), year, worth)))
    best = max((score for score, _ in found), default=0.0)
    likely = sorted((pair for pair in found if pair[0] >= best - EVER), key=lambda pair: (-pair[0], pair[1].year or 0))
    return [era for _, era in likely[:MOST]]
