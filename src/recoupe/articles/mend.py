"""From decoded page to clean text: line ends, wrapped lines, lost spaces. Every change is an edit of the map, and listed.

Nothing is rewritten: characters that nobody sees are left out, line breaks are moved, and white space is put where two
sentences, a heading and a sentence, or a word and a mark have run together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from recoupe.articles.glue import WORD, lost_spaces, suspects
from recoupe.articles.wrap import joins
from recoupe.model import Edit, EditKind, PageText, Range, Repair, edited

BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200d\u2060\ufeff\u200e\u200f\u202a-\u202e]+")


@dataclass(frozen=True, slots=True)
class Mended:
    """The clean text, led back to the page and to the piece it was made from, and what was mended on the way."""

    text: PageText
    piece: PageText
    repairs: tuple[Repair, ...]


class Line(NamedTuple):
    """A line of the page: its characters [start, end), the end of the break after it, and whether that is no line feed.

    A tuple, because there are so many of them.
    """

    start: int
    end: int
    after: int
    odd: bool


def mend(article: str, below: PageText) -> Mended:
    """The clean text of a piece as its format gave it, paragraphs one per line, with the repairs that were needed."""
    page = below.clean
    lines = _lines(page)
    texts = [page[line.start : line.end] for line in lines]
    edits, words = _breaks(lines, texts)
    known = cache(lambda: Counter(WORD.findall(page)))
    for line in _suspicious(page, lines):
        for glue in lost_spaces(page[line.start : line.end], known):
            at = line.start + glue.at
            edits.setdefault(at, Edit(at, at, glue.put, EditKind.INSERT))
            words.append((glue.kind, (line.start + glue.word[0], line.start + glue.word[1])))
    taken = {at for edit in edits.values() for at in range(edit.start, edit.end)}
    unseen = (found.start() for found in UNSEEN.finditer(page))
    made = edited(article, page, [*edits.values(), *(Edit(at, at + 1) for at in unseen if at not in taken)])
    clean = made.over(below)
    return Mended(clean, made, _repairs(clean, made, words))


def _breaks(lines: list[Line], texts: list[str]) -> tuple[dict[int, Edit], list[tuple[str, Range]]]:
    """The edits of line ends: lines that run on are joined, every other break becomes a line feed; and the words joined."""
    edits: dict[int, Edit] = {}
    words: list[tuple[str, Range]] = []
    joined = joins(texts)
    for n, line in enumerate(lines):
        if join := joined.get(n):
            start, end = line.end - join.drop, line.after
            if not join.put:
                indent = len(texts[n + 1]) - len(texts[n + 1].lstrip())
                end += indent
                rest = len(texts[n + 1].split(None, 1)[0])
                words.append(("joined-word", (line.start + join.word, end + rest)))
            edits[start] = Edit(start, end, join.put, EditKind.DELETE if join.put else EditKind.JOIN)
        elif line.odd:
            edits[line.end] = Edit(line.end, line.after, "\n")
    return edits, words


def _lines(page: str) -> list[Line]:
    out, at = [], 0
    for found in BREAK.finditer(page):
        out.append(Line(at, found.start(), found.end(), found.group() != "\n"))
        at = found.end()
    out.append(Line(at, len(page), len(page), odd=False))
    return out


def _suspicious(page: str, lines: list[Line]) -> list[Line]:
    """The lines that hold places where something may have run together."""
    found = {bisect_right(lines, at, key=lambda line: line.start) - 1 for at in suspects(page)}
    return [lines[n] for n in sorted(found)]


def _repairs(text: PageText, made: PageText, words: list[tuple[str, Range]]) -> tuple[Repair, ...]:
    """Repairs with the words on both sides of the mended place."""
    out = []
    for kind, (start, end) in words:
        ranges = made.forth(start, end)
        if ranges:
            out.append(Repair(kind, text.span(ranges[0][0], ranges[-1][1])))
    return tuple(sorted(out))
