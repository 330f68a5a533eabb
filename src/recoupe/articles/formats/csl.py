"""CSL-JSON, as Zotero writes it: an object for each piece, whose text is at best its summary."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from recoupe.articles.formats.jsonld import Value
from recoupe.articles.formats.jsonld import values as values_of
from recoupe.articles.formats.jsontext import put
from recoupe.articles.formats.pieces import Draft, Piece, Pieces
from recoupe.articles.formats.records import Entry, write
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.errors import PageRefused
from recoupe.model import FieldKind

FIELDS = {
    "title": FieldKind.HEADLINE,
    "container-title": FieldKind.PUBLISHER,
    "publisher": FieldKind.PUBLISHER,
    "URL": FieldKind.ADDRESS,
    "page": FieldKind.PAGE,
    "section": FieldKind.SECTION,
    "language": FieldKind.LANGUAGE,
}
DATES = {"issued": FieldKind.DATE, "accessed": FieldKind.LOADED}
MOST = 500_000
"""Values of one file: some thirty thousand records."""


def read(sheet: Sheet) -> Pieces:
    """The records that hold words of the story; those that only name it are refused one by one."""
    pieces: list[Piece] = []
    refused: list[PageRefused] = []
    every = (value for value in values_of(sheet.page, (0, len(sheet.page)), MOST) if value.held)
    for number, (_, held) in enumerate(groupby(every, key=lambda value: value.held[0]), start=1):
        record = list(held)
        if not any(value.path == ("abstract",) and value.text.strip() for value in record):
            title = next((value.text for value in record if value.path == ("title",)), "")
            refused.append(refusal("record", f"{sheet.address}#{number}", title=title[:200], files="—"))
            continue
        draft = Draft(sheet.page)
        write(draft, _entries(record), put)
        pieces.append(draft.piece(part=True))
    return Pieces(tuple(pieces), tuple(refused))


def fields(sheet: Sheet) -> Piece:
    """What one record says of its article, its summary left out: the article itself is at hand."""
    draft = Draft(sheet.page)
    record = [value for value in values_of(sheet.page, (0, len(sheet.page)), MOST) if value.held and value.path != ("abstract",)]
    write(draft, _entries(record), put)
    return draft.piece()


def _entries(record: list[Value]) -> Iterable[Entry]:
    publisher = any(value.path == ("container-title",) for value in record)
    for value in record:
        if value.path == ("abstract",):
            yield Entry(value.start, value.end)
        elif len(value.path) == 1 and value.path[0] in FIELDS and not (value.path[0] == "publisher" and publisher):
            yield Entry(value.start, value.end, FIELDS[value.path[0]])
    for name, kind in DATES.items():
        parts = [value for value in record if value.path == (name, "date-parts")][:3]
        numbers = [int(part.text) for part in parts if part.text.isdecimal() and len(part.text) < 5]
        if parts and len(numbers) == len(parts):
            yield Entry(parts[0].start, parts[-1].end, kind, "-".join(f"{n:0{4 if at == 0 else 2}}" for at, n in enumerate(numbers)))
    people = [value for value in record if value.path[:1] == ("author",)]
    for _, names in groupby(people, key=lambda value: value.held[-1]):
        one = list(names)
        said = {value.path[-1]: value.text for value in one}
        whole = " ".join(part for part in (said.get("given", ""), said.get("family", ""), said.get("literal", "")) if part)
        longest = next((value for value in one if value.path[-1] in ("family", "literal")), None)
        if longest and whole:
            yield Entry(longest.start, longest.end, FieldKind.AUTHOR, whole)
