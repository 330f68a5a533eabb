"""One run at a time on an archive: a file that the run at work holds locked. When that ends, however it ends, the system lets go of it."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from recoupe.errors import StoreMistake
from recoupe.lang import mistake

LOCK = ".lock"
"""The file within an archive; it holds who is at work, and nothing where nobody is."""
FAR = 1 << 20
"""Where Windows locks a byte: what stands before it can be read by others."""


@contextmanager
def alone(archive: Path) -> Iterator[None]:
    """While this run is the only one at work on an archive. Raises StoreMistake, with who is, where another run is."""
    try:
        file = (archive / LOCK).open("a+", encoding="utf-8")
    except OSError as error:
        raise mistake(StoreMistake, "engines.unwritable", where=str(archive), reason=error.strerror or str(error)) from error
    with file:
        if not _taken(file):
            raise mistake(StoreMistake, "archive.busy", where=str(archive), **_told(archive / LOCK))
        _write(file, json.dumps({"process": os.getpid(), "machine": platform.node()}))
        try:
            yield
        finally:
            _write(file, "")


def _taken(file: IO[str]) -> bool:
    """Whether the lock is ours now. Processes that are started do not inherit it: Python opens no file for them."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there is none elsewhere

            file.seek(FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - there is none on Windows

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _write(file: IO[str], text: str) -> None:
    file.truncate(0)
    file.write(text)
    file.flush()


def _told(lock: Path) -> dict[str, str]:
    """Who is at work, and since when: the file was written when the lock was taken. It may be empty still, or already."""
    try:
        since = datetime.fromtimestamp(lock.stat().st_mtime).astimezone().isoformat(" ", "minutes")
        who = json.loads(lock.read_text(encoding="utf-8"))
        return {"process": str(who["process"]), "machine": str(who["machine"]), "since": since}
    except (OSError, ValueError, KeyError, TypeError):
        return {"process": "?", "machine": "?", "since": "?"}
