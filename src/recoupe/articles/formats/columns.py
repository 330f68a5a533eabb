"""What the columns of a table of articles hold, known by their names: those of minet, EuroParser and the like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from recoupe.articles.formats.fields import moment
from recoupe.articles.formats.records import Entry, iso
from recoupe.lang import fold, table
from recoupe.model import FieldKind, Range

BODY = "body"
DATES = frozenset({FieldKind.DATE, FieldKind.UPDATED, FieldKind.LOADED})


@cache
def _known() -> dict[str, tuple[str, int]]:
    """What each name holds, and how good a name for it that is."""
    return {str(name): (kind, n) for kind, names in table("world/exports")["columns"].items() for n, name in enumerate(names)}


def held_in(name: str) -> tuple[str, int] | None:
    """What a column of a name holds ("body", or a kind of field), and the rank of the name; None where that is not known."""
    return _known().get("".join(c for c in fold(name) if c.isalnum()))


def entries(cells: Iterable[tuple[str, Range, str]]) -> Iterator[Entry]:
    """What the cells of a row (name of the column, place on the page, words) are to the article; columns of no known name are left out.

    Of two columns for one thing the better name counts, unless both are the same (a list).
    """
    ranked = [(held, where, words) for name, where, words in cells if words.strip() and (held := held_in(name))]
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
