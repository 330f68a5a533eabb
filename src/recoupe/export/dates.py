"""Days, intervals and names of languages in the words of a language (Babel). An imprecise date is said as the interval it is."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from recoupe.export.words import Words
from recoupe.lang.days import of_open_year


def interval(words: Words, earliest: str | None, latest: str | None, *, weekday: bool = False, value: str | None = None) -> str:
    """The interval of days from `earliest` to `latest` (ISO, both included; None where it is open) in words.

    A whole month or year is said as such: "janvier 2022", not "entre le 1er et le 31". Where neither end is known, what `value` tells of
    a day without its year.
    """
    first, last = _day(earliest), _day(latest)
    if first and last:
        return _closed(words, first, last, weekday)
    if first:
        return words("date-from", day=_said(words, first))
    if last:
        return words("date-until", day=_said(words, last))
    known = of_open_year(words.language, value)
    return words("date-open-year", day=known) if known else words("date-unknown")


def _day(value: str | None) -> date | None:
    """The day of an ISO date or date-time; None for what is no day of the calendar."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _closed(words: Words, first: date, last: date, weekday: bool) -> str:
    if first == last:
        return _said(words, first, "EEEE d MMMM y" if weekday else "d MMMM y")
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return _said(words, first, "MMMM y")
        if first.month == 1 and last.month == 12:
            return str(first.year) if first.year == last.year else words("date-between-years", first=first.year, last=last.year)
        return words("date-between-months", first=_said(words, first, "MMMM y"), last=_said(words, last, "MMMM y"))
    return words("date-between", first=_opening(words, first, last), last=_said(words, last))


def _opening(words: Words, first: date, last: date) -> str:
    """The first day of an interval, without the month or year that the last day repeats."""
    if first.year != last.year:
        return _said(words, first)
    if first.month != last.month:
        return _said(words, first, "d MMMM")
    return _said(words, first, "d")


def _said(words: Words, day: date, pattern: str = "d MMMM y") -> str:
    from babel.dates import format_date  # noqa: PLC0415 - slow to load, and only the exports need it

    text = format_date(day, pattern, locale=words.language)
    if words.language == "fr" and day.day == 1:
        return text.replace("1", "1er", 1) if text.startswith("1") else text.replace(" 1 ", " 1er ", 1)
    return text


def language_name(words: Words, code: str) -> str:
    """What a language is called ("en" is "anglais"); the code itself when nobody knows it."""
    from babel import Locale  # noqa: PLC0415 - slow to load, and only the exports need it

    return str(Locale(words.language).languages.get(code, code))
