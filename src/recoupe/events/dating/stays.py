"""The days of the visit that a story tells of: "lors de son séjour" is dated by what all its articles say of first and last day.

One article tells when the visitor arrived, another how long he stays, a third when he leaves. Nothing is claimed unless
two articles bear each other out on the first or the last day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from recoupe.lang import table
from recoupe.model import Reading, Timex, TimexType
from recoupe.model import calendar as cal
from recoupe.model.calendar import Days

NEAR = 40
"""Characters between a day and the word that says that something begins or ends on it."""
LONGEST = 60
"""Days: what lasts longer is no visit."""
DAYS = re.compile(r"P(\d+)([DW])")
EVENT, OCCASION = "event", "on-that-occasion"
"""Rules of the expressions that name a visit, or take it up, instead of a day."""
JUST_TOLD = 250
"""Characters before "à cette occasion" in which the visit stands that is meant."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `fr/times_stays` as patterns."""

    stays: re.Pattern[str]
    begins: re.Pattern[str]
    ends: re.Pattern[str]
    others: re.Pattern[str]


@cache
def words() -> Words:
    """The patterns."""
    lists = table("fr/times_stays")
    return Words(
        re.compile(rf"(?i)\b(?:{'|'.join(lists['stays'])})s?\b"),
        re.compile(rf"(?i)\b(?:{'|'.join(lists['begins'])})"),
        re.compile(rf"(?i)\b(?:{'|'.join(lists['ends'])})"),
        re.compile(rf"(?i)\b(?:{'|'.join(lists['others'])})\b"),
    )


def placed(readings: Iterable[Reading], timexes: Sequence[Timex]) -> tuple[Timex, ...]:
    """The time expressions, those that name the visit of the story with its days."""
    by_id = {r.id: r for r in readings if r.article.language == "fr"}
    named = [t for t in timexes if t.span.article in by_id and _names_a_stay(by_id[t.span.article], t)]
    days = stay(by_id, timexes) if named else None
    if days is None:
        return tuple(timexes)
    first, last = (day.isoformat() for day in days)
    known = {t.span: replace(t, value=cal.written(days), earliest=first, latest=last) for t in named}
    return tuple(known.get(t.span, t) for t in timexes)


def _names_a_stay(reading: Reading, timex: Timex) -> bool:
    """Whether an expression names a visit itself ("lors de son séjour"), or takes up one just told of ("à cette occasion")."""
    if timex.rule == OCCASION:
        said = reading.clean[max(0, timex.span.start - JUST_TOLD) : timex.span.start]
    else:
        said = timex.span.text if timex.rule == EVENT else ""
    return bool(words().stays.search(said)) and not words().others.search(said)


def stay(readings: Mapping[str, Reading], timexes: Iterable[Timex]) -> Days | None:
    """First and last day of the visit, as most articles have them (None when no two articles agree on one of them)."""
    told: dict[str, list[tuple[str, date]]] = {"begins": [], "ends": []}
    lengths: list[int] = []
    for timex in timexes:
        reading = readings.get(timex.span.article)
        for kind, said in _tells(reading, timex) if reading else ():
            if isinstance(said, date):
                told[kind].append((timex.span.article, said))
            else:
                lengths.append(said)
    firsts, lasts = (_most(told[kind]) for kind in ("begins", "ends"))
    if firsts is None or max(firsts[1], lasts[1] if lasts else 0) < 2:
        return None
    first = firsts[0]
    last = lasts[0] if lasts else first + timedelta(days=max(lengths)) if lengths else None
    return (first, last) if last and 0 < (last - first).days <= LONGEST else None


def _most(told: list[tuple[str, date]]) -> tuple[date, int] | None:
    """The day that most articles have, the earliest of several, and how many have it."""
    counts = Counter(day for _, day in sorted(set(told)))
    return min(counts.items(), key=lambda item: (-item[1], item[0]), default=None)


def _tells(reading: Reading, timex: Timex) -> Iterator[tuple[str, date | int]]:
    """What one time expression tells of the visit in its sentence: a first day, a last day, a number of days."""
    start, end = reading.sentence_at(timex.span.start)
    said = reading.clean[start:end]
    if not (words().stays.search(said) or words().begins.search(said)):
        return
    if timex.type is TimexType.DURATION and (length := DAYS.fullmatch(timex.value or "")):
        yield "lasts", int(length[1]) * (7 if length[2] == "W" else 1)
    elif timex.type is TimexType.DATE and timex.earliest and timex.earliest == timex.latest:
        at = timex.span.start - start, timex.span.end - start
        near = [
            (max(at[0] - found.end(), found.start() - at[1]), kind)
            for kind, pattern in (("begins", words().begins), ("ends", words().ends))
            for found in pattern.finditer(said)
        ]
        away, kind = min(near, default=(NEAR, ""))
        if away < NEAR:
            yield kind, date.fromisoformat(timex.earliest)
