"""What the world yields: articles with their truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Piece = tuple[int, int, int, int]
"""First and last code point in the article, first and last in its source: words taken over unchanged but for marks and spaces."""


class Behaviour(StrEnum):
    """What a publisher does with the text of another; several may be done to one text."""

    CUT = "cut"
    REORDERED = "reordered"
    EDITED = "edited"
    REQUOTED = "requoted"
    RENUMBERED = "renumbered"
    GLUED = "glued"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class Article:
    """An article and its truth.

    `kind`: original, copy, excerpt, rewrite or translation. `source` is the article whose text (or telling) it took, `family`
    the first text of all that share its words; a translation begins a family of its own. `pieces` are the words taken over,
    `quotes` the statements reprinted by articles of one moment whoever wrote them: shared quotations, no copying. `body`
    are the paragraphs that are told, without furniture.
    """

    number: int
    story: int
    moment: int
    family: int
    source: int
    kind: str
    behaviours: tuple[str, ...]
    host: str
    language: str
    minute: int
    title: str
    text: str
    pieces: list[Piece] = field(default_factory=list)
    quotes: list[tuple[int, int, int]] = field(default_factory=list)
    body: list[tuple[int, int]] = field(default_factory=list)

    @property
    def day(self) -> int:
        """The day on which it came out, counted from the first of the world."""
        return self.minute // 1440
