"""What several accounts tell as a fact, in the words of one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.support import content, denies, overlap
from recoupe.brief.tellers import tagged, told
from recoupe.brief.wording import Wording
from recoupe.lang.quotable import is_clause, names_its_speaker, stands_alone, trimmed
from recoupe.model import Difference, Point, PointKind, Relation, Span, ZoneKind

LEAST, MOST = 30, 200
"""Characters of a fact that is quoted."""
OTHERS = 2
"""Accounts that tell it, at least."""
SAYS_ENOUGH = 3
"""Content words of a fact that says something by itself."""
NEARLY, SHARED = 0.45, 4
"""Share of their content, and content words, that tellings of one fact have in common."""
POINTS = re.compile(r"\b(?:il|elle|ils|elles|lui|leur|celui-ci|celle-ci|ceux-ci|son|sa|ses|leurs)\b", re.IGNORECASE)
"""Words by which a fact points to what stood before it."""
OPPOSED = frozenset({Difference.SCOPE, Difference.NUMBER, Difference.DATE, Difference.PLACE})


def facts(wording: Wording) -> Iterator[Draft]:
    """One sentence for each fact that accounts agree on, most widely told first."""
    found = (_fact(wording, p) for p in wording.dossier.points if p.kind is PointKind.FACT and _agreed(p))
    yield from (draft for _, draft in sorted(filter(None, found), key=lambda f: -f[0]))


def _agreed(point: Point) -> bool:
    """Whether the tellings of a point agree on the values they have."""
    return point.accounts >= OTHERS and point.relation is not Relation.CONTRADICT and not OPPOSED & set(point.differ_in)


def _fact(wording: Wording, point: Point) -> tuple[int, Draft] | None:
    """The telling that most accounts support, among those that can be quoted by themselves, and how many do."""
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}
    own = [span for t in point.tellings if t.attribution is None for span in t.spans]
    best: tuple[int, int, Span, tuple[Span, ...]] | None = None
    for span in own:
        if not _quotable(wording, span):
            continue
        cites = (span, *(s for s in own if s != span and _same(span.text, s.text)))
        width = len({account.get(s.article, s.article) for s in cites})
        if width >= OTHERS and (best is None or (width, -len(span)) > best[:2]):
            best = (width, -len(span), span, cites)
    if best is None:
        return None
    width, _, span, cites = best
    text = tagged(wording, told(wording, span, trimmed(span.text)), cites)
    return width, Draft(wording.say("section-happened"), text, cites)


def _same(one: str, other: str) -> bool:
    """Whether two tellings are nearly the same clause: on fewer words, only the subject may be."""
    return (
        is_clause(other) and denies(one) == denies(other) and overlap(one, other) >= NEARLY and len(content(one) & content(other)) >= SHARED
    )


def _quotable(wording: Wording, span: Span) -> bool:
    """Whether the words of a fact are a whole sentence of the body that points to nothing before it."""
    words = trimmed(span.text)
    if not (LEAST <= len(words) <= MOST and words[:1].isupper() and stands_alone(words) and is_clause(words)):
        return False
    reading = wording.material.reading(span.article)
    start, end = reading.sentence_at(span.start)
    ends = span.end >= end or reading.clean[span.end] in ".,;:!?"
    whole = reading.zone_at(span.start) is not ZoneKind.HEADLINE and start >= span.start - 1 and ends
    return whole and len(content(words)) >= SAYS_ENOUGH and not POINTS.search(words) and not names_its_speaker(words)
