"""The clean text of a page, and the map that leads every character of it back to the page.

A page is kept as received. Its clean text is made once, by *edits* of the decoded page: characters are
deleted (a carriage return, a hyphen at a line break), or white space is inserted where it was lost.
Nothing else is ever changed, so the words of a span are always the words of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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

    `runs` are the stretches copied unchanged, as (start in clean text, start on page, length), in order.
    """

    article: str
    page: str
    clean: str
    runs: tuple[tuple[int, int, int], ...]

    def __post_init__(self) -> None:
        for at, where, length in self.runs:
            if self.clean[at : at + length] != self.page[where : where + length]:
                raise ValueError(f"{self.article}: the map is wrong at {at}: clean text and page differ")

    def back(self, start: int, end: int) -> tuple[Range, ...]:
        """The ranges of the page that clean text [start, end) comes from, in order, touching ones joined.

        Inserted white space comes from nowhere: a range of it alone gives ().
        """
        if len(self.runs) == 1:  # a page that needed no mending
            at, where, length = self.runs[0]
            if at <= start < end <= at + length:
                return ((where + start - at, where + end - at),)
        first = max(0, bisect_right(self.runs, start, key=lambda run: run[0]) - 1)
        out: list[Range] = []
        for n in range(first, len(self.runs)):
            at, where, length = self.runs[n]
            if at >= end:
                break
            a, b = max(start, at), min(end, at + length)
            if a < b:
                out.append((where + a - at, where + b - at))
        return merged(out)

    def forth(self, start: int, end: int) -> tuple[Range, ...]:
        """The ranges of the clean text that page [start, end) became; () where all of it was deleted."""
        first = max(0, bisect_right(self.runs, start, key=lambda run: run[1]) - 1)
        out: list[Range] = []
        for n in range(first, len(self.runs)):
            at, where, length = self.runs[n]
            if where >= end:
                break
            a, b = max(start, where), min(end, where + length)
            if a < b:
                out.append((at + a - where, at + b - where))
        return merged(out)

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
