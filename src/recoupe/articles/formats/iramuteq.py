"""Corpora for IRaMuTeQ: a line of stars and variables ("**** *source_Orsalis *date_2022-01-12") before each text."""

from __future__ import annotations

import re

from recoupe.articles.formats.columns import BODY, DATES, held_in
from recoupe.articles.formats.fields import copied, moment
from recoupe.articles.formats.pieces import Draft, Piece, Pieces, lines
from recoupe.articles.formats.records import iso
from recoupe.articles.formats.sheet import Sheet
from recoupe.model import FieldKind, ZoneKind

STARS = re.compile(r"^(?:\*{4}|0{4})(?P<variables>(?:[ \t]+\*[^\s_]+(?:_\S*)?)+)[ \t]*\r?$", re.MULTILINE)
VARIABLE = re.compile(r"\*(?P<name>[^\s_]+)_(?P<value>\S+)")


def read(sheet: Sheet) -> Pieces:
    """The texts. In the values of variables accents are often lost, and low lines stand for spaces."""
    found = list(STARS.finditer(sheet.page))
    ends = [*(each.start() for each in found[1:]), len(sheet.page)]
    return Pieces(tuple(_piece(sheet.page, each, end) for each, end in zip(found, ends, strict=True)))


def _piece(page: str, stars: re.Match[str], end: int) -> Piece:
    draft = Draft(page)
    (line,) = copied(draft, [(stars.start("variables") + 1, stars.end("variables"))])
    draft.zones.append((ZoneKind.BOILERPLATE, (line.start, line.end)))
    for one in VARIABLE.finditer(line.text):
        held = held_in(one["name"])
        if held and held[0] != BODY:
            kind = FieldKind(held[0])
            value = one["value"].replace("_", " ").strip()
            if kind in DATES:
                value = iso(value.replace(" ", "-")) or moment(value)
            draft.say(kind, one.start("value"), one.end("value"), value)
    draft.part()
    copied(draft, list(lines(page, stars.end(), end)))
    return draft.piece()
