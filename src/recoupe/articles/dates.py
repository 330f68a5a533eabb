"""Dates of publication that a page states: in its head, its address, its document id. Never in its story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import PurePosixPath

from recoupe.articles.blocks import folded
from recoupe.lang import fold, table
from recoupe.model import Basis, PageText, Published, Range, Stated, StatedKind

NUMERIC = re.compile(r"(?<![\d./-])(?P<d>[0-3]?\d)(?P<sep>[./-])(?P<m>[01]?\d)(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)(?![\d./-])")
ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<m>[01]\d)(?:[-/.](?P<d>[0-3]\d))?(?!\d)")
COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
BARE = re.compile(r"(?<![^\W_])(?P<y>(?:19|20)\d\d)(?P<sep>[-_.]?)(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?![^\W_])")
"""A day in the name of a file, by itself: "lm_20080816_034.txt"; not within a longer key of letters and figures."""
SECOND = {
    StatedKind.UPDATED: re.compile(r"(?:mise? a jour|modifie\w*|actualise\w*|updated?|modified|modification)[^\d]{0,40}$"),
    StatedKind.CONSULTED: re.compile(r"(?:consulte\w*|recupere\w*|retrieved|accessed|imprimee? le|printed on|crawl\w*)[^\d]{0,40}$"),
}
"""Words before a date by which it is not the first day of publication."""
ORDER = {kind: n for n, kind in enumerate(StatedKind)}


@dataclass(frozen=True, slots=True)
class Printed:
    """A date in the text of a page, [start, end), and where it stands."""

    kind: StatedKind
    start: int
    end: int
    earliest: str
    latest: str


@cache
def _written() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Dates with the month in letters: day first ("1er mars 2010"), month first ("January 12, 2022")."""
    names = r"[^\W\d_]{3,9}\.?"
    day_first = re.compile(rf"(?<!\d)(?P<d>[0-3]?\d)(?:er|st|nd|rd|th)?\s+(?P<name>{names}),?\s+(?P<y>(?:19|20)\d\d)(?!\d)")
    month_first = re.compile(rf"(?<!\w)(?P<name>{names})\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)")
    return day_first, month_first


def dates_in(text: str, start: int, end: int, kind: StatedKind = StatedKind.PRINTED) -> Iterator[Printed]:
    """The full dates and months of text [start, end)."""
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
            second = next((second for second, words in SECOND.items() if words.search(before)), None)
            yield Printed(second or (StatedKind.MONTH if day[0] != day[1] else kind), *found.span(), *day)


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


def stated(text: PageText, printed: Iterable[Printed], address: str) -> tuple[Stated, ...]:
    """All dates that a page states of itself, the surest first; one for all the words that state the same day in the same way."""
    groups: dict[tuple[StatedKind, str, str], list[Range]] = {}
    for one in sorted(printed, key=lambda p: (p.start, p.end)):
        groups.setdefault((one.kind, one.earliest, one.latest), []).append((one.start, one.end))
    found = [Stated(kind, tuple(text.span(a, b) for a, b in where), first, last) for (kind, first, last), where in groups.items()]
    name = BARE.search(PurePosixPath(address).name)
    if name and (day := _day(name.groupdict())):
        found.append(Stated(StatedKind.FILE, (), *day))
    return tuple(sorted(found, key=lambda s: (ORDER[s.kind], s.spans)))


def published(dates: Iterable[Stated]) -> Published:
    """The date of publication as the page states it: the surest one, with every other that agrees as evidence."""
    dates = [s for s in dates if s.claims]
    if not dates:
        return Published()
    best = dates[0]
    agree = sorted({span for s in dates if s.earliest <= best.latest and best.earliest <= s.latest for span in s.spans})
    value = best.earliest if best.earliest == best.latest else best.earliest[:7]
    return Published(value, best.earliest, best.latest, Basis.STATED, tuple(agree))


def disagree(dates: Iterable[Stated], *, apart: int = 1) -> tuple[Stated, Stated] | None:
    """Two days, printed or in the address, that are more than so many days apart: the surest one and the next."""
    days = [s for s in dates if s.kind in {StatedKind.PRINTED, StatedKind.ADDRESS}]
    first = [date.fromisoformat(s.earliest).toordinal() for s in days]
    return next(((days[0], other) for other, day in zip(days, first, strict=True) if abs(day - first[0]) > apart), None)
