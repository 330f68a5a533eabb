"""Points: what one or more articles tell, put together from passages and events, counted and ordered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from recoupe.comparison.blanks import blanks, said_from
from recoupe.comparison.copies import Copies
from recoupe.comparison.dropped import dropped
from recoupe.comparison.labels import label
from recoupe.comparison.likeness import SURE
from recoupe.comparison.passages import Passage
from recoupe.comparison.relation import Judge, Verdict
from recoupe.comparison.values import one_number
from recoupe.lang import say
from recoupe.model import Confidence, Dossier, Point, PointKind, Range, Relation, Span, Telling, inside, overlap

WEIGHT = {Relation.CONTRADICT: 0, Relation.DIFFER: 1, Relation.AGREE: 2, Relation.SINGLE: 3}


@dataclass(frozen=True, slots=True)
class Draft:
    """A point without its id, and its rank: more accounts first, then disagreement, then weight, then place."""

    point: Point
    rank: tuple[int, int, float, int, int]


def of_passages(judge: Judge, group: Sequence[Passage], copies: Copies) -> Draft:
    """The point that a group of passages tells, and copies of their articles too."""
    dossier = judge.dossier
    best = nearest(judge, group)
    sure = likely(group, best)
    accounts = len({p.account for p in sure or group})
    mine = frozenset(group)
    everywhere = copies.everywhere(group)
    same = {(p.account, p.range) for p in sure}  # a copy is as sure as what it copies
    means = (sum(alike) / len(alike) if alike else 0.0 for alike in best)
    near = dict(zip((p.range for p in group), means, strict=True))  # a copy has the range of what it copies
    articles: dict[str, list[Passage]] = {p.article: [] for p in everywhere}
    everywhere.sort(key=lambda p: (-near[p.range], p.start))
    for passage in everywhere:
        articles[passage.article].append(passage)
    verdict = judge.verdict(sure if len({p.account for p in sure}) > 1 else group)  # what differs between unsure tellings says nothing
    if len({p.account for p in group}) == 1:
        verdict = once(single(dossier, articles), verdict)
    kind = PointKind.STATEMENT if 2 * sum(1 for p in group if p.attribution) >= len(group) else PointKind.FACT
    point = Point(
        id="c0",
        kind=kind,
        label=label(judge, [p for p in everywhere if p in mine]),
        tellings=tuple(_telling(judge, told, everywhere, same) for told in articles.values()),
        relation=verdict.relation,
        differ_in=verdict.differ_in,
        blanks=blanks(judge.silences, articles, _known_from(judge, group, kind)),
        accounts=accounts,
        origins=_origins(judge, group),
        why=verdict.why,
    )
    return Draft(point, rank(judge, point, sum(judge.weights.whole[p.keys] * (near[p.range] or 1.0) for p in group)))


def likely(group: Sequence[Passage], best: Sequence[Sequence[float]]) -> tuple[Passage, ...]:
    """The passages of a group that surely tell what some passage of another account tells; all of them where one account tells it.

    Where both count one thing to about the same number ("une cinquantaine de cargos", "plus de cinquante cargos"), they do.
    """
    if len({p.account for p in group}) == 1:
        return tuple(group)
    counting = [p for p in group if p.quantities]
    return tuple(
        passage
        for passage, alike in zip(group, best, strict=True)
        if max(alike) >= SURE
        or (passage.quantities and any(other.account != passage.account and one_number(passage, other) for other in counting))
    )


def nearest(judge: Judge, group: Sequence[Passage]) -> list[list[float]]:
    """For each passage of a group its likeness to the nearest passage of each other account."""
    told: dict[str, list[Passage]] = {}
    for passage in group:
        told.setdefault(passage.account, []).append(passage)
    out = []
    for passage in group:
        beside = judge.beside[passage]
        others = [held for account, held in told.items() if account != passage.account]
        out.append([beside[held[0]] if len(held) == 1 else max([beside[p] for p in held]) for held in others])
    return out


def once(told: Verdict, found: Verdict) -> Verdict:
    """The verdict on what one account tells, with that in which copies of it differ."""
    return Verdict(Relation.SINGLE, found.differ_in, (*told.why, *found.why)) if found.differ_in else told


def single(dossier: Dossier, articles: Collection[str]) -> Verdict:
    """The verdict on what one account tells, in one article or in copies of it."""
    copies = len(set(articles)) - 1
    once = say(dossier.language, "comparison.told-once")
    why = (once, say(dossier.language, "comparison.copies", n=copies)) if copies else (once,)
    return Verdict(Relation.SINGLE, (), why)


SAME_WORDS = 0.8
"""Dice of the words of two tellings from which on they are the same (as the scorer takes them)."""


def again(point: Point, other: Point) -> bool:
    """Whether a point says again what another says: in each of its articles the other has the same words."""
    known = {t.article: t.spans for t in other.tellings}
    return all(_dice(t.spans, known.get(t.article, ())) >= SAME_WORDS for t in point.tellings)


def _dice(one: Sequence[Span], other: Sequence[Span]) -> float:
    shared = sum(overlap(a.range, b.range) for a in one for b in other)
    return 2 * shared / (sum(map(len, one)) + sum(map(len, other)) or 1)


def _telling(judge: Judge, passages: Sequence[Passage], group: Sequence[Passage], sure: Collection[tuple[str, Range]]) -> Telling:
    """What one article tells: some passages of a group."""
    article = passages[0].article
    reading = judge.reading(article)
    attribution = next((p.attribution.id for p in passages if p.attribution), None)
    spans = tuple(reading.span(*p.range) for p in passages)
    found = Confidence.LIKELY if any((p.account, p.range) in sure for p in passages) else Confidence.POSSIBLE
    return Telling(article, spans, attribution, _value(passages), dropped(judge, passages, group), found)


def _value(passages: Sequence[Passage]) -> str | None:
    """The first typed value of a telling: a number as "low/high unit" (".." when open), else a day."""
    for passage in passages:
        for q in passage.quantities:
            high = ".." if q.high is None else f"{q.high:g}"
            return f"{q.low:g} {q.unit}".strip() if q.high == q.low else f"{q.low:g}/{high} {q.unit}".strip()
    days = [t.value for p in passages for t in p.timexes if t.value]
    return days[0] if days else None


def _known_from(judge: Judge, group: Sequence[Passage], kind: PointKind) -> str | None:
    """The first day on which the thing could be told: when it was said, or the last event that one telling of it tells of."""
    days = [p.attribution.when for p in group if p.attribution and p.attribution.when and p.attribution.when[:4].isdigit()]
    if days and len(min(days)) >= 10:
        return min(days)[:10]
    if kind is PointKind.STATEMENT:
        return said_from(judge.article(a) for a in dict.fromkeys(p.article for p in group))
    last = [[day for span, day in judge.held.get(p.article, ()) if inside(span, p.range)] for p in group]
    return min((max(days) for days in last if days), default=None)


def _origins(judge: Judge, group: Sequence[Passage]) -> int:
    """How many speech acts the tellings are known to rest on; 0 when none is known."""
    said = [p.attribution for p in group if p.attribution]
    return len({a.occasion for a in said if a.occasion}.union(*(judge.origins.get(a.id, ()) for a in said)))


def rank(judge: Judge, point: Point, weight: float) -> tuple[int, int, float, int, int]:
    """The place of a point among the points: sure ones, more accounts first, then disagreement, weight and order of the articles."""
    first = min((judge.place.get(t.article, 0), t.spans[0].start) for t in point.tellings)
    return -1 if point.possible else -point.accounts, WEIGHT[point.relation], -weight, *first


def numbered(drafts: Iterable[Draft]) -> tuple[Point, ...]:
    """The points in order of importance, named c1, c2 ..."""
    ordered = sorted(drafts, key=lambda draft: draft.rank)
    return tuple(replace(draft.point, id=f"c{n}") for n, draft in enumerate(ordered, 1))
