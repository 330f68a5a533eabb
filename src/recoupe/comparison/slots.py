"""Points of one value of an event: how long it lasted, and since when it is the first of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from recoupe.comparison.blanks import blanks
from recoupe.comparison.copies import Copies
from recoupe.comparison.happenings import lasting_so_long, lengths_apart, of_two, told_from
from recoupe.comparison.labels import label
from recoupe.comparison.passages import Passage, of_span
from recoupe.comparison.points import Draft, rank
from recoupe.comparison.records import Records
from recoupe.comparison.relation import Judge
from recoupe.comparison.sayings import Finding
from recoupe.comparison.values import first_since, since
from recoupe.model import Difference, Event, Point, PointKind, Telling

FAR = 60
"""Characters between "la première" and the length or the date that says since when."""


def slots(judge: Judge, event: Event, records: Mapping[str, Records], copies: Copies) -> Iterator[Draft]:
    """A point for each value of an event that two accounts or more tell, whether or not it is the same."""
    account = {article: a.id for a in judge.dossier.lineage.accounts for article in a.articles}
    lengths = lasting_so_long(judge, event, records)
    firsts = list(_firsts(judge, event, records))
    for told, findings in ((lengths, (found for found, *_ in lengths_apart(judge, event, lengths))), (firsts, _apart(judge, firsts))):
        accounts = len({account.get(p.article, p.article) for p in told})
        if accounts > 1:
            yield _point(judge, event, told, copies, list(findings), accounts)


def _point(judge: Judge, event: Event, told: Iterable[Passage], copies: Copies, findings: Sequence[Finding], accounts: int) -> Draft:  # noqa: PLR0913, PLR0917 - one part of the point each
    group = sorted(told, key=lambda p: (judge.place.get(p.article, 0), p.start))
    everywhere = copies.everywhere(group)
    spans = {p.article: tuple(judge.reading(p.article).span(*q.range) for q in everywhere if q.article == p.article) for p in everywhere}
    verdict = judge.sum_up(findings, (judge.say("same-event", label=event.label),))
    point = Point(
        id="c0",
        kind=PointKind.FACT,
        label=label(judge, group),
        tellings=tuple(Telling(article, held) for article, held in spans.items()),
        relation=verdict.relation,
        differ_in=verdict.differ_in,
        blanks=blanks(judge.silences, spans, told_from(judge.dossier, event, dict.fromkeys(s.article for s in event.tellings))),
        accounts=accounts,
        origins=0,
        why=verdict.why,
    )
    return Draft(point, rank(judge, point, 0.0))


def _firsts(judge: Judge, event: Event, records: Mapping[str, Records]) -> Iterator[Passage]:
    """The words from the name of an event to those that say since when it is the first: "la réunion, la première en deux ans"."""
    for span in sorted(event.tellings):
        reading = judge.reading(span.article)
        stop = min(reading.sentence_at(span.start)[1], span.end + FAR)
        for timex in records[reading.id].timexes:
            if span.start < timex.span.start and timex.span.end <= stop:
                passage = of_span(reading, reading.id, reading.span(span.start, timex.span.end), records[reading.id])
                if first_since(passage, judge.published(reading.id)):
                    yield passage
                    break


def _apart(judge: Judge, firsts: Iterable[Passage]) -> Iterator[Finding]:
    for one, other in of_two(firsts):
        if found := since(one, other, (judge.published(one.article), judge.published(other.article))):
            yield Finding(Difference.NUMBER, judge.reason("number", found, one.article, other.article))
