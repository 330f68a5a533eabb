"""XML of no format that is known: one article, all the words between its tags."""

from __future__ import annotations

from recoupe.articles.formats.pieces import Draft, Pieces
from recoupe.articles.formats.sheet import Sheet


def read(sheet: Sheet) -> Pieces:
    """The article, its head read from its words."""
    draft = Draft(sheet.page)
    for bits in sheet.markup.paragraphs(0, len(sheet.page)):
        draft.part()
        sheet.markup.write(draft, bits)
    return Pieces((draft.piece(plain=True),))
