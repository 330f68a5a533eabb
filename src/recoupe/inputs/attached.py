"""Files that a list of references names (RIS, as Zotero exports it with its files): followed only within the folder of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

MARK = re.compile(rb"(?:\xef\xbb\xbf)?\s*TY {1,2}- ")
"""With this begins a list of references."""
NAMED = re.compile(rb"^L[14] {1,2}- (?:file://)?([^\r\n]{1,1000})", re.MULTILINE)
MOST = 5_000


def attached(path: Path, data: bytes) -> Iterator[tuple[Path, str]]:
    """The files that a list names and that lie in its folder or below, each with its path there.

    Addresses of the web, paths that lead out of the folder, and links are not followed.
    """
    if not MARK.match(data):
        return
    folder = path.parent.resolve()
    seen: set[str] = set()
    for found in list(NAMED.finditer(data))[:MOST]:
        inner = found[1].decode("utf-8", "replace").strip()
        parts = PurePosixPath(inner).parts
        if inner in seen or "://" in inner or inner.startswith("/") or ".." in parts or "\\" in inner or "\0" in inner:
            continue
        seen.add(inner)
        file = folder / inner
        steps = [file, *(parent for parent in file.parents if folder in parent.parents)]
        if file.is_file() and not any(step.is_symlink() for step in steps):
            yield file, inner
