"""A table on disk: a directory of Parquet files, one for each part of its producer, and a manifest that is written last.

What is written is complete or not there: a temporary name, flushed, then renamed. A file says of itself by what it was made
(`made`), so that a run that was killed knows which of the files it finds are its own.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from recoupe.engines.rows import digest, groups, in_order
from recoupe.engines.stages import PART
from recoupe.errors import StoreMistake
from recoupe.lang import mistake

MANIFEST = "manifest.json"
GROUP = 1 << 16
"""Bytes of a group of rows: small parts of a file share one, since every reader of a table looks at all of its groups."""
NOTE = b"recoupe"
"""The entry of a file's metadata that holds by what it was made, how many rows it has and their digest."""


class Table:
    """The directory of one table."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def file(self, part: int) -> Path:
        """The file that a part of the producer is written to."""
        return self.path / f"{part:04d}.parquet"

    def files(self) -> list[str]:
        """All of them, in order."""
        return [str(path) for path in sorted(self.path.glob("*.parquet"))]

    def manifest(self) -> dict[str, Any] | None:
        """How the table was made; None where it is not complete."""
        try:
            kept = json.loads((self.path / MANIFEST).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None
        return kept if isinstance(kept, dict) else None

    def digest(self) -> str:
        """Of the manifest, hence of all rows."""
        return blake2b((self.path / MANIFEST).read_bytes(), digest_size=16).hexdigest()

    def complete(self) -> bool:
        """Whether all files of the manifest are there."""
        kept = self.manifest()
        return kept is not None and all(self.file(part).exists() for part in range(len(kept["files"])))

    def note(self, part: int) -> dict[str, Any] | None:
        """What a file says of itself; None where there is none that can be read."""
        try:
            return dict(json.loads(pq.read_schema(self.file(part)).metadata[NOTE]))
        except (FileNotFoundError, pa.ArrowInvalid, KeyError, TypeError, ValueError):
            return None

    def begin(self, made: str) -> None:
        """Make room: what was made otherwise, and what a killed run left half written, goes."""
        with _told(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            for path in self.path.iterdir():
                note = self.note(int(path.stem)) if path.suffix == ".parquet" and path.stem.isdigit() else None
                if note is None or note["made"] != made:
                    path.unlink(missing_ok=True)

    def write(self, part: int, rows: pa.Table, made: str) -> None:
        """Write the file of one part of the producer: rows that have their part, as `rows.parted` gives them."""
        note = json.dumps({"made": made, "rows": len(rows), "digest": digest(rows)}).encode()
        path = self.file(part)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        with _told(path), _undone(temporary):
            schema = rows.schema.with_metadata({NOTE: note})
            # hashes do not repeat, and only parts are ever looked up: dictionaries and statistics of other columns give nothing
            how = {"compression": "zstd", "compression_level": 1, "use_dictionary": [PART], "write_statistics": [PART]}
            with pq.ParquetWriter(temporary, schema, **how) as writer:
                for group in groups(rows, GROUP):
                    writer.write_table(group, row_group_size=len(group))
            _flush(temporary)
            temporary.replace(path)
            _flush(path.parent)

    def finish(self, head: dict[str, Any], parts: int) -> None:
        """Write the manifest, of files that are all there."""
        files = []
        for part in range(parts):
            note = self.note(part)
            if note is None:
                raise ValueError(f"{self.file(part)} was not written")
            files.append({"rows": note["rows"], "digest": note["digest"]})
        write_text(self.path / MANIFEST, json.dumps({**head, "files": files}, indent=1, ensure_ascii=False) + "\n")

    def rows(self) -> int:
        """How many rows there are, by the manifest."""
        kept = self.manifest() or {"files": []}
        return sum(file["rows"] for file in kept["files"])

    def drop(self) -> None:
        """Delete the rows; the manifest stays, and tells that and how they were made."""
        with _told(self.path):
            for path in self.files():
                Path(path).unlink(missing_ok=True)

    def columns(self) -> tuple[str, ...]:
        """The names of its columns, by the manifest."""
        kept = self.manifest() or {"columns": []}
        return tuple(name for name, _ in kept["columns"])

    def pieces(self, columns: Sequence[str], part: int | None = None) -> Iterator[pa.Table]:
        """Rows of a part (of all, without one), as they stand: those of one producer at a time."""
        for path in self.files():
            with pq.ParquetFile(path) as file:
                wanted = [n for n in range(file.num_row_groups) if part is None or _holds(file, n, part)]
                rows = file.read_row_groups(wanted, columns=[PART, *columns])
                own = rows if part is None else rows.filter(pc.equal(rows[PART], part))
                yield own.select(list(columns)).replace_schema_metadata(None)

    def read(self, columns: Sequence[str], by: Sequence[str] | None = None, part: int | None = None) -> pa.Table:
        """The same, sorted by columns (by all of them, where `by` is not given)."""
        return in_order(pa.concat_tables(self.pieces(columns, part)), columns if by is None else by)


def write_text(path: Path, text: str) -> None:
    """Write a small file whole, or leave what was there."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with _told(path), _undone(temporary):
        temporary.write_text(text, encoding="utf-8", newline="\n")
        _flush(temporary)
        temporary.replace(path)
        _flush(path.parent)


def _holds(file: pq.ParquetFile, group: int, part: int) -> bool:
    """Whether a group of rows may hold some of a part."""
    parts = file.metadata.row_group(group).column(0).statistics
    return bool(parts.min <= part <= parts.max)


def _flush(path: Path) -> None:
    """Onto the disk, also the names in a directory: else a rename may outlive what was written."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no directory, and flushes only what may be written
    opened = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def _undone(temporary: Path) -> Iterator[None]:
    """What is half written goes where writing fails: a full disk needs the room."""
    try:
        yield
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Mistakes of the disk are told with the path and the remedy."""
    try:
        yield
    except OSError as error:
        key = "engines.disk-full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "engines.unwritable"
        raise mistake(StoreMistake, key, where=str(path), reason=error.strerror or str(error)) from error
