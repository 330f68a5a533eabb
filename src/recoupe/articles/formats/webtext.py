"""The main text of a web page: trafilatura chooses it, our own reading of the page holds its words with the place of each.

trafilatura gives words without their places. Its lines are found again among the paragraphs that a reader sees, white space
ignored: what it chose is then read from the page itself.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from recoupe.articles.formats.markup import Bit, Markup
from recoupe.articles.formats.pieces import Draft
from recoupe.model import Range

NOT_WORDS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f\x7f|]+")
"""Left out when words are compared: white space, what nobody sees, and the bars that trafilatura draws between cells."""
ITEM = re.compile(r"^\s*(?:-\s+|\d+\.\s+)")
"""The marks that it draws before the items of lists."""
DEEPEST = 120
"""Elements within one another (pages have some thirty): the C library below copies trees by recursion, and walks them up and down."""
MOST = 15_000
"""Elements: news pages have up to five thousand. Choosing takes 0.2 ms for each of many; a page with more is read whole."""
LARGEST = 3_000_000
"""Characters."""
NEAR = 4_000
"""Characters: how far ahead a short line is looked for; a long one is the same wherever it stands."""
LONG = 40
PATIENCE = 60_000_000
"""Characters that may be looked through for lines that are not there."""
SHARE = 0.5
"""Of the characters of a stretch: it is chosen when so many are."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a reader sees it: its number, its bits of the page, its words without white space."""

    n: int
    bits: tuple[Bit, ...]
    key: str

    @property
    def start(self) -> int:
        """Where it begins on the page."""
        return self.bits[0].start

    @property
    def end(self) -> int:
        """Where it ends on the page."""
        return self.bits[-1].end


@dataclass
class Visible:
    """All that a reader sees of a page, paragraph by paragraph."""

    markup: Markup

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs, in order."""
        page = self.markup.page
        found: list[Paragraph] = []
        for bits in self.markup.paragraphs(0, len(page)):
            if words := key("".join([page[bit.start : bit.end] for bit in bits])):
                found.append(Paragraph(len(found), tuple(bits), words))
        return tuple(found)

    def words(self, paragraph: Paragraph) -> str:
        """What a paragraph says."""
        draft = Draft(self.markup.page)
        self.markup.write(draft, list(paragraph.bits))
        return "".join(draft.clean)

    def chosen(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the main text, each with those of its bits that belong to it; () where none can be told from the rest."""
        lines = _lines(self.markup)
        return self._covered(_found(lines, self.paragraphs)) if lines else ()

    def _covered(self, ranges: Sequence[Range]) -> tuple[Paragraph, ...]:
        """The paragraphs that ranges of all words cover at least in part."""
        out, at, n = [], 0, 0
        for paragraph in self.paragraphs:
            end = at + len(paragraph.key)
            while n < len(ranges) and ranges[n][1] <= at:
                n += 1
            if n < len(ranges) and ranges[n][0] < end:
                kept = self._kept(paragraph, at, ranges[n:])
                if kept is not None:
                    out.append(kept)
            at = end
        return tuple(out)

    def _kept(self, paragraph: Paragraph, at: int, ranges: Sequence[Range]) -> Paragraph | None:
        """A paragraph that begins at `at` of all words, whole where most of it is chosen, else those of its bits that are."""
        end = at + len(paragraph.key)
        if _share(at, end, ranges) >= SHARE:
            return paragraph
        bits = []
        for bit in paragraph.bits:
            size = len(key(self.markup.page[bit.start : bit.end]))
            if size and _share(at, at + size, ranges) >= SHARE:
                bits.append(bit)
            at += size
        return Paragraph(paragraph.n, tuple(bits), paragraph.key) if bits else None


def key(words: str) -> str:
    """Words without white space, as they are compared."""
    if "&" in words:
        words = unescape(words)
    return "".join(words.split()) if words.isascii() and "|" not in words else NOT_WORDS.sub("", words)


def _share(start: int, end: int, ranges: Sequence[Range]) -> float:
    covered = 0
    for a, b in ranges:
        if a >= end:
            break
        covered += max(0, min(b, end) - max(a, start))
    return covered / (end - start)


def _lines(markup: Markup) -> list[str]:
    """The lines of the main text as trafilatura gives them."""
    if len(markup.page) > LARGEST or len(markup.elements) > MOST or _depth(markup) > DEEPEST:
        return []
    import trafilatura  # noqa: PLC0415 - a quarter of a second, for web pages only

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        made = trafilatura.bare_extraction(markup.page, include_comments=False, with_metadata=False)
    except (AssertionError, RecursionError, UnicodeError, LookupError, ArithmeticError):
        return []  # a page that it cannot read is read whole
    text = getattr(made, "text", None) if made is not None else None
    return [line for line in (text or "").splitlines() if line.strip()]


def _depth(markup: Markup) -> int:
    """How deep elements lie within one another."""
    depths: list[int] = []
    for element in markup.elements:
        depths.append(depths[element.parent] + 1 if element.parent >= 0 else 1)
    return max(depths, default=0)


def _found(lines: Sequence[str], paragraphs: Sequence[Paragraph]) -> list[Range]:
    """Where lines stand in the words of all paragraphs, as ranges in order, touching ones joined."""
    words = "".join(paragraph.key for paragraph in paragraphs)
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph.key))
    out: list[Range] = []
    cursor, patience = 0, PATIENCE
    for line in lines:
        wanted = NOT_WORDS.sub("", line)
        at = words.find(wanted, cursor, cursor + NEAR + len(wanted)) if wanted else -1
        if at < 0 and (bare := NOT_WORDS.sub("", ITEM.sub("", line))) != wanted:
            wanted = bare
            at = words.find(wanted, cursor, cursor + NEAR + len(wanted)) if wanted else -1
        if at < 0 and len(wanted) >= LONG and patience > 0:
            at = words.find(wanted)
            patience -= len(words)
        if at >= 0 and wanted:
            out.append((at, at + len(wanted)))
            cursor = at + len(wanted)
            continue
        for a, b in _in_parts(wanted, words, cursor):
            out.append((a, b))
            cursor = b
    return _joined(out)


PART = 24
"""Characters: parts in which a line is looked for that does not stand on the page as it is."""


def _in_parts(wanted: str, words: str, cursor: int) -> list[Range]:
    """A line that trafilatura put together of stretches apart: the stretches, each found a little after the one before."""
    out: list[Range] = []
    end = min(len(words), cursor + NEAR + len(wanted))
    n = 0
    while n + PART <= len(wanted):
        at = words.find(wanted[n : n + PART], cursor, end)
        if at < 0:
            n += PART
            continue
        length = PART
        while n + length < len(wanted) and words[at + length : at + length + 1] == wanted[n + length]:
            length += 1
        out.append((at, at + length))
        cursor, n = at + length, n + length
    return out


def _joined(ranges: list[Range]) -> list[Range]:
    out: list[Range] = []
    for a, b in sorted(ranges):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
