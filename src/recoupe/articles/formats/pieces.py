"""What a format yields: the pieces of a file, each with its words, and what the file itself says that they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from recoupe.articles.refusals import refusal
from recoupe.errors import PageRefused
from recoupe.model import FieldKind, PageText, Range, ZoneKind

SPACE = re.compile(r"\s+")
NAMED = 6
"""Missing articles that are told one by one."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words in which a file says something of a piece: stretch [start, end) of the piece's text, and what it says in short.

    `value` is "" where the words themselves are it.
    """

    kind: FieldKind
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a file, before its text is mended.

    `text` are its lines (paragraphs apart by a blank line where the format marks them), `zones` what the format says they are:
    stretches not named are told, but their foot and datelines are still read. A piece that says `plain` of itself has no marks
    at all: its head is read from the words, as that of a text file is. One that says `part` holds a summary, or a beginning.
    """

    text: PageText
    zones: tuple[tuple[ZoneKind, Range], ...] = ()
    said: tuple[Said, ...] = ()
    plain: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Pieces:
    """The articles of a file in order, those that cannot be used (each with its reason), and how many the file announces.

    `missing` are those that it numbers or lists and does not hold, by their numbers or titles.
    """

    pieces: tuple[Piece, ...]
    refused: tuple[PageRefused, ...] = ()
    announced: int | None = None
    missing: tuple[str, ...] = ()

    def lacking(self, address: str) -> PageRefused | None:
        """What is told of a file that holds another number of articles than it announces; which ones, where that is sure."""
        if self.announced is None or self.announced == len(self.pieces):
            return None
        told = {"announced": str(self.announced), "found": str(len(self.pieces))}
        if len(self.missing) != self.announced - len(self.pieces):
            return refusal("count", address, **told)
        names = ", ".join(self.missing[:NAMED]) + (", …" if len(self.missing) > NAMED else "")
        return refusal("count-which", address, **told, missing=names)


SHARED = 8
"""How many times longer than its text the stretch of a piece may be, to be held for itself."""


@dataclass(slots=True)
class Draft:
    """A piece being put together from stretches of the decoded page, in the order of the page.

    `page` is the whole decoded page: the piece keeps only the stretch that it stands in.
    """

    page: str
    clean: list[str] = field(default_factory=list)
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    spelt: list[tuple[int, int, int, int]] = field(default_factory=list)
    zones: list[tuple[ZoneKind, Range]] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    length: int = 0

    def copy(self, start: int, end: int) -> None:
        """Put page [start, end) into the text, as it is."""
        if start < end:
            last = self.runs[-1] if self.runs else None
            if last and last[0] + last[2] == self.length and last[1] + last[2] == start:
                self.runs[-1] = (last[0], last[1], last[2] + end - start)
            else:
                self.runs.append((self.length, start, end - start))
            self._put(self.page[start:end])

    def spell(self, characters: str, start: int, end: int) -> None:
        """Put the characters that page [start, end) spells into the text."""
        if self.page[start:end] == characters:
            self.copy(start, end)
        elif characters:
            self.spelt.append((self.length, len(characters), start, end - start))
            self._put(characters)

    def space(self, characters: str) -> None:
        """Put white space into the text that is not on the page."""
        self._put(characters)

    def words(self, start: int) -> str:
        """The text from `start` on: what was written last, not looked for from the beginning."""
        held, at = list[str](), self.length
        for each in reversed(self.clean):
            if at <= start:
                break
            held.append(each)
            at -= len(each)
        return "".join(reversed(held))[start - at :]

    def part(self) -> None:
        """Begin a paragraph, unless the text has not begun."""
        if self.length:
            self.space("\n\n")

    def zone(self, kind: ZoneKind, start: int) -> None:
        """Say what the text from `start` on is."""
        if start < self.length:
            self.zones.append((kind, (start, self.length)))

    def say(self, kind: FieldKind, start: int, end: int | None = None, value: str = "") -> None:
        """Say what the text [start, end), else from `start` on, tells of the piece."""
        end = self.length if end is None else end
        if start < end:
            self.said.append(Said(kind, start, end, value))

    def piece(self, *, plain: bool = False, part: bool = False) -> Piece:
        """The piece as put together so far."""
        first = min((step[1] for step in self.runs), default=0)
        first = min([first, *(step[2] for step in self.spelt)])
        last = max([0, *(where + length for _, where, length in self.runs), *(where + width for _, _, where, width in self.spelt)])
        if last - first > SHARED * self.length:  # all of the page is held once, a stretch of it for each of its pieces
            first, last = 0, len(self.page)
        stretch = self.page[first:last]
        text = PageText("", stretch, "".join(self.clean), tuple(self.runs), tuple(self.spelt), first)
        return Piece(text, tuple(self.zones), tuple(self.said), plain, part)

    def _put(self, characters: str) -> None:
        self.clean.append(characters)
        self.length += len(characters)


def whole(page: str) -> Piece:
    """The piece that is all of a decoded page, without a mark."""
    return Piece(PageText("", page, page, ((0, 0, len(page)),) if page else ()), plain=True)


def behind(page: str, front: Piece, back: Piece, shift: int = 0) -> Piece:
    """Two pieces of a decoded page as one, a blank line between them; the page of the second begins `shift` characters into it."""
    gap = len(front.text.clean) + 2
    runs = (*front.text.runs, *((at + gap, where + shift, length) for at, where, length in back.text.runs))
    spelt = (*front.text.spelt, *((at + gap, length, where + shift, width) for at, length, where, width in back.text.spelt))
    text = PageText("", page, f"{front.text.clean}\n\n{back.text.clean}", runs, spelt)
    zones = (*front.zones, *((kind, (a + gap, b + gap)) for kind, (a, b) in back.zones))
    said = (*front.said, *(replace(each, start=each.start + gap, end=each.end + gap) for each in back.said))
    return replace(back, text=text, zones=zones, said=said)


def lines(page: str, start: int = 0, end: int | None = None) -> Iterable[Range]:
    """The lines of a page within [start, end) that hold more than white space, trimmed."""
    end = len(page) if end is None else end
    for found in re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+").finditer(page, start, end):
        words = found.group()
        bare = words.strip()
        if bare:
            at = found.start() + len(words) - len(words.lstrip())
            yield at, at + len(bare)


def first_of(*found: Sequence[Range]) -> Range | None:
    """The first stretch of the first list that has one."""
    return next((each[0] for each in found if each), None)
