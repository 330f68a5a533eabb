"""A web page: one article."""

from __future__ import annotations

from recoupe.articles.formats.pieces import Draft, Pieces
from recoupe.articles.formats.sheet import Sheet


def read(sheet: Sheet) -> Pieces:
    """The article: what a reader sees of the page."""
    draft = Draft(sheet.page)
    for bits in sheet.markup.paragraphs(0, len(sheet.page)):
        draft.part()
        sheet.markup.write(draft, bits)
    return Pieces((draft.piece(plain=True),))
