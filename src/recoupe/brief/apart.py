"""Where the accounts differ or contradict one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from math import inf

from recoupe.brief.draft import Draft
from recoupe.brief.salience import Salience, salience
from recoupe.brief.support import alike, content, overlap, same_side
from recoupe.brief.wording import Wording, own_telling
from recoupe.lang import tokens
from recoupe.lang.quotable import asks, is_clause, stands_alone, trimmed
from recoupe.model import Difference, Point, PointKind, Relation, Span, Telling

TOLD = (Difference.NUMBER, Difference.DATE, Difference.PLACE, Difference.SCOPE, Difference.MODALITY)
"""Differences a reader is told of, gravest first; those of wording and of who speaks are told in the points."""
PLAIN = frozenset({Difference.NUMBER, Difference.DATE, Difference.PLACE})
"""Differences of values, which the tellings carry; of the others only two tellings show which differ."""
FEW = 5
"""Pairs of words that count as little: a short telling is not central for one word."""
CLAUSE_END = re.compile(r"[,;:.!?](?=\s|$)")
SAME, LEAST_SAME = 0.7, 20
"""Share of their words that two tellings of the same words have in common, and the characters they must have."""
SAYS_ENOUGH = 3
"""Content words of what is worth saying that two speakers are given it: “la fin du blocus” is anybody’s."""
TWO = 2
"""Tellings between which firmness and scope are compared."""
NEARLY = 0.5
"""Share of their content that tellings have in common which differ in firmness or scope only, or which stand beside those that differ."""
LEAST, MOST = 12, 200
"""Characters of the words quoted on each side."""


def apart(wording: Wording) -> Iterator[Draft]:
    """One sentence for each point on which accounts part: contradictions, words given to two speakers, other values, other firmness."""
    weights = salience(wording)
    sure = (replace(p, tellings=p.likely) for p in wording.dossier.points if not p.possible)
    points = sorted(sure, key=lambda p: -_central(weights, p))
    yield from filter(None, (_differ(wording, p) for p in points if p.relation is Relation.CONTRADICT))
    yield from filter(None, (_speakers(wording, p) for p in points if Difference.SPEAKER in p.differ_in))
    told = [p for p in points if set(p.differ_in) & set(TOLD)]
    yield from filter(None, (_differ(wording, p) for p in sorted(told, key=_gravity)))


def _central(weights: Salience, point: Point) -> float:
    """How much of what many accounts tell a point is about, by the telling that has most for its length."""
    texts = (span.text for telling in point.tellings for span in telling.spans)
    return max(weights.sum(found) / (len(found) + FEW) for found in map(weights.of, texts))


def _gravity(point: Point) -> bool:
    """Whether a point has no difference of values; of points alike, the central ones come first."""
    return not PLAIN & set(point.differ_in)


def _speakers(wording: Wording, point: Point) -> Draft | None:
    """The same words in two articles, which give them to two speakers."""
    known = {a.id: a for a in wording.dossier.attributions}
    told = [(own, a) for t in point.tellings if (a := known.get(t.attribution or "")) and a.speakers and (own := own_telling(t, a))]
    for (one, mine), (other, theirs) in combinations(told, 2):
        words = trimmed(one.spans[0].text)
        if not all(wording.has_full_name(actor) for actor in (*mine.speakers, *theirs.speakers)):
            continue
        if same_side(wording, mine, theirs) or not LEAST_SAME <= len(words) <= MOST or _shared(one, other) < SAME:
            continue
        if len(content(words)) < SAYS_ENOUGH or asks(words):
            continue
        text = wording.sentence(
            "speakers",
            words=wording.quote(one.spans[0].text, MOST),
            one=wording.names(mine.speakers),
            other=wording.names(theirs.speakers),
            one_article=wording.article(one.article),
            other_article=wording.article(other.article),
        )
        cites = (one.spans[0], other.spans[0], *mine.source[:1], *theirs.source[:1])
        return Draft(wording.say("section-apart"), text, cites, frozenset(p for p in (mine.party, theirs.party) if p))
    return None


def _shared(one: Telling, other: Telling) -> float:
    """The share of their words that two tellings have in common."""
    mine, theirs = ({t.key for t in tokens(telling.spans[0].text)} for telling in (one, other))
    return len(mine & theirs) / len(mine | theirs)


def _differ(wording: Wording, point: Point) -> Draft | None:
    """The first two tellings that differ, each in the words of its article."""
    kinds = [d for d in point.differ_in if d in TOLD]
    pairs = _valued(wording, point) if PLAIN & set(kinds) else _worded(wording, point)
    quoted = ((_whole(wording, a), _whole(wording, b)) for a, b in pairs)
    mine, theirs = next(((a, b) for a, b in quoted if a and b and not _one_number(wording, a, b)), (None, None))
    if PLAIN & set(kinds) and mine and theirs:
        kinds = _kinds(wording, point, mine, theirs)
    kinds = [d for d in kinds if d is not Difference.MODALITY or Difference.SPEAKER not in point.differ_in]
    if mine is None or theirs is None or not (kinds or point.relation is Relation.CONTRADICT):
        return None
    text = _text(wording, point, kinds, mine, theirs)
    others = (s for t in point.tellings if t.article not in (mine.article, theirs.article) for s in t.spans)
    rest = (s for s in others if alike(s.text, mine.text, NEARLY) or alike(s.text, theirs.text, NEARLY))
    return Draft(wording.say("section-apart"), text, (mine, theirs, *rest))


def _one_number(wording: Wording, one: Span, other: Span) -> bool:
    """Whether two tellings as they are quoted have a number in common: then they agree on it, whatever else each counts."""
    mine, theirs = ({number for _, number in _values(wording, span) if number} for span in (one, other))
    return bool(mine & theirs)


def _text(wording: Wording, point: Point, kinds: Sequence[Difference], mine: Span, theirs: Span) -> str:
    """The two values with the words around them where it is one value that differs, else the words of both sides."""
    values = _told_apart(wording, point, mine, theirs)
    contradict = point.relation is Relation.CONTRADICT
    if values and len(kinds) == 1 and kinds[0] in PLAIN and not contradict:
        one, other = _valued_side(wording, values[0], mine), _valued_side(wording, values[1], theirs)
        return wording.sentence(f"other-{kinds[0].value}", sides=wording.say("values", one=one, other=other))
    sides = wording.say("sides", one=_side(wording, mine), other=_side(wording, theirs))
    if contradict:
        return wording.sentence("contradict", sides=sides)
    return wording.sentence("differ", kinds=wording.listed(wording.say(f"differ-{d.value}") for d in kinds), sides=sides)


Pair = tuple[Span, Span]


def _valued(wording: Wording, point: Point) -> list[Pair]:
    """The pairs of tellings whose values a reason sets against each other; those of two accounts first.

    Values that may both hold are told as a difference only where the tellings are of one thing.
    """
    across = [(a, b) for a, b in combinations(_spans(point), 2) if a.article != b.article]
    apart = point.relation is Relation.CONTRADICT or point.accounts == 1
    if not any(_values(wording, span) for span in _spans(point)):
        valued = [(t.value, t.spans[0]) for t in point.tellings if t.value]
        return [(a, b) for (x, a), (y, b) in combinations(valued, 2) if x != y and a.article != b.article]
    found = [(a, b) for a, b in across if _told_apart(wording, point, a, b) and (apart or alike(a.text, b.text, NEARLY))]
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}

    def worth(pair: Pair) -> tuple[bool, int]:
        bare = sum(not is_clause(trimmed(span.text)) for span in pair)
        return account.get(pair[0].article) == account.get(pair[1].article), bare

    return sorted(found, key=worth)


def _worded(wording: Wording, point: Point) -> list[Pair]:
    """The two tellings of a point that differ in firmness or scope: one voice tells both, and they say nearly the same."""
    known = {a.id: a for a in wording.dossier.attributions}
    said = [known.get(t.attribution or "") for t in point.tellings]
    if point.kind is PointKind.EVENT or len(said) != len({t.article for t in point.tellings}) or len(said) > TWO:
        return []
    one, other = said[0], said[-1]
    if bool(one) != bool(other) or (one and other and Difference.SCOPE not in point.differ_in and not same_side(wording, one, other)):
        return []
    across = [(a, b) for a, b in combinations(_spans(point), 2) if a.article != b.article]
    close = 0.0 if Difference.SCOPE in point.differ_in else NEARLY
    return [(a, b) for a, b in across if alike(a.text, b.text, NEARLY) and overlap(a.text, b.text) >= close]


def _kinds(wording: Wording, point: Point, one: Span, other: Span) -> list[Difference]:
    """In which values two tellings differ: numbers where both have one that the other excludes, else dates or places."""
    counted = [(x, y) for _, x in _values(wording, one) if x for _, y in _values(wording, other) if y]
    lasting = Difference.NUMBER in point.differ_in and not any(d in point.differ_in for d in (Difference.DATE, Difference.PLACE))
    if lasting or any(_exclude(x, y) for x, y in counted):
        return [Difference.NUMBER]
    return [d for d in point.differ_in if d in PLAIN and d is not Difference.NUMBER]


def _spans(point: Point) -> list[Span]:
    return [span for telling in point.tellings for span in telling.spans]


def _told_apart(wording: Wording, point: Point, one: Span, other: Span) -> tuple[str, str] | None:
    """The number or date of the one span that a reason of the point sets against one of the other, which does not include it."""
    mine, theirs = _values(wording, one), _values(wording, other)
    reasons = [why for why in point.why if not re.search("[«“]", why)]  # quoted tellings hold every number
    here, there = wording.maker(one.article), wording.maker(other.article)
    told = [(a, b) for a, x in mine for b, y in theirs if _exclude(x, y) and a != b]
    return next(((a, b) for why in reasons for a, b in told if f"{a} ({here})" in why and f"{b} ({there})" in why), None)


Interval = tuple[float, float] | None


def _values(wording: Wording, span: Span) -> list[tuple[str, Interval]]:
    """The numbers (as intervals) and the dates in some words, as they stand there."""
    numbers = [*wording.dossier.quantities, *(q for found in wording.material.found for q in found.quantities)]
    counted = [(q.span.text, (q.low, inf if q.high is None else q.high)) for q in numbers if span.covers(q.span)]
    return [*counted, *((t.span.text, None) for t in wording.dossier.timexes if span.covers(t.span))]


def _exclude(one: Interval, other: Interval) -> bool:
    """Whether two numbers have nothing in common; "plus de six ans" and "six ans" are no news. Dates were compared before."""
    if one is None or other is None:
        return one is other
    return one[1] < other[0] or other[1] < one[0]


def _whole(wording: Wording, span: Span) -> Span | None:
    """The words to quote: those of the telling, or its sentence where they break off; None when both are too long."""
    words = trimmed(span.text)
    if LEAST <= len(words) <= MOST and stands_alone(words) and is_clause(words):
        return span
    reading = wording.material.reading(span.article)
    start, end = reading.sentence_at(span.start)
    if span.end <= end and LEAST <= end - start <= MOST:
        return reading.span(start, end)
    stop = CLAUSE_END.search(reading.clean, span.end, max(end, span.end))
    if stop and LEAST <= stop.start() - span.start <= MOST and stands_alone(trimmed(reading.clean[span.start : stop.start()])):
        return reading.span(span.start, stop.start())
    return None


def _valued_side(wording: Wording, value: str, span: Span) -> str:
    return wording.say("valued", value=wording.quote(value), words=wording.quote(span.text, MOST), article=wording.article(span.article))


def _side(wording: Wording, span: Span) -> str:
    return wording.say("side", words=wording.quote(span.text, MOST), article=wording.article(span.article))
