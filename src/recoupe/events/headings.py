"""Dates that stand over what follows: the headings of a chronology, a date that opens a paragraph, "C'était le 3 mai."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.model import Range, Reading, Timex, TimexType, ZoneKind

BEFORE = re.compile(r"[\s\W_]*(?:(?:c['’ʼ‘](?:[ée]tait|est)|nous sommes|on est|ce fut)\s)?[\s\W_]*", re.IGNORECASE)
"""What may stand before a date that stands over something: marks of a list, "c'était"."""
COLON = re.compile(r"\s*(?::|[-–—](?=\s))")
"""Behind a date: what follows belongs to it, in the same paragraph or, at its end, in those below."""
ALONE = re.compile(r"\s*[.:–—-]?\s*")
"""What stands behind a date that has a line, or a sentence, of its own."""
STORY = frozenset({ZoneKind.BODY, ZoneKind.STANDFIRST})
SEVERAL = 2
"""So many lines of an article that are nothing but dates are the headings of a chronology; a single one needs its colon."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A date, and the text below or behind it that it dates."""

    range: Range
    date: Timex


def headings(reading: Reading, dates: Sequence[Timex]) -> tuple[Heading, ...]:
    """The dates of an article that stand over something, in order."""
    lines = list(_lines(reading, dates))
    ends = [*(at[0] for at, _, _ in lines), len(reading.clean)][1:]
    stretches = [((at[1], end), date, colon) for (at, date, colon), end in zip(lines, ends, strict=False)]
    over = [(place, date, colon) for place, date, colon in stretches if _tells(reading, place)]
    chronology = len({date.earliest for _, date, _ in over}) >= SEVERAL
    below = [Heading(place, date) for place, date, colon in over if chronology or colon]
    return tuple(sorted((*below, *_openings(reading, dates)), key=lambda h: h.range))


def _tells(reading: Reading, place: Range) -> bool:
    """Whether a stretch of text tells anything: below a date at the foot of a page nothing does."""
    return any(place[0] <= sentence[0] < place[1] for sentence in reading.sentences)


def _lines(reading: Reading, dates: Sequence[Timex]) -> Iterator[tuple[Range, Timex, bool]]:
    """The paragraphs that are nothing but a date, and whether a colon ends them."""
    for date in dates:
        start, end = reading.paragraph_at(date.span.start)
        if _opens(reading, date, start) and ALONE.fullmatch(reading.clean, date.span.end, end):
            yield (start, end), date, ":" in reading.clean[date.span.end : end]


def _openings(reading: Reading, dates: Sequence[Timex]) -> Iterator[Heading]:
    """The dates that open a paragraph, or are a sentence of it, with what follows in it."""
    for date in dates:
        start, end = reading.paragraph_at(date.span.start)
        first, last = reading.sentence_at(date.span.start)
        if reading.zone_at(date.span.start) not in STORY:
            continue
        whole = _opens(reading, date, first) and ALONE.fullmatch(reading.clean, date.span.end, last)
        colon = COLON.match(reading.clean, date.span.end) if _opens(reading, date, start) else None
        if (whole and last < end) or (colon and colon.end() < end):
            yield Heading((date.span.end, end), date)


def _opens(reading: Reading, date: Timex, start: int) -> bool:
    """Whether a date opens a paragraph or sentence."""
    return date.type is TimexType.DATE and bool(BEFORE.fullmatch(reading.clean, start, date.span.start))
