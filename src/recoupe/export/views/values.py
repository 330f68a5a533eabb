"""The value of a telling as a reader has it: a number in the words of the page, a day as a date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from recoupe.export.dates import interval
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import short, tidy
from recoupe.model import Quantity, Telling

DAYS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
"""A day, a month or a year in ISO 8601."""
LONGEST = 40
"""Characters of a number with the noun it counts."""


def value(look: Lookup, telling: Telling) -> str:
    """The value of a telling: the number as its words have it, else the date in words; "" where neither can be read."""
    told = telling.value or ""
    numbers = (q for q in look.dossier.quantities if any(span.covers(q.span) for span in telling.spans))
    if found := next((q for q in numbers if told == _typed(q)), None):
        return short(tidy(found.span.text), LONGEST)
    first, _, last = told.partition("/")
    begins, ends = _ends(first), _ends(last or first)
    return interval(look.words, begins[0].isoformat(), ends[1].isoformat()) if begins and ends else ""


def _typed(number: Quantity) -> str:
    """A number as a telling has it."""
    return f"{_bounds(number)} {number.unit}".strip()


def _bounds(number: Quantity) -> str:
    high = ".." if number.high is None else f"{number.high:g}"
    return f"{number.low:g}" if number.high == number.low else f"{number.low:g}/{high}"


def _ends(text: str) -> tuple[date, date] | None:
    """The first and the last day of an ISO day, month or year."""
    found = DAYS.match(text[:10])
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        return first, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
