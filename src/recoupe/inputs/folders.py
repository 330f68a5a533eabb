"""The files of folders, and what is left out of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

IGNORE = ".recoupeignore"
FETCHED = ".archives"
"""With this ends the name of a folder of fetched pages beside a store: they were read when they were fetched."""


def files(paths: Iterable[str | Path]) -> Iterator[tuple[Path, str]]:
    """The files at some paths and in folders, in order, each with its address: its name, or its path within the folder that was named."""
    for given in map(Path, paths):
        if given.is_dir():
            yield from ((given / inner, inner.as_posix()) for inner in _inside(given))
        else:
            yield given, given.name


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder as paths within it, in order."""
    ignored = _ignored(folder)
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inner.parts)
        linked = any((folder / step).is_symlink() for step in (inner, *inner.parents) if step.parts)
        fetched = any(step.name.endswith(FETCHED) for step in inner.parents)
        if path.is_file() and not fetched and not hidden and not linked and not ignored(inner.as_posix()):
            yield inner


def _ignored(folder: Path) -> Callable[[str], bool]:
    """Whether the folder's own list leaves a path within it out."""
    listed = folder / IGNORE
    if not listed.is_file():
        return lambda _inner: False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where there is such a list: start-up counts

    return GitIgnoreSpec.from_lines(listed.read_text(encoding="utf-8", errors="replace").splitlines()).match_file
