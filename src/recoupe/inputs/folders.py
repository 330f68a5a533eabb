"""The files of folders, and what is left out of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from recoupe.inputs.names import shown

IGNORE = ".recoupeignore"
FETCHED = ".archives"
"""With this ends the name of a folder of fetched pages beside a store: they were read when they were fetched."""


def files(paths: Iterable[str | Path]) -> Iterator[tuple[Path, str]]:
    """The files at some paths and in folders, in order, each with its address: its name, or its path within the folder that was named."""
    for given in map(Path, paths):
        if _is_folder(given):
            yield from ((given / inner, shown(inner.as_posix())) for inner in _inside(given))
        else:
            yield given, shown(given.name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # no such name: told when it is opened
        return False


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder as paths within it, in order; no link is followed, so none leads round in a circle."""
    listed = folder / IGNORE
    lines = listed.read_text(encoding="utf-8", errors="replace").splitlines() if listed.is_file() else []
    ignored = patterns(lines)
    found: list[Path] = []

    def closed(error: OSError) -> None:
        found.append(Path(error.filename).relative_to(folder))  # told when it is opened

    for here, inner, names in os.walk(folder, onerror=closed):
        inner[:] = [name for name in inner if not name.startswith(".") and not name.endswith(FETCHED)]
        at = Path(here).relative_to(folder)
        found += (at / name for name in names if not name.startswith("."))
    for path in sorted(found):
        file = folder / path
        if not file.is_symlink() and not ignored(path.as_posix()):
            yield path


def patterns(lines: Collection[str]) -> Callable[[str], bool]:
    """Whether a path is named by patterns as in `.gitignore`."""
    if not lines:
        return lambda _path: False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where there are some: start-up counts

    return GitIgnoreSpec.from_lines(lines).match_file
