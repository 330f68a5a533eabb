"""A text file: one article, whose head is read from its words."""

from __future__ import annotations

from recoupe.articles.formats.pieces import Pieces, whole
from recoupe.articles.formats.sheet import Sheet


def read(sheet: Sheet) -> Pieces:
    """The article."""
    return Pieces((whole(sheet.page),))
