"""The calendar: intervals of days and their written values (ISO 8601, EDTF, seasons and quarters as TIMEX3 writes them)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

Days = tuple[date, date]
"""First and last day, both included."""

STAND_IN = 2400
"""From here on a year stands in for one that nobody names, while a story is dated; no dossier shows it. After 400 years every day has
the same weekday again."""
OPEN_YEAR = "XXXX"
"""A year that nobody knows, as EDTF writes it."""
LONGEST = 92
"""Days of the longest interval that is told without its year: a quarter."""
SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 3)}
"""First and last month in which the press speaks of a season."""
PARTS_OF_MONTH = {"START": (1, 10), "MID": (10, 20), "END": (20, 31)}
PARTS_OF_YEAR = {"START": (1, 3), "MID": (5, 8), "END": (10, 12)}
PARTS_OF_WEEK = {"START": (0, 1), "MID": (1, 3), "END": (4, 6)}


def of_year(year: int) -> Days:
    """A year."""
    return date(year, 1, 1), date(year, 12, 31)


@lru_cache(maxsize=4096)  # while a story is dated the same months are asked for in many years, again and again
def of_month(year: int, month: int) -> Days:
    """A month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def of_months(year: int, first: int, last: int) -> Days:
    """From the first day of one month to the last day of another of the same year."""
    return date(year, first, 1), of_month(year, last)[1]


def of_week(day: date) -> Days:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def of_season(year: int, season: str) -> Days:
    """A season; winter ends in the next year."""
    first, last = SEASONS[season]
    return date(year, first, 1), of_month(year + (last < first), last)[1]


def part_of_month(days: Days, part: str) -> Days:
    """The beginning, middle or end of a month."""
    first, last = PARTS_OF_MONTH[part]
    return days[0].replace(day=first), days[0].replace(day=min(last, days[1].day))


def part_of(days: Days, part: str) -> Days:
    """The beginning, middle or end of a week, month, year or longer span."""
    length = (days[1] - days[0]).days + 1
    if length <= 1:
        return days
    if length == 7:
        first, last = PARTS_OF_WEEK[part]
        return days[0] + timedelta(days=first), days[0] + timedelta(days=last)
    if length <= 31:
        return part_of_month(days, part)
    if 365 <= length <= 366:
        return of_months(days[0].year, *PARTS_OF_YEAR[part])
    first, years = days[0].year, days[1].year - days[0].year + 1
    third = years // 3
    if not third:
        return days
    begin, end = {"START": (0, third), "MID": (third, years - third), "END": (years - third, years)}[part]
    return date(first + begin, 1, 1), date(first + end - 1, 12, 31)


def months_away(day: date, months: int) -> date:
    """The same day so many months away (the last day of a shorter month)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, of_month(year, month + 1)[1].day))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def day_of(year: int, month: int, day: int) -> date | None:
    """A day, None when the calendar has none (30 February)."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= of_month(year, month)[1].day else None


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The first, second ... such weekday of a month, the last one for -1; None where a month has no fifth."""
    first, last = of_month(year, month)
    day = weekday_on_or_before(last, weekday) if n < 0 else weekday_on_or_after(first, weekday) + timedelta(weeks=n - 1)
    return day if day.month == month else None


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The last such weekday, the day itself included (0 is Monday)."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The next such weekday, the day itself included."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def nearest_weekday(day: date, weekday: int) -> date:
    """The such weekday at most three days away."""
    return weekday_on_or_before(day + timedelta(days=3), weekday)


def stands_in(day: str | None) -> bool:
    """Whether the year of an ISO date only stands in for one that nobody names."""
    return day is not None and day[:4].isdigit() and int(day[:4]) >= STAND_IN


def without_year(first: str, last: str) -> str | None:
    """The value of an interval (ISO) whose year nobody names: a day, a month or the days from one to another; None for more."""
    one, other = (date.fromisoformat(day[:10]) for day in (first, last))
    if one == other:
        return f"{OPEN_YEAR}{one.isoformat()[4:]}"
    if (one, other) == of_month(one.year, one.month):
        return f"{OPEN_YEAR}{one.isoformat()[4:7]}"
    near = (other - one).days <= LONGEST
    return f"{OPEN_YEAR}{one.isoformat()[4:]}/{OPEN_YEAR}{other.isoformat()[4:]}" if near else None


def written(days: Days) -> str:
    """The shortest value that names an interval: a day, a week, a month, a quarter, a year, else `first/last`."""
    first, last = days
    if first == last:
        return first.isoformat()
    if days == of_week(first):
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}"
    if first.day == 1 and last == of_month(last.year, last.month)[1]:
        if days == of_year(first.year):
            return f"{first.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.year}-{first.month:02}"
        if first.year == last.year and first.month % 3 == 1 and last.month == first.month + 2:
            return f"{first.year}-Q{last.month // 3}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year}/{last.year}"
        return f"{first.year}-{first.month:02}/{last.year}-{last.month:02}"
    return f"{first.isoformat()}/{last.isoformat()}"
