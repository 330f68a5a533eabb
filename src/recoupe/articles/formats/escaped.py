"""Mark-up that was escaped once too often: a press database that shows `&lt;p&gt;` where it meant a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.articles.formats.markup import BLOCK, Bit, Markup

TAG = re.compile(r"&lt;/?(?P<tag>[A-Za-z][A-Za-z0-9]{0,15})(?:\s(?:(?!&[lg]t;)[^<>]){0,500})?/?&gt;")
SURE = re.compile(r"&lt;(?:/?p|/?div|br\s?/?)&gt;|&lt;p\s", re.IGNORECASE)


def is_escaped(page: str, start: int, end: int) -> bool:
    """Whether page [start, end) holds the tags of paragraphs as text."""
    return SURE.search(page, start, end) is not None


def again(markup: Markup, paragraphs: Iterator[list[Bit]]) -> Iterator[list[Bit]]:
    """Paragraphs whose tags stand in them as text, read a second time."""
    for bits in paragraphs:
        held: list[Bit] = []
        for bit in bits:
            at = bit.start
            for found in TAG.finditer(markup.page, bit.start, bit.end):
                if at < found.start() and (held or markup.page[at : found.start()].strip()):
                    held.append(Bit(at, found.start(), bit.kind))
                at = found.end()
                if found["tag"].lower() in BLOCK and held:
                    yield held
                    held = []
            if at < bit.end and (held or markup.page[at : bit.end].strip()):
                held.append(Bit(at, bit.end, bit.kind))
        if held:
            yield held
