"""Where the accounts differ or contradict one another."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.wording import Wording
from recoupe.model import Difference, Point, Relation, Telling

TOLD = (Difference.NUMBER, Difference.DATE, Difference.PLACE, Difference.MODALITY, Difference.SCOPE)
"""Differences a reader is told of, gravest first; those of wording and of who speaks are told in the points."""


def apart(wording: Wording) -> Iterator[Draft]:
    """One sentence for each point on which accounts part, contradictions first."""
    points = [p for p in wording.dossier.points if p.relation is Relation.CONTRADICT or set(p.differ_in) & set(TOLD)]
    for point in sorted(points, key=_gravity):
        yield _differ(wording, point)


def _gravity(point: Point) -> tuple[bool, int]:
    """Stable order: contradictions, then by the gravest difference (points are in order of importance already)."""
    return point.relation is not Relation.CONTRADICT, min((TOLD.index(d) for d in point.differ_in if d in TOLD), default=len(TOLD))


def _differ(wording: Wording, point: Point) -> Draft:
    kinds = wording.listed(wording.say(f"differ-{d.value}") for d in point.differ_in if d in TOLD) or wording.say("differ-wording")
    shown: dict[str, Telling] = {}
    for telling in point.tellings:
        shown.setdefault(telling.article, telling)
    sides = list(shown.values())[:3]
    words = wording.listed(wording.say("side", words=wording.spans(t.spans, 130), article=wording.article(t.article)) for t in sides)
    text = wording.sentence("contradict" if point.relation is Relation.CONTRADICT else "differ", kinds=kinds, sides=words)
    return Draft(wording.say("section-apart"), text, tuple(s for t in sides for s in t.spans))
