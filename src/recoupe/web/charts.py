"""Drawings made on the server: the chronology in lanes, and which text comes from which. Each repeats a list that can be read."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log2

from recoupe.export.dates import interval
from recoupe.export.views.accounts import Accounts
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.timeline import LANES, Moment
from recoupe.export.words import short, tidy
from recoupe.lang import say
from recoupe.model import Absent, Derivation

WIDTH, LEFT, RIGHT = 960, 112, 170
"""Of a drawing; the names of lanes stand on the left, and a label may run over on the right."""
LINE, LETTER = 22, 6.4
"""Height of a line of labels, and the width of a letter, in units of the drawing."""
LABEL, TICK = 30, 116
"""Characters of a label, and the distance of two dates on the axis."""
MOST = 24
"""Articles in a drawing: those that take up others first; of more, the list alone tells all."""
BOX, ROW, FIRST = 210, 44, 42
"""Of a text: how wide its box is, how high its row, and where originals that are not here stand."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One event: where its sign stands, and what is written beside it."""

    x: float
    y: float
    lane: str
    label: str
    told: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name, where it begins, how high it is."""

    key: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Chronology:
    """Events by time from left to right. Distances grow with the logarithm of the days, so that a year does not push days together."""

    height: float
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One text: an article, or an original that is not here (`article` is "")."""

    article: str
    x: float
    y: float
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """One text goes into another."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Descent:
    """Texts by the day they came out, from left to right, one row each; those of one account stand in one band (y, height, name)."""

    height: float
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    bands: tuple[tuple[float, float, str], ...]
    left_out: int


def chronology(look: Lookup, moments: Sequence[Moment]) -> Chronology | None:
    """The dated ones of some events; None where fewer than two days are known."""
    placed = [m for m in moments if m.placed]
    days = sorted({_day(m) for m in placed})
    if len(days) < 2:
        return None
    at = _spread(days)
    lanes: list[Lane] = []
    dots: list[Dot] = []
    top = 8.0
    for lane in LANES:
        ends: list[float] = []
        for moment in (m for m in placed if m.lane == lane):
            x, label = at[_day(moment)], short(moment.label, LABEL)
            line = next((n for n, end in enumerate(ends) if end < x - 8), len(ends))
            ends[line : line + 1] = [x + 12 + LETTER * len(label)]
            dots.append(Dot(x, top + LINE * line + 16, lane, label, f"{moment.when}{look.words('colon')}{tidy(moment.label)}"))
        if ends:
            lanes.append(Lane(lane, top, LINE * len(ends) + 12))
            top += LINE * len(ends) + 20
    return Chronology(top + 44, tuple(lanes), tuple(dots), _ticks(look, at, placed))


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


def _spread(days: Sequence[str]) -> dict[str, float]:
    """Day -> its place across the drawing."""
    numbers = [date.fromisoformat(day).toordinal() for day in days]
    steps = [0.0, *(1 + log2(b - a) for a, b in pairwise(numbers))]
    whole, gone = sum(steps), 0.0
    out = {}
    for day, step in zip(days, steps, strict=True):
        gone += step
        out[day] = round(LEFT + 12 + (WIDTH - LEFT - RIGHT) * gone / whole, 1)
    return out


def descent(look: Lookup, shown: Accounts) -> Descent | None:
    """The texts of a dossier; None where only one is known."""
    derived = look.derivations
    tied = {name for d in derived for name in (d.to, d.source) if isinstance(name, str)}
    order = [article for account in shown.accounts for article in account.articles]
    kept = sorted(sorted(order, key=lambda a: a not in tied)[:MOST], key=order.index)
    if len(order) + len(derived) < 2:
        return None
    column = _columns(look, kept)
    nodes: list[Node] = []
    bands: list[tuple[float, float, str]] = []
    y = 30.0
    for account in shown.accounts:
        top = y
        for article in (a for a in account.articles if a in kept):
            for d in derived:
                if d.to == article and isinstance(d.source, Absent):
                    name = short(tidy(d.source.name) or look.words("unnamed-original"), 26)
                    nodes.append(Node("", FIRST, y, name, _note(look, d)))
                    y += ROW
            nodes.append(Node(article, column[article], y, short(look.outlet(article), 26), _notes(look, derived, article)))
            y += ROW
        if y > top:
            bands.append((top - 6, y - top, account.id))
            y += 12
    return Descent(y, tuple(nodes), tuple(_arrows(nodes, derived)), tuple(bands), len(order) - len(kept))


def _columns(look: Lookup, articles: Iterable[str]) -> dict[str, float]:
    """Article -> its place by the first day it can have come out; those of unknown day stand with the last."""
    days = {a: (look.articles[a].published.earliest or look.articles[a].published.latest or "")[:10] for a in articles}
    known = sorted(set(days.values()) - {""}) or [""]
    first = FIRST + BOX + 40
    step = (WIDTH - BOX - first - 8) / max(len(known) - 1, 1)
    return {a: round(first + step * (known.index(day) if day in known else len(known) - 1), 1) for a, day in days.items()}


def _note(look: Lookup, derivation: Derivation) -> str:
    share = f" {round(100 * derivation.share)} %" if derivation.share is not None else ""
    return f"{say(look.words.language, f'web.drawn-{derivation.kind.value}')}{share}"


def _notes(look: Lookup, derived: Iterable[Derivation], article: str) -> str:
    """The day of an article, and what it is made from."""
    known = look.articles[article].published
    day = interval(look.words, known.earliest, known.latest, value=known.value)
    made = " ; ".join(f"{_note(look, d)} ({d.source})" for d in derived if d.to == article and isinstance(d.source, str))
    return short(made or day, 38)


def _arrows(nodes: Sequence[Node], derived: Iterable[Derivation]) -> Iterable[Arrow]:
    by = {node.article: node for node in nodes if node.article}
    for at, node in enumerate(nodes):
        if not node.article:
            target = next(n for n in nodes[at:] if n.article)
            kind = next((d.kind.value for d in derived if d.to == target.article and isinstance(d.source, Absent)), "copy")
            yield Arrow(_path(node, target), kind)
    for d in derived:
        if isinstance(d.source, str) and d.source in by and d.to in by:
            yield Arrow(_path(by[d.source], by[d.to]), d.kind.value)


def _path(a: Node, b: Node) -> str:
    """From the right edge of one text to the left edge of the other; back around the left where they came out together."""
    ay, by = a.y + 16, b.y + 16
    if b.x > a.x + BOX:
        return f"M{a.x + BOX} {ay} C{a.x + BOX + 30} {ay} {b.x - 40} {by} {b.x - 4} {by}"
    bend = min(a.x, b.x) - 34
    return f"M{a.x} {ay} C{bend} {ay} {bend} {by} {b.x - 4} {by}"
