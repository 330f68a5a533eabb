"""Feeds (RSS of every age, Atom): one file, a piece for every entry, with its whole content where the feed gives it.

The content of an entry is HTML in XML: escaped, as CDATA, or as elements. It is unpacked once, with the place of every character,
and then read as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from recoupe.articles.formats.charrefs import unescape
from recoupe.articles.formats.markup import REFERENCE, Bit, Element, Markup
from recoupe.articles.formats.parsing import parse
from recoupe.articles.formats.pieces import Draft, Piece, Pieces
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.model import FieldKind, Range, ZoneKind

ENTRIES = ("item", "entry")
FIELDS = {
    "title": FieldKind.HEADLINE,
    "author": FieldKind.AUTHOR,
    "dc:creator": FieldKind.AUTHOR,
    "pubdate": FieldKind.DATE,
    "published": FieldKind.DATE,
    "dc:date": FieldKind.DATE,
    "issued": FieldKind.DATE,
    "updated": FieldKind.UPDATED,
    "modified": FieldKind.UPDATED,
    "category": FieldKind.SECTION,
    "link": FieldKind.ADDRESS,
}
WHOLE = ("content:encoded", "content", "body", "xhtml:body")
SHORT = ("description", "summary")
LONGEST_TITLE = 2_000
"""Characters of the title of a feed, which stands in every piece of it: a longer one was never closed."""
LONG = 1_000
"""Characters of a description that is the whole text."""
CDATA, ENDED = "<![CDATA[", "]]>"
ISO = re.compile(r"\d{4}-\d\d-\d\d")
ADDRESS = re.compile(r"https?://\S+")
SHOWN = 5
"""Addresses of a list of feeds that are told."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the feed that goes into a piece: what it says (None: the text itself), and its place."""

    start: int
    end: int
    kind: FieldKind | None


def read(sheet: Sheet) -> Pieces:
    """The entries. Raises PageRefused for a feed that has none."""
    markup = sheet.markup
    found = _entries(markup)
    if not found:
        raise refusal("no-entries", sheet.address)
    channel = _title(markup, found[0])
    return Pieces(tuple(_piece(markup, entry, channel) for entry in found))


def _entries(markup: Markup) -> list[Element]:
    """The entries of a feed in order; what lies within another is part of that one."""
    out: list[Element] = []
    for entry in sorted((e for tag in ENTRIES for e in markup.of(tag)), key=lambda e: e.start):
        if not out or entry.start >= out[-1].end:
            out.append(entry)
    return out


def subscriptions(sheet: Sheet) -> Pieces:
    """A list of feeds (OPML) holds no article: PageRefused, which names them. Nothing is fetched."""
    found = list(addresses(sheet.markup))
    raise refusal("subscriptions", sheet.address, feeds=str(len(found)), first=", ".join(found[:SHOWN]))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed, for who follows it: the address of its page, and whether the feed holds its whole text."""

    address: str
    whole: bool


def entries(sheet: Sheet) -> Iterator[Entry]:
    """The entries of a feed that have an address."""
    markup = sheet.markup
    for entry in _entries(markup):
        parts = list(_parts(markup, entry))
        link = next((part for part in parts if part.kind is FieldKind.ADDRESS), None)
        found = ADDRESS.search(unescape(markup.page[link.start : link.end])) if link else None
        told = next((part for part in parts if part.kind is None), None)
        if found:
            whole = told is not None and (told.end - told.start >= LONG or any(markup.of(tag, entry) for tag in WHOLE))
            yield Entry(found.group().removesuffix("]]>"), whole)


def addresses(markup: Markup) -> Iterator[str]:
    """The addresses of the feeds that a list names."""
    for element in markup.of("outline"):
        said = markup.attributes(element)
        address = said.get("xmlurl", "") or said.get("url", "")
        if address:
            yield address


def _title(markup: Markup, first: Element) -> Element | None:
    """The title of the feed itself: one that lies in no entry."""
    for element in markup.of("title"):
        if not any(each.tag in ENTRIES or each.tag in ("image", "textinput") for each in markup.ancestors(element)):
            named = element.start < first.start and element.inner_end - element.inner <= LONGEST_TITLE
            return element if named else None
    return None


def _piece(markup: Markup, entry: Element, channel: Element | None) -> Piece:
    """One entry."""
    parts = list(_parts(markup, entry))
    if channel is not None:
        parts.insert(0, Part(*channel.holds, FieldKind.PUBLISHER))
    unpacked = Draft(markup.page)
    places: list[tuple[Range, Part]] = []
    for part in sorted(parts, key=lambda part: part.start):
        places.append((_unpack(unpacked, part), part))
    below = unpacked.piece().text
    draft = Draft(below.clean)
    whole = Markup(below.clean)
    told = sum(end - start for (start, end), part in places if part.kind is None)
    short = told < LONG and not any(markup.of(tag, entry) for tag in WHOLE)
    for (start, end), part in places:
        _write(draft, whole, (start, end), part.kind, short=short)
    made = draft.piece(plain=True)
    return Piece(made.text.over(below), made.zones, made.said, plain=True)


def _parts(markup: Markup, entry: Element) -> Iterator[Part]:
    """What an entry says, each kind once, and its text: the whole where it is given, else the short one."""
    seen: set[FieldKind] = set()
    told: dict[str, Part] = {}
    for tag, kind in FIELDS.items():
        for element in markup.of(tag, entry):
            where = element.holds
            if kind is FieldKind.ADDRESS and where[0] == where[1]:
                said = markup.attributes(element)
                where = markup.attribute_at(element, "href") or where if said.get("rel", "alternate") == "alternate" else where
            if tag == "author" and (name := next(iter(markup.of("name", element)), None)):
                where = name.holds
            if element.parent == entry.number and kind not in seen and markup.page[slice(*where)].strip():
                seen.add(kind)
                yield Part(*where, kind)
    for tag in (*WHOLE, *SHORT):
        for element in markup.of(tag, entry):
            if element.parent == entry.number and markup.page[slice(*element.holds)].strip():
                told.setdefault(tag, Part(*element.holds, None))
    yield from list(told.values())[:1]


def _unpack(draft: Draft, part: Part) -> Range:
    """The HTML that a stretch of XML holds, written into a draft; where it came to stand."""
    began, at, page = draft.length, part.start, draft.page
    while (mark := page.find(CDATA, at, part.end)) >= 0 and (end := page.find(ENDED, mark, part.end)) >= 0:
        _read(draft, at, mark)
        draft.copy(mark + len(CDATA), end)
        at = end + len(ENDED)
    _read(draft, at, part.end)
    ended = draft.length
    draft.space("\n")
    return began, ended


def _read(draft: Draft, start: int, end: int) -> None:
    """XML outside CDATA: its character references read once; elements stay as they are."""
    at = start
    for found in REFERENCE.finditer(draft.page, start, end):
        draft.copy(at, found.start())
        draft.spell(unescape(found.group()), *found.span())
        at = found.end()
    draft.copy(at, end)


def _write(draft: Draft, whole: Markup, where: Range, kind: FieldKind | None, *, short: bool) -> None:
    """Write one part as a reader sees it, and say what it is."""
    start, end = where
    if kind is FieldKind.ADDRESS:
        found = ADDRESS.search(whole.page, start, end)
        if found:
            draft.part()
            began = draft.length
            whole.write(draft, [Bit(*found.span())])
            draft.zone(ZoneKind.BOILERPLATE, began)
            draft.say(FieldKind.ADDRESS, began)
            if short:
                draft.say(FieldKind.REST, began)
        return
    inner = parse(whole.page[start:end])
    for bits in inner.paragraphs(0, end - start):
        draft.part()
        began, _ = whole.write(draft, [Bit(bit.start + start, bit.end + start, bit.kind) for bit in bits])
        if kind is not None:
            draft.zone(ZoneKind.HEADLINE if kind is FieldKind.HEADLINE else ZoneKind.BOILERPLATE, began)
            draft.say(kind, began, value=_day(draft.words(began)) if kind in (FieldKind.DATE, FieldKind.UPDATED) else "")


def _day(words: str) -> str:
    """A moment as ISO, as feeds write it; "" where it is to be read from its words."""
    if ISO.match(words):
        return words
    try:
        return parsedate_to_datetime(words).isoformat(timespec="minutes")
    except (ValueError, TypeError, OverflowError):
        return ""
