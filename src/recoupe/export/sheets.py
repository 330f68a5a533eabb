"""The tables of a dossier as files: CSV, CSV as French Excel wants it, JSON lines, XLSX, Parquet, Markdown.

A cell that a spreadsheet would run as a formula is given an apostrophe before it (OWASP, "CSV Injection"); XLSX cells are strings
by type and need none.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from recoupe.errors import UsageMistake
from recoupe.export import tables
from recoupe.export.headings import KEYS, keys, spoken, title
from recoupe.export.tables import Columns, Row, Value, arrow
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import Words, visible
from recoupe.lang import mistake
from recoupe.model import Dossier, Reading

TABLES: dict[str, tuple[Columns[Any], Callable[[Dossier], Iterable[Any]]]] = {
    "articles": (tables.ARTICLES, lambda d: d.articles),
    "accounts": (tables.ACCOUNTS, lambda d: d.lineage.accounts),
    "actors": (tables.ACTORS, lambda d: d.actors),
    "statements": (tables.STATEMENTS, lambda d: d.attributions),
    "positions": (tables.POSITIONS, lambda d: d.positions),
    "issues": (tables.ISSUES, lambda d: d.issues),
    "agreement": (tables.AGREEMENT, lambda d: d.agreement),
    "points": (tables.POINTS, lambda d: d.points),
    "events": (tables.EVENTS, lambda d: d.events),
    "voices": (tables.VOICES, lambda d: d.voices),
    "headlines": (tables.HEADLINES, lambda d: d.headlines),
    "brief": (tables.BRIEF, lambda d: d.brief),
}
"""Table -> its columns, and the records that are its rows."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
SINGLE = "recoupe"
"""The sheet of a workbook that has one table."""
STAMP = (1980, 1, 1, 0, 0, 0)
"""The time of files in an archive: same dossier, same bytes."""


def rows(look: Lookup, name: str) -> tuple[Columns[Any], list[Row]]:
    """The columns and rows of one table, by name. Raises UsageMistake for a table that does not exist."""
    if name not in TABLES:
        raise mistake(UsageMistake, "export.no-table", where=name, table=name, known=", ".join(TABLES))
    columns, records = TABLES[name]
    return columns, [{column.name: column.of(look, record) for column in columns} for record in records(look.dossier)]


def sheet(form: str, columns: Columns[Any], found: Sequence[Row], language: str = "en") -> bytes:
    """One table as a file: "csv", "csv-fr", "jsonl", "xlsx", "parquet" or "md".

    Those that a desk opens (`DESK`) speak French where that is the language; in the others the names of columns and values never change.
    """
    if form == "xlsx":
        return workbook({SINGLE: (columns, found)}, language)
    return SHEETS[form](*(spoken(columns, found, language) if form in DESK else (columns, found)))


def _csv(columns: Columns[Any], found: Sequence[Row], *, between: str = ",", mark: str = "") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=between, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for row in found:
        writer.writerow([_harmless(row[column.name]) for column in columns])
    return (mark + out.getvalue()).encode()


def _csv_fr(columns: Columns[Any], found: Sequence[Row]) -> bytes:
    """Semicolons and a byte order mark: what Excel opens by a double click where numbers have decimal commas."""
    return _csv(columns, found, between=";", mark="\ufeff")


def _harmless(value: Value) -> Value:
    """A cell that no spreadsheet runs."""
    if not isinstance(value, str):
        return value
    shown = visible(value)
    return f"'{shown}" if shown.lstrip(" ").startswith(FORMULA) else shown


def _jsonl(columns: Columns[Any], found: Sequence[Row]) -> bytes:
    return "".join(json.dumps({c.name: row[c.name] for c in columns}, ensure_ascii=False) + "\n" for row in found).encode()


def _parquet(columns: Columns[Any], found: Sequence[Row]) -> bytes:
    made = arrow(columns, found)
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    out = io.BytesIO()
    parquet.write_table(made, out)
    return out.getvalue()


def _markdown(columns: Columns[Any], found: Sequence[Row]) -> bytes:
    def cell(value: Value) -> str:
        return (
            visible("" if value is None else str(value)).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
        )

    lines = [[c.name for c in columns], ["---"] * len(columns), *([cell(row[c.name]) for c in columns] for row in found)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines).encode()


def workbook(sheets: dict[str, tuple[Columns[Any], Sequence[Row]]], language: str = "en") -> bytes:
    """Tables as one workbook, a sheet each: headings in bold and fixed, cells of text that are text whatever they begin with.

    In French the headings are French, and a last sheet says which key each column has.
    """
    if language == "fr":
        french = {title(name): spoken(*held, language) for name, held in sheets.items()}
        sheets = french | {KEYS: keys({name: columns for name, (columns, _) in sheets.items()})}
    from datetime import datetime  # noqa: PLC0415 - start-up counts

    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = datetime(*STAMP)
    for name, (columns, found) in sheets.items():
        page = book.create_sheet(name)
        page.freeze_panes = "A2"
        head = [WriteOnlyCell(page, value=column.name) for column in columns]
        for cell in head:
            cell.font = Font(bold=True)
        page.append(head)
        for row in found:
            page.append([_typed(WriteOnlyCell, page, row[column.name]) for column in columns])
    out = io.BytesIO()
    book.save(out)
    return still(out.getvalue())


def _typed(make: Any, page: Any, value: Value) -> Any:
    """A cell whose text is text, even where it begins with "="."""
    if not isinstance(value, str):
        return value
    cell = make(page, value=visible(value)[:32_000])
    cell.data_type = "s"
    return cell


def still(archive: bytes) -> bytes:
    """The same office file without the time at which it was made."""
    with zipfile.ZipFile(io.BytesIO(archive)) as made:
        return zipped({name: MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", made.read(name)) for name in made.namelist()})


def zipped(held: dict[str, bytes]) -> bytes:
    """Files as one archive: same files, same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


SHEETS: dict[str, Callable[[Columns[Any], Sequence[Row]], bytes]] = {
    "csv": _csv,
    "csv-fr": _csv_fr,
    "jsonl": _jsonl,
    "xlsx": lambda columns, found: workbook({SINGLE: (columns, found)}),
    "parquet": _parquet,
    "md": _markdown,
}
ENDINGS = {"csv-fr": "csv"}
DESK = ("csv-fr", "xlsx")
"""The forms that people open in a spreadsheet."""


def _all(form: str, dossier: Dossier, readings: Sequence[Reading], language: str) -> bytes:
    look = Lookup(dossier, Words(language), readings)
    made = {f"{name}.{ENDINGS.get(form, form)}": sheet(form, *rows(look, name), language) for name in TABLES}
    return zipped(made)


def csv_files(dossier: Dossier, readings: Sequence[Reading], language: str) -> bytes:
    """Every table as CSV, in one ZIP."""
    return _all("csv", dossier, readings, language)


def csv_fr_files(dossier: Dossier, readings: Sequence[Reading], language: str) -> bytes:
    """Every table as CSV for French Excel, in one ZIP."""
    return _all("csv-fr", dossier, readings, language)


def jsonl_files(dossier: Dossier, readings: Sequence[Reading], language: str) -> bytes:
    """Every table as JSON lines, in one ZIP."""
    return _all("jsonl", dossier, readings, language)


def parquet_files(dossier: Dossier, readings: Sequence[Reading], language: str) -> bytes:
    """Every table as Parquet, in one ZIP. Raises UsageMistake where pyarrow is not installed."""
    return _all("parquet", dossier, readings, language)


def xlsx_book(dossier: Dossier, readings: Sequence[Reading], language: str) -> bytes:
    """Every table as a sheet of one workbook."""
    look = Lookup(dossier, Words(language), readings)
    return workbook({name: rows(look, name) for name in TABLES}, language)
