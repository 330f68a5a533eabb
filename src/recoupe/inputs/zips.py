"""A ZIP: each member is a page, at the address `archive.zip/member`. Nothing is written anywhere, nothing unpacked without bounds."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from recoupe.articles.formats.packed import FAULTS, LOCKED
from recoupe.errors import PageRefused
from recoupe.inputs.containers import LOCK, TOO_LARGE, Budget, container
from recoupe.inputs.names import shown
from recoupe.inputs.references import HEAD, LARGEST, Record, is_list, joined, records
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
        every = sorted((told for told in archive.infolist() if not told.is_dir() and not _left_out(told)), key=lambda told: told.filename)
        named = _lists(archive, every)
        taken = {PurePosixPath(name).parent / each for name, held in named.items() for record in held for each in record.names}
        for told in every:
            inner, outer = f"{address}/{shown(told.filename)}", f"{where}/{shown(told.filename)}"
            try:
                if told.filename in named:
                    yield from _joined(archive, told.filename, named[told.filename], inner, budget)
                elif not taken or PurePosixPath(told.filename) not in taken:
                    yield from _member(archive, told, inner, outer, budget)
            except PageRefused as error:
                if error.key == "inputs.too-much":
                    raise
                yield error


def _lists(archive: ZipFile, every: list[ZipInfo]) -> dict[str, list[Record]]:
    """The lists of references among the members that come with files of their own, with their records."""
    names = {told.filename for told in every}
    out: dict[str, list[Record]] = {}
    for told in every:
        folder = PurePosixPath(told.filename).parent
        if told.file_size > LARGEST or not any(len(PurePosixPath(name).parts) > len(folder.parts) + 1 for name in names):
            continue
        head = _read(archive, told.filename, HEAD)
        if head and is_list(head):
            held = list(records(_read(archive, told.filename) or b"", lambda name, folder=folder: str(folder / name) in names))  # type: ignore[misc]
            if any(record.names for record in held):
                out[told.filename] = held
    return out


def _joined(archive: ZipFile, name: str, held: list[Record], address: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The pages of a list of references with its files."""
    folder = PurePosixPath(name).parent
    for each in joined(held, address, lambda inner: _read(archive, str(folder / inner))):
        budget.take(address, len(each.data) if isinstance(each, Page) else 0)
        yield each


def _read(archive: ZipFile, name: str, most: int = LARGEST) -> bytes | None:
    """The first bytes of a member; None where it cannot be read, or is packed as no text is."""
    told = archive.getinfo(name)
    if told.flag_bits & LOCKED or told.file_size > max(SMALL, RATIO * told.compress_size):
        return None
    try:
        with archive.open(told) as packed:
            return packed.read(most)
    except FAULTS:
        return None


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
    if told.file_size > max(SMALL, RATIO * told.compress_size):
        raise mistake(PageRefused, "inputs.bomb", where=where)
    if told.file_size > TOO_LARGE:
        yield from _large(archive, told, address, where, budget)
        return
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


def _large(archive: ZipFile, told: ZipInfo, address: str, where: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The pages of a member that is larger than a page, as a stream."""
    try:
        with archive.open(told) as packed:
            stream = cast(BinaryIO, packed)
            found = container(stream)
            if found.name == "zip":  # its list of contents stands at its end: it would have to be held whole
                raise mistake(PageRefused, "inputs.too-large", where=where, limit=TOO_LARGE // 1_000_000)
            yield from found.open(stream, address, where, budget)
    except FAULTS as error:
        raise mistake(PageRefused, "inputs.broken", where=where, reason=type(error).__name__) from error
