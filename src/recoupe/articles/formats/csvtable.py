"""Tables of articles as CSV: one a row, columns known by their names. Every character leads back to its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from recoupe.articles.formats.charrefs import unescape
from recoupe.articles.formats.columns import entries, own
from recoupe.articles.formats.markup import BLOCK
from recoupe.articles.formats.pieces import Draft, Piece, Pieces
from recoupe.articles.formats.records import Entry, write
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.errors import PageRefused
from recoupe.model import Range

QUOTED = re.compile(r'"((?:[^"]|"")*+)"')
SPELT = re.compile(r'(?P<quote>"")|</?(?P<tag>[A-Za-z][A-Za-z0-9]{0,15})(?:\s[^<>]{0,2000})?/?>|&#?\w{1,31};')
Cell = tuple[Range, bool]
"""Where the words of a cell stand, and whether between quotation marks."""


def read(sheet: Sheet) -> Pieces:
    """The rows that hold words of a story; one whose cells do not fit the columns is refused."""
    page = sheet.page
    delimiter = max(",;\t|", key=page.split("\n", 1)[0].count)
    every = rows(page, delimiter)
    names = [page[a:b].lstrip("\ufeff") for (a, b), _ in next(every, [])]
    given = own(sheet.ways)
    pieces: list[Piece] = []
    refused: list[PageRefused] = []
    for n, cells in enumerate(every, start=1):
        if len(cells) != len(names):
            refused.append(refusal("row", f"{sheet.address}#{n}", line=str(n + 1), cells=str(len(cells)), columns=str(len(names))))
            continue
        marked = {where[0] for where, quoted in cells if quoted}
        draft = Draft(page)
        named = ((name, where, page[slice(*where)]) for name, (where, _) in zip(names, cells, strict=True))
        write(draft, entries(named, given), partial(put, marked))
        pieces.append(draft.piece())
    return Pieces(tuple(pieces), tuple(refused))


def rows(page: str, delimiter: str) -> Iterator[list[Cell]]:
    """The rows of a table that hold anything, cell by cell, in one pass over the page."""
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    at, cells, sound = 0, [], True
    while at <= len(page):
        found = QUOTED.match(page, at) if sound and page[at : at + 1] == '"' else None
        sound = sound and (found is not None or page[at : at + 1] != '"')  # a quotation that never ends is looked for once
        if found:
            cells.append((found.span(1), True))
            at = found.end()
        after = bare.match(page, at)
        end = after.end() if after else at
        if not found:
            cells.append(((at, end), False))
        at = end + 1
        if page[end : end + 1] != delimiter:
            at += page.startswith("\r\n", end)
            if any(a < b for (a, b), _ in cells):
                yield cells
            cells = []


def put(quoted: set[int], draft: Draft, entry: Entry) -> None:
    """Write the words of a cell: doubled quotation marks once, tags left out, character references read."""
    at = entry.start
    for found in SPELT.finditer(draft.page, entry.start, entry.end):
        if found["quote"] and entry.start not in quoted:
            continue
        draft.copy(at, found.start())
        at = found.end()
        if found["quote"]:
            draft.spell('"', *found.span())
        elif found["tag"] is None:
            draft.spell(unescape(found.group()), *found.span())
        elif found["tag"].lower() in BLOCK and draft.clean and not draft.clean[-1].endswith("\n"):
            draft.part()
    draft.copy(at, entry.end)
