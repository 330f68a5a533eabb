"""What a table is taken away as: one table of forms; each writer gets names of columns, rows and a note that says what was filtered."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from recoupe.export import tables
from recoupe.export.lines import plain
from recoupe.export.tables import Columns, Row
from recoupe.export.words import visible

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet."""
Writer = Callable[[Columns[Any], Sequence[Row], str], bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: how its file is called and served, who writes it, and the library it needs beside our own."""

    suffix: str
    media: str
    write: Writer
    needs: str = ""

    @property
    def there(self) -> bool:
        """Whether it can be written here."""
        return not self.needs or find_spec(self.needs) is not None


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet runs: an apostrophe stands before what looks like a formula, control characters are shown."""
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text


def _csv(columns: Columns[Any], rows: Sequence[Row], _: str, *, mark: str = ",", bom: str = "") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([harmless(row[column.name]) for column in columns] for row in rows)
    return (bom + out.getvalue()).encode()


def _csv_fr(columns: Columns[Any], rows: Sequence[Row], note: str) -> bytes:
    """As a French Excel opens it: semicolons, and the mark of UTF-8."""
    return _csv(columns, rows, note, mark=";", bom="\ufeff")


def _jsonl(columns: Columns[Any], rows: Sequence[Row], _: str) -> bytes:
    lines = (json.dumps({column.name: row[column.name] for column in columns}, ensure_ascii=False) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _markdown(columns: Columns[Any], rows: Sequence[Row], note: str) -> bytes:
    names = [column.name for column in columns]
    lines = [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]
    lines += [
        "| " + " | ".join(plain(str(row[name] if row[name] is not None else "")).replace("|", "\\|") for name in names) + " |"
        for row in rows
    ]
    return ("\n".join(([f"*{plain(note)}*", ""] if note else []) + lines) + "\n").encode()


def _xlsx(columns: Columns[Any], rows: Sequence[Row], note: str) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - an extra

    book = Workbook()
    sheet: Any = book.active
    sheet.append([column.name for column in columns])
    for row in rows:
        sheet.append([harmless(row[column.name]) for column in columns])
    sheet.freeze_panes = "A2"
    if note:
        book.create_sheet("filter").append([harmless(note)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _parquet(columns: Columns[Any], rows: Sequence[Row], note: str) -> bytes:
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    made = tables.arrow(columns, rows)
    if note:
        made = made.replace_schema_metadata({"recoupe.filter": note})
    out = io.BytesIO()
    parquet.write_table(made, out)
    return out.getvalue()


FORMS: dict[str, Form] = {
    "csv": Form("csv", "text/csv; charset=utf-8", _csv),
    "excel-fr": Form("csv", "text/csv; charset=utf-8", _csv_fr),
    "xlsx": Form("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx, "openpyxl"),
    "jsonl": Form("jsonl", "application/x-ndjson", _jsonl),
    "parquet": Form("parquet", "application/vnd.apache.parquet", _parquet, "pyarrow"),
    "md": Form("md", "text/markdown; charset=utf-8", _markdown),
}
"""Form, as the address names it -> how it is made."""
