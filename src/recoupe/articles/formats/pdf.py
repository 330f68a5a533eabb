"""PDF with a text layer: the words of its pages in their order, pages apart by a form feed."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from recoupe.articles.decode import LARGEST, Decoded
from recoupe.articles.formats.pieces import Draft, Pieces
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.model import Page, Range

LETTER = re.compile(r"[^\W\d_]")
SCANNED = 0.8
"""Share of pages without a letter above which a document is pictures of pages."""
MOST_PAGES = 1000
MOST_CONTENT = 3_000_000
"""Bytes of drawing on one page: text has some ten thousand, maps and plans millions."""
MOST_TEXT = 20_000_000
"""Characters of a document."""
EDGE = 2
"""Lines at the top and foot of a page among which running heads are looked for."""
OFTEN = 3
"""Pages that must bear a line in the same place for it to be a running head."""
DIGITS = re.compile(r"\d+")
ODD = {**dict.fromkeys(range(0xD800, 0xE000), "\ufffd"), 0x0C: "\n", 0x0D: "\n"}
ODD |= {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
"""Characters that no reader would type: half ones, ends of pages, and letters that a font draws as one."""


def unpack(page: Page) -> Sheet:
    """The text layer of a document.

    Raises PageRefused for one that is locked, broken, too large, or holds pictures of pages only.
    """
    if len(page.data) > LARGEST:
        raise refusal("too-large", page.address, megabytes=str(len(page.data) // 1_000_000), limit=str(LARGEST // 1_000_000))
    pages = list(_pages(page))
    without = sum(1 for text in pages if not LETTER.search(text))
    if not pages or without > SCANNED * len(pages):
        raise refusal("scan", page.address, without=str(without), pages=str(len(pages)))
    return Sheet(page.address, "pdf", Decoded("\f".join(pages), "pdf", told=False))


def read(sheet: Sheet) -> Pieces:
    """The article, without its running heads and page numbers."""
    pages, at = [], 0
    for text in sheet.page.split("\f"):
        pages.append(_lines(sheet.page, at, at + len(text)))
        at += len(text) + 1
    seen = Counter(key for lines in pages for key in {_key(sheet.page, line) for line in _edges(lines)})
    draft = Draft(sheet.page)
    for lines in pages:
        edges = _edges(lines)
        for line in lines:
            if line in edges and (seen[_key(sheet.page, line)] >= OFTEN or _key(sheet.page, line) in ("", "0")):
                continue
            if draft.length:
                draft.space("\n")
            draft.copy(*line)
    return Pieces((draft.piece(plain=True),))


def _lines(page: str, start: int, end: int) -> list[Range]:
    """The lines of a page, empty ones too: they part paragraphs."""
    out, at = [], start
    for line in page[start:end].split("\n"):
        out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _edges(lines: list[Range]) -> set[Range]:
    full = [line for line in lines if line[0] < line[1]]
    return {*full[:EDGE], *full[-EDGE:]} if len(full) > 2 * EDGE else set()


def _key(page: str, line: Range) -> str:
    """What a line says, whatever the number of the page."""
    return DIGITS.sub("0", page[line[0] : line[1]]).strip()


def _pages(page: Page) -> Iterator[str]:
    """The text of each page; "" for one whose drawing cannot be read."""
    from pypdf import PdfReader  # noqa: PLC0415 - slow to load
    from pypdf.errors import DependencyError  # noqa: PLC0415

    with _quiet():
        try:
            document = PdfReader(BytesIO(page.data), strict=False)
            if document.is_encrypted and not document.decrypt(""):
                raise refusal("password", page.address)
            count = len(document.pages)
        except DependencyError as error:
            raise refusal("password", page.address) from error
        except Exception as error:
            if hasattr(error, "remedy"):
                raise
            raise refusal("unreadable", page.address, reason="PDF") from error
        if count > MOST_PAGES:
            raise refusal("too-many-pages", page.address, pages=str(count), limit=str(MOST_PAGES))
        length = 0
        for n in range(count):
            text = _text(document, n)
            length += len(text)
            if length > MOST_TEXT:
                raise refusal("unpacked-too-large", page.address, limit=str(MOST_TEXT // 1_000_000))
            yield text


def _text(document: object, n: int) -> str:
    """The text of one page, its lines trimmed; "" where the page is broken or no page of text."""
    try:
        leaf = document.pages[n]  # type: ignore[attr-defined]
        content = leaf.get_contents()
        if content is None or len(content.get_data()) > MOST_CONTENT:
            return ""
        found = leaf.extract_text()
    except Exception:  # noqa: BLE001 - whatever a broken page raises, the others are read
        return ""
    lines = (line.rstrip() for line in found.translate(ODD).splitlines())
    return "\n".join(lines).strip("\n")


@contextmanager
def _quiet() -> Iterator[None]:
    """The library's remarks on odd documents are not for our readers."""
    log = logging.getLogger("pypdf")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)
