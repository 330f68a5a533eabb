"""Dates of publication that a page states: in its head, its address, its document id. Never in its story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from recoupe.articles.blocks import folded
from recoupe.lang import fold, table
from recoupe.model import Basis, PageText, Published, Range

NUMERIC = re.compile(r"(?<![\d./-])(?P<d>[0-3]?\d)(?P<sep>[./-])(?P<m>[01]?\d)(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)(?![\d./-])")
ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<m>[01]\d)(?:[-/.](?P<d>[0-3]\d))?(?!\d)")
COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
UPDATE = re.compile(
    r"(?:mise? a jour|modifie\w*|actualise\w*|updated?|modified|modification|consulte\w*|recupere\w*|retrieved|accessed)[^\d]{0,40}$"
)


@dataclass(frozen=True, slots=True, order=True)
class Stated:
    """A date that the page states: `weight` tells how well (0 printed day, 1 day in an address or id, 2 day of an update, 3 month)."""

    weight: int
    start: int
    end: int
    earliest: str
    latest: str

    @property
    def value(self) -> str:
        """EDTF: the day, or the month."""
        return self.earliest if self.earliest == self.latest else self.earliest[:7]


@cache
def _written() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Dates with the month in letters: day first ("1er mars 2010"), month first ("January 12, 2022")."""
    names = r"[^\W\d_]{3,9}\.?"
    day_first = re.compile(rf"(?<!\d)(?P<d>[0-3]?\d)(?:er|st|nd|rd|th)?\s+(?P<name>{names}),?\s+(?P<y>(?:19|20)\d\d)(?!\d)")
    month_first = re.compile(rf"(?<!\w)(?P<name>{names})\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)")
    return day_first, month_first


def dates_in(text: str, start: int, end: int, *, weight: int = 0) -> Iterator[Stated]:
    """The full dates and months of text [start, end). A date after "mis à jour" weighs less."""
    taken: list[Range] = []
    patterns = (*_written(), NUMERIC, ISO, COMPACT)
    for one in patterns:
        for found in one.finditer(text, start, end):
            if any(a < found.end() and found.start() < b for a, b in taken):
                continue
            day = _day(found.groupdict())
            if day is None:
                continue
            taken.append(found.span())
            before = folded(text[max(start, found.start() - 60) : found.start()])
            worse = 2 if UPDATE.search(before) else weight
            yield Stated(3 if day[0] != day[1] else worse, *found.span(), *day)


def _day(parts: dict[str, str | None]) -> tuple[str, str] | None:
    """First and last day of a date in parts; None when there is no such day."""
    year = int(parts["y"] or 0)
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    name = parts.get("name")
    month = table("fr/head")["months"].get(fold(name).rstrip("."), 0) if name else int(parts.get("m") or 0)
    try:
        if not parts.get("d"):
            first = date(year, month, 1)
            after = date(year + month // 12, month % 12 + 1, 1)
            return first.isoformat(), date.fromordinal(after.toordinal() - 1).isoformat()
        day = date(year, month, int(parts["d"] or 0)).isoformat()
    except ValueError:
        return None
    return day, day


def published(text: PageText, stated: list[Stated]) -> Published:
    """The date of publication from all dates a page states: the best one, with every other that agrees as evidence."""
    if not stated:
        return Published()
    best = min(stated)
    agree = sorted({(s.start, s.end) for s in stated if s.earliest <= best.latest and best.earliest <= s.latest})
    return Published(best.value, best.earliest, best.latest, Basis.STATED, tuple(text.span(a, b) for a, b in agree))


def disagree(stated: list[Stated]) -> Stated | None:
    """A printed or address day that is more than a day away from the best one."""
    if not stated:
        return None
    best = min(stated)
    for other in sorted(stated):
        if other.weight < 2 and abs(date.fromisoformat(other.earliest).toordinal() - date.fromisoformat(best.earliest).toordinal()) > 1:
            return other
    return None
