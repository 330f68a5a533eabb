"""Quotations of one article: words between marks, read paragraph by paragraph, with what had to be mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from recoupe.attributions.marks import Pair, Paragraph
from recoupe.lang import table
from recoupe.model import Problem, Range, Reading

NAME_WORDS = 5
"""A title in marks is rarely longer."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `outer` with the marks, `inner` without marks and white space.

    `depth` is 0 for a quotation of the article's own, 1 for one within it. `chain` is the quotation that
    it carries on from the paragraph before, as an index. `title` tells the name of a newspaper or work.
    """

    outer: Range
    inner: Range
    depth: int
    paragraph: Range
    carries_on: bool = False
    title: bool = False

    @property
    def whole_paragraph(self) -> bool:
        """Whether nothing but the quotation stands in its paragraph (a full stop aside)."""
        return self.outer[0] <= self.paragraph[0] and self.outer[1] >= self.paragraph[1] - 1


def quotations(reading: Reading) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """All quotations of the told zones in order, and the repairs they needed. Never raises on odd marks."""
    found: list[Quotation] = []
    problems: list[Problem] = []
    told = reading.told()
    paragraphs = [p for p in reading.paragraphs if any(a < p[1] and p[0] < b for a, b in told)]
    carried = False
    for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
        followed = after is not None and reading.clean[after[0]] in '«“"»' and _follows(reading, paragraph, after)
        pairs, runs_on = Paragraph(reading.clean, paragraph, carried=carried, followed=followed).pairs()
        for pair in pairs:
            if quotation := _quotation(reading, pair, paragraph, carries_on=carried and pair is pairs[0]):
                found.append(quotation)
                problems += _problems(reading, pair, quotation, runs_on=runs_on and pair.closing is None)
        carried = runs_on
    return tuple(found), tuple(problems)


def _follows(reading: Reading, paragraph: Range, after: Range) -> bool:
    """Whether two paragraphs stand next to each other."""
    return not reading.clean[paragraph[1] : after[0]].strip()


def _quotation(reading: Reading, pair: Pair, paragraph: Range, *, carries_on: bool) -> Quotation | None:
    """The pair as a quotation, trimmed; None when nothing is left of it."""
    text = reading.clean
    start, end = pair.inner
    debris = re.search(table("fr/quotations")["debris"], text[start:end])
    if debris:
        end = start + debris.start()
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    if not any(c.isalnum() for c in text[start:end]):
        return None
    outer = (pair.opening.start if pair.opening else start, pair.closing.end if pair.closing else end)
    return Quotation(outer, (start, end), pair.depth, paragraph, carries_on, _is_title(text, outer, (start, end)))


def _is_title(text: str, outer: Range, inner: Range) -> bool:
    """Whether the words are the name of a newspaper, a work or a ship rather than something said."""
    words = text[inner[0] : inner[1]].split()
    knowledge = table("fr/quotations")
    before = text[max(0, outer[0] - 40) : outer[0]]
    if re.search(knowledge["called"], before) and len(words) <= NAME_WORDS:
        return True
    capitals = [w for w in words if w[0].isupper()]
    named = len(capitals) * 2 >= len(words) and words[0][0].isupper()
    return named and len(words) <= NAME_WORDS and words[-1][-1] not in ".!?…" and bool(re.search(knowledge["title"], before))


def _problems(reading: Reading, pair: Pair, quotation: Quotation, *, runs_on: bool) -> list[Problem]:
    span = reading.span(*quotation.inner)
    words = (span.text if len(span.text) <= 60 else f"{span.text[:57]}...",)
    if pair.missing and not runs_on:
        return [Problem("quotation-mark-missing", article=reading.id, span=span, details=words)]
    if pair.odd:
        return [Problem("quotation-mark-odd", article=reading.id, span=span, details=words)]
    return []
