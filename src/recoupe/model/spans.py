"""Spans: half-open ranges of Unicode code points in the clean text of one article, and their arithmetic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Range = tuple[int, int]
"""Half-open range of code points: (start, end)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Exact words of one article: `[start, end)` in its clean text, and where they stand on the page.

    `page` lists the ranges of code points of the decoded page the words come from (several when a
    repair joined or restored something in between). A span is never empty and carries its own words,
    so that whoever holds it can check it. Build spans with `PageText.span` or `Reading.span`.
    """

    article: str
    start: int
    end: int
    page: tuple[Range, ...]
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must hold words: {self.article}[{self.start}:{self.end}]")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"a span carries exactly its own characters: {self.text!r} is not {self.end - self.start} long")
        if not self.page:
            raise ValueError("a span stands somewhere on its page")
        for first, last in self.page:
            if not 0 <= first < last:
                raise ValueError(f"a span stands somewhere on its page: {self.page}")

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.article))  # which is nearly all that tells spans apart

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def range(self) -> Range:
        """(start, end) in the clean text."""
        return self.start, self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly within this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


def overlap(one: Range, other: Range) -> int:
    """How many characters two ranges share (0 when they are apart)."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def inside(inner: Range, outer: Range) -> bool:
    """Whether the inner range lies wholly within the outer one."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same characters as ranges in order, where those that touch or overlap have become one."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def without(whole: Range, holes: Iterable[Range]) -> tuple[Range, ...]:
    """What is left of a range when the holes are taken out."""
    out: list[Range] = []
    at = whole[0]
    for start, end in merged(holes):
        if end <= at or start >= whole[1]:
            continue
        if start > at:
            out.append((at, start))
        at = max(at, end)
    if at < whole[1]:
        out.append((at, whole[1]))
    return tuple(out)
