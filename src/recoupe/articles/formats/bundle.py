"""A record of a list of references and the file that belongs to it, as one page: what the record says, and the text of the file.

The page is a line that says what it is, a line with the length of the record and the name of the file, the record, and the file, each
byte for byte as received. Its decoded page is the record, a form feed between line feeds, and the decoded page of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.articles.formats.pieces import Piece, Pieces, behind
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.model import Page

HEAD = b"recoupe-record/1\n"
MARK = re.compile(re.escape(HEAD) + rb"(\d{1,9}) ([^\n]{0,1000})\n")
BREAK = "\n\f\n"


@dataclass
class Bundle(Sheet):
    """A record on a sheet of its own, and the articles of its file."""

    record: Sheet | None = None
    held: Pieces | None = None


def bundled(record: bytes, name: str, file: bytes) -> bytes:
    """The bytes of such a page."""
    return b"%b%d %b\n%b%b" % (HEAD, len(record), name.replace("\n", " ").encode("utf-8", "replace")[:1000], record, file)


def unpack(page: Page) -> Sheet:
    """The characters of both. Raises PageRefused where the file gives none."""
    from recoupe.articles.formats import opened  # noqa: PLC0415 - the table that this is a row of
    from recoupe.articles.formats.sheet import text  # noqa: PLC0415

    found = MARK.match(page.data)
    if found is None:
        raise refusal("unreadable", page.address, reason="record")
    cut = found.end() + int(found[1])
    if page.data[cut:].startswith(HEAD):
        raise refusal("unreadable", page.address, reason="record")
    record = text(replace(page, data=page.data[found.end() : cut]))
    sheet, held = opened(replace(page, data=page.data[cut:]))
    decoded = replace(sheet.decoded, text=record.page + BREAK + sheet.page)
    return Bundle(page.address, "record", decoded, record=record, held=held)


def read(sheet: Sheet) -> Pieces:
    """The articles of the file, each with what the record says before it."""
    assert isinstance(sheet, Bundle)  # noqa: S101 - the carrier makes no other
    assert sheet.record is not None  # noqa: S101
    assert sheet.held is not None  # noqa: S101
    front = _said(sheet.record)
    shift = len(sheet.record.page) + len(BREAK)
    pieces = tuple(behind(sheet.page, front, piece, shift) for piece in sheet.held.pieces)
    return Pieces(pieces, sheet.held.refused, sheet.held.announced, sheet.held.missing)


def _said(record: Sheet) -> Piece:
    """What a record says of its article, without its summary."""
    from recoupe.articles.formats import csl, ris  # noqa: PLC0415

    return ris.fields(record) if ris.TAG.match(record.page.lstrip("\ufeff \r\n")) else csl.fields(record)
