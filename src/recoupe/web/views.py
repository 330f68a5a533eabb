"""The eight views of a story: one table that says what each is called, which template shows it, and what it is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from recoupe.export import tables
from recoupe.export.html import brief_sections
from recoupe.export.tables import Columns
from recoupe.export.views.accounts import accounts
from recoupe.export.views.actors import who_is_who
from recoupe.export.views.differences import differences, in_order
from recoupe.export.views.header import header
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.positions import matrix
from recoupe.export.views.problems import problems
from recoupe.export.views.statements import in_order as said_in_order
from recoupe.export.views.statements import statements
from recoupe.export.views.timeline import LANES, days, timeline
from recoupe.export.views.voices import unheard, voices
from recoupe.model import Dossier
from recoupe.web.asked import Asked
from recoupe.web.charts import chronology
from recoupe.web.collation import collation
from recoupe.web.descents import descent
from recoupe.web.parts import part
from recoupe.web.unknown import unknown

Made = dict[str, Any]
LINES, POINTS, TEXTS, CARDS = 60, 40, 30, 100
"""Lines of one part of a list: statements and events; points; texts that come from others; sources."""
WORDS = 8
"""Passages under one stance or point: a part of the statements, filtered, or the card of the point has the others."""


@dataclass(frozen=True, slots=True)
class View:
    """One view: its slug, the key that leads to it after g, its template's data, the table it exports, its parts of the dossier."""

    slug: str
    key: str
    made: Callable[[Lookup, Asked], Made]
    columns: Columns[Any]
    records: Callable[[Dossier], tuple[Any, ...]]
    parts: tuple[str, ...]
    filters: tuple[str, ...]


def _brief(look: Lookup, _: Asked) -> Made:
    return {"brief": brief_sections(look), "unknown": unknown(look)}


def _accounts(look: Lookup, asked: Asked) -> Made:
    told = collation(look, asked)
    return {"collation": told, "part": told.part}


def _statements(look: Lookup, asked: Asked) -> Made:
    order = said_in_order(look)
    if asked.part and not asked.part.isdigit():  # another wording of an utterance leads to it too
        order = [ids if asked.part not in ids else (asked.part, *ids) for ids in order]
    shown, some = part(order, asked.part, LINES, lambda ids: ids[0])
    told = statements(look, {name for ids in shown for name in ids})
    return {"statements": told, "who": who_is_who(look), "part": some, "most": LINES}


def _positions(look: Lookup, _: Asked) -> Made:
    return {"matrix": matrix(look), "most": WORDS}


def _timeline(look: Lookup, asked: Asked) -> Made:
    told = timeline(look)
    others, some = part(told.others, asked.part, LINES, lambda moment: moment.id)
    shown = replace(told, others=tuple(others))
    return {"timeline": shown, "lanes": tuple(LANES), "rows": days, "chart": chronology(look, told.main), "part": some}


def _lineage(look: Lookup, asked: Asked) -> Made:
    told = accounts(look)
    derivations, some = part(told.derivations, asked.part, TEXTS, lambda row: row.to)
    shown = replace(told, derivations=tuple(derivations))
    return {"lineage": shown, "chart": descent(look, told), "part": some}


def _differences(look: Lookup, asked: Asked) -> Made:
    found, some = part(in_order(look), asked.part or asked.point, POINTS, lambda point: point.id)
    told = differences(look, {point.id for point in found})
    return {
        "differences": told,
        "voices": voices(look),
        "unheard": unheard(look),
        "part": some,
        "told_most": WORDS,
        "unfolded": some.at > 1 or bool(asked.type),
    }


def _sources(look: Lookup, asked: Asked) -> Made:
    cards, some = part(header(look).cards, asked.part, CARDS, lambda card: card.article.id)
    return {"problems": problems(look), "cards": cards, "part": some}


VIEWS: tuple[View, ...] = (
    View("brief", "b", _brief, tables.BRIEF, lambda d: d.brief, ("story", "brief"), ("actor", "issue", "article")),
    View("accounts", "r", _accounts, tables.POINTS, lambda d: d.points, ("points",), ("actor", "issue", "type")),
    View(
        "statements",
        "d",
        _statements,
        tables.STATEMENTS,
        lambda d: d.attributions,
        ("actors", "attributions"),
        ("actor", "issue", "article", "type"),
    ),
    View(
        "positions",
        "p",
        _positions,
        tables.POSITIONS,
        lambda d: d.positions,
        ("issues", "positions", "agreement"),
        ("actor", "issue", "article"),
    ),
    View("timeline", "c", _timeline, tables.EVENTS, lambda d: d.events, ("events",), ("actor", "issue", "article", "type")),
    View("lineage", "q", _lineage, tables.ACCOUNTS, lambda d: d.lineage.accounts, ("lineage",), ()),
    View(
        "differences",
        "e",
        _differences,
        tables.POINTS,
        lambda d: d.points,
        ("points", "voices", "headlines"),
        ("actor", "issue", "article", "type"),
    ),
    View("sources", "s", _sources, tables.ARTICLES, lambda d: d.articles, ("articles", "problems", "proposals", "judgements"), ()),
)
SLUGS: dict[str, View] = {view.slug: view for view in VIEWS}
VOCABULARY = {"accounts": "relation", "differences": "relation", "statements": "manner", "timeline": "status"}
"""View -> the vocabulary that its filter `type` is about."""
