"""The clean text of a page, and the map that leads every character of it back to the page.

A page is kept as received. Its clean text is made once, by *edits* of the decoded page: characters are
deleted (a carriage return, a tag, a hyphen at a line break), or white space is inserted where it was lost.
What a format spells in characters of its own (`&eacute;`) stands in the text as what it means.
Nothing else is ever changed, so the words of a span are always the words of the page.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from recoupe.model.spans import Range, Span, merged


class EditKind(StrEnum):
    """What a repair did to the page."""

    INSERT = "insert"
    DELETE = "delete"
    JOIN = "join"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One change on the way from page to clean text.

    `[start, end)` are code points of the decoded page; they are replaced by `put`, which holds white
    space only. An insertion has start == end; a deletion an empty `put`; a join is the deletion of
    what separated two halves of a word.
    """

    start: int
    end: int
    put: str = ""
    kind: EditKind = EditKind.DELETE

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or (self.start == self.end and not self.put):
            raise ValueError(f"an edit changes something: [{self.start}:{self.end}] -> {self.put!r}")
        if self.put.strip():
            raise ValueError(f"only white space may be put into a text, not {self.put!r}")


@dataclass(frozen=True, slots=True)
class PageText:
    """Decoded page, clean text, and the map between them.

    `runs` are the stretches copied unchanged, as (start in clean text, start on page, length), in order; `spelt` those
    that the page spells in its format's own way, as (start in clean text, length, start on page, length there), in order.
    Of a page with many articles `page` is only the stretch that this one stands in; it begins at `since`.
    """

    article: str
    page: str
    clean: str
    runs: tuple[tuple[int, int, int], ...]
    spelt: tuple[tuple[int, int, int, int], ...] = ()
    since: int = 0

    def __post_init__(self) -> None:
        for at, where, length in self.runs:
            if self.clean[at : at + length] != self.on_page(where, where + length):
                raise ValueError(f"{self.article}: the map is wrong at {at}: clean text and page differ")
        for at, length, where, width in self.spelt:
            if self.clean[at : at + length] not in meanings(self.on_page(where, where + width)):
                raise ValueError(f"{self.article}: the map is wrong at {at}: the page spells something else")

    def on_page(self, start: int, end: int) -> str:
        """The characters of the decoded page [start, end)."""
        return self.page[start - self.since : end - self.since]

    def back(self, start: int, end: int) -> tuple[Range, ...]:
        """The ranges of the page that clean text [start, end) comes from, in order, touching ones joined.

        Inserted white space comes from nowhere: a range of it alone gives ().
        """
        if len(self.runs) == 1:  # a page that needed no mending
            at, where, length = self.runs[0]
            if at <= start < end <= at + length:
                return ((where + start - at, where + end - at),)
        out: list[Range] = []
        for at, where, length in _from(self.runs, start, 0):
            if at >= end:
                break
            a, b = max(start, at), min(end, at + length)
            if a < b:
                out.append((where + a - at, where + b - at))
        for at, length, where, width in _from(self.spelt, start, 0):
            if at >= end:
                break
            if at + length > start:
                out.append((where, where + width))
        return merged(sorted(out) if self.spelt else out)

    def forth(self, start: int, end: int) -> tuple[Range, ...]:
        """The ranges of the clean text that page [start, end) became; () where all of it was deleted."""
        out: list[Range] = []
        for at, where, length in _from(self.runs, start, 1):
            if where >= end:
                break
            a, b = max(start, where), min(end, where + length)
            if a < b:
                out.append((at + a - where, at + b - where))
        for at, length, where, width in _from(self.spelt, start, 2):
            if where >= end:
                break
            if where + width > start:
                out.append((at, at + length))
        return merged(sorted(out) if self.spelt else out)

    def span(self, start: int, end: int) -> Span:
        """The span of clean text [start, end), white space at both ends left out.

        Raises ValueError when there is nothing but white space.
        """
        words = self.clean[start:end]
        bare = words.strip()
        if len(bare) < len(words):
            start += len(words) - len(words.lstrip())
            end -= len(words) - len(words.rstrip())
        return Span(self.article, start, end, self.back(start, end), bare)

    def over(self, below: PageText) -> PageText:
        """The text, which was made from the clean text of another, as one that leads back to the page of that other."""
        runs: list[tuple[int, int, int]] = []
        spelt: list[tuple[int, int, int, int]] = []
        for at, where, length in self.runs:
            end = where + length
            for clean, page, long in _from(below.runs, where, 0):
                if clean >= end:
                    break
                a, b = max(where, clean), min(end, clean + long)
                if a < b:
                    runs.append((at + a - where, page + a - clean, b - a))
            for clean, long, page, width in _from(below.spelt, where, 0):
                if clean >= end:
                    break
                if where <= clean and clean + long <= end:
                    spelt.append((at + clean - where, long, page, width))
        for at, length, where, width in self.spelt:
            ranges = below.back(where, where + width)
            if ranges:
                spelt.append((at, length, ranges[0][0], ranges[-1][1] - ranges[0][0]))
        spelt.sort()
        return PageText(self.article, below.page, self.clean, tuple(runs), tuple(spelt), below.since)


def _from(steps: tuple[tuple[int, ...], ...], start: int, by: int) -> Iterator[tuple[int, ...]]:
    """The steps of a map, in order of one of their places, from the last that begins at or before `start`."""
    first = max(0, bisect_right(steps, start, key=lambda step: step[by]) - 1)
    return (steps[n] for n in range(first, len(steps)))


def meanings(form: str) -> frozenset[str]:
    """What characters of a page may stand for.

    They may be character references of HTML and XML (also escaped twice, as press databases do), escapes of JSON, the
    doubled quotation marks of CSV, or the two to four characters that UTF-8 is taken for when it is read as Windows-1252.
    """
    once = unescape(form)
    found = {once, unescape(once)}
    found |= {meant for each in found if (meant := unmangled(each))}
    if form.startswith("\\"):
        with suppress(ValueError):
            found.add(json.loads(f'"{form}"'))
    if form == '""':
        found.add('"')
    return frozenset(found - {form})


def unmangled(form: str) -> str:
    """The one character whose UTF-8, read as Windows-1252 (or Latin-1), gives these characters; "" where there is none."""
    if not 2 <= len(form) <= 4 or not "\u00c2" <= form[0] <= "\u00f4":
        return ""
    data = bytearray()
    for character in form:
        try:
            data += character.encode("cp1252")
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return ""
            data.append(ord(character))
    try:
        meant = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return meant if len(meant) == 1 else ""


def edited(article: str, page: str, edits: Iterable[Edit]) -> PageText:
    """Apply edits to a decoded page. Edits may come in any order but must not overlap."""
    clean: list[str] = []
    runs: list[tuple[int, int, int]] = []
    length = at = 0
    for edit in sorted(edits):
        if edit.start < at:
            raise ValueError(f"{article}: two edits overlap at {edit.start}")
        if edit.start > at:
            runs.append((length, at, edit.start - at))
        clean += (page[at : edit.start], edit.put)
        length += edit.start - at + len(edit.put)
        at = edit.end
    if at < len(page):
        runs.append((length, at, len(page) - at))
    clean.append(page[at:])
    return PageText(article, page, "".join(clean), tuple(runs))
