"""Quotations of one article: words between marks, by the best reading of the whole page, with what had to be mended."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.attributions.landmarks import pattern
from recoupe.attributions.marks import Mark
from recoupe.attributions.pairing import Pairing
from recoupe.attributions.pairs import Pair, Place
from recoupe.model import TOLD, Problem, Range, Reading, Zone

NAME_WORDS = 5
"""A title in marks is rarely longer."""
NAME_LENGTH = 80
WORK_WORDS = 8
"""The title of a work that is called so ("le film ...") may be longer."""
BEFORE = 60
"""Characters before the marks that tell what stands between them."""
TAIL = 80
"""Characters at the end of a quotation that are looked through for debris."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `outer` with the marks, `inner` without marks and white space.

    `depth` is 0 for a quotation of the article's own, 1 for one within it. A quotation over several paragraphs is one
    record for each; `carries_on` tells those after the first. `title` tells the name of a newspaper or work.
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


class Quoted(tuple[Quotation, ...]):
    """All quotations of an article in order, and those of its own (depth 0, which never overlap) by place."""

    def __init__(self, _: Iterable[Quotation] = ()) -> None:
        own = [(q.outer, n) for n, q in enumerate(self) if q.depth == 0]
        self._numbers = [n for _, n in own]
        self._starts = [outer[0] for outer, _ in own]
        self._ends = [outer[1] for outer, _ in own]

    def touching(self, start: int, end: int) -> Iterator[tuple[int, Quotation]]:
        """Index and quotation of those of the article's own whose marks or words meet or touch [start, end), in order."""
        for n in self._numbers[bisect_left(self._ends, start) : bisect_right(self._starts, end)]:
            yield n, self[n]


def quotations(reading: Reading) -> tuple[Quoted, tuple[Problem, ...]]:
    """All quotations of the told zones in order, and the repairs they needed. Never raises on odd marks."""
    pairs, left_out = Pairing(reading.clean, list(_places(reading))).settled()
    found: list[Quotation] = []
    problems: list[Problem] = []
    said = False  # whether the quotation that carries on has words so far
    for pair in pairs:
        if pair.depth == 0 and not pair.carried:
            said = False
        quotation = _quotation(reading.clean, pair, carries_on=pair.carried and said)
        if quotation:
            slipped = pair.carried and not said  # the opening mark stands at the end of the line above
            kind = "quotation-mark-missing" if pair.missing else "quotation-mark-odd" if pair.odd or slipped else None
            problems += [_problem(reading, kind, quotation)] if kind else []
            said = said or pair.depth == 0
            found.append(quotation)
        elif pair.carried and said:  # the closing mark stands at the beginning of the line below
            problems.append(_problem(reading, "quotation-mark-odd", next(q for q in reversed(found) if q.depth == 0)))
    problems += [_alone(reading, mark) for mark in left_out]
    return Quoted(found), tuple(problems)


def _places(reading: Reading) -> Iterator[Place]:
    """The paragraphs of the told zones, each with whether a quotation may carry on into the next."""
    zones = sorted((z for z in reading.article.zones if z.kind in TOLD), key=lambda z: z.span.range)
    starts = [z.span.start for z in zones]
    told = [(p, first, last) for p in reading.paragraphs for first, last in _told(zones, starts, p)]
    for n, (paragraph, _, last) in enumerate(told):
        after = told[n + 1] if n + 1 < len(told) else None
        together = after is not None and after[1].kind is last.kind and not reading.clean[paragraph[1] : after[0][0]].strip()
        yield Place(paragraph, together)


def _told(zones: Sequence[Zone], starts: Sequence[int], paragraph: Range) -> Iterator[tuple[Zone, Zone]]:
    """The first and the last told zone of a paragraph, if it has any."""
    last = bisect_right(starts, paragraph[1] - 1) - 1
    first = max(0, bisect_right(starts, paragraph[0]) - 1)
    if last >= 0 and zones[first].span.end <= paragraph[0]:
        first += 1
    if first <= last and zones[last].span.end > paragraph[0]:
        yield zones[first], zones[last]


def _quotation(text: str, pair: Pair, *, carries_on: bool) -> Quotation | None:
    """The pair as a quotation, trimmed; None when nothing is left of it."""
    start, end = pair.inner
    tail = max(start, end - TAIL)
    if debris := pattern("debris").search(text, tail, end):
        end = debris.start()
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    if not any(text[at].isalnum() for at in range(start, end)):
        return None
    outer = (pair.opening.start if pair.opening else start, pair.closing.end if pair.closing else end)
    return Quotation(outer, (start, end), pair.depth, pair.paragraph, carries_on, _is_title(text, outer, (start, end), pair.paragraph))


def _is_title(text: str, outer: Range, inner: Range, paragraph: Range) -> bool:
    """Whether the words are the name of a newspaper, a work or a ship rather than something said."""
    if inner[1] - inner[0] > NAME_LENGTH:
        return False
    said = text[inner[0] : inner[1]]
    words = said.split()
    if len(words) > WORK_WORDS or said[-1] in ".!?…":
        return False
    before = text[max(paragraph[0], outer[0] - BEFORE) : outer[0]]
    content = [w for w in words if not pattern("small").fullmatch(w)]
    capital = said[0].isupper()
    if capital and pattern("work").search(before):
        return True
    if len(words) > NAME_WORDS:
        return False
    if pattern("called").search(before) and not pattern("asked").match(said):
        return True
    named = sum(w[0].isupper() for w in content)
    if not capital or named * 2 < len(content):
        return False
    return bool(pattern("title").search(before)) or (named == len(content) and bool(pattern("determiner").search(before)))


def _problem(reading: Reading, kind: str, quotation: Quotation) -> Problem:
    span = reading.span(*quotation.inner)
    words = span.text if len(span.text) <= 60 else f"{span.text[:57]}..."
    return Problem(kind, article=reading.id, span=span, details=(words,))


def _alone(reading: Reading, mark: Mark) -> Problem:
    """A mark that no reading of the page explains, with the words around it."""
    words = " ".join(reading.clean[max(0, mark.start - 30) : mark.end + 30].split())
    return Problem("quotation-mark-alone", article=reading.id, span=reading.span(mark.start, mark.end), details=(words,))
