"""The formats that articles come in. What a file is is sniffed from its first bytes, never asked of its name.

A *carrier* turns bytes into characters (text, HTML, XML, DOCX ...); a *format* says how the articles stand in them (one web page,
an export of a press database ...). Each has one marker (`table`), and no file has the markers of two.
"""

from __future__ import annotations

from collections.abc import Callable

from recoupe.articles.formats.pieces import Piece, Pieces
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.formats.table import CARRIERS, FORMATS, FRONT, Carrier, Format, head, load
from recoupe.errors import PageRefused
from recoupe.model import Page

__all__ = ["CARRIERS", "FORMATS", "Carrier", "Format", "Piece", "Pieces", "Sheet", "carrier", "form", "opened"]

FORCE = "force"
"""The way in which a page is read that looks like a banner."""
FORCED = frozenset({"refused.consent"})
"""Refusals that a user may overrule."""


def carrier(data: bytes) -> Carrier:
    """The carrier of some bytes."""
    first = head(data)
    return next(each for each in CARRIERS if each.fits(first, data))


def form(sheet: Sheet, carried: str) -> Format:
    """The format of the characters that a carrier held."""
    if sheet.ways and carried == "text" and (table := load("recoupe.articles.formats.columns:fits")(sheet.ways, sheet.page)):
        return next(each for each in FORMATS if each.name == table)
    front = sheet.page[:FRONT]
    able = [each for each in FORMATS if carried in each.carriers]
    return next(each for each in able if each.fits(front))


def opened(page: Page) -> tuple[Sheet, Pieces]:
    """What a page holds. Raises PageRefused when it cannot be read, or holds no article."""
    carried = carrier(page.data)
    sheet = carried.open(page)
    sheet.ways = page.ways
    try:
        return sheet, form(sheet, carried.name).read(sheet)
    except PageRefused as error:
        if FORCE not in page.ways or error.key not in FORCED:
            raise
        shown: Callable[[Sheet], Pieces] = load("recoupe.articles.formats.shown:read")
        return sheet, shown(sheet)
