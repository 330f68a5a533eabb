"""What the columns of a table of articles hold, known by their names: those of minet, EuroParser and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from recoupe.articles.formats.fields import moment
from recoupe.articles.formats.records import Entry, iso
from recoupe.lang import fold, table
from recoupe.model import FieldKind, Range

BODY = "body"
COLUMN = "column:"
"""With this begins what a user says of a column."""
NONE: Mapping[str, str] = MappingProxyType({})
FRONT = 100_000
"""Characters in which the columns of a table are named."""
KEY = re.compile(r'"((?:[^"\\]|\\.){1,200})"\s*:')
CELL = re.compile(r"[^,;\t|\"\r\ufeff]+")
DATES = frozenset({FieldKind.DATE, FieldKind.UPDATED, FieldKind.LOADED})


@cache
def _known() -> dict[str, tuple[str, int]]:
    """What each name holds, and how good a name for it that is."""
    return {str(name): (kind, n) for kind, names in table("world/exports")["columns"].items() for n, name in enumerate(names)}


def own(ways: Iterable[str]) -> dict[str, str]:
    """What columns hold by the word of their user ("column:body=Corps"): name of the column -> "body", or a kind of field."""
    pairs = (way.removeprefix(COLUMN).split("=", 1) for way in ways if way.startswith(COLUMN))
    return {_plain(name): kind for kind, name in pairs}


def held_in(name: str, given: Mapping[str, str] = NONE) -> tuple[str, int] | None:
    """What a column of a name holds ("body", or a kind of field), and the rank of the name; None where that is not known.

    What the user said of columns (`own`) comes first.
    """
    kind = given.get(_plain(name))
    return (kind, -1) if kind else _known().get(_plain(name))


def fits(ways: Iterable[str], page: str) -> str:
    """The format of a page that has the column of texts that its user named: "csv", "json", or "" where it is no such table."""
    wanted = next((name for name, kind in own(ways).items() if kind == BODY), "")
    if not wanted:
        return ""
    if page.lstrip("\ufeff \r\n\t")[:1] in ("{", "["):
        return "json" if any(_plain(found[1]) == wanted for found in KEY.finditer(page, 0, FRONT)) else ""
    return "csv" if any(_plain(cell) == wanted for cell in CELL.findall(page.partition("\n")[0][:FRONT])) else ""


def _plain(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def entries(cells: Iterable[tuple[str, Range, str]], given: Mapping[str, str] = NONE) -> Iterator[Entry]:
    """What the cells of a row (name of the column, place on the page, words) are to the article; columns of no known name are left out.

    Of two columns for one thing the better name counts, unless both are the same (a list).
    """
    ranked = [(held, where, words) for name, where, words in cells if words.strip() and (held := held_in(name, given))]
    best: dict[str, int] = {}
    for (kind, rank), _, _ in ranked:
        best[kind] = min(rank, best.get(kind, rank))
    for (kind, rank), (start, end), words in ranked:
        if rank != best[kind]:
            continue
        if kind == BODY:
            yield Entry(start, end)
        else:
            field = FieldKind(kind)
            yield Entry(start, end, field, (iso(words) or moment(words)) if field in DATES else "")
