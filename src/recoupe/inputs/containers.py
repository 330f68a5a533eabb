"""Files that hold others: one table. What no marker fits is a page by itself.

Each is opened within one budget, whatever it says of itself: members, bytes, and containers within containers.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from io import SEEK_END
from typing import BinaryIO

from recoupe.articles.formats import carrier
from recoupe.errors import PageRefused
from recoupe.lang import mistake
from recoupe.model import Page

HEAD = 4096
"""Bytes in which the marker of a container stands."""
FIRST = 16
"""Bytes that tell what is packed: to ask for more may reach the place where the file is cut."""
TOO_LARGE = 20_000_000
"""Bytes. The longest news pages have some 100 kB; what is above this is a dump, and would only fill the memory."""
SMALLEST = 2_000
"""Bytes of the smallest mail or page of a large file, one with another."""
TIMES = 4
"""So much more may come out of a large file than it is long."""
GZIP = b"\x1f\x8b"
ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
"""A frame, and one that holds the dictionary of those behind it."""
LOCK = "~$"
"""With this begins the name of a file by which an office program says that another is open: it holds no text."""


@dataclass(slots=True)
class Budget:
    """What may still come out of the file that the user named."""

    members: int = 20_000
    bytes: int = 1_000_000_000
    depth: int = 2
    """Containers within containers."""

    @classmethod
    def of(cls, file: BinaryIO) -> Budget:
        """What may come out of a file: what is large itself may hold more, what unpacks to much more than it is may not."""
        size = file.seek(0, SEEK_END)
        file.seek(0)
        return cls(max(cls().members, size // SMALLEST), max(cls().bytes, TIMES * size))

    def take(self, where: str, size: int) -> None:
        """Note that a member comes out. Raises PageRefused when there is nothing left."""
        self.members -= 1
        self.bytes -= size
        if self.members < 0 or self.bytes < 0:
            raise mistake(PageRefused, "inputs.too-much", where=where)


@dataclass(frozen=True, slots=True)
class Container:
    """How pages are packed together: the bytes by which it is known, the endings such files usually have, the library that
    reads it, and the dotted path of what opens it.
    """  # noqa: D205 - one sentence

    name: str
    marker: re.Pattern[bytes] | None
    endings: tuple[str, ...]
    library: str
    path: str

    def open(self, file: BinaryIO, address: str, where: str, budget: Budget) -> Iterator[Page | PageRefused]:
        """The pages that a file holds, and each member that gives none, with its reason.

        `address` is what their addresses begin with, `where` what a reader is told of. Raises PageRefused for a file that cannot be opened,
        or holds nothing.
        """
        module, name = self.path.split(":")
        opened: Callable[[BinaryIO, str, str, Budget], Iterator[Page | PageRefused]] = getattr(import_module(module), name)
        empty = True
        for each in opened(file, address, where, budget):
            empty = False
            yield each
        if empty:
            raise mistake(PageRefused, "inputs.nothing", where=where)


CONTAINERS: tuple[Container, ...] = (
    Container("warc", re.compile(rb"WARC/\d"), ("warc", "warc.gz", "warc.zst"), "fastwarc", "recoupe.inputs.warc:warc"),
    Container(
        "wacz",
        re.compile(rb"PK\x03\x04(?=.*(?:datapackage\.json|archive/[!-~]{1,200}\.warc|pages/pages\.jsonl))", re.DOTALL),
        ("wacz",),
        "fastwarc",
        "recoupe.inputs.warc:wacz",
    ),
    Container("mbox", re.compile(rb"From [^\r\n]{1,300}\r?\n[!-9;-~]{1,70}:"), ("mbox",), "", "recoupe.inputs.mail:mbox"),
    Container("zip", re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08PK)"), ("zip",), "", "recoupe.inputs.zips:pages"),
)
PAGE = Container("page", None, (), "", "recoupe.inputs.containers:page")
PACKED = frozenset({"docx", "odt"})
"""Carriers that are ZIPs, and one page each."""


def container(file: BinaryIO) -> Container:
    """What a file holds, by its first bytes; the file is at its beginning again."""
    head = file.read(HEAD)
    file.seek(0)
    seen = _unpacked(head) if head.startswith(GZIP) else _unframed(file) if head.startswith(ZSTD) else head
    found = next((each for each in CONTAINERS if each.marker and each.marker.match(seen)), PAGE)
    if found.name == "zip":
        data = file.read(TOO_LARGE + 1)
        file.seek(0)
        if len(data) <= TOO_LARGE and carrier(data).name in PACKED:
            return PAGE
    return found


def _unpacked(head: bytes) -> bytes:
    """What packed bytes begin with: web archives are packed record by record."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error:
        return b""


def _unframed(file: BinaryIO) -> bytes:
    """What a file packed with Zstandard begins with, also where it is cut further on; the file is at its beginning again."""
    from fastwarc.stream_io import ZstdReader  # noqa: PLC0415 - hardly ever

    try:
        return bytes(ZstdReader(file).read(FIRST))
    except (OSError, ValueError, EOFError):
        return b""
    finally:
        file.seek(0)


def page(file: BinaryIO, address: str, where: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The file itself, a mail with what is attached to it; in parts where it is larger than any page.

    Raises PageRefused for one that cannot be parted, or is the lock of another.
    """
    if address.rpartition("/")[2].startswith(LOCK):
        raise mistake(PageRefused, "inputs.lock", where=where)
    data = file.read(TOO_LARGE + 1)
    if len(data) > TOO_LARGE:
        from recoupe.inputs.cutting import parts  # noqa: PLC0415 - hardly ever

        file.seek(0)
        yield from parts(file, address, where, budget)
    elif carrier(data[:HEAD]).name == "mail":
        from recoupe.inputs.mail import letter  # noqa: PLC0415

        yield from letter(data, address, budget)
    else:
        yield Page(address, data)
