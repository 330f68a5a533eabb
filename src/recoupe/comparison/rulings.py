"""What persons have decided about points, found again in the points of this reading, and carried out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.comparison.copies import Copies
from recoupe.comparison.passages import Passage, of_span
from recoupe.comparison.points import Draft, of_passages
from recoupe.comparison.records import Records
from recoupe.comparison.relation import Judge
from recoupe.model import Confidence, Judged, Judgement, Point, Problem, Span, Subject, Verdict, inside, overlap
from recoupe.model.pinned import meant, places

MOSTLY = 2
"""A passage is among some words when half of it is."""


@dataclass(frozen=True, slots=True)
class Told:
    """A point in the making, with the passages that it was made of (none for an event)."""

    draft: Draft
    group: tuple[Passage, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its words."""
        return tuple(span for telling in self.draft.point.tellings for span in telling.spans)


class Rulings:
    """Carries out the judgements about points, the last having the last word."""

    def __init__(self, judge: Judge, copies: Copies, records: Mapping[str, Records]) -> None:
        self.judge, self.copies, self.records = judge, copies, records
        self.ours = [j for j in judge.dossier.judgements if j.of is Judged.POINTS]

    def carried_out(self, told: Iterable[Told]) -> list[Told]:
        """The points with every decision in force."""
        out = list(told)
        for judgement in self.ours:
            if judgement.withdrawn is not None:
                continue
            sides = [meant(self._places(subject), [t.spans for t in out]) for subject in judgement.subjects]
            if None in sides:
                continue
            first, *rest = (n for n in sides if n is not None)
            if judgement.verdict is Verdict.RENAME:
                point = replace(out[first].draft.point, label=judgement.label)
                out[first] = replace(out[first], draft=replace(out[first].draft, point=point))
            elif judgement.verdict is Verdict.SAME and rest[0] != first:
                whole = self._made(judgement, out[first], self._together([*self._passages(out[first]), *self._passages(out[rest[0]])]))
                out = [whole if n == first else t for n, t in enumerate(out) if n != rest[0]]
            elif judgement.verdict is Verdict.DIFFERENT and rest[0] == first:
                out[first : first + 1] = self._parted(judgement, out[first])
        return out

    def recorded(self, points: Sequence[Point]) -> tuple[Judgement, ...]:
        """All judgements; those about points, withdrawn ones too, with the ids that their subjects have now."""
        words = [[span for telling in point.tellings for span in telling.spans] for point in points]

        def now(judgement: Judgement) -> Judgement:
            found = (meant(self._places(subject), words) for subject in judgement.subjects)
            return replace(judgement, about=tuple(points[n].id for n in found if n is not None))

        return tuple(now(j) if j in self.ours else j for j in self.judge.dossier.judgements)

    def lost(self, points: Sequence[Point]) -> tuple[Problem, ...]:
        """Judgements in force whose words tell no point any more."""
        words = [[span for telling in point.tellings for span in telling.spans] for point in points]
        return tuple(
            Problem("judgement-lost", details=(judgement.id, subject.name))
            for judgement in self.ours
            if judgement.withdrawn is None
            for subject in judgement.subjects
            if meant(self._places(subject), words) is None
        )

    def _places(self, subject: Subject) -> tuple[Span, ...]:
        return places(subject, self.judge.material.readings)

    def _passages(self, told: Told) -> list[Passage]:
        """What a point was made of; of an event its words, each as a passage."""
        if told.group:
            return list(told.group)
        account = {article: a.id for a in self.judge.dossier.lineage.accounts for article in a.articles}
        own = [span for span in told.spans if not self.copies.is_copy(span.article)]
        return [of_span(self.judge.reading(s.article), account.get(s.article, s.article), s, self.records[s.article]) for s in own]

    def _together(self, passages: Iterable[Passage]) -> list[Passage]:
        """Passages without those that stand within another, or share words with a longer one."""
        kept: list[Passage] = []
        for passage in sorted(passages, key=lambda p: (p.start - p.end, p.article, p.start)):
            if not any(passage.article == other.article and overlap(passage.range, other.range) for other in kept):
                kept.append(passage)
        return kept

    def _parted(self, judgement: Judgement, told: Told) -> list[Told]:
        """A point in two: passages of which nothing was said go where they are most alike."""
        one, other = (self._places(subject) for subject in judgement.subjects)
        mine: list[Passage] = []
        theirs: list[Passage] = []
        rest: list[Passage] = []
        for passage in self._passages(told):
            here, there = _within(passage, one), _within(passage, other)
            side = theirs if there > here else mine if here else rest
            side.append(passage)
        if not mine or not theirs:
            return [told]
        sides = list(mine), list(theirs)
        for passage in rest:
            near, far = (max(self.judge.likeness(passage, p) for p in side) for side in sides)
            (theirs if far > near else mine).append(passage)
        return [self._made(judgement, told, mine), self._made(judgement, told, theirs)]

    def _made(self, judgement: Judgement, told: Told, group: Sequence[Passage]) -> Told:
        """A point made anew of some passages, with the reason; it stays of its kind."""
        draft = of_passages(self.judge, group, self.copies)
        one, other = (subject.name for subject in judgement.subjects)
        why = self.judge.say(f"judged-{judgement.verdict}", one=one, other=other, by=judgement.by)
        tellings = draft.point.tellings
        if judgement.verdict is Verdict.SAME:
            tellings = tuple(replace(t, confidence=Confidence.CERTAIN) for t in tellings)
        point = replace(draft.point, kind=told.draft.point.kind, tellings=tellings, why=(why, *draft.point.why))
        return Told(replace(draft, point=point), tuple(group))


def _within(passage: Passage, words: Sequence[Span]) -> int:
    """How many characters of a passage are among some words; 0 for less than half of it, and of them."""
    shared = sum(overlap(passage.range, span.range) for span in words if span.article == passage.article)
    whole = any(span.article == passage.article and inside(span.range, passage.range) for span in words)
    return shared if whole or MOSTLY * shared >= passage.end - passage.start else 0
