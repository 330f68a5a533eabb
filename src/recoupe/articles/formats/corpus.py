"""Corpora of Press Corpus Scraper for TXM (XML, XTZ): `<text source="..." author="..." title="..." date="...">` around each article."""

from __future__ import annotations

from recoupe.articles.formats.columns import BODY, DATES, held_in
from recoupe.articles.formats.fields import mark, moment, put
from recoupe.articles.formats.markup import Bit, Element, Markup
from recoupe.articles.formats.pieces import Draft, Piece, Pieces
from recoupe.articles.formats.records import ZONES, iso
from recoupe.articles.formats.sheet import Sheet
from recoupe.model import FieldKind, ZoneKind


def read(sheet: Sheet) -> Pieces:
    """The texts."""
    markup = sheet.markup
    return Pieces(tuple(_piece(markup, text) for text in markup.of("text") if markup.attributes(text)))


def _piece(markup: Markup, text: Element) -> Piece:
    draft = Draft(markup.page)
    stretches = []
    for name in markup.attributes(text):
        held, where = held_in(name), markup.attribute_at(text, name)
        if held and held[0] != BODY and where:
            stretches.append((where, FieldKind(held[0])))
    for where, kind in sorted(stretches):
        for line in put(draft, markup, iter([[Bit(*where)]])):
            value = (iso(line.text) or moment(line.text)) if kind in DATES else ""
            mark(draft, line, ZONES.get(kind, ZoneKind.BYLINE), kind, value)
    for _ in put(draft, markup, markup.paragraphs(*text.holds)):
        pass
    return draft.piece()
