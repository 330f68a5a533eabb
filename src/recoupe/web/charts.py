"""The chronology in lanes, drawn on the server. It repeats a list that can be read."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log2

from recoupe.export.dates import interval
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.timeline import LANES, Moment
from recoupe.export.words import short, tidy

WIDTH, LEFT, LAST = 960, 112, 16
"""Of a drawing; the names of lanes stand on the left, and a little is free behind the last day."""
LINE, LETTER = 22, 6.4
"""Height of a line of labels, and the width of a letter, in units of the drawing."""
LABEL, TICK, DOT = 62, 116, 10
"""Characters of a label (before or behind its dot there is always room for so many), the distance of two dates on the axis, and that of a
label from its dot."""
LONG = 14
"""Days between two dates of which the axis says that they are pushed together."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One event: where its sign stands, and what is written beside it: behind it, or before it where there is no room behind."""

    x: float
    y: float
    lane: str
    label: str
    told: str
    before: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name, where it begins, how high it is."""

    key: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Chronology:
    """Events by time from left to right."""

    height: float
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    breaks: tuple[float, ...]
    """Where the axis pushes a long time together."""


def chronology(look: Lookup, moments: Sequence[Moment]) -> Chronology | None:
    """The dated ones of some events; None where fewer than two days are known."""
    placed = [m for m in moments if m.placed]
    days = sorted({_day(m) for m in placed})
    if len(days) < 2:
        return None
    at = spread(days, LEFT + 12, WIDTH - LAST)
    lanes: list[Lane] = []
    dots: list[Dot] = []
    top = 8.0
    for lane in LANES:
        lines: list[list[tuple[float, float]]] = []
        for moment in (m for m in placed if m.lane == lane):
            x, label = at[_day(moment)], short(moment.label, LABEL)
            wide = DOT + LETTER * len(label)
            before = x + wide > WIDTH
            taken = (x - wide, x + 8) if before else (x - 8, x + wide)
            line = next((n for n, held in enumerate(lines) if all(end < taken[0] or start > taken[1] for start, end in held)), len(lines))
            lines += [[]] if line == len(lines) else []
            lines[line].append(taken)
            told = f"{moment.when}{look.words('colon')}{tidy(moment.label)}"
            dots.append(Dot(x, top + LINE * line + 16, lane, label, told, before))
        if lines:
            lanes.append(Lane(lane, top, LINE * len(lines) + 12))
            top += LINE * len(lines) + 20
    return Chronology(top + 44, tuple(lanes), tuple(dots), _ticks(look, at, placed), _breaks(at))


def _breaks(at: Mapping[str, float]) -> tuple[float, ...]:
    """The middle of each long time between two days, where others are shorter."""
    steps = [(date.fromisoformat(b).toordinal() - date.fromisoformat(a).toordinal(), (at[a] + at[b]) / 2) for a, b in pairwise(at)]
    return tuple(round(x, 1) for days, x in steps if days > LONG and days > min(step for step, _ in steps))


def _ticks(look: Lookup, at: dict[str, float], placed: Sequence[Moment]) -> tuple[tuple[float, str], ...]:
    """Dates along the axis, as many as can be read: days where one is known, else the month in which it begins."""
    out: list[tuple[float, str]] = []
    for day, x in at.items():
        told = next((m for m in placed if _day(m) == day and m.iso), None)
        label = interval(look.words, day, day) if told else interval(look.words, f"{day[:7]}-01", _end(day))
        if not out or x - out[-1][0] > TICK:
            out.append((x, label))
    return tuple(out)


def _end(day: str) -> str:
    """The last day of a month."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{day[:7]}-{monthrange(year, month)[1]:02}"


def _day(moment: Moment) -> str:
    return moment.earliest or moment.latest or ""


def spread(days: Sequence[str], left: float, right: float) -> dict[str, float]:
    """Day -> its place from left to right. Distances grow with the logarithm of the days, so that a year does not push days together."""
    numbers = [date.fromisoformat(day).toordinal() for day in days]
    steps = [0.0, *(1 + log2(b - a) for a, b in pairwise(numbers))]
    whole, gone = sum(steps) or 1, 0.0
    out = {}
    for day, step in zip(days, steps, strict=True):
        gone += step
        out[day] = round(left + (right - left) * gone / whole, 1)
    return out
