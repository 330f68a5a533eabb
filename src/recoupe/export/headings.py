"""Tables as a desk reads them in its spreadsheet: in French with French headings and words. Programs read the keys, which never change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from recoupe.export.tables import BETWEEN, Column, Columns, Row, Value
from recoupe.lang import say, table

KEYS = "clés"
"""The sheet of a French workbook that says which key each heading stands for."""


def spoken(columns: Columns[Any], found: Sequence[Row], language: str) -> tuple[Columns[Any], Sequence[Row]]:
    """A table as people read it in a language; English is that of the keys."""
    if language != "fr":
        return columns, found
    shown = tuple(replace(column, name=heading(column)) for column in columns)
    return shown, [{new.name: told(old, row[old.name]) for old, new in zip(columns, shown, strict=True)} for row in found]


def heading(column: Column[Any]) -> str:
    """The French heading of a column."""
    return str(table("fr/columns")["columns"][column.name])


def title(name: str) -> str:
    """The French name of a sheet."""
    return str(table("fr/columns")["tables"].get(name, name))


def told(column: Column[Any], value: Value) -> Value:
    """A cell in French: the words of a vocabulary, else what stands in it."""
    if not column.says or not isinstance(value, str):
        return value
    return BETWEEN.join(_word(f"{column.says}{part.replace(' ', '-')}", part) for part in value.split(BETWEEN))


def keys(sheets: Mapping[str, Columns[Any]]) -> tuple[Columns[Any], list[Row]]:
    """A table of which heading of which sheet stands for which key."""
    names = ("feuille", "colonne", "clé")
    columns: Columns[Any] = tuple(Column(name, str, lambda _, row: row) for name in names)
    rows = [(title(name), heading(column), f"{name}.{column.name}") for name, held in sheets.items() for column in held]
    return columns, [dict(zip(names, row, strict=True)) for row in rows]


def _word(key: str, otherwise: str) -> str:
    try:
        return say("fr", key, n=1)
    except KeyError:  # a dossier made elsewhere
        return otherwise
