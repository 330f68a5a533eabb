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
        self.stack: list[Element] = []
        self.opened: dict[str, int] = {}
        self.hidden = 0
        self.next_end = -1
        """Where the next ">" stands, as last looked up."""
        self.patience = 4 * len(page)
        """Characters that may still be looked at in vain for the end of a tag: hostile pages must not take for ever."""

    def run(self, start: int) -> Markup:
        """Read the document from `start` on."""
        at, page, xml, stack, bits = start, self.page, self.xml, self.stack, self.made.bits
        find, match, last = page.find, TAG.match, page.rfind(">")
        while (mark := find("<", at)) >= 0:
            if at < mark and not self.hidden:
                self._text(at, mark)
            found = match(page, mark, mark + LONGEST_TAG) if mark < last and self.patience > 0 else None
            if found is None:
                at = self._mark(mark)
                continue
            tag, end = found[2].lower(), found.end()
            if (xml or tag in BLOCK) and not (bits and bits[-1].kind == "\n"):
                bits.append(Bit(mark, mark, "\n"))
            if not found[1]:
                at = self._start(tag, mark, end)
                continue
            at = end
            if stack and stack[-1].tag == tag and tag not in HIDDEN:
                element = stack.pop()
                element.inner_end, element.end = mark, end
                self.opened[tag] -= 1
            else:
                self._end(tag, mark, end)
        self._text(at, len(page))
        self._close(0, len(page), len(page))
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
        elements, stack, html = self.made.elements, self.stack, not self.xml
        if html and tag in ONE_IN_ANOTHER:
            while stack and stack[-1].tag in ONE_IN_ANOTHER[tag]:
                self._close(len(stack) - 1, mark, mark)
        if self.hidden == 1 and html and tag in BLOCK and self.opened.get("head") and tag != "html":
            self._end("head", mark, mark)  # what is shown ends the head, as its end tag may be left out
        element = Element(tag, mark, end, stack[-1].number if stack else -1, len(elements))
        elements.append(element)
        if self.page[end - 2] == "/" or (html and tag in VOID):
            element.inner_end = element.end = end
            return end
        if html and tag in RAW:
            stop = re.compile(rf"</{tag}", re.IGNORECASE).search(self.page, end)
            element.inner_end = stop.start() if stop else len(self.page)
            after = self.page.find(">", element.inner_end)
            element.end = len(self.page) if after < 0 else after + 1
            return element.end
        stack.append(element)
        self.opened[tag] = self.opened.get(tag, 0) + 1
        if html and tag in HIDDEN:
            self.hidden += 1
        return end

    def _end(self, tag: str, mark: int, end: int) -> None:
        """An element ends, and all that is still open within it; an end without a beginning is passed over."""
        if self.opened.get(tag):
            self._close(next(n for n in range(len(self.stack) - 1, -1, -1) if self.stack[n].tag == tag), mark, end)

    def _close(self, depth: int, end: int, after: int) -> None:
        while len(self.stack) > depth:
            element = self.stack.pop()
            self.opened[element.tag] -= 1
            self.hidden -= element.tag in HIDDEN and not self.xml
            element.inner_end, element.end = end, after if len(self.stack) == depth else end

    def _text(self, start: int, end: int, kind: str = "") -> None:
        if start >= end or self.hidden:
            return
        bits = self.made.bits
        last = bits[-1] if bits else None
        if last and last.end == start and last.kind == kind != "=":
            last.end = end
        elif kind or self.xml or not last or last.kind != "\n" or not self.page[start:end].isspace():
            bits.append(Bit(start, end, kind))  # white space between blocks is not shown

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
