"""The card of a point: every article's exact words for it, how they compare and why, ready to be taken away."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from recoupe.export.views.differences import PointRow, point_row
from recoupe.export.views.header import published
from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.citations import footnote
from recoupe.export.words import tidy
from recoupe.model import Span
from recoupe.web.permalinks import digest

STYLE = "iso690"
"""The style in which words are taken away: it is complete in both languages."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Exact words as they are taken away: with their source, and with the address at which they are found again."""

    span: Span
    citation: str
    link: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's words on a card."""

    article: str
    outlet: str
    published: str
    speaker: str
    words: tuple[Taken, ...]
    dropped: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A point with all that is known of it."""

    row: PointRow
    tellings: tuple[Telling, ...]


def taken(look: Lookup, story: str, span: Span) -> Taken:
    """Words with their citation and the short form of their address, which a reader can write down."""
    place = f"c={span.start}-{span.end}&h={digest(span.text)}"
    link = f"/s/{quote(story, safe='')}/{quote(span.article, safe='')}#{place}"
    return Taken(span, look.words.typeset(tidy(footnote(look, span, STYLE))), link)


def card(look: Lookup, story: str, point: str) -> Card | None:
    """The card of a point, None where there is no such point."""
    if point not in look.points:
        return None
    row = point_row(look, look.points[point])
    tellings = tuple(
        Telling(
            told.article,
            tidy(look.outlet(told.article)),
            published(look, look.articles[told.article]),
            told.speaker,
            tuple(taken(look, story, span) for span in told.cites),
            told.dropped,
        )
        for told in row.told
    )
    return Card(row, tellings)
