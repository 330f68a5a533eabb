"""An archive: articles by the million in Parquet tables, and the page on which its stages are called in order.

    read    files    -> inputs -> pages -> articles, failed
    trace   articles -> prints -> seeds -> chains -> windows -> passages -> spans -> families
    stories articles -> dated -> placed -> stories

The functions are the desk's (`lineage/spans`, `stories`); `engines/` moves the rows, for one run at a time
(`alone.py`). See docs/decisions/0012-archive.md.
"""

from __future__ import annotations

from pathlib import Path

from recoupe.archive.alone import alone
from recoupe.archive.copies import trace_stages
from recoupe.archive.listing import listed
from recoupe.archive.place import Archive, made, opened
from recoupe.archive.reading import read_stages
from recoupe.archive.shown import Figures, Group, Known, figures, told
from recoupe.archive.telling import story_stages
from recoupe.engines.running import Told, run
from recoupe.engines.tables import Table
from recoupe.engines.work import Runner, one_by_one
from recoupe.errors import NothingToRead

__all__ = ["Archive", "Figures", "Group", "Known", "Table", "figures", "opened", "read", "stories", "told", "trace"]


def _quiet(_stage: str, _done: int, _of: int) -> None:
    """No progress."""


def read(path: str | Path, to: str | Path, *, engine: Runner = one_by_one, parts: int = 0, progress: Told = _quiet) -> Archive:
    """Read a folder or a file into an archive, made where there is none: tables `articles` and `failed`.

    What is as it was is not read again. `parts` is a property of an archive for ever (0: from the size). Raises NothingToRead where
    there is not one article, StoreMistake for a directory that is no archive or has another number of parts, and while
    another run is at work on it (so do `trace` and `stories`).
    """
    inputs = listed(Path(path), Path(to))
    archive = made(Path(to), parts, inputs.bytes)
    with alone(archive.path):
        inputs.write(archive)
        stages = read_stages(str(inputs.folder.absolute()))
        run(stages, archive.path, archive.parts, engine=engine, keep=("articles", "failed"), told=progress)
    if not archive.table("articles").rows():
        raise NothingToRead(tuple(told(archive)))
    return archive


def trace(path: str | Path, *, engine: Runner = one_by_one, progress: Told = _quiet) -> Archive:
    """Find what the articles of an archive copied from one another: tables `spans` and `families`.

    A run that was killed goes on where it was. Raises StoreMistake for a directory that is no archive, and for articles that another
    version read.
    """
    archive = opened(path)
    with alone(archive.path):
        run(trace_stages(archive), archive.path, archive.parts, engine=engine, keep=("articles", "spans", "families"), told=progress)
    return archive


def stories(path: str | Path, *, engine: Runner = one_by_one, progress: Told = _quiet) -> Archive:
    """Find which articles of an archive tell one story: table `stories`.

    A run that was killed goes on where it was. Raises StoreMistake as `trace` does.
    """
    archive = opened(path)
    with alone(archive.path):
        run(story_stages(archive), archive.path, archive.parts, engine=engine, keep=("articles", "stories"), told=progress)
    return archive
