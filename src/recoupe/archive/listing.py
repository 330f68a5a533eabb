"""What there is to read: every file by its bytes, large ones in units, so that a part of the work is never larger than a machine.

The digest of a file stands in the table: another content is another table, and all that was made from the former is made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from recoupe import inputs
from recoupe.archive.place import Archive
from recoupe.engines.rows import digest, parted
from recoupe.errors import PageRefused

TABLE = "inputs"
COLUMNS = pa.schema(
    [
        ("unit", pa.int64()),
        ("file", pa.string()),
        ("kind", pa.string()),  # text, lines, rows
        ("group", pa.int32()),  # of rows, in a Parquet file
        ("start", pa.int64()),  # bytes of a file of lines, rows of a group: half-open
        ("end", pa.int64()),
        ("first", pa.int64()),  # the number of the first line or row, from 1
        ("digest", pa.string()),
        ("problem", pa.string()),  # why the file cannot be read
        ("details", pa.string()),
    ]
)
LINES = (".jsonl", ".ndjson")
ROWS = (".parquet",)
UNIT = 8_000_000
"""Bytes of a unit of lines."""
ROWS_OF_UNIT = 10_000
CHUNK = 1 << 20
PACKED = 3
"""A Parquet file of text holds some three times its bytes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The table of inputs; the folder in which they lie; how many bytes of text there are."""

    rows: pa.Table
    folder: Path
    bytes: int

    def write(self, archive: Archive) -> None:
        """Into the archive, unless it is there."""
        table = archive.table(TABLE)
        made = digest(self.rows)
        table.begin(made)
        if table.note(0) is None or not table.complete():
            head = {
                "stage": TABLE,
                "version": 1,
                "parts": archive.parts,
                "columns": [[f.name, str(f.type)] for f in COLUMNS],
                "key": "unit",
            }
            table.write(0, parted(self.rows, "unit", archive.parts), made)
            table.finish(head, 1)


def listed(path: Path, away: Path) -> Listed:
    """The files of a folder, or one file; what lies in `away` (the archive itself) is left out."""
    rows: list[dict[str, Any]] = []
    size = 0
    for file, address in inputs.files([path]):
        if away.resolve() in file.resolve().parents or (file.exists() and not file.is_file()):
            continue
        units = list(_units(file, address))
        size += sum(unit.pop("size") for unit in units)
        rows += units
    return Listed(pa.Table.from_pylist(rows, schema=COLUMNS), path if path.is_dir() else path.parent, size)


def _units(path: Path, address: str) -> Iterator[dict[str, Any]]:
    kind = "lines" if path.suffix.lower() in LINES else "rows" if path.suffix.lower() in ROWS else "text"
    sum_, units, problem = "", [(-1, 0, 0, 0, 0)], ("", "")
    try:
        sum_, ends = _looked_through(path)
        units = list(_of_rows(path) if kind == "rows" else _of_lines(ends) if kind == "lines" else _of_text(path))
    except (PageRefused, OSError, pa.ArrowInvalid) as error:
        problem = refused(error)
    for group, start, end, first, size in units:
        number = blake2b(f"{address}\0{group}\0{start}".encode(), digest_size=8).digest()
        unit = {"unit": int.from_bytes(number, "big") >> 1, "file": address, "kind": kind, "group": group, "start": start, "end": end}
        yield unit | {"first": first, "digest": sum_, "problem": problem[0], "details": problem[1], "size": size}


def refused(error: Exception) -> tuple[str, str]:
    """Why a file or a part of it gives nothing: the name of a message, and (JSON) the values of its places."""
    if isinstance(error, PageRefused):
        return error.key, json.dumps(error.values, ensure_ascii=False, default=str, sort_keys=True)
    if isinstance(error, FileNotFoundError):
        return "inputs.missing", "{}"
    if isinstance(error, OSError):
        return "inputs.unreadable", json.dumps({"reason": error.strerror or type(error).__name__}, ensure_ascii=False)
    return "archive.no-parquet", "{}"


def _looked_through(path: Path) -> tuple[str, list[tuple[int, int]]]:
    """The digest of a file, and for each unit of its lines where it ends and how many lines there are up to there."""
    made, ends, at, lines, last = blake2b(digest_size=16), list[tuple[int, int]](), 0, 0, 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            made.update(chunk)
            if at + len(chunk) - last >= UNIT and (cut := chunk.rfind(b"\n") + 1):
                last = at + cut
                ends.append((last, lines + chunk.count(b"\n", 0, cut)))
            lines += chunk.count(b"\n")
            at += len(chunk)
    if at > last:
        ends.append((at, lines))
    return made.hexdigest(), ends


def _of_lines(ends: list[tuple[int, int]]) -> Iterator[tuple[int, int, int, int, int]]:
    start, before = 0, 0
    for end, lines in ends:
        yield -1, start, end, before + 1, end - start
        start, before = end, lines


def _of_rows(path: Path) -> Iterator[tuple[int, int, int, int, int]]:
    with pq.ParquetFile(path) as file:
        row, size = 1, path.stat().st_size * PACKED // max(1, file.num_row_groups)
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            for start in range(0, count, ROWS_OF_UNIT):
                end = min(count, start + ROWS_OF_UNIT)
                yield group, start, end, row + start, size * (end - start) // count
            row += count


def _of_text(path: Path) -> Iterator[tuple[int, int, int, int, int]]:
    size = path.stat().st_size
    yield -1, 0, size, 1, size
