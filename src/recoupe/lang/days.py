"""Days in the words of a language (Babel)."""

from __future__ import annotations

from datetime import date

from recoupe.model.calendar import OPEN_YEAR, STAND_IN

LEAP = "2000"
"""A year that has every day, for days of a year that nobody knows."""


def in_days(language: str, first: date, last: date) -> str:
    """A day with its weekday ("mercredi 12 janvier 2022"), or the first and last day of an interval, parted by a dash."""
    pattern = "EEEE d MMMM y" if first.year < STAND_IN else "EEEE d MMMM"
    return " – ".join(_said(language, day, pattern) for day in dict.fromkeys((first, last)))


def of_open_year(language: str, value: str | None) -> str:
    """A value (EDTF) whose year nobody knows, as far as it is known: "5 août", "août", "5 août – 7 août"; "" for any other value."""
    if not value or not value.startswith(OPEN_YEAR):
        return ""
    ends = [end.partition("T")[0].replace(OPEN_YEAR, LEAP) for end in value.split("/")]
    return " – ".join(_day_or_month(language, end) for end in ends)


def _day_or_month(language: str, value: str) -> str:
    month = len(value) == len("2000-01")
    return _said(language, date.fromisoformat(f"{value}-01" if month else value), "LLLL" if month else "d MMMM")


def _said(language: str, day: date, pattern: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - slow to load, and not every dossier needs it

    text = format_date(day, pattern, locale=language)
    return f" {text}".replace(" 1 ", " 1er ", 1)[1:] if language == "fr" else text
