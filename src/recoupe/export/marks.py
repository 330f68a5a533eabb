"""Articles as HTML paragraphs in which every cited span can be jumped to, however spans nest, touch or cross."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from recoupe.export.words import visible
from recoupe.model import Range, Reading, Span, Zone, ZoneKind


def identifier(name: str) -> str:
    """A record id as an HTML id: whatever a dossier brings, letters, digits, "-" and "_" only."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", name)


def anchor(span: Span) -> str:
    """The HTML id of the words of a span: article, start and end in code points of the clean text."""
    return f"{identifier(span.article)}-{span.start}-{span.end}"


@dataclass(slots=True)
class Mark:
    """Words of an article that something points to: their classes, and the links that lead back (href, text, title)."""

    start: int
    end: int
    id: str = ""
    classes: set[str] = field(default_factory=set)
    back: list[tuple[str, str, str]] = field(default_factory=list)
    tag: str = "span"
    placed: bool = False
    """Whether its id stands on the page already."""


class Marks:
    """All marks of all articles, one per range."""

    def __init__(self) -> None:
        self._by_article: dict[str, dict[Range, Mark]] = {}
        self.crossing: list[str] = []
        """Ids of spans that had to be split: their pieces light up by a style rule of their own."""

    def _at(self, article: str, start: int, end: int) -> Mark:
        marks = self._by_article.setdefault(article, {})
        return marks.setdefault((start, end), Mark(start, end))

    def cite(self, span: Span) -> str:
        """Give the words an anchor; its id."""
        mark = self._at(span.article, span.start, span.end)
        mark.id = anchor(span)
        return mark.id

    def style(self, span: Span, name: str) -> None:
        """Show the words in a class."""
        self._at(span.article, span.start, span.end).classes.add(name)

    def ask(self, span: Span) -> None:
        """The words that somebody asked to see: a `<mark>`, which is spoken of to those who do not see it."""
        mark = self._at(span.article, span.start, span.end)
        mark.id, mark.tag = anchor(span), "mark"
        mark.classes.add("asked")

    def link(self, span: Span, href: str, text: str, title: str) -> None:
        """Let a small link after the words lead back to the line that rests on them."""
        back = self._at(span.article, span.start, span.end).back
        one = href, visible(text), visible(title)
        if one not in back:
            back.append(one)

    def of(self, article: str) -> tuple[Mark, ...]:
        """The marks of one article, in order, the longer first."""
        return tuple(sorted(self._by_article.get(article, {}).values(), key=lambda m: (m.start, -m.end)))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph ready to print: what it is, and its marked words."""

    kind: str
    html: Markup


def paragraphs(reading: Reading, marks: Marks) -> tuple[Paragraph, ...]:
    """The article in paragraphs. Every character of a paragraph appears once, escaped."""
    every = marks.of(reading.id)
    out = []
    for start, end in reading.paragraphs:
        zones = [z for z in reading.article.zones if z.span.start < end and start < z.span.end]
        kind, inline = _kinds((start, end), zones)
        here = [_Piece(max(m.start, start), min(m.end, end), m) for m in every if m.start < end and start < m.end]
        out.append(Paragraph(kind, _html(reading.clean, (start, end), here + inline, marks.crossing)))
    return tuple(out)


def _kinds(place: Range, zones: Sequence[Zone]) -> tuple[str, list[_Piece]]:
    """What the paragraph is, and the zones that are only a part of it."""
    if not zones:
        return ZoneKind.BODY.value, []
    main = max(zones, key=lambda z: min(z.span.end, place[1]) - max(z.span.start, place[0]))
    inline = []
    for zone in zones:
        if zone.kind is not main.kind:
            mark = Mark(zone.span.start, zone.span.end, classes={f"zone-{zone.kind.value}"})
            inline.append(_Piece(max(zone.span.start, place[0]), min(zone.span.end, place[1]), mark))
    return main.kind.value, inline


@dataclass(frozen=True, slots=True)
class _Piece:
    """A mark, or as much of it as fits into the mark around it."""

    start: int
    end: int
    mark: Mark

    @property
    def order(self) -> tuple[int, int]:
        return self.start, -self.end


def _html(clean: str, place: Range, pieces: Iterable[_Piece], crossing: list[str]) -> Markup:
    out: list[Markup] = []
    at = place[0]
    for position, piece, opens in _events(pieces):
        out.append(_text(clean[at:position]))
        at = position
        out.append(_open(piece, crossing) if opens else _close(piece))
    out.append(_text(clean[at : place[1]]))
    return Markup("").join(out)


def _events(pieces: Iterable[_Piece]) -> Iterator[tuple[int, _Piece, bool]]:
    """Openings and closings in the order of the page, properly nested: a piece that would cross its holder is cut in two."""
    queue = [(*piece.order, n, piece) for n, piece in enumerate(pieces)]
    heapq.heapify(queue)
    number = len(queue)
    stack: list[_Piece] = []
    while queue or stack:
        if stack and (not queue or stack[-1].end <= queue[0][0]):
            done = stack.pop()
            yield done.end, done, False
            continue
        piece = heapq.heappop(queue)[3]
        if stack and piece.end > stack[-1].end:
            rest = _Piece(stack[-1].end, piece.end, piece.mark)
            heapq.heappush(queue, (*rest.order, number, rest))
            number += 1
            piece = _Piece(piece.start, stack[-1].end, piece.mark)
        stack.append(piece)
        yield piece.start, piece, True


def _open(piece: _Piece, crossing: list[str]) -> Markup:
    mark = piece.mark
    classes = sorted(mark.classes)
    first = not mark.placed
    mark.placed = True
    if mark.id and (piece.start, piece.end) != (mark.start, mark.end):
        classes.append(f"of-{mark.id}")
        if mark.id not in crossing:
            crossing.append(mark.id)
    tag = Markup("<") + mark.tag
    if mark.id and first:
        tag += Markup(' id="{}"').format(mark.id)
    if classes:
        tag += Markup(' class="{}"').format(" ".join(classes))
    return tag + Markup(">")


def _close(piece: _Piece) -> Markup:
    links = piece.mark.back if piece.end == piece.mark.end else []
    back = Markup("").join(Markup('<a class="back" href="{}" title="{}">{}</a>').format(href, title, text) for href, text, title in links)
    return back + Markup("</{}>").format(piece.mark.tag)


def _text(words: str) -> Markup:
    return escape(visible(words))
