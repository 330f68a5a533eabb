"""What a table of the room is taken away as: the writers are those of every other export; here is how each file is served."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from recoupe.export.lines import plain
from recoupe.export.sheets import sheet
from recoupe.export.tables import Columns, Row


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


def written(form: str, columns: Columns[Any], rows: Sequence[Row], note: str) -> bytes:
    """A table in a form. What was filtered stands above it where the form has a place for words."""
    told = f"*{plain(note)}*\n\n".encode() if note and form == "md" else b""
    return told + sheet(form, columns, rows)
