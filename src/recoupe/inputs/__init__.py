"""What a user names becomes pages: files, folders, standard input, and the containers that hold many (`containers`).

What a file is is sniffed from its bytes, never asked of its name. Nothing else is opened: no link is followed, and of the files
that a list of references names, only those within its folder (`references`). Pages come one by one: what holds many is never held whole.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from recoupe.errors import PageRefused
from recoupe.inputs.containers import CONTAINERS, TOO_LARGE, Budget, Container, container
from recoupe.inputs.folders import files, patterns
from recoupe.inputs.names import shown
from recoupe.inputs.own import decisions, own_names, own_topics
from recoupe.inputs.references import lists
from recoupe.lang import mistake
from recoupe.model import Page

__all__ = ["CONTAINERS", "STDIN", "TOO_LARGE", "Container", "came_in", "decisions", "files", "own_names", "own_topics", "pages", "stream"]

STDIN = "-"
"""What stands for standard input where a path is asked for."""


def pages(
    paths: Iterable[str | Path], leave: Collection[Path] = (), exclude: Collection[str] = ()
) -> tuple[tuple[Page, ...], tuple[PageRefused, ...]]:
    """All that `stream` gives: the pages at some paths, and what was refused, each with its reason."""
    found = list(stream(paths, leave, exclude))
    return tuple(each for each in found if isinstance(each, Page)), tuple(each for each in found if isinstance(each, PageRefused))


def stream(paths: Iterable[str | Path], leave: Collection[Path] = (), exclude: Collection[str] = ()) -> Iterator[Page | PageRefused]:
    """The pages at some paths, one after the other, and what is refused, each with its reason.

    A folder is read to its depth: hidden files, links, what its `.recoupeignore` names (patterns as in `.gitignore`), what
    `exclude` names (patterns of the same kind, or of whole addresses) and the files of `leave` are left out. The address of a
    page is its file name, or its path within the folder or the container that was named; "stdin" for what comes in at standard
    input ("-"). Files attached to a list of references come with it.
    """
    away = {path.resolve() for path in leave}
    names = {path.name for path in (*away, *leave)}
    unwanted = patterns(exclude)

    def wanted(address: str) -> bool:
        return not unwanted(address) and not any(fnmatch(address, pattern) for pattern in exclude)

    for given in paths:
        found = [(given, "stdin")] if str(given) == STDIN else list(files([given]))
        if not found:
            yield mistake(PageRefused, "inputs.nothing", where=shown(given))
        named = lists((Path(path), address) for path, address in found if str(path) != STDIN)
        taken = {file for attached in named.values() for file in attached.files()}
        for path, address in found:
            if not wanted(address) or (Path(path).name in names and Path(path).resolve() in away) or (taken and Path(path) in taken):
                continue
            listed = named.get(Path(path))
            for each in listed.pages(address) if listed is not None else _opened(path, address):
                if isinstance(each, PageRefused) or each.address == address or wanted(each.address):
                    yield each


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
    where = address if str(path) == STDIN else shown(path)
    try:
        with _file(path) as file:
            yield from container(file).open(file, address, where, Budget.of(file))
    except PageRefused as error:
        yield error
    except FileNotFoundError:
        yield mistake(PageRefused, "inputs.missing", where=where)
    except (OSError, ValueError, EOFError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        yield mistake(PageRefused, "inputs.unreadable", where=where, reason=reason)


def _file(path: str | Path) -> BinaryIO:
    """A file, open. Raises PageRefused for what is none: a pipe or a device might never end."""
    if str(path) == STDIN:
        kept = SpooledTemporaryFile(max_size=TOO_LARGE)  # noqa: SIM115 - closed by who reads it
        copyfileobj(sys.stdin.buffer, kept)
        kept.seek(0)
        return cast(BinaryIO, kept)
    if not stat.S_ISREG(Path(path).stat().st_mode):
        raise mistake(PageRefused, "inputs.no-file", where=shown(path))
    return Path(path).open("rb")
