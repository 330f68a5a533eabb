"""Where an archive lies, and that it is one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from recoupe.engines.tables import Table, write_text
from recoupe.errors import StoreMistake, UsageMistake
from recoupe.lang import mistake

ABOUT = "archive.json"
FORMAT = "recoupe-archive/1"
PART = 64_000_000
"""Bytes of text of a part: what is made from it (twice as much in prints) fits a process. A million articles: 64 parts of 80 MB."""
LARGE, MANY = 256_000_000, 64
"""Beyond so many parts they grow up to this size first: each reads all files of a table, which costs by the square of their number."""
FEWEST, MOST = 4, 1024
"""Parts: at least enough for the processors of a desk."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A directory of tables whose rows are parted into so many parts."""

    path: Path
    parts: int

    def table(self, name: str) -> Table:
        """One of its tables; it may not be there."""
        return Table(self.path / name)


def opened(path: str | Path) -> Archive:
    """The archive at a path. Raises StoreMistake where there is none."""
    try:
        about = json.loads((Path(path) / ABOUT).read_text(encoding="utf-8"))
        if about["format"] == FORMAT:
            return Archive(Path(path), int(about["parts"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise mistake(StoreMistake, "archive.none", where=str(path))


def made(path: Path, parts: int, size: int) -> Archive:
    """The archive at a path, made for so many bytes of text where there is none. Raises StoreMistake, UsageMistake where it cannot be."""
    if parts and not 1 <= parts <= MOST:
        raise mistake(UsageMistake, "archive.parts", where=f"--parts {parts}", most=MOST)
    if (path / ABOUT).exists():
        archive = opened(path)
        if parts and parts != archive.parts:
            raise mistake(StoreMistake, "archive.other-parts", where=str(path), parts=archive.parts, asked=parts)
        return archive
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise mistake(StoreMistake, "archive.not-ours", where=str(path))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise mistake(StoreMistake, "engines.unwritable", where=str(path), reason=error.strerror or str(error)) from error
    parts = parts or min(MOST, max(FEWEST, min(MANY, -(-size // PART)), -(-size // LARGE)))
    write_text(path / ABOUT, json.dumps({"format": FORMAT, "parts": parts}) + "\n")
    return Archive(path, parts)
