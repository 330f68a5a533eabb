"""The eight views of a story: one table that says what each is called, which template shows it, and what it is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from recoupe.export import tables
from recoupe.export.html import brief_sections
from recoupe.export.tables import Columns
from recoupe.export.views.accounts import accounts
from recoupe.export.views.actors import who_is_who
from recoupe.export.views.differences import differences
from recoupe.export.views.header import header
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.positions import matrix
from recoupe.export.views.problems import problems
from recoupe.export.views.statements import statements
from recoupe.export.views.timeline import LANES, days, timeline
from recoupe.export.views.voices import unheard, voices
from recoupe.model import Dossier
from recoupe.web.asked import Asked
from recoupe.web.charts import chronology, descent
from recoupe.web.collation import collation
from recoupe.web.unknown import unknown

Made = dict[str, Any]


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
    return {"collation": collation(look, asked.base)}


def _statements(look: Lookup, _: Asked) -> Made:
    return {"statements": statements(look), "who": who_is_who(look)}


def _positions(look: Lookup, _: Asked) -> Made:
    return {"matrix": matrix(look)}


def _timeline(look: Lookup, _: Asked) -> Made:
    told = timeline(look)
    return {"timeline": told, "lanes": tuple(LANES), "rows": days, "chart": chronology(look, told.main)}


def _lineage(look: Lookup, _: Asked) -> Made:
    told = accounts(look)
    return {"lineage": told, "chart": descent(look, told)}


def _differences(look: Lookup, _: Asked) -> Made:
    return {"differences": differences(look), "voices": voices(look), "unheard": unheard(look)}


def _sources(look: Lookup, _: Asked) -> Made:
    return {"problems": problems(look), "cards": header(look).cards}


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
