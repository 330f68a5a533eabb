"""NewsML-G2, NewsML 1.2 and NITF (IPTC): news items as XML."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from recoupe.articles.formats.markup import Element, Markup
from recoupe.articles.formats.pieces import Draft, Pieces, lines
from recoupe.articles.formats.records import Entry, iso, write
from recoupe.articles.formats.sheet import Sheet
from recoupe.model import FieldKind, ZoneKind

ITEMS = ("newsitem", "nitf")
"""Elements that are one article: an item may hold a text in NITF."""
BODIES = ("body.content", "datacontent", "inlinexml", "inlinedata")
FIELDS = {
    **{"headline": FieldKind.HEADLINE, "hl1": FieldKind.HEADLINE, "subheadline": FieldKind.STANDFIRST, "hl2": FieldKind.STANDFIRST},
    **{"by": FieldKind.AUTHOR, "byline": FieldKind.AUTHOR, "creditline": FieldKind.AGENCY, "distributor": FieldKind.AGENCY},
    **{"copyrightnotice": FieldKind.RIGHTS, "copyrightline": FieldKind.RIGHTS, "publicidentifier": FieldKind.IDENTIFIER},
}
MOMENTS = {
    **{"contentcreated": FieldKind.DATE, "firstcreated": FieldKind.DATE, "story.date": FieldKind.DATE, "versioncreated": FieldKind.UPDATED},
    **{"thisrevisioncreated": FieldKind.UPDATED},
}
ATTRIBUTES = (
    ("date.issue", "norm", FieldKind.DATE),
    ("pubdata", "name", FieldKind.PUBLISHER),
    ("pubdata", "date.publication", FieldKind.DATE),
    ("pubdata", "position.section", FieldKind.SECTION),
    ("pubdata", "position.sequence", FieldKind.PAGE),
    ("doc-id", "id-string", FieldKind.IDENTIFIER),
    ("doc.copyright", "holder", FieldKind.RIGHTS),
    ("newsitem", "guid", FieldKind.IDENTIFIER),
    ("provider", "literal", FieldKind.PUBLISHER),
)
PARAGRAPHS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "media.caption", "blockquote", "pre"})


def read(sheet: Sheet) -> Pieces:
    """The items that have a text."""
    markup = sheet.markup
    pieces = []
    for item in _items(markup):
        within = _between(markup.elements, item.start, item.inner_end)
        body = list(_body(markup, within))
        if body:
            draft = Draft(sheet.page)
            write(draft, (*_fields(markup, within), *body), lambda draft, entry: _put(markup, draft, entry))
            pieces.append(draft.piece())
    return Pieces(tuple(pieces))


def _items(markup: Markup) -> Iterator[Element]:
    """The articles: the outermost of the elements that may be one."""
    end = -1
    for element in markup.elements:
        if _name(element) in ITEMS and element.start >= end:
            end = element.inner_end
            yield element


def _between(elements: list[Element], start: int, end: int) -> list[Element]:
    """The elements, of some in order, that begin in [start, end)."""
    first, last = (bisect_left(elements, at, key=lambda element: element.start) for at in (start, end))
    return elements[first:last]


def _name(element: Element) -> str:
    return element.tag.rpartition(":")[2]


def _fields(markup: Markup, within: list[Element]) -> Iterator[Entry]:
    """What an item says of itself; of several headlines, dates and authors the first."""
    said: set[FieldKind] = set()
    dated = any(_name(element) in MOMENTS and MOMENTS[_name(element)] is FieldKind.DATE for element in within)
    seen = -1
    for element in within:
        name = _name(element)
        for tag, attribute, told in ATTRIBUTES:
            where = markup.attribute_at(element, attribute) if tag == name else None
            if where and told not in said:
                said.add(told)
                yield Entry(*where, told, iso(markup.page[slice(*where)]) if told is FieldKind.DATE else "")
        kind_ = MOMENTS.get(name) or FIELDS.get(name)
        kind = FieldKind.DATE if kind_ is FieldKind.UPDATED and not dated else kind_
        if kind is None or kind in said or element.start < seen:
            continue
        seen = element.inner_end
        if words := markup.text(*element.holds):
            said.add(kind)
            yield Entry(*element.holds, kind, iso(words) if name in MOMENTS else "")
    provider = next((element for element in within if _name(element) == "provider"), None)
    if provider and FieldKind.PUBLISHER not in said:
        names = [e for e in _between(within, provider.inner, provider.inner_end) if _name(e) == "name"]
        yield from (Entry(*one.holds, FieldKind.PUBLISHER) for one in names[:1])


def _body(markup: Markup, within: list[Element]) -> Iterator[Entry]:
    """The paragraphs of the story; its dateline."""
    bodies = [element for element in within if _name(element) in BODIES]
    inner = [element for element in bodies if _name(element) == "body.content"] or bodies[:1]
    for element in within:
        if _name(element) == "dateline":
            yield Entry(*element.holds, None, "", ZoneKind.DATELINE)
    last = -1
    for body in inner:
        if body.start < last:  # within the one before
            continue
        end, last, found = -1, body.inner_end, False
        for element in _between(within, body.inner, body.inner_end):
            if _name(element) not in PARAGRAPHS or element.start < end:
                continue
            end, found = element.inner_end, True
            yield Entry(*element.holds, None, "", ZoneKind.CAPTION if _name(element) == "media.caption" else None)
        if not found:
            yield from (Entry(a, b) for a, b in lines(markup.page, *body.holds) if not markup.page.startswith("<", a))


def _put(markup: Markup, draft: Draft, entry: Entry) -> None:
    """The words of a stretch on one line, tags within it left out; of an attribute, its value."""
    bits = [bit for held in markup.paragraphs(entry.start, entry.end) for bit in held]
    if bits:
        markup.write(draft, bits)
    else:
        draft.copy(entry.start, entry.end)
