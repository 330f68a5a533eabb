"""Files larger than a page, of formats that are cut where an article ends: their parts come one by one, and none is held whole.

A part is a page of its own ("table.csv/2"), with the line of columns of a table before it. What is no such format cannot be cut: a
document (Word, RTF, PDF), XML, a JSON list, one web page, an export that says of each article how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from recoupe.articles.decode import DECLARED
from recoupe.articles.formats import FORMATS
from recoupe.errors import PageRefused
from recoupe.inputs.containers import TOO_LARGE, Budget
from recoupe.lang import mistake
from recoupe.model import Page

PART = 4_000_000
"""Bytes of a part, one with another."""
ODD = 2
"""Parts: no cell is so long; a quotation mark was left open, and the next line begins a row as well as any."""
CHUNK = 1 << 20
HEAD = 200_000
"""Bytes in which the format of a file shows."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where files of a format are cut: right behind (else right before) what fits `edge`; `table`: each part begins with its first line.

    Of a table an edge within quotation marks is none.
    """

    format: str
    edge: re.Pattern[bytes]
    behind: bool = True
    table: bool = False


LINE = re.compile(rb"\n")
CUTS = {
    cut.format: cut
    for cut in (
        Cut("json", LINE),
        Cut("csv", LINE, table=True),
        Cut("ris", re.compile(rb"^ER {1,2}-[^\n]*\n", re.MULTILINE)),
        Cut("iramuteq", re.compile(rb"^\*{4} ", re.MULTILINE), behind=False),
        Cut("europresse", re.compile(rb"<article\b", re.IGNORECASE), behind=False),
        Cut("factiva-text", re.compile(rb"^[ \t\f]*(?:Document|Dokument|Documento)[ \t]+[A-Z0-9]{18,35}\s*?\n", re.MULTILINE)),
    )
}
ANNOUNCED = re.compile(rb"(?:nombre de documents|number of documents)\s*:?\s*(?:<[^>]{0,200}>\s*){0,5}(\d[\d ]{0,9})", re.IGNORECASE)


def parts(file: BinaryIO, address: str, where: str, budget: Budget) -> Iterator[Page | PageRefused]:
    """The parts of a file that is larger than a page. Raises PageRefused for one that cannot be cut."""
    head = file.read(HEAD)
    cut = _cut(head)
    if cut is None:
        raise mistake(PageRefused, "inputs.too-large", where=where, limit=TOO_LARGE // 1_000_000)
    declared = DECLARED.search(head[:2000])
    media = f"text/html; charset={declared[1].decode()}" if cut.format == "europresse" and declared else ""
    first = head[: head.find(b"\n") + 1] if cut.table else b""
    begun = next((found.start() for found in cut.edge.finditer(head)), 0) if cut.format == "europresse" else 0
    number = articles = 0
    for data in _pieces(file, head[begun:], cut):
        number += 1
        budget.take(where, len(data))
        if len(data) > TOO_LARGE:
            yield mistake(PageRefused, "inputs.too-large", where=f"{where}/{number}", limit=TOO_LARGE // 1_000_000)
            continue
        articles += len(cut.edge.findall(data))
        yield Page(f"{address}/{number}", (first if number > 1 else b"") + data, media)
    announced = ANNOUNCED.search(head[:begun]) if begun else None
    if announced and int(announced[1].replace(b" ", b"")) != articles:
        told = announced[1].decode().replace(" ", "")
        yield mistake(PageRefused, "refused.count", where=where, announced=told, found=str(articles))


def _cut(head: bytes) -> Cut | None:
    """How a file is cut, by the format that its first bytes show."""
    text = head.decode("utf-8", "replace")
    carried = "html" if text.lstrip("\ufeff \r\n\t")[:1] == "<" else "text"
    able = [each for each in FORMATS if carried in each.carriers and each.marker]
    found = next((each.name for each in able if each.marker and each.marker.search(text)), "")
    if found == "json" and text.lstrip("\ufeff \r\n\t")[:1] == "[":
        return None  # one list: no line of it stands for itself
    return CUTS.get(found)


def _pieces(file: BinaryIO, begun: bytes, cut: Cut) -> Iterator[bytes]:
    """The bytes of a file in pieces of about `PART`, each ended where an article ends."""
    held, looked, open_ = bytearray(begun), 0, False
    while True:
        more = file.read(CHUNK)
        held += more
        if not more:
            if held.strip():
                yield bytes(held)
            return
        while len(held) >= PART:
            at, looked, open_ = _edge(held, looked, open_, cut)
            if not at:
                break
            yield bytes(held[:at])
            del held[:at]
            looked, open_ = 0, False
        if len(held) > TOO_LARGE + PART:  # no edge in so much: what follows up to the next is one piece too large
            del held[TOO_LARGE + PART :]
            looked = min(looked, len(held))


def _edge(held: bytearray, looked: int, open_: bool, cut: Cut) -> tuple[int, int, bool]:
    """The first edge behind so many bytes (0: none yet), how far was looked, and whether that is within quotation marks."""
    if not cut.table:
        start = max(PART - 200, looked - 200, 1)
        found = next((each for each in cut.edge.finditer(held, start) if each.end() < len(held)), None)
        return ((found.end() if cut.behind else found.start()) if found else 0), len(held), False
    while True:
        line = held.find(b"\n", looked)
        if line < 0:
            return 0, looked, open_
        open_ ^= bool(held.count(b'"', looked, line) % 2)
        looked = line + 1
        if looked >= PART and (not open_ or looked >= ODD * PART):
            return looked, looked, open_
