"""Where the accounts differ or contradict one another."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.quotable import is_clause, stands_alone, trimmed
from recoupe.brief.wording import Wording
from recoupe.model import Difference, Point, PointKind, Relation, Span

TOLD = (Difference.NUMBER, Difference.DATE, Difference.PLACE, Difference.SCOPE, Difference.MODALITY)
"""Differences a reader is told of, gravest first; those of wording and of who speaks are told in the points."""
PLAIN = frozenset({Difference.NUMBER, Difference.DATE, Difference.PLACE})
"""Differences of values, which the tellings carry; of the others only two tellings show which differ."""
LEAST, MOST = 12, 200
"""Characters of the words quoted on each side."""


def apart(wording: Wording) -> Iterator[Draft]:
    """One sentence for each point on which accounts part, contradictions first."""
    points = [p for p in wording.dossier.points if p.relation is Relation.CONTRADICT or set(p.differ_in) & set(TOLD)]
    for point in sorted(points, key=_gravity):
        if draft := _differ(wording, point):
            yield draft


def _gravity(point: Point) -> tuple[bool, int]:
    """Stable order: contradictions, then by the gravest difference (points are in order of importance already)."""
    return point.relation is not Relation.CONTRADICT, min((TOLD.index(d) for d in point.differ_in if d in TOLD), default=len(TOLD))


def _differ(wording: Wording, point: Point) -> Draft | None:
    """Two sides of the point: the first telling, and the first in another article whose value is another."""
    quotable = [(t, s) for t in point.tellings if (s := _whole(wording, t.spans[0])) is not None]
    pairs = [(a, b) for n, a in enumerate(quotable) for b in quotable[n + 1 :] if a[0].article != b[0].article]
    kinds = [d for d in point.differ_in if d in TOLD]
    if PLAIN & set(kinds) and point.kind is not PointKind.EVENT:
        kinds = [d for d in kinds if d in PLAIN]
        pairs = [(a, b) for a, b in pairs if a[0].value and b[0].value and a[0].value != b[0].value]
    elif len({t.article for t in point.tellings}) > 2 and not PLAIN & set(kinds):
        return None
    if not pairs:
        return None
    (one, mine), (other, theirs) = pairs[0]
    sides = wording.say("sides", one=_side(wording, mine), other=_side(wording, theirs))
    key = "contradict" if point.relation is Relation.CONTRADICT else "differ"
    text = wording.sentence(key, kinds=wording.listed(wording.say(f"differ-{d.value}") for d in kinds), sides=sides)
    rest = (s for t in point.tellings if t not in (one, other) for s in t.spans[:1])
    return Draft(wording.say("section-apart"), text, (mine, theirs, *rest))


def _whole(wording: Wording, span: Span) -> Span | None:
    """The words to quote: those of the telling, or its sentence where they break off; None when both are too long."""
    words = trimmed(span.text)
    if LEAST <= len(words) <= MOST and stands_alone(words) and is_clause(words):
        return span
    reading = wording.material.reading(span.article)
    start, end = reading.sentence_at(span.start)
    if span.end <= end and LEAST <= end - start <= MOST:
        return reading.span(start, end)
    return span if LEAST <= len(words) <= MOST else None


def _side(wording: Wording, span: Span) -> str:
    return wording.say("side", words=wording.quote(span.text, MOST), article=wording.article(span.article))
