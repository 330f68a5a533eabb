"""The value of a time expression, given the day of publication and the date told just before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from recoupe.model import Anchor, Phrase, Tense, TimexType
from recoupe.model import calendar as cal
from recoupe.model.calendar import Days

NEAR = 45
"""Days within which a day of the month without a year is the nearest one, whatever the verb seems to say."""
BY_DAYS = frozenset({"ago", "ahead", "earlier", "later", "within", "span-until-now", "span-from-now", "duration-since"})
"""Rules in which a number of weeks means so many times seven days, not whole weeks."""

HOLIDAYS = {7: ("SU", 0), 8: ("SU", 0), 12: ("WI", 0), 1: ("WI", 1)}
"""The season, and how many years back it began, of the holidays of a month."""
STRETCH = 3
"""Days after which what was told is no stretch of days that has an eve ("samedi et dimanche"), but some day within a longer time."""
BY_EVENT = frozenset(
    {"since-event", "event", "part-of-event", "on-that-occasion", "once-done", "then", "that-time", "until-now", "some-day"}
)
"""Rules of expressions that hang on something that happened, whose day the words do not give."""


class Value(NamedTuple):
    """A value as written, and its first and last day (None where open). A tuple, because there are so many of them."""

    written: str | None
    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> Days | None:
        """The interval, when both ends are known."""
        return (self.first, self.last) if self.first and self.last else None


UNKNOWN = Value(None)


def value(phrase: Phrase, day: date | None, told: Days | None = None) -> Value:
    """The value of a phrase in an article published on a day, after a date was told (both may be unknown)."""
    if phrase.type in {TimexType.DURATION, TimexType.SET}:
        return _length(phrase, day)
    if phrase.type is TimexType.TIME:
        days = told or ((day, day) if day else None)
        return Value(f"{days[0].isoformat()}T{phrase.time}", *days) if days and days[0] == days[1] else Value(f"T{phrase.time}")
    if phrase.rule in {"recently", "these-days", "now", "soon", "long-ago"}:
        return _vague(phrase, day)
    if phrase.rule == "these-holidays":
        return _holidays(day)
    if phrase.rule in BY_EVENT or (phrase.rule == "later" and told is None):
        return UNKNOWN
    if phrase.anchor is Anchor.NARRATIVE and phrase.unit == "day" and told and (told[1] - told[0]).days > STRETCH:
        return _some_day(phrase, told)
    if phrase.rule == "after-event":
        return Value(told[0].isoformat(), told[0], day if day and day > told[0] else told[0]) if told else UNKNOWN
    days = span_of(phrase, day, told)
    if days is None:
        return UNKNOWN
    return _opened(phrase, days, day)


def _some_day(phrase: Phrase, told: Days) -> Value:
    """The eve of something that was "fin janvier": some day, from that of the first day to that of the last."""
    moved = timedelta(days=phrase.shift or 0)
    return Value(None, told[0] + moved, told[1] + moved)


def span_of(phrase: Phrase, day: date | None, told: Days | None = None) -> Days | None:
    """The days that the words name, without what "depuis" or "d'ici" add to them."""
    try:
        if phrase.anchor is Anchor.NONE:
            return None if phrase.year is None else in_year(phrase, phrase.year)
        if phrase.anchor is Anchor.NARRATIVE:
            base = told or ((day, day) if day else None)
            return _moved(phrase, base[0] if phrase.shift is None or phrase.shift <= 0 else base[1]) if base else None
        return _relative(phrase, day) if day else None
    except (ValueError, OverflowError):  # a year that no calendar has: "il y a 5 000 ans"
        return None


def in_year(phrase: Phrase, year: int) -> Days | None:
    """The days that the words name when the year is this one."""
    try:
        days = _in_year(phrase, year)
        if days is None or phrase.other is None:
            return days
        far = _in_year(phrase.other, phrase.other.year or year)
    except (ValueError, OverflowError):
        return None
    return (days[0], far[1]) if far and far[1] >= days[0] else days


def _length(phrase: Phrase, day: date | None) -> Value:
    if phrase.open_from and phrase.shift and day and phrase.unit not in {"second", "minute", "hour"}:
        first = _moved(phrase, day)
        return Value(phrase.duration, first[0], day) if first and first[0] <= day else Value(phrase.duration)
    return Value(phrase.duration or None)


def _vague(phrase: Phrase, day: date | None) -> Value:
    if day is None:
        return UNKNOWN
    if phrase.rule == "now":
        return Value(None, day, day)
    return Value(None, day, None) if phrase.rule == "soon" else Value(None, None, day)


def _holidays(day: date | None) -> Value:
    """The summer or the winter of the holidays that an article of July, August or the turn of the year calls "these"."""
    if day is None or day.month not in HOLIDAYS:
        return UNKNOWN
    season, back = HOLIDAYS[day.month]
    days = cal.of_season(day.year - back, season)
    return Value(f"{days[0].year}-{season}", *days)


def _opened(phrase: Phrase, days: Days, day: date | None) -> Value:
    if phrase.shift is not None and phrase.rule in {"span-until-now", "span-from-now", "past-year", "within"}:
        return _until_anchor(phrase, days, day)
    if phrase.open_from:
        return Value(cal.written(days), days[0], max(day, days[1]) if day and days[0] <= day else None)
    if phrase.open_to:
        if phrase.part == "END":  # "avant la fin de l'année": by its last day
            days = days[1], days[1]
        return Value(cal.written(days), day if day and day <= days[1] else None, days[1])
    if phrase.season and phrase.other is None:
        return Value(f"{days[0].year}-{phrase.season}", *days)
    return Value(cal.written(days), *days)


def _until_anchor(phrase: Phrase, days: Days, day: date | None) -> Value:
    """From the far end to the day itself ("ces derniers mois", "les prochains jours")."""
    if day is None:
        return UNKNOWN
    if (phrase.shift or 0) > 0:
        first = day + timedelta(days=1)
        return Value(cal.written((first, max(first, days[1]))), first, max(first, days[1]))
    written = cal.written((days[0], day))
    if phrase.rule == "past-year":
        first = cal.months_away(day, -12)
        return Value(f"{first.isoformat()[:7]}/{day.isoformat()[:7]}", first, day)
    if phrase.unit == "month":
        written = cal.written((days[0], cal.of_month(day.year, day.month)[1]))
    elif phrase.unit in {"year", "decade"}:
        written = f"{days[0].year}/{day.year}"
    return Value(written, days[0], day)


def _in_year(phrase: Phrase, year: int) -> Days | None:
    """What a phrase names in one year."""
    if phrase.unit == "nth" and phrase.month:
        day = cal.nth_weekday(year, phrase.month, phrase.weekday or 0, phrase.shift or 1)
        return (day, day) if day else None
    if phrase.month and phrase.day:
        day = cal.day_of(year, phrase.month, phrase.day)
        if day is None:
            return None
        return cal.of_week(day) if phrase.unit == "week" else (day, day)
    if phrase.unit in {"quarter", "semester"} and phrase.month:
        return cal.of_months(year, phrase.month, phrase.month + (2 if phrase.unit == "quarter" else 5))
    if phrase.unit == "easter":
        day = cal.easter(year) + timedelta(days=phrase.shift or 0)
        return day, day
    if phrase.unit in {"decade", "century"}:
        days = date(year, 1, 1), date(year + (9 if phrase.unit == "decade" else 99), 12, 31)
    elif phrase.season:
        days = cal.of_season(year, phrase.season)
    else:
        days = cal.of_month(year, phrase.month) if phrase.month else cal.of_year(year)
    return cal.part_of(days, phrase.part) if phrase.part else days


def _relative(phrase: Phrase, day: date) -> Days | None:
    if phrase.weekday is not None and not phrase.month:
        return _weekday(phrase, day)
    if phrase.month or phrase.season or phrase.unit == "easter":
        return _without_year(phrase, day)
    return _moved(phrase, day)


def _weekday(phrase: Phrase, day: date) -> Days | None:
    weekday = phrase.weekday or 0
    if phrase.day:
        found = [d for n in range(-NEAR, NEAR + 1) if (d := day + timedelta(days=n)).day == phrase.day]
        agree = [d for d in found if d.weekday() == weekday] or found
        near = min(agree, key=lambda d: abs((d - day).days))
    elif phrase.unit == "week" and phrase.shift is not None:
        near = cal.of_week(day + timedelta(weeks=phrase.shift))[0] + timedelta(days=weekday)
    elif phrase.shift is not None:
        one = timedelta(days=1)
        near = cal.weekday_on_or_before(day - one, weekday) if phrase.shift < 0 else cal.weekday_on_or_after(day + one, weekday)
    elif phrase.tense is Tense.PAST or (phrase.open_from and phrase.tense is not Tense.FUTURE):
        near = cal.weekday_on_or_before(day, weekday)
    elif phrase.tense is Tense.FUTURE:
        near = cal.weekday_on_or_after(day, weekday)
    else:
        near = cal.nearest_weekday(day, weekday)
    if phrase.other is not None and phrase.other.weekday is not None:
        return near, cal.weekday_on_or_after(near, phrase.other.weekday)
    return near, near


def _without_year(phrase: Phrase, day: date) -> Days | None:
    """The year that fits: weekday first, then the nearest when near, then the way the verb looks."""
    found = [(d, y) for y in range(day.year - 2, day.year + 3) if (d := _in_year(phrase, y))]
    if phrase.weekday is not None:
        agree = [(d, y) for d, y in found if d[0].weekday() == phrase.weekday and abs((d[0] - day).days) <= 366]
        found = agree or found
    if not found:
        return None
    if phrase.shift is not None and phrase.unit not in {"easter", "nth"}:
        gone = [(d, y) for d, y in found if (d[1] < day if phrase.shift < 0 else d[0] > day)]
        days, year = (gone[-1] if phrase.shift < 0 else gone[0]) if gone else found[0]
    else:
        days, year = min(found, key=lambda pair: _distance(phrase, _through(phrase, *pair), day))
    if phrase.other is None:
        return days
    far = _in_year(phrase.other, phrase.other.year or year)
    if far and far[1] < days[0]:
        far = _in_year(phrase.other, year + 1)
    return (days[0], far[1]) if far else days


def _through(phrase: Phrase, days: Days, year: int) -> Days:
    """From the first day to the last one of a span, where it ends in the same year ("les neuf premiers mois de l'année")."""
    far = _in_year(phrase.other, phrase.other.year or year) if phrase.other is not None else None
    return (days[0], far[1]) if far and far[1] >= days[1] else days


def _distance(phrase: Phrase, days: Days, day: date) -> tuple[bool, int]:
    away = max((days[0] - day).days, (day - days[1]).days, 0)
    tense = Tense.PAST if phrase.open_from and phrase.tense is not Tense.FUTURE else Tense.FUTURE if phrase.open_to else phrase.tense
    against = (tense is Tense.PAST and days[0] > day) or (tense is Tense.FUTURE and days[1] < day)
    return (against and not (phrase.day and away <= NEAR), away)


def _moved(phrase: Phrase, day: date) -> Days | None:
    """So many units away from a day: that day, or the whole week, month, year ... in which it falls."""
    shift, unit = phrase.shift or 0, phrase.unit
    if unit in {"second", "minute", "hour"}:
        moved = day + timedelta(days=round(shift / 24)) if unit == "hour" else day
        return moved, moved
    if unit in {"day", "fortnight", ""} or (unit == "week" and phrase.rule in BY_DAYS):
        moved = day + timedelta(days=shift * {"week": 7, "fortnight": 14}.get(unit, 1))
        return moved, moved
    if unit == "weekend":
        return _weekend(phrase, day)
    days = _whole(unit, shift, day)
    return cal.part_of(days, phrase.part) if days and phrase.part else days


def _weekend(phrase: Phrase, day: date) -> Days:
    """Saturday and Sunday: those of the week, or on weekdays of a text that looks back those of the week before."""
    saturday = cal.of_week(day)[0] + timedelta(days=5)
    before = (phrase.shift or 0) < 0 or (not phrase.shift and phrase.tense is Tense.PAST and day.weekday() < 5)
    after = (phrase.shift or 0) > 0 and day.weekday() >= 5
    saturday += timedelta(weeks=after - before)
    return saturday, saturday + timedelta(days=1)


def _whole(unit: str, shift: int, day: date) -> Days | None:
    if unit == "week":
        return cal.of_week(day + timedelta(weeks=shift))
    if unit == "month":
        moved = cal.months_away(day, shift)
        return cal.of_month(moved.year, moved.month)
    if unit in {"quarter", "semester"}:
        size = 3 if unit == "quarter" else 6
        moved = cal.months_away(day.replace(day=1), shift * size)
        first = (moved.month - 1) // size * size + 1
        return cal.of_months(moved.year, first, first + size - 1)
    if unit == "year":
        return cal.of_year(day.year + shift)
    if unit in {"decade", "century"}:
        size = 10 if unit == "decade" else 100
        year = day.year // size * size + shift * size
        return date(year, 1, 1), date(year + size - 1, 12, 31)
    return None
