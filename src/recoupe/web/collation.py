"""The accounts side by side: a row for each point that several tell, a column for each article, beside a chosen base text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from recoupe.export.views.lookup import Lookup
from recoupe.export.words import capital
from recoupe.model import Confidence, Point, Relation, Span, Telling
from recoupe.web.asked import Asked
from recoupe.web.pairs import compared
from recoupe.web.parts import Part, part

GLYPHS = {
    "base": "●",
    "same": "═",
    "reworded": "┄",
    "differ": "▲",
    "contradict": "✖",
    "single": "○",
    "copy": "=",
    "extra": "+",
    "unsure": "?",
    "silent": "—",
    "blank": "░",
}
"""How a cell compares with the base text (`extra`: the base does not tell it).

A word always stands beside the sign for those who do not see it.
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article has for a point: how it compares, its words, or why there are none."""

    article: str
    key: str
    glyph: str
    said: str
    cites: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One point across the articles."""

    id: str
    label: str
    variation: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """The base text, the articles beside it, and the rows; which part of either they are."""

    base: str
    articles: tuple[str, ...]
    beside: Part
    rows: tuple[Row, ...]
    part: Part


ROWS, COLUMNS = 40, 6
"""Points of one part of the table, and articles that have room beside the base text."""


def collation(look: Lookup, asked: Asked) -> Collation:
    """The points of a dossier, in the order of the base text; those that it has not come last.

    Where there are more articles than have room, those that share most with the base stand beside it first.
    """
    points = [p for p in look.dossier.points if p.relation is not Relation.SINGLE and not p.possible]
    articles = [a.id for a in look.dossier.articles]
    told = {p.id: {t.article for t in p.tellings} for p in points}
    base = asked.base
    if base not in articles:
        count = Counter(article for those in told.values() for article in those)
        base = max(articles, key=lambda a: count[a], default="")
    others = [a for a in articles if a != base]
    if len(others) > COLUMNS:
        shared = Counter(article for those in told.values() if base in those for article in those)
        others.sort(key=lambda a: -shared[a])
    columns, beside = part(others, asked.beside, COLUMNS, str)
    points.sort(key=lambda p: _place(p, base))
    shown, rows = part(points, asked.part or asked.point, ROWS, lambda p: p.id)
    order = (base, *columns) if base else ()
    return Collation(base, order, beside, tuple(_row(look, point, base, order) for point in shown), rows)


def _place(point: Point, base: str) -> tuple[bool, int]:
    start = next((t.spans[0].start for t in point.tellings if t.article == base), None)
    return start is None, start or 0


def _row(look: Lookup, point: Point, base: str, order: tuple[str, ...]) -> Row:
    by_article = {t.article: t for t in point.tellings}
    cells = tuple(_cell(look, point, by_article, article, base) for article in order)
    return Row(point.id, capital(point.label), sum(cell.key in ("differ", "contradict", "reworded") for cell in cells), cells)


def _cell(look: Lookup, point: Point, told: dict[str, Telling], article: str, base: str) -> Cell:
    telling = told.get(article)
    if telling is None:
        why = point.blanks.get(article)
        key = "silent" if why is not None and why.value == "silent" else "blank"
        said = look.words("cell-silent") if key == "silent" else look.words.of(why) if why else look.words("nothing-told")
        return Cell(article, key, GLYPHS[key], said, ())
    key = _key(look, point, told, article, base)
    return Cell(article, key, GLYPHS[key], key, telling.spans)


def _key(look: Lookup, point: Point, told: dict[str, Telling], article: str, base: str) -> str:
    if article == base:
        return "base"
    if told[article].confidence is Confidence.POSSIBLE:
        return "unsure"
    if base not in told:
        return "extra"
    pair = compared(look, point, told[base], told[article])
    copied = look.account.get(article) == look.account.get(base)
    return "copy" if copied and pair in ("same", "reworded") else pair
