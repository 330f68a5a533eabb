"""The year of a story that prints none: what its articles name, and which years agree with "mercredi 12 janvier"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.events.dating_evidence import DayMention
from recoupe.model import Phrase, Tense
from recoupe.model.calendar import Days, day_of

AHEAD = 8
"""Years after the latest one named in which the story may lie: the calendar repeats itself within eleven."""
SOON = 4
"""Years before the first one that is announced in which the story is taken to lie."""
BEFORE = 2.5
"""A year before one that seems to be told in the past (it was announced after all) is as good as one so many years after it."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years a story may lie in, the phrase that names the latest year in it, the dates whose weekday chose among them.

    `ahead`: where no year is told, the first one that is announced.
    """

    candidates: tuple[int, ...]
    named: Phrase | None = None
    agreeing: tuple[DayMention, ...] = ()
    ahead: Phrase | None = None


def years_of(
    phrases: Iterable[Phrase], mentions: Iterable[DayMention], stated: Iterable[Days], in_office: frozenset[int] = frozenset()
) -> Years:
    """The candidates, the likeliest first: printed years, else those from the latest year told on in which the offices were so held.

    Among these, the years that agree with the most dates that have a weekday.
    """
    printed = sorted({day.year for days in stated for day in days})
    phrases = tuple(phrases)
    ahead = _ahead(phrases)
    told = sorted((p for p in phrases if _told(p) and (p.month or p.year not in ahead)), key=lambda p: (-_last_year(p), p.span))
    named = next(iter(told), None)
    if printed:
        return Years(tuple(printed), named)
    first = _last_year(named) if named is not None else 0
    possible = sorted(in_office) if named is None else list(range(first - 1, first + AHEAD + 1))
    soon = None
    if named is None and ahead:  # what is announced for 2009 is told not long before
        last = min(ahead)
        near_by = [y for y in possible if last - SOON <= y <= last] if possible else list(range(last - SOON, last + 1))
        soon = next((p for p in phrases if p.year == last), None) if near_by else None
        possible = near_by or possible
    possible = [y for y in possible if y in in_office] or possible
    with_weekday = [m for m in mentions if m.dated and m.phrase.weekday is not None and m.phrase.year is None]
    votes = Counter(year for m in with_weekday for year in possible if agrees(m.phrase, year))
    most = max(votes.values(), default=0)
    near = sorted(possible, key=lambda y: (y - first if y >= first else BEFORE, y))
    candidates = tuple(y for y in near if votes[y] == most)
    return Years(candidates, named, tuple(with_weekday), soon)


def agrees(phrase: Phrase, year: int) -> bool:
    """Whether the day has the weekday that the words give it, in one year."""
    day = day_of(year, phrase.month or 1, phrase.day or 1)
    return day is not None and day.weekday() == phrase.weekday


def _told(phrase: Phrase) -> bool:
    """Whether a phrase names a year that has begun when the article appears."""
    bare = phrase.rule == "year" and phrase.span.text.isdigit() and phrase.tense is Tense.OPEN
    ahead = phrase.tense is Tense.FUTURE or phrase.open_to
    return phrase.year is not None and not ahead and not bare and phrase.unit not in {"decade", "century"}


def _ahead(phrases: tuple[Phrase, ...]) -> set[int]:
    """The years that something is announced for, and of which no month is told: "la croissance sera de 1 % en 2009"."""
    months = {p.year for p in phrases if p.year and p.month and _told(p)}
    return {p.year for p in phrases if p.year and (p.tense is Tense.FUTURE or p.open_to) and p.year not in months}


def _last_year(phrase: Phrase) -> int:
    other = phrase.other.year if phrase.other is not None else None
    return max(phrase.year or 0, other or 0)
