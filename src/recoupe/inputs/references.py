"""Lists of references with their files, as Zotero exports them (RIS or CSL-JSON beside `files/12/page.html`).

A record and its file are one page: what the record says, and the text of the file, each led back to its own bytes (`bundle`). Only
files within the folder of the list are followed: no address of the web, no path that leads out, no link.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from recoupe.articles import read
from recoupe.articles.formats.bundle import bundled
from recoupe.errors import PageRefused
from recoupe.model import Page

HEAD = 400
"""Bytes by which a list of references is known."""
RIS = re.compile(rb"(?:\xef\xbb\xbf)?\s*TY {1,2}- ")
CSL = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
RECORD = re.compile(rb"^TY {1,2}- .*?(?:^ER {1,2}-[^\n]*\n?|\Z)", re.MULTILINE | re.DOTALL)
NAMED = re.compile(rb"^L[1-4] {1,2}- (?:file://)?([^\r\n]{1,1000})", re.MULTILINE)
LARGEST = 20_000_000
"""Bytes of a list, and of a file."""
MOST = 20_000
"""Records of a list."""
KEYS = ("file", "path", "localPath", "PDF")
"""Where programs write the file of a CSL-JSON record."""

Fetch = Callable[[str], bytes | None]
"""The bytes of a file of the list, by its path there; None where there is none."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a list, as it stands there, and the files that it names and that are there."""

    data: bytes
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """A list of references in a folder, whose files are there."""

    path: Path
    records: tuple[Record, ...]

    def files(self) -> Iterator[Path]:
        """The files that belong to its records: they are no pages of their own."""
        return (self.path.parent / name for record in self.records for name in record.names)

    def pages(self, address: str) -> Iterator[Page | PageRefused]:
        """The pages of the list."""
        return joined(self.records, address, lambda name: _bytes(self.path.parent / name))


def lists(found: Iterable[tuple[Path, str]]) -> dict[Path, Attached]:
    """The lists among some files that come with files of their own."""
    out: dict[Path, Attached] = {}
    deep: dict[Path, bool] = {}
    for path, _ in found:
        folder = path.parent
        if folder not in deep:
            deep[folder] = _has_folders(folder)
        if not deep[folder] or not is_list(_bytes(path, HEAD) or b""):
            continue
        held = tuple(records(_bytes(path) or b"", lambda name, folder=folder: _is_within(folder, name)))  # type: ignore[misc]
        if any(record.names for record in held):
            out[path] = Attached(path, held)
    return out


def is_list(head: bytes) -> bool:
    """Whether bytes may begin a list of references."""
    return bool(RIS.match(head) or CSL.match(head))


def records(data: bytes, there: Callable[[str], bool]) -> Iterator[Record]:
    """The records of a list with the files that are `there`; none where the bytes are no such list."""
    if RIS.match(data):
        for found in list(RECORD.finditer(data))[:MOST]:
            names = (each[1].decode("utf-8", "replace").strip() for each in NAMED.finditer(found.group()))
            yield Record(found.group(), tuple(dict.fromkeys(name for part in names for name in part.split(";") if _fits(name, there))))
        return
    for text, told in _objects(data):
        named = (name for name in _strings(told) if _fits(name, there))
        yield Record(text.encode(), tuple(dict.fromkeys(named)))


def joined(held: Iterable[Record], address: str, fetch: Fetch) -> Iterator[Page | PageRefused]:
    """A page for each record with a file whose text can be read; the others stay in the list, or are told."""
    left: list[bytes] = []
    for number, record in enumerate(held, start=1):
        why: list[PageRefused] = []
        for name in record.names:
            data = fetch(name)
            page = Page(f"{address}#{number}/{name}", bundled(record.data, name, data)) if data is not None else None
            try:
                if page is not None:
                    read(page, 1)
                    yield page
                    break
            except PageRefused as error:
                why.append(error)
        else:
            left.append(record.data)
            yield from why
    if left:
        text = b"".join(left) if RIS.match(left[0]) else b"[" + b",\n".join(left) + b"]"
        yield Page(address, text)


def _objects(data: bytes) -> Iterator[tuple[str, dict[str, object]]]:
    """The objects of a JSON list, each with its own characters."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    decoder, at = json.JSONDecoder(strict=False), text.find("[") + 1
    for _ in range(MOST):
        start = text.find("{", at)
        if start < 0:
            return
        try:
            told, at = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            return
        if isinstance(told, dict):
            yield text[start:at], told


def _strings(told: dict[str, object]) -> Iterator[str]:
    """The files that a CSL-JSON record names, itself or in its list of attachments."""
    more = told.get("attachments")
    for each in (told, *(more if isinstance(more, list) else ())):
        if isinstance(each, dict):
            yield from (value.removeprefix("file://") for key in KEYS if isinstance(value := each.get(key), str))


def _fits(name: str, there: Callable[[str], bool]) -> bool:
    """Whether a path leads to a file that is there, and not out of its folder."""
    odd = not name or "://" in name or name.startswith("/") or ".." in PurePosixPath(name).parts or "\\" in name or "\0" in name
    return not odd and there(name)


def _is_within(folder: Path, name: str) -> bool:
    """Whether a file lies in a folder or below, and is reached over no link."""
    file = folder / name
    try:
        return file.is_file() and not any(step.is_symlink() for step in (file, *file.parents) if folder in step.parents)
    except OSError:
        return False


def _has_folders(folder: Path) -> bool:
    try:
        return any(each.is_dir() for each in folder.iterdir())
    except OSError:
        return False


def _bytes(path: Path, most: int = LARGEST) -> bytes | None:
    """The first bytes of a file; None where it is none, cannot be read or (where all is asked for) is too large."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        return None
    return data if len(data) <= most else data[:most] if most == HEAD else None
