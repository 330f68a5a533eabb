"""Days in the words of a language (Babel)."""

from __future__ import annotations

from datetime import date


def in_days(language: str, first: date, last: date) -> str:
    """A day with its weekday ("mercredi 12 janvier 2022"), or the first and last day of an interval, parted by a dash."""
    from babel.dates import format_date  # noqa: PLC0415 - slow to load, and not every dossier needs it

    said = [format_date(day, "EEEE d MMMM y", locale=language) for day in dict.fromkeys((first, last))]
    if language == "fr":
        said = [text.replace(" 1 ", " 1er ", 1) for text in said]
    return " – ".join(said)
