"""What a table of the room is taken away as: the writers are those of every other export; here is how each file is served."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from recoupe.export.lines import plain
from recoupe.export.sheets import SINGLE, sheet, workbook
from recoupe.export.tables import Column, Columns, Row


@dataclass(frozen=True, slots=True)
class Form:
    """One form: how its file is called and served, and the library it needs beside our own."""

    suffix: str
    media: str
    needs: str = ""

    @property
    def there(self) -> bool:
        """Whether it can be written here."""
        return not self.needs or find_spec(self.needs) is not None


FORMS: dict[str, Form] = {
    "csv": Form("csv", "text/csv; charset=utf-8"),
    "csv-fr": Form("csv", "text/csv; charset=utf-8"),
    "xlsx": Form("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "openpyxl"),
    "jsonl": Form("jsonl", "application/x-ndjson"),
    "parquet": Form("parquet", "application/vnd.apache.parquet", "pyarrow"),
    "md": Form("md", "text/markdown; charset=utf-8"),
}
"""Form, as the address names it -> how it is served."""


def written(form: str, columns: Columns[Any], rows: Sequence[Row], note: str, language: str) -> bytes:
    """A table in a form. What was filtered stands above it in Markdown and on a sheet of its own in a workbook.

    CSV, JSON lines and Parquet have no place for words beside their rows: there the name of the file says it (`named`).
    """
    if note and form == "xlsx":
        told: Columns[Any] = (Column("filter", str, lambda _, row: row),)
        return workbook({SINGLE: (columns, rows), "filter": (told, [{"filter": plain(note)}])}, language)
    return (f"*{plain(note)}*\n\n".encode() if note and form == "md" else b"") + sheet(form, columns, rows, language)


def named(slug: str, filters: Mapping[str, str], suffix: str) -> str:
    """The name of a file, with the filters its rows were left by: "statements--article-a1--type-direct.csv"."""
    parts = (f"{name}-{safe_name(value)}" for name, value in filters.items())
    return f"{'--'.join((slug, *parts))}.{suffix}"


def safe_name(name: str) -> str:
    """A name as part of the name of a file, on every system and in every header."""
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:40] or "other"
