"""All that a page shows, as one article: what is read where a user says that a page is more than it seems."""

from __future__ import annotations

from recoupe.articles.formats.pieces import Draft, Pieces
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.formats.visible import Visible


def read(sheet: Sheet) -> Pieces:
    """The article: every paragraph that a reader sees; its head is read from its words."""
    visible, draft = Visible(sheet.markup), Draft(sheet.page)
    for paragraph in visible.paragraphs:
        draft.part()
        visible.markup.write(draft, list(paragraph.bits))
    return Pieces((draft.piece(plain=True),))
