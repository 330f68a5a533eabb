"""RIS, as Zotero and other managers of references write it: a record for each piece, whose text is at best its summary."""

from __future__ import annotations

import re

from recoupe.articles.formats.pieces import Draft, Piece, Pieces, lines
from recoupe.articles.formats.records import Entry, iso, stretch, write
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.errors import PageRefused
from recoupe.model import FieldKind

TAG = re.compile(r"^([A-Z][A-Z0-9]) {1,2}-(?: |$)(.*(?:\n(?![A-Z][A-Z0-9] {1,2}-(?: |$)).*)*)", re.MULTILINE)
"""A field: two letters, two spaces, a hyphen; it runs on to the next."""
FIELDS = {
    **{"TI": FieldKind.HEADLINE, "T1": FieldKind.HEADLINE, "CT": FieldKind.HEADLINE, "AU": FieldKind.AUTHOR, "A1": FieldKind.AUTHOR},
    **{"T2": FieldKind.PUBLISHER, "JO": FieldKind.PUBLISHER, "JF": FieldKind.PUBLISHER, "PB": FieldKind.PUBLISHER},
    **{"DA": FieldKind.DATE, "Y1": FieldKind.DATE, "Y2": FieldKind.LOADED, "UR": FieldKind.ADDRESS, "LA": FieldKind.LANGUAGE},
    **{"SP": FieldKind.PAGE, "SE": FieldKind.SECTION, "C1": FieldKind.RIGHTS},
}
ONCE = frozenset({FieldKind.HEADLINE, FieldKind.PUBLISHER, FieldKind.DATE})
SUMMARY = ("AB", "N2")
FILES = ("L1", "L4")


def read(sheet: Sheet) -> Pieces:
    """The records that hold words of the story; those that only name it are refused one by one."""
    pieces: list[Piece] = []
    refused: list[PageRefused] = []
    held: list[re.Match[str]] = []
    for found in TAG.finditer(sheet.page):
        if found[1] == "TY":
            held = []
        elif found[1] == "ER" and held:
            _record(sheet, held, pieces, refused, len(pieces) + len(refused) + 1)
            held = []
        else:
            held.append(found)
    if held:  # the last one was cut off
        _record(sheet, held, pieces, refused, len(pieces) + len(refused) + 1)
    return Pieces(tuple(pieces), tuple(refused))


def fields(sheet: Sheet) -> Piece:
    """What the first record of a list says of its article, its summary left out: the article itself is at hand."""
    draft = Draft(sheet.page)
    entries, _ = _entries(sheet, [found for found in TAG.finditer(sheet.page) if found[1] not in ("TY", "ER", *SUMMARY)])
    write(draft, entries, _copy)
    return draft.piece()


def _record(sheet: Sheet, held: list[re.Match[str]], pieces: list[Piece], refused: list[PageRefused], number: int) -> None:
    entries, told = _entries(sheet, held)
    if not told:
        title = next((found[2].strip() for found in held if FIELDS.get(found[1]) is FieldKind.HEADLINE), "")
        files = ", ".join(found[2].strip() for found in held if found[1] in FILES)
        refused.append(refusal("record", f"{sheet.address}#{number}", title=title[:200], files=files[:500] or "—"))
        return
    draft = Draft(sheet.page)
    write(draft, entries, _copy)
    pieces.append(draft.piece(part=True))


def _copy(draft: Draft, entry: Entry) -> None:
    draft.copy(entry.start, entry.end)


def _entries(sheet: Sheet, held: list[re.Match[str]]) -> tuple[list[Entry], bool]:
    """What a record says, and whether it holds words of the story."""
    said: set[FieldKind] = set()
    entries: list[Entry] = []
    told = False
    for found in held:
        start, end = stretch(found, 2)
        words, kind = sheet.page[start:end], FIELDS.get(found[1])
        if not words:
            continue
        if found[1] in SUMMARY and not told:
            told = True
            entries += (Entry(a, b) for a, b in lines(sheet.page, start, end))
        elif kind is not None and not (kind in ONCE and kind in said):
            said.add(kind)
            dated = kind in (FieldKind.DATE, FieldKind.LOADED)
            entries.append(Entry(start, end, kind, iso(words) if dated else ""))
    return entries, told
