"""What a person pointed at, found again in the texts of today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from recoupe.model.articles import Reading
from recoupe.model.calendar import Days, of_month
from recoupe.model.judgements import Subject
from recoupe.model.spans import Span, overlap

WRITTEN = re.compile(r"(\d{4}-\d{2})|(\d{4}-\d{2}-\d{2})(?:/(\d{4}-\d{2}-\d{2}))?", re.ASCII)
ENOUGH = 3
"""A record is the one that was meant when it holds at least a third of the words that still stand anywhere."""


def places(subject: Subject, readings: Iterable[Reading]) -> tuple[Span, ...]:
    """Where the words of a subject stand: at their places in the same text; where that text is no more, wherever an article has them."""
    every = tuple(readings)
    texts: dict[str, Reading] = {}
    for reading in every:
        texts.setdefault(reading.article.text_sha256, reading)
    found: dict[Span, None] = {}
    for words in subject.words:
        if same := texts.get(words.text_sha256):
            found[same.span(words.start, words.end)] = None
        elif words.text.strip():
            for other in every:
                if (at := other.clean.find(words.text)) >= 0:
                    found[other.span(at, at + len(words.text))] = None
    return tuple(found)


def meant(where: Sequence[Span], records: Iterable[Sequence[Span]]) -> int | None:
    """Which of some records (by their words) was meant by words: that with most of them, and least besides; None for none."""
    best: tuple[int, float] = (0, 0.0)
    found: int | None = None
    for n, spans in enumerate(records):
        shared = sum(overlap(a.range, b.range) for a in where for b in spans if a.article == b.article)
        score = (shared, 2 * shared / (sum(map(len, where)) + sum(map(len, spans)) or 1))
        if shared and score > best:
            best, found = score, n
    return found if ENOUGH * best[0] >= sum(map(len, where)) else None


def days_of(value: str) -> Days | None:
    """The first and last day of a date as a person gives it: a day, a month, or two days ("2022-01-10/2022-01-13"); None for none."""
    if not (found := WRITTEN.fullmatch(value.strip())):
        return None
    month, first, last = found.groups()
    try:
        if month:
            return of_month(int(month[:4]), int(month[5:]))
        days = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None
    return days if days[0] <= days[1] else None
