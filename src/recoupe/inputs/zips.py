"""A ZIP: each member is a page, at the address `archive.zip/member`. Nothing is written anywhere, nothing unpacked without bounds."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from recoupe.articles.formats.packed import FAULTS, LOCKED
from recoupe.errors import PageRefused
from recoupe.inputs.containers import LOCK, TOO_LARGE, Budget, container
from recoupe.lang import mistake
from recoupe.model import Page

RATIO = 200
"""Times: text is packed to a fifth, rarely to a fiftieth."""
SMALL = 1_000_000
"""Bytes below which the ratio does not matter."""
LINK = stat.S_IFLNK
TRASH = "__MACOSX"


def pages(file: BinaryIO, address: str, where: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The pages of an archive, those of archives within it too, and each member that gives none.

    Hidden members and links are left out, as in a folder. Raises PageRefused for an archive that is broken or holds too much.
    """
    try:
        archive = ZipFile(file)
    except FAULTS as error:
        raise mistake(PageRefused, "inputs.broken", where=where, reason=type(error).__name__) from error
    with archive:
        for told in sorted(archive.infolist(), key=lambda told: told.filename):
            if told.is_dir() or _left_out(told):
                continue
            try:
                yield from _member(archive, told, f"{address}/{told.filename}", f"{where}/{told.filename}", budget)
            except PageRefused as error:
                if error.key == "inputs.too-much":
                    raise
                yield error


def _left_out(told: ZipInfo) -> bool:
    parts = PurePosixPath(told.filename).parts
    hidden = any((part.startswith(".") and part != "..") or part == TRASH for part in parts)
    return hidden or stat.S_IFMT(told.external_attr >> 16) == LINK


def _member(archive: ZipFile, told: ZipInfo, address: str, where: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The pages of one member."""
    parts = PurePosixPath(told.filename).parts
    if ".." in parts or told.filename.startswith("/") or "\\" in told.filename or ":" in parts[0] or "\0" in told.filename:
        raise mistake(PageRefused, "inputs.odd-path", where=where)
    if parts[-1].startswith(LOCK):
        raise mistake(PageRefused, "inputs.lock", where=where)
    if told.flag_bits & LOCKED:
        raise mistake(PageRefused, "inputs.password", where=where)
    if told.file_size > TOO_LARGE:
        raise mistake(PageRefused, "inputs.too-large", where=where, limit=TOO_LARGE // 1_000_000)
    if told.file_size > max(SMALL, RATIO * told.compress_size):
        raise mistake(PageRefused, "inputs.bomb", where=where)
    try:
        with archive.open(told) as packed:
            data = packed.read(TOO_LARGE + 1)
    except FAULTS as error:
        raise mistake(PageRefused, "inputs.broken", where=where, reason=type(error).__name__) from error
    budget.take(where, len(data))
    inner = BytesIO(data)
    found = container(inner)
    if found.name != "page":
        if budget.depth <= 0:
            raise mistake(PageRefused, "inputs.too-deep", where=where)
        budget.depth -= 1
        try:
            yield from found.open(inner, address, where, budget)
        finally:
            budget.depth += 1
        return
    yield from found.open(inner, address, where, budget)
