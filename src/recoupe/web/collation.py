"""The accounts side by side: a row for each point that several tell, a column for each article, beside a chosen base text."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.export.views.lookup import Lookup
from recoupe.export.words import capital
from recoupe.model import Confidence, Point, Relation, Span, Telling
from recoupe.web.pairs import compared

GLYPHS = {
    "base": "●",
    "same": "═",
    "reworded": "┄",
    "differ": "▲",
    "contradict": "✖",
    "single": "◇",
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
    """The base text, the articles in order, and the rows."""

    base: str
    articles: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int
    """Points that the table has no room for; filters lead to them, and what is taken away has them all."""


CELLS = 3000
"""Cells of the table: a browser takes seconds over more."""


def collation(look: Lookup, base: str) -> Collation:
    """The points of a dossier, in the order of the base text; those that it has not come last."""
    points = [p for p in look.dossier.points if p.relation is not Relation.SINGLE and not p.possible]
    articles = [a.id for a in look.dossier.articles]
    if base not in articles:
        told = {a: sum(any(t.article == a for t in p.tellings) for p in points) for a in articles}
        base = max(articles, key=lambda a: told[a], default="")
    order = sorted(points, key=lambda p: _place(p, base))
    shown = order[: max(CELLS // max(len(articles), 1), 8)]
    rows = [_row(look, point, base, articles) for point in shown]
    return Collation(base, tuple([base, *(a for a in articles if a != base)] if base else ()), tuple(rows), len(order) - len(shown))


def _place(point: Point, base: str) -> tuple[bool, int]:
    start = next((t.spans[0].start for t in point.tellings if t.article == base), None)
    return start is None, start or 0


def _row(look: Lookup, point: Point, base: str, articles: list[str]) -> Row:
    by_article = {t.article: t for t in point.tellings}
    order = [base, *(a for a in articles if a != base)]
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
