"""HTML and XML read with the place of every character: elements with their stretch of the page, and what a reader sees.

Nothing is rendered, fetched or expanded: a tag is a mark in the text. Documents of any depth are read in one pass,
in time that grows with their length alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from recoupe.articles.formats.charrefs import unescape
from recoupe.articles.formats.pieces import Draft
from recoupe.model import Range

ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
TWICE = re.compile(rf"&amp;(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});|{REFERENCE.pattern}")
"""The same where it was escaped a second time."""
WHITE = " \t\r\n\f"
"""What a browser shows as one space; a no-break space is a character like another."""
STEP = re.compile(rf"(?:[^{WHITE}&]|&(?![#A-Za-z]))++(?: (?:[^{WHITE}&]|&(?![#A-Za-z]))++)*+|[{WHITE}]+|&")
BLOCK = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main"),
        *("nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)


@dataclass(slots=True)
class Element:
    """An element: its tag [start, inner), what it holds [inner, inner_end), its end tag [inner_end, end)."""

    tag: str
    start: int
    inner: int
    parent: int
    number: int
    inner_end: int = -1
    end: int = -1

    @property
    def holds(self) -> Range:
        """The stretch of the page within its tags."""
        return self.inner, self.inner_end


@dataclass(slots=True)
class Bit:
    """A stretch of the page that is text (kind ""), a break between blocks (a line feed), or CDATA ("=")."""

    start: int
    end: int
    kind: str = ""


@dataclass
class Markup:
    """A document: its elements in the order of their tags, and the bits of text between them."""

    page: str
    elements: list[Element] = field(default_factory=list)
    bits: list[Bit] = field(default_factory=list)

    def attributes(self, element: Element) -> dict[str, str]:
        """The attributes of an element by name, character references read."""
        found: dict[str, str] = {}
        inside = self.page[element.start + 1 + len(element.tag) : element.inner - 1]
        for one in ATTRIBUTE.finditer(inside):
            found.setdefault(one[1].lower(), unescape(one[2] or one[3] or one[4] or ""))
        return found

    def attribute_at(self, element: Element, name: str) -> Range | None:
        """Where the value of an attribute stands on the page; None when it has none."""
        base = element.start + 1 + len(element.tag)
        for one in ATTRIBUTE.finditer(self.page[base : element.inner - 1]):
            if one[1].lower() == name:
                n = next((n for n in (2, 3, 4) if one[n]), 0)
                return (base + one.start(n), base + one.end(n)) if n else None
        return None

    @cached_property
    def classes(self) -> dict[str, list[Element]]:
        """The elements of each class, in order."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            stretch = self.page[element.start : element.inner]
            if "class" in stretch or "CLASS" in stretch:
                for name in self.attributes(element).get("class", "").split():
                    found.setdefault(name, []).append(element)
        return found

    @cached_property
    def tags(self) -> dict[str, list[Element]]:
        """The elements of each tag, in order."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)
        return found

    def of(self, name: str, within: Element | None = None) -> list[Element]:
        """The elements of a class (".name") or tag ("name") within another, in order."""
        every = self.classes.get(name[1:], []) if name.startswith(".") else self.tags.get(name, [])
        if within is None:
            return list(every)
        first = bisect_left(every, within.inner, key=lambda e: e.start)
        out = []
        for n in range(first, len(every)):
            if every[n].start >= within.inner_end:
                break
            out.append(every[n])
        return out

    def ancestors(self, element: Element) -> Iterator[Element]:
        """The elements that hold an element, the nearest first."""
        while element.parent >= 0:
            element = self.elements[element.parent]
            yield element

    def paragraphs(self, start: int, end: int) -> Iterator[list[Bit]]:
        """What a reader sees of page [start, end), paragraph by paragraph, as bits of text; empty ones left out."""
        first = max(0, bisect_left(self.bits, start, key=lambda bit: bit.start) - 1)
        held: list[Bit] = []
        for bit in map(self.bits.__getitem__, range(first, len(self.bits))):
            if bit.start >= end:
                break
            if bit.kind == "\n":
                if held:
                    yield held
                    held = []
            elif bit.start >= start and bit.end <= end:
                if held or not self.page[bit.start : bit.end].isspace():
                    held.append(bit)
            elif (within := self._within(bit, start, end)) and (held or not self.page[within.start : within.end].isspace()):
                held.append(within)
        if held:
            yield held

    def _within(self, bit: Bit, start: int, end: int) -> Bit | None:
        """The part of a bit that stands in page [start, end)."""
        a, b = max(bit.start, start), min(bit.end, end)
        return Bit(a, b, bit.kind) if a < b else None

    def text(self, start: int, end: int) -> str:
        """What a reader sees of page [start, end), on one line."""
        draft = Draft(self.page)
        for bits in self.paragraphs(start, end):
            if draft.length:
                draft.space(" ")
            self.write(draft, bits)
        return "".join(draft.clean)

    def write(self, draft: Draft, bits: list[Bit], *, twice: bool = False) -> Range:
        """Write one paragraph into a draft, white space as single spaces; the stretch of the draft that it became.

        `twice` reads character references that were escaped a second time.
        """
        began, space = draft.length, ""
        for bit in bits:
            for a, b in _steps(self.page, bit, TWICE if twice else REFERENCE):
                form = self.page[a:b]
                if form[0] in WHITE:
                    space = " " if draft.length > began else ""
                    continue
                said = form
                if form.startswith("&") and bit.kind != "=":
                    said = unescape(form)
                    said = unescape(said) if twice else said
                if not said.strip(WHITE):
                    space = " " if draft.length > began else ""
                    continue
                if space:
                    self._blank(draft, a, space)
                    space = ""
                draft.spell(said, a, b)
        return began, draft.length

    def _blank(self, draft: Draft, before: int, space: str) -> None:
        """A space: the page's own where one stands just before, else one put in."""
        if self.page[before - 1] == space:
            draft.copy(before - 1, before)
        else:
            draft.space(space)


def _steps(page: str, bit: Bit, reference: re.Pattern[str]) -> Iterator[Range]:
    """White space, words and character references of a bit of text, in order."""
    at = bit.start
    while at < bit.end:
        found = reference.match(page, at, bit.end) if page[at] == "&" and bit.kind != "=" else None
        found = found or STEP.match(page, at, bit.end)
        if found is None:
            return
        yield found.span()
        at = found.end()
