"""One pass over HTML or XML: where its tags, its elements and its bits of text stand."""

from __future__ import annotations

import re

from recoupe.articles.formats.markup import BLOCK, Bit, Element, Markup

NAME = re.compile(r"/?([A-Za-z][^\s/>]{0,60})")
QUOTED = re.compile(r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+>")
"""The rest of a tag whose attributes may hold ">"; a quotation mark that does not follow "=" opens nothing."""
TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]{0,60})(?:[^>=]*+>|" + QUOTED.pattern + ")")
LONGEST_TAG = 50_000
"""Characters: pictures are at times written into an attribute; what is longer ends at its first ">"."""
RAW = frozenset({"script", "style", "textarea", "xmp", "noembed", "noframes"})
HIDDEN = frozenset(
    {"script", "style", "template", "noscript", "head", "object", "iframe", "svg", "select", "button", "textarea", "audio", "video"}
)
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
ONE_IN_ANOTHER = {"p": ("p",), "li": ("li",), "td": ("td", "th"), "th": ("td", "th"), "tr": ("tr", "td", "th"), "option": ("option",)}
"""Elements that end where one of their kind begins, as their end tags may be left out."""


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
