"""ninjs 1 to 3 (IPTC): news items as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from recoupe.articles.formats.jsonld import Value, values
from recoupe.articles.formats.jsontext import put
from recoupe.articles.formats.pieces import Draft, Pieces
from recoupe.articles.formats.records import Entry, iso, write
from recoupe.articles.formats.sheet import Sheet
from recoupe.model import FieldKind, ZoneKind

LISTS = ("_items", "items", "data", "results")
"""Under these names interfaces of agencies put their items."""
BODIES = ("body_text", "body_html", "body_xhtml")
"""One text in several forms: the first that is there."""
FIELDS = {
    "headline": FieldKind.HEADLINE,
    "by": FieldKind.AUTHOR,
    "byline": FieldKind.AUTHOR,
    "provider": FieldKind.AGENCY,
    "source": FieldKind.AGENCY,
    "copyrightholder": FieldKind.PUBLISHER,
    "copyrightnotice": FieldKind.RIGHTS,
    "usageterms": FieldKind.RIGHTS,
    "language": FieldKind.LANGUAGE,
    "uri": FieldKind.IDENTIFIER,
}
MOST = 500_000
"""Values of one file."""


def read(sheet: Sheet) -> Pieces:
    """The items that have a text."""
    every = [value for value in values(sheet.page, (0, len(sheet.page)), MOST) if value.held and value.path]
    pieces = []
    for _, held in groupby(every, key=_item):
        record = [(_path(value), value) for value in held]
        bodies = list(_bodies(record))
        if bodies:
            draft = Draft(sheet.page)
            write(draft, (*_fields(record), *bodies), put)
            pieces.append(draft.piece())
    return Pieces(tuple(pieces))


def _item(value: Value) -> int:
    return value.held[1] if value.path[0] in LISTS and len(value.held) > 1 else value.held[0]


def _path(value: Value) -> tuple[str, ...]:
    return value.path[1:] if value.path[0] in LISTS else value.path


def _bodies(record: list[tuple[tuple[str, ...], Value]]) -> Iterator[Entry]:
    """The words of the story: in one of the old fields, else among the bodies of ninjs 2 and 3 (HTML before plain text)."""
    known = {path[0]: value for path, value in record if len(path) == 1}
    for name in BODIES:
        if name in known and known[name].text.strip():
            yield Entry(known[name].start, known[name].end)
            return
    bodies = [(value.held[-1], path[1], value) for path, value in record if len(path) == 2 and path[0] == "bodies"]
    kinds = {number: value.text for number, name, value in bodies if name == "contenttype"}
    texts = [(number, value) for number, name, value in bodies if name == "value" and value.text.strip()]
    best = sorted(texts, key=lambda one: "html" not in kinds.get(one[0], ""))
    if best:
        yield Entry(best[0][1].start, best[0][1].end)


def _fields(record: list[tuple[tuple[str, ...], Value]]) -> Iterable[Entry]:
    known = {path[0]: value for path, value in record if len(path) == 1 and value.text.strip()}
    for name, value in known.items():
        if name in FIELDS:
            yield Entry(value.start, value.end, FIELDS[name])
    for path, value in record:
        if path == ("headlines", "value") and "headline" not in known:
            yield Entry(value.start, value.end, FieldKind.HEADLINE)
        elif path in (("infosources", "name"), ("provider", "name")):
            yield Entry(value.start, value.end, FieldKind.AGENCY)
        elif path[0] in ("description_text", "descriptions") and path[-1] in ("description_text", "value") and len(path) < 3:
            yield Entry(value.start, value.end, None, "", ZoneKind.STANDFIRST)
    first = next((known[name] for name in ("firstcreated", "contentcreated", "versioncreated") if name in known), None)
    for name in ("firstcreated", "contentcreated", "versioncreated"):
        if name in known and (moment := iso(known[name].text)):
            kind = FieldKind.DATE if known[name] is first else FieldKind.UPDATED
            yield Entry(known[name].start, known[name].end, kind, moment)
