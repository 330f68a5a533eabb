"""An archive: articles by the million in Parquet tables, and the page on which its stages are called in order.

    read    files    -> inputs -> pages -> articles, failed
    trace   articles -> prints -> seeds -> chains -> windows -> spans -> families

The functions are the desk's (`lineage/spans`); `engines/` moves the rows. See docs/decisions/0012-archive.md.
"""

from __future__ import annotations

from pathlib import Path

from recoupe.archive.copies import trace_stages
from recoupe.archive.listing import listed
from recoupe.archive.place import Archive, made, opened
from recoupe.archive.reading import read_stages
from recoupe.archive.shown import Family, Figures, Known, figures, told
from recoupe.engines.running import Told, run
from recoupe.engines.tables import Table
from recoupe.engines.work import Runner, one_by_one
from recoupe.errors import NothingToRead, StoreMistake
from recoupe.lang import mistake

__all__ = ["Archive", "Family", "Figures", "Known", "Table", "figures", "opened", "read", "stories", "told", "trace"]


def _quiet(_stage: str, _done: int, _of: int) -> None:
    """No progress."""


def read(path: str | Path, to: str | Path, *, engine: Runner = one_by_one, parts: int = 0, progress: Told = _quiet) -> Archive:
    """Read a folder or a file into an archive, made where there is none: tables `articles` and `failed`.

    What is as it was is not read again. `parts` is a property of an archive for ever (0: from the size). Raises NothingToRead where
    there is not one article, StoreMistake for a directory that is no archive or has another number of parts.
    """
    inputs = listed(Path(path), Path(to))
    archive = made(Path(to), parts, inputs.bytes)
    inputs.write(archive)
    run(read_stages(str(inputs.folder.absolute())), archive.path, archive.parts, engine=engine, keep=("articles", "failed"), told=progress)
    if not archive.table("articles").rows():
        raise NothingToRead(tuple(told(archive)))
    return archive


def trace(path: str | Path, *, engine: Runner = one_by_one, progress: Told = _quiet) -> Archive:
    """Find what the articles of an archive copied from one another: tables `spans` and `families`.

    A run that was killed goes on where it was. Raises StoreMistake for a directory that is no archive, and for articles that another
    version read.
    """
    archive = opened(path)
    run(trace_stages(archive), archive.path, archive.parts, engine=engine, keep=("articles", "spans", "families"), told=progress)
    return archive


def stories(path: str | Path, *, engine: Runner = one_by_one, progress: Told = _quiet) -> Archive:  # noqa: ARG001 - as its sisters are called
    """Group the articles of an archive into stories. Raises StoreMistake: no stage does so yet."""
    raise mistake(StoreMistake, "archive.no-stories", where=str(opened(path).path))
