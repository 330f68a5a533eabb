"""Quotations that no cue took: they go on with the one before, or stand alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from recoupe.attributions.drafts import Draft, Nearby
from recoupe.attributions.quotations import Quotation
from recoupe.attributions.sources import Source
from recoupe.attributions.words import Period
from recoupe.model import Act, Reading

MOST = 50
"""Paragraphs of one quotation: no speech in the press is longer, and a mark that is never closed must not make one of a whole page."""
GAP = 250
"""Characters between a statement and a quotation that still carries it on."""
SENTENCE = 8
"""A quotation of more words that opens a paragraph is a statement even where the reporter goes on after it."""


def chained(reading: Reading, quoted: Sequence[Quotation], periods: Sequence[Period], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the free quotations added: appended to the statement they carry on, or as statements without a cue."""
    out = list(drafts)
    near = Nearby(out)
    starts = [period.start for period in periods]
    for quotation in quoted:
        around = [(n, out[n]) for n in near.at(quotation.outer[0] - GAP, quotation.outer[1])]
        if quotation.depth or quotation.title or _taken(quotation, around):
            continue
        period = periods[max(bisect_left(starts, quotation.outer[1]) - 1, 0)] if periods else None
        if not _stands_alone(reading, quotation, period):
            continue
        last = _before(quotation, around)
        if last is not None and len(out[last].content) < MOST and (quotation.carries_on or _same_paragraph(quotation, out[last])):
            out[last] = replace(out[last], content=(*out[last].content, quotation.outer))
        else:
            last = len(out)
            out.append(Draft("chain", Act.ASSESS, Source(how="chain"), (), (quotation.outer,)))
        near.add(last, out[last])
    return sorted(_led(quoted, out), key=lambda d: (d.start, d.at))


def _led(quoted: Sequence[Quotation], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts where a quotation over paragraphs whose cue stands behind its last part has its first parts too."""
    out = list(drafts)
    for before, quotation in pairwise(q for q in quoted if q.depth == 0):
        if not quotation.carries_on:
            continue
        free = next((d for d in out if d.frame == "chain" and not d.cue and d.content and d.content[-1] == before.outer), None)
        held = next((n for n, d in enumerate(out) if d.frame == "after" and d.content[:1] == (quotation.outer,)), None)
        if free is not None and held is not None:
            out[held] = replace(out[held], content=(*free.content, *out[held].content))
            out.remove(free)
    return out


def _taken(quotation: Quotation, drafts: Sequence[tuple[int, Draft]]) -> bool:
    """Whether a statement made outside the marks already holds the words between them."""
    start, end = quotation.inner
    for _, draft in drafts:
        inside = (
            draft.frame != "after"
            and draft.cue
            and all(start <= a < end for a, _ in draft.cue)
            and draft.source.ranges
            and start <= draft.source.ranges[0][0] < end
        )
        shared = sum(max(0, min(b, end) - max(a, start)) for a, b in draft.content)
        within = draft.frame == "after" and any(start <= a < end for a, _ in draft.cue)
        if not inside and shared * 2 > (0 if within else end - start):
            return True
    return False


def _stands_alone(reading: Reading, quotation: Quotation, period: Period | None) -> bool:
    """Whether the quotation is a sentence of its own rather than words inside the journalist's."""
    if quotation.whole_paragraph or quotation.carries_on:
        return True
    if period is None or period.end <= quotation.outer[0]:
        return False
    around = [w for w in period.words if w.letters and not quotation.outer[0] <= w.start < quotation.outer[1]]
    said = [w for w in period.words if w.letters and quotation.outer[0] <= w.start < quotation.outer[1]]
    opens = quotation.outer[0] <= period.start + 1 and reading.clean[quotation.inner[0]].isupper()
    return not around or (opens and len(said) > max(SENTENCE, len(around)))


def _before(quotation: Quotation, drafts: Sequence[tuple[int, Draft]]) -> int | None:
    """The statement with marks right before a quotation, in the same paragraph or the one above."""
    best, far = None, -1
    for n, draft in drafts:
        ends = max((b for a, b in (*draft.content, *draft.cue, *draft.source.ranges)), default=-1)
        near = 0 <= quotation.outer[0] - ends < GAP
        if near and draft.frame in ("after", "quote", "colon", "chain") and draft.content and draft.content[-1][1] > far:
            best, far = n, draft.content[-1][1]
    return best


def _same_paragraph(quotation: Quotation, draft: Draft) -> bool:
    """Whether a statement and the quotation after it stand in one paragraph."""
    return draft.content[-1][0] >= quotation.paragraph[0] and draft.frame in ("after", "quote", "colon")
