"""Word and OpenDocument files: their paragraphs as a reader sees them, one a line.

The document within is XML and is read as mark-up (`markup`), so that nothing in it is expanded, fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from recoupe.articles.decode import Decoded
from recoupe.articles.formats.charrefs import unescape
from recoupe.articles.formats.markup import Bit, Element, Markup
from recoupe.articles.formats.packed import member
from recoupe.articles.formats.parsing import parse
from recoupe.articles.formats.pieces import Draft, Pieces, lines
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.model import Page


@dataclass(frozen=True, slots=True)
class Dialect:
    """The elements of one kind of document, by their names without prefix: what holds words, what ends a line, what nobody sees."""

    holds: str
    lines: Collection[str]
    signs: dict[str, str]
    unseen: Collection[str]
    words: Collection[str] = ()
    """Elements whose text alone is words; () where all text is."""


WHITE = re.compile(r"[ \t\r\n]+")
WORD = Dialect(
    "word/document.xml",
    frozenset({"p"}),
    {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "-"},
    frozenset({"deltext", "instrtext", "delinstrtext", "fallback", "pict", "txbxcontent", "movefrom", "del"}),
    frozenset({"t"}),
)
"""Boxes of text stand twice in a document (drawn in two ways), away from the story: they are left out, as what was struck out is."""
OPEN = Dialect(
    "content.xml",
    frozenset({"p", "h"}),
    {"tab": "\t", "line-break": "\n", "s": " "},
    frozenset({"tracked-changes", "annotation", "automatic-styles", "font-face-decls", "scripts", "sequence-decls"}),
)


def word(page: Page) -> Sheet:
    """The paragraphs of a Word document (DOCX)."""
    return _sheet(page, "docx", WORD)


def opendocument(page: Page) -> Sheet:
    """The paragraphs of an OpenDocument text (ODT)."""
    return _sheet(page, "odt", OPEN)


def read(sheet: Sheet) -> Pieces:
    """The article: a paragraph is one line of the decoded page."""
    draft = Draft(sheet.page)
    for start, end in lines(sheet.page):
        draft.part()
        draft.copy(start, end)
    return Pieces((draft.piece(plain=True),))


def _sheet(page: Page, carried: str, dialect: Dialect) -> Sheet:
    data = member(page.address, page.data, dialect.holds)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise refusal("unreadable", page.address, reason=encoding) from error
    written = paragraphs(parse(text, xml=True), dialect)
    if not written.strip():
        raise refusal("empty", page.address)
    return Sheet(page.address, carried, Decoded(written, carried, told=False))


def paragraphs(markup: Markup, dialect: Dialect) -> str:
    """The lines of a document: what its paragraphs say, and what its signs stand for."""
    writer = _Writer(markup, dialect, [bit for bit in markup.bits if bit.kind != "\n"])
    for element in markup.elements:
        writer.write(element.start)
        writer.enter(element)
    writer.write(len(markup.page))
    return "\n".join(line.rstrip() for line in "".join(writer.out).splitlines() if line.strip())


@dataclass(slots=True)
class _Writer:
    """What a reader sees of a document, written from its beginning to its end."""

    markup: Markup
    dialect: Dialect
    words: list[Bit]
    out: list[str] = field(default_factory=list)
    at: int = 0
    hidden: int = -1
    """Where the element ends that nobody sees."""

    def enter(self, element: Element) -> None:
        """An element begins: it may end a line, stand for a character, or hide what it holds."""
        name = element.tag.rpartition(":")[2]
        if element.start < self.hidden:
            return
        if name in self.dialect.unseen:
            self.hidden = max(element.end, element.inner)
        elif name in self.dialect.lines:
            self.out.append("\n")
        elif name in self.dialect.signs:
            self.out.append(self.dialect.signs[name] * _count(self.markup, element))

    def write(self, until: int) -> None:
        """Write the text that stands before a place of the document."""
        while self.at < len(self.words) and self.words[self.at].start < until:
            bit = self.words[self.at]
            self.at += 1
            if bit.start < self.hidden or (self.dialect.words and not _spoken(self.markup, bit, self.dialect.words)):
                continue
            text = self.markup.page[bit.start : bit.end]
            text = text if bit.kind == "=" else unescape(text)
            self.out.append(text if self.dialect.words else WHITE.sub(" ", text))


def _spoken(markup: Markup, bit: Bit, names: Collection[str]) -> bool:
    """Whether a bit of text stands right after the tag of an element that holds words."""
    tag = markup.page.rfind("<", 0, bit.start)
    name = markup.page[tag + 1 : bit.start].split(None, 1)[0].rstrip(">").lower() if tag >= 0 else ""
    return not name.startswith("/") and name.rpartition(":")[2] in names


def _count(markup: Markup, element: Element) -> int:
    """How often a sign stands: an OpenDocument counts its spaces."""
    told = next((value for name, value in markup.attributes(element).items() if name.endswith(":c")), "1")
    return min(int(told), 20) if told.isdecimal() and len(told) < 4 else 1
