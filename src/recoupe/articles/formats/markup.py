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
from html import unescape

from recoupe.articles.formats.pieces import Draft
from recoupe.model import Range

NAME = re.compile(r"/?([A-Za-z][^\s/>]{0,60})")
ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
QUOTED = re.compile(r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+>")
"""The rest of a tag whose attributes may hold ">"; a quotation mark that does not follow "=" opens nothing."""
TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]{0,60})(?:[^>=]*+>|" + QUOTED.pattern + ")")
LONGEST_TAG = 50_000
"""Characters: pictures are at times written into an attribute; what is longer ends at its first ">"."""
REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
TWICE = re.compile(rf"&amp;(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});|{REFERENCE.pattern}")
"""The same where it was escaped a second time."""
WHITE = " \t\r\n\f"
"""What a browser shows as one space; a no-break space is a character like another."""
STEP = re.compile(rf"(?:[^{WHITE}&]|&(?![#A-Za-z]))++(?: (?:[^{WHITE}&]|&(?![#A-Za-z]))++)*+|[{WHITE}]+|&")
RAW = frozenset({"script", "style", "textarea", "xmp", "noembed", "noframes"})
HIDDEN = frozenset(
    {"script", "style", "template", "noscript", "head", "object", "iframe", "svg", "select", "button", "textarea", "audio", "video"}
)
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
BLOCK = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main"),
        *("nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
ONE_IN_ANOTHER = {"p": ("p",), "li": ("li",), "td": ("td", "th"), "th": ("td", "th"), "tr": ("tr", "td", "th"), "option": ("option",)}
"""Elements that end where one of their kind begins, as their end tags may be left out."""


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
        for n in range(first, len(self.bits)):
            bit = self.bits[n]
            if bit.start >= end:
                break
            if bit.kind == "\n":
                if held:
                    yield held
                    held = []
                continue
            a, b = max(bit.start, start), min(bit.end, end)
            if a < b and (held or self.page[a:b].strip()):
                held.append(Bit(a, b, bit.kind))
        if held:
            yield held

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


def parse(page: str, *, xml: bool = False, start: int = 0) -> Markup:
    """The elements and the text of a document that begins at `start`. Every document can be read: what is no mark-up is text."""
    return _Parser(page, xml).run(start)


class _Parser:
    """One pass over a document."""

    def __init__(self, page: str, xml: bool) -> None:
        self.page = page
        self.xml = xml
        self.made = Markup(page)
        self.stack: list[int] = []
        self.opened: dict[str, int] = {}
        self.hidden = 0
        self.next_end = -1
        """Where the next ">" stands, as last looked up."""
        self.patience = 4 * len(page)
        """Characters that may still be looked at in vain for the end of a tag: hostile pages must not take for ever."""

    def run(self, start: int) -> Markup:
        at, page, size = start, self.page, len(self.page)
        bits, find, match = self.made.bits, page.find, TAG.match
        while at < size:
            mark = find("<", at)
            if mark < 0:
                break
            if at < mark and not self.hidden:
                self._text(at, mark)
            found = match(page, mark, mark + LONGEST_TAG) if self.patience > 0 and self._ends(mark) else None
            if found is None:
                at = self._mark(mark)
                continue
            tag, end = found[2].lower(), found.end()
            if (self.xml or tag in BLOCK) and not (bits and bits[-1].kind == "\n"):
                bits.append(Bit(mark, mark, "\n"))
            if found[1]:
                self._end(tag, mark, end)
                at = end
            else:
                at = self._start(tag, mark, end)
        self._text(at, size)
        self._close(0, size, size)
        return self.made

    def _mark(self, mark: int) -> int:
        """Read what "<" begins; where it ends."""
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>")):
            if self.page.startswith(opening, mark):
                begun = mark + len(opening)
                found = self.page.find(closing, begun)
                end = len(self.page) if found < 0 else found
                if closing == "]]>":
                    self._text(begun, end, "=")
                return min(end + 3, len(self.page))
        name = NAME.match(self.page, mark + 1)
        end = self._tag_end(mark) if name or self.page[mark + 1 : mark + 2] in ("!", "?") else -1
        if end < 0:
            self._text(mark, mark + 1)
            return mark + 1
        if name is None:
            return end
        tag = name[1].lower()
        if self.xml or tag in BLOCK:
            self.made.bits.append(Bit(mark, mark, "\n"))
        if self.page[mark + 1] == "/":
            self._end(tag, mark, end)
            return end
        return self._start(tag, mark, end)

    def _start(self, tag: str, mark: int, end: int) -> int:
        """An element begins; where its tag, or the raw text that it holds, ends."""
        elements = self.made.elements
        if not self.xml:
            while self.stack and elements[self.stack[-1]].tag in ONE_IN_ANOTHER.get(tag, ()):
                self._close(len(self.stack) - 1, mark, mark)
            if tag in BLOCK and self.hidden == 1 and self.opened.get("head") and tag != "html":
                self._end("head", mark, mark)  # what is shown ends the head, as its end tag may be left out
        element = Element(tag, mark, end, self.stack[-1] if self.stack else -1, len(elements))
        elements.append(element)
        if self.page[end - 2] == "/" or (tag in VOID and not self.xml):
            element.inner_end = element.end = end
            return end
        if tag in RAW and not self.xml:
            stop = re.compile(rf"</{tag}", re.IGNORECASE).search(self.page, end)
            element.inner_end = stop.start() if stop else len(self.page)
            after = self.page.find(">", element.inner_end)
            element.end = len(self.page) if after < 0 else after + 1
            return element.end
        self.stack.append(element.number)
        self.opened[tag] = self.opened.get(tag, 0) + 1
        self.hidden += self._hides(tag)
        return end

    def _end(self, tag: str, mark: int, end: int) -> None:
        """An element ends, and all that is still open within it; an end without a beginning is passed over."""
        if not self.opened.get(tag):
            return
        element = self.made.elements[self.stack[-1]]
        if element.tag == tag:
            self.stack.pop()
            self.opened[tag] -= 1
            self.hidden -= self._hides(tag)
            element.inner_end, element.end = mark, end
        else:
            numbers = range(len(self.stack) - 1, -1, -1)
            self._close(next(n for n in numbers if self.made.elements[self.stack[n]].tag == tag), mark, end)

    def _close(self, depth: int, end: int, after: int) -> None:
        while len(self.stack) > depth:
            element = self.made.elements[self.stack.pop()]
            self.opened[element.tag] -= 1
            self.hidden -= self._hides(element.tag)
            element.inner_end, element.end = end, after if len(self.stack) == depth else end

    def _hides(self, tag: str) -> bool:
        return tag in HIDDEN and not self.xml

    def _text(self, start: int, end: int, kind: str = "") -> None:
        if start >= end or self.hidden:
            return
        last = self.made.bits[-1] if self.made.bits else None
        if last and last.end == start and last.kind == kind != "=":
            last.end = end
        else:
            self.made.bits.append(Bit(start, end, kind))

    def _ends(self, mark: int) -> bool:
        """Whether there is a ">" after a place."""
        if self.next_end < mark:
            found = self.page.find(">", mark)
            self.next_end = len(self.page) if found < 0 else found
        return self.next_end < len(self.page)

    def _tag_end(self, mark: int) -> int:
        """Where a tag that begins at `mark` ends; -1 when it does not."""
        if not self._ends(mark):
            return -1
        end = self.next_end
        if self.patience > 0 and ('"' in (tag := self.page[mark : min(end, mark + LONGEST_TAG)]) or "'" in tag):
            quoted = QUOTED.match(self.page, mark + 1, mark + LONGEST_TAG)
            if quoted:
                return quoted.end()
            self.patience -= min(LONGEST_TAG, len(self.page) - mark)
        return end + 1
