"""The main text of a web page: trafilatura chooses it, our own reading of the page holds its words with the place of each.

trafilatura gives words without their places. Its lines are found again among the paragraphs that a reader sees, white space
ignored: what it chose is then read from the page itself.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from recoupe.articles.formats.markup import Bit, Markup
from recoupe.articles.formats.pieces import Draft
from recoupe.articles.formats.places import bare, places
from recoupe.model import Range

DEEPEST = 120
"""Elements within one another (pages have some thirty): the C library below copies trees by recursion, and walks them up and down."""
MOST = 15_000
"""Elements: news pages have up to five thousand. Choosing takes 0.2 ms for each of many; a page with more is read whole."""
LARGEST = 3_000_000
"""Characters."""
ENOUGH = 1_000
"""Characters of a text with which it is as long as an article is."""
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
        if not _choosable(self.markup):
            return ()
        quick = self._choice(fast=True)
        return quick if self._enough(quick) else self._choice(fast=False)

    def _choice(self, *, fast: bool) -> tuple[Paragraph, ...]:
        """The paragraphs that trafilatura chooses, by its own rules alone or beside two other ways."""
        lines = _lines(self.markup.page, fast)
        return self._covered(places(lines, "".join([paragraph.key for paragraph in self.paragraphs])))

    def _enough(self, chosen: Sequence[Paragraph]) -> bool:
        """Whether a text is no list of links, and as long as an article is, or so long that none can be twice as long."""
        own = self._unlinked(chosen)
        if 2 * own < sum(len(paragraph.key) for paragraph in chosen):
            return False
        return own >= ENOUGH or 2 * own >= self._unlinked(self.paragraphs)

    def _unlinked(self, paragraphs: Sequence[Paragraph]) -> int:
        """Characters of paragraphs that stand outside links."""
        links, page = [element.holds for element in self.markup.of("a")], self.markup.page
        n = size = 0
        for paragraph in paragraphs:
            for bit in paragraph.bits:
                while n < len(links) and links[n][1] <= bit.start:
                    n += 1
                if n == len(links) or bit.end <= links[n][0]:
                    size += len(key(page[bit.start : bit.end]))
        return size

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
    """Words of a page without white space, as they are compared."""
    return bare(unescape(words) if "&" in words else words)


def _share(start: int, end: int, ranges: Sequence[Range]) -> float:
    covered = 0
    for a, b in ranges:
        if a >= end:
            break
        covered += max(0, min(b, end) - max(a, start))
    return covered / (end - start)


def _choosable(markup: Markup) -> bool:
    """Whether a page is one that trafilatura can read in time and memory that grow with its length."""
    return len(markup.page) <= LARGEST and len(markup.elements) <= MOST and _depth(markup) <= DEEPEST


def _lines(page: str, fast: bool) -> list[str]:
    """The lines of the main text as trafilatura gives them."""
    import trafilatura  # noqa: PLC0415 - a quarter of a second, for web pages only

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        made = trafilatura.bare_extraction(page, fast=fast, include_comments=False)
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
