"""The days that words name, seen from every day on which an article may have appeared."""

from __future__ import annotations

from datetime import date

from recoupe.events.dating.calendar import Calendar
from recoupe.model import Anchor, Phrase, Span, TimexType

FIRST, LAST = date(2001, 1, 1), date(2014, 12, 31)


def named(seen_from: date, weekday: int | None) -> date:
    """The day that "le 12 janvier" names, with a weekday or without."""
    span = Span("a1", 0, 13, ((0, 13),), "le 12 janvier")
    phrase = Phrase(span, TimexType.DATE, "date", Anchor.PUBLICATION, month=1, day=12, weekday=weekday)
    calendar = Calendar(range(FIRST.toordinal(), LAST.toordinal() + 1))
    first, last = calendar.named(phrase)
    at = (seen_from - FIRST).days
    assert first[at] == last[at]
    return date.fromordinal(int(first[at]))


def test_a_date_is_that_of_the_nearest_year() -> None:
    assert named(date(2008, 3, 1), None) == date(2008, 1, 12)
    assert named(date(2008, 11, 1), None) == date(2009, 1, 12)


def test_a_date_with_its_weekday_is_that_of_the_nearest_year_in_which_it_falls_on_it() -> None:
    wednesday = 2  # 12 January was a Wednesday in 2000, 2005 and 2011
    assert named(date(2002, 1, 1), wednesday) == date(2000, 1, 12)
    assert named(date(2003, 6, 1), wednesday) == date(2005, 1, 12)
    assert named(date(2008, 1, 5), wednesday) == date(2005, 1, 12)
    assert named(date(2008, 2, 1), wednesday) == date(2011, 1, 12)
    assert named(date(2014, 1, 1), wednesday) == date(2011, 1, 12)
