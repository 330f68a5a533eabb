"""What a reader sees of a web page: its paragraphs, each with the place of its words and how much of it stands in links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from recoupe.articles.formats.charrefs import unescape
from recoupe.articles.formats.markup import Bit, Markup
from recoupe.articles.formats.pieces import Draft
from recoupe.articles.formats.places import bare


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

    @cached_property
    def unlinked(self) -> tuple[int, ...]:
        """The characters of each paragraph that stand outside links."""
        page = self.markup.page
        links = [e.holds for e in self.markup.of("a") if "href" in page[e.start : e.inner].lower()]
        out, n = [], 0
        for paragraph in self.paragraphs:
            while n < len(links) and links[n][1] <= paragraph.start:
                n += 1
            if n == len(links) or links[n][0] >= paragraph.end:
                out.append(len(paragraph.key))
            elif links[n][0] <= paragraph.start and paragraph.end <= links[n][1]:
                out.append(0)
            else:
                own = 0
                for bit in paragraph.bits:
                    while n < len(links) and links[n][1] <= bit.start:
                        n += 1
                    if n == len(links) or bit.end <= links[n][0]:
                        own += len(key(page[bit.start : bit.end]))
                out.append(own)
        return tuple(out)


def key(words: str) -> str:
    """Words of a page without white space, as they are compared."""
    return bare(unescape(words) if "&" in words else words)
