"""What a user names becomes pages: files, folders, standard input, and the containers that hold many (`containers`).

What a file is is sniffed from its bytes, never asked of its name. Nothing else is opened: no link is followed, and of the files
that a list of references names, only those within its folder (`attached`).
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from recoupe.errors import PageRefused
from recoupe.inputs.attached import attached
from recoupe.inputs.containers import CONTAINERS, TOO_LARGE, Budget, Container, container
from recoupe.inputs.folders import files
from recoupe.inputs.own import decisions, own_names, own_topics
from recoupe.lang import mistake
from recoupe.model import Page

__all__ = ["CONTAINERS", "STDIN", "TOO_LARGE", "Container", "came_in", "decisions", "files", "own_names", "own_topics", "pages"]

STDIN = "-"
"""What stands for standard input where a path is asked for."""


def pages(paths: Iterable[str | Path], leave: Collection[Path] = ()) -> tuple[tuple[Page, ...], tuple[PageRefused, ...]]:
    """The pages at some paths, and what was refused, each with its reason.

    A folder is read to its depth: hidden files, links, what its `.recoupeignore` names (patterns as in `.gitignore`) and the
    files of `leave` are left out. The address of a page is its file name, or its path within the folder or the container that
    was named; "stdin" for what comes in at standard input ("-"). Files attached to a list of references come with it.
    """
    kept: list[Page] = []
    refused: list[PageRefused] = []
    away = {path.resolve() for path in leave}
    for given in paths:
        found = [(given, "stdin")] if str(given) == STDIN else files([given])
        for path, address in found:
            if Path(path).resolve() in away:
                continue
            each = list(_opened(path, address))
            if address == Path(given).name:  # in a folder they are read anyway
                more = [attached(Path(path), page.data) for page in each if isinstance(page, Page) and page.address == address]
                each += (page for named in more for file, inner in named for page in _opened(file, inner))
            kept += (page for page in each if isinstance(page, Page))
            refused += (page for page in each if isinstance(page, PageRefused))
    return tuple(kept), tuple(refused)


def came_in(address: str, data: bytes) -> tuple[tuple[Page, ...], tuple[PageRefused, ...]]:
    """The pages of bytes that came in by another way than a path, and what of them was refused."""
    found: list[Page | PageRefused] = []
    try:
        found += container(BytesIO(data)).open(BytesIO(data), address, address, Budget())
    except PageRefused as error:
        found.append(error)
    return tuple(page for page in found if isinstance(page, Page)), tuple(page for page in found if isinstance(page, PageRefused))


def _opened(path: str | Path, address: str) -> Iterator[Page | PageRefused]:
    """The pages of a file, or why there is none."""
    where = address if str(path) == STDIN else str(path)
    try:
        with _file(path) as file:
            yield from container(file).open(file, address, where, Budget())
    except PageRefused as error:
        yield error
    except FileNotFoundError:
        yield mistake(PageRefused, "inputs.missing", where=where)
    except OSError as error:
        yield mistake(PageRefused, "inputs.unreadable", where=where, reason=error.strerror or str(error))


def _file(path: str | Path) -> BinaryIO:
    if str(path) == STDIN:
        return BytesIO(sys.stdin.buffer.read(TOO_LARGE + 1))
    return Path(path).open("rb")
