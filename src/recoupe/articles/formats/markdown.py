"""Markdown: the marks are left out of the text, which reads as it would be shown."""

from __future__ import annotations

import re

from recoupe.articles.formats.charrefs import unescape
from recoupe.articles.formats.pieces import Draft, Pieces
from recoupe.articles.formats.sheet import Sheet
from recoupe.model import FieldKind, Range, ZoneKind

FRONT = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
"""What stands before the text: a field on each line."""
FIELD = re.compile(r"^([A-Za-z_]{2,20})[ \t]*+:([^\n]*)$", re.MULTILINE)
QUOTES = "\"'"
FIELDS = {
    **{"title": FieldKind.HEADLINE, "titre": FieldKind.HEADLINE, "date": FieldKind.DATE, "author": FieldKind.AUTHOR},
    **{"auteur": FieldKind.AUTHOR, "source": FieldKind.PUBLISHER, "publisher": FieldKind.PUBLISHER, "url": FieldKind.ADDRESS},
}
BLOCK = re.compile(r"[ \t]{0,3}(?:(#{1,6})[ \t]+|((?:>[ \t]?)+))")
RULE = re.compile(
    r"[ \t]{0,3}(?:=+|(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|`{3,}[^`\n]*|~{3,}[^\n]*|\[[^\]\n]+\]:[ \t]*\S+[^\n]*)[ \t]*"
)
"""Lines that are marks alone: rules, the underlining of a heading, fences of code, targets of links."""
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
MARK = re.compile(
    r"\\(?P<plain>[!-/:-@\[-`{-~])"
    r"|(?P<picture>!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\))"
    r"|(?P<link>\[(?P<words>[^\[\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\]))"
    r"|<(?P<address>https?://[^>\s]{1,2000})>"
    r"|(?P<reference>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<bold>\*{1,3}(?!\s)|(?<!\s)\*{1,3}|~~|`+|(?<!\w)_{1,3}(?=\w)|(?<=[\w.!?»\"”])_{1,3}(?!\w))"
)
"""What is written otherwise than it is shown, within a line."""


def read(sheet: Sheet) -> Pieces:
    """The article."""
    page = sheet.page
    draft = Draft(page)
    front = FRONT.match(page)
    if front:
        _fields(draft, front.start(1), front.end(1))
    at = front.end() if front else 0
    begun, broken = True, False
    for line in page[at:].splitlines(keepends=True):
        start, end = at, at + len(line.rstrip())
        at += len(line)
        if start == end or RULE.fullmatch(page, start, end):
            begun = True
            continue
        block = BLOCK.match(page, start, end)
        start = block.end() if block else start
        heading = block is not None and block[1] is not None
        if begun or heading:
            draft.part()
        else:
            draft.space("\n" if broken or ITEM.match(page, start, end) else " ")
        first = draft.length
        end = len(page[:end].rstrip("#").rstrip()) if heading else end
        item = ITEM.match(page, start, end)
        if item:
            draft.copy(start + len(item[0]) - len(item[0].lstrip()), item.end())
            start = item.end()
        _line(draft, start, end)
        if heading and front and not any(kind is ZoneKind.HEADLINE for kind, _ in draft.zones):
            draft.zone(ZoneKind.HEADLINE, first)
        begun, broken = heading or draft.length == first, line.endswith(("  \n", "\\\n"))
    return Pieces((draft.piece(plain=front is None),))


def _line(draft: Draft, start: int, end: int) -> None:
    """The words of a line, its marks left out."""
    page, at = draft.page, start
    while at < end and page[at] in " \t":
        at += 1
    for found in MARK.finditer(page, at, end):
        draft.copy(at, found.start())
        at = found.end()
        for name in ("plain", "words", "address"):
            if found[name]:
                _inner(draft, found.span(name), nested=name == "words")
        if found["reference"]:
            draft.spell(unescape(found["reference"]), found.start(), found.end())
    draft.copy(at, end)


def _inner(draft: Draft, words: Range, *, nested: bool) -> None:
    if nested:
        _line(draft, *words)  # links do not stand in links: once, and no deeper
    else:
        draft.copy(*words)


def _fields(draft: Draft, start: int, end: int) -> None:
    """What the lines before the text say, each in a paragraph of its own."""
    for found in FIELD.finditer(draft.page, start, end):
        kind = FIELDS.get(found[1].lower())
        first, last = _without_marks(draft.page, *found.span(2))
        if kind is None or first == last:
            continue
        draft.part()
        begun = draft.length
        draft.copy(first, last)
        draft.say(kind, begun)
        draft.zone(ZoneKind.HEADLINE if kind is FieldKind.HEADLINE else ZoneKind.BYLINE, begun)


def _without_marks(page: str, start: int, end: int) -> Range:
    """A value without white space and quotation marks around it."""
    words = page[start:end]
    end -= len(words) - len(words.rstrip(" \t"))
    start += len(words) - len(words.lstrip(" \t"))
    if start < end and page[start] in QUOTES:
        start += 1
    if start < end and page[end - 1] in QUOTES:
        end -= 1
    return start, max(start, end)
