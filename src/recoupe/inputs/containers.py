"""Files that hold other files: web archives and mailboxes. One table; what a file is is told by its first bytes.

A container gives pages, and a refusal for each part of it that cannot be used: the rest is read. It is read as a stream; nothing
is ever unpacked onto the disk.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path

from recoupe.errors import PageRefused
from recoupe.lang import mistake
from recoupe.model import Page

HEAD = 4096
"""Bytes in which the marker of a container stands."""
MOST = 5_000
"""Pages of one container: a press review of a year. What is beyond is told, not read."""
LARGEST = 1_000_000_000
"""Bytes of all pages of one container: they are held in memory together."""

Part = Page | PageRefused


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of file that holds others: its first bytes, the endings it usually has, its library, the dotted path of what opens it."""

    name: str
    marker: re.Pattern[bytes]
    endings: tuple[str, ...]
    library: str
    path: str

    def parts(self, path: Path, address: str) -> Iterator[Part]:
        """What a file holds, no more of it than fits."""
        module, name = self.path.split(":")
        take: Callable[[Path, str], Iterable[Part]] = getattr(import_module(module), name)
        return _bounded(take(path, address), str(path))


CONTAINERS: tuple[Container, ...] = (
    Container("warc", re.compile(rb"WARC/\d"), ("warc", "warc.gz"), "fastwarc", "recoupe.inputs.warc:warc"),
    Container(
        "wacz",
        re.compile(rb"PK\x03\x04(?=.*(?:datapackage\.json|archive/|indexes/|pages/pages\.jsonl))", re.DOTALL),
        ("wacz",),
        "fastwarc",
        "recoupe.inputs.warc:wacz",
    ),
    Container("mbox", re.compile(rb"From [^\r\n]{1,300}\r?\n[!-9;-~]{1,70}:"), ("mbox",), "mailbox (Python)", "recoupe.inputs.mail:mbox"),
)


def container(path: Path) -> Container | None:
    """The container that a file is; None for a page."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(b"\x1f\x8b"):
        head = _unpacked(head)
        return next((each for each in CONTAINERS if each.name == "warc" and each.marker.match(head)), None)
    return next((each for each in CONTAINERS if each.marker.match(head)), None)


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error:
        return b""


def _bounded(parts: Iterable[Part], where: str) -> Iterator[Part]:
    """The parts of a container up to its limits; a container that breaks off gives what stands before."""
    size = 0
    stream = iter(parts)
    for part in islice(stream, MOST):
        size += len(part.data) if isinstance(part, Page) else 0
        if size > LARGEST:
            yield mistake(PageRefused, "inputs.container-large", where=where, limit=LARGEST // 1_000_000)
            return
        yield part
    if next(stream, None) is not None:
        yield mistake(PageRefused, "inputs.container-many", where=where, limit=MOST)
