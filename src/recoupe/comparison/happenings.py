"""Points of events: what several accounts tell of one meeting or act, and whether day, number and firmness are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from recoupe.comparison.blanks import blanks
from recoupe.comparison.features import ASSERTED, begins, edged, firmness, towns
from recoupe.comparison.passages import Passage, clauses, of_span
from recoupe.comparison.points import Draft, once, rank, single
from recoupe.comparison.records import Records
from recoupe.comparison.relation import Finding, Judge, Verdict
from recoupe.comparison.values import Comparison, dates, numbers, since
from recoupe.lang import fold, table
from recoupe.model import Difference, Dossier, Event, Point, PointKind, Span, Status, Telling, inside

LONGEST = 390
"""Characters that one article's telling of an event may have."""
CLAUSE = 100
"""A clause of so many characters at the most is told whole."""
IN_TIME = frozenset({Status.PLANNED, Status.HELD, Status.ONGOING})
"""What is planned on Monday is held on Wednesday: between these the day of publication makes the difference, not the account."""

COMING = frozenset({Status.PLANNED, Status.CONDITIONAL, Status.CALLED_FOR})
"""What is still to come may be told as sure, as likely or as a wish."""


def of_event(judge: Judge, event: Event, records: Mapping[str, Records]) -> Draft:
    """The point that an event told in several articles makes."""
    dossier = judge.dossier
    spans = _short(event.tellings)
    account = {article: a.id for a in dossier.lineage.accounts for article in a.articles}
    told = [
        of_span(judge.reading(s.article), account.get(s.article, s.article), s, records[s.article]) for ss in spans.values() for s in ss
    ]
    accounts = len({p.account for p in told})
    verdict = _verdict(judge, event, told)
    if accounts == 1:
        verdict = once(single(dossier, spans), verdict)
    point = Point(
        id="c0",
        kind=PointKind.EVENT,
        label=event.label,
        tellings=tuple(Telling(a, ss, value=event.date.value) for a, ss in _short(_clauses(judge, event.tellings, records)).items()),
        relation=verdict.relation,
        differ_in=verdict.differ_in,
        blanks=blanks(dossier, spans, _told_from(dossier, event, spans)),
        accounts=accounts,
        origins=0,
        why=(judge.say("same-event", label=event.label), *verdict.why),
    )
    return Draft(point, rank(dossier, point, 0.0))


def _verdict(judge: Judge, event: Event, told: Iterable[Passage]) -> Verdict:
    """Day and number of every two tellings in different articles, and what the articles say of whether it happened."""
    findings: list[Finding] = []
    for one, other in combinations(told, 2):
        if one.article != other.article:
            findings += _values(judge, one, other, lasting=event.type in table("fr/content")["lasting"].split())
    return judge.sum_up([*findings, *_firmness(judge, event)], ())


def _values(judge: Judge, one: Passage, other: Passage, *, lasting: bool) -> list[Finding]:
    """Numbers and days that are not the same; of what lasts, two days may both be right."""
    published = judge.published(one.article), judge.published(other.article)
    out = []
    vouched = all(firmness(judge.text(p), reported=False) == ASSERTED for p in (one, other))
    if number := since(one, other, published) or numbers(one, other):
        apart = number.apart and vouched
        name = "number-apart" if apart else "number"
        out.append(Finding(Difference.NUMBER, judge.reason(name, number, one.article, other.article), apart))
    texts = judge.text(one), judge.text(other)
    one_slot = all(map(begins, texts)) if lasting else not any(map(edged, texts))  # the first day of what lasts, the day of what does not
    if one_slot and (day := dates(one, other, judge.dated(one, other))):
        out.append(Finding(Difference.DATE, judge.reason("date", day, one.article, other.article), day.apart and vouched))
    if town := _elsewhere(*texts):
        out.append(Finding(Difference.PLACE, judge.reason("place", town, one.article, other.article)))
    return out


def _elsewhere(one: str, other: str) -> Comparison | None:
    """The towns of two tellings, when both name some and none is the same or part of the other's name."""
    mine, theirs = towns(one), towns(other)
    if not mine or not theirs or any(fold(a) in fold(b) or fold(b) in fold(a) for a in mine for b in theirs):
        return None
    return Comparison(mine[0], theirs[0], apart=False)


def _firmness(judge: Judge, event: Event) -> list[Finding]:
    """The first two articles whose words on whether it happened, or will, cannot be explained by the day they were published."""
    said: dict[str, set[str]] = {}
    for note in event.history:
        status = Status.HELD if note.status in IN_TIME else note.status
        said.setdefault(note.article, set()).add(f"status-{status.value}")
    if event.status in COMING and len({word for words in said.values() for word in words}) == 1:
        said = {}
        for span in event.tellings:
            start, end = judge.reading(span.article).sentence_at(span.start)
            words = judge.reading(span.article).clean[start:end]
            said.setdefault(span.article, set()).add(firmness(words, reported=False))
    for one, other in combinations(sorted(said), 2):
        if said[one].isdisjoint(said[other]):
            mine, theirs = (judge.say(min(said[a])) for a in (one, other))
            return [Finding(Difference.MODALITY, judge.reason("modality", Comparison(mine, theirs, apart=False), one, other))]
    return []


def _told_from(dossier: Dossier, event: Event, told: Iterable[str]) -> str | None:
    """The first day on which an event could be told: its own, or that of the first page that announces it."""
    days = [dossier.article(article).published.earliest for article in told]
    return min(d for d in (event.date.earliest, *days) if d) if event.date.earliest and all(days) else None


def _clauses(judge: Judge, tellings: Iterable[Span], records: Mapping[str, Records]) -> Iterator[Span]:
    """The tellings of an event, each as its whole clause where that is short: "libérés" alone says neither who nor when."""
    for span in tellings:
        reading = judge.reading(span.article)
        around = clauses(reading, reading.sentence_at(span.start), records[span.article])
        whole = next((c for c in around if inside(span.range, c) and c[1] - c[0] <= CLAUSE), span.range)
        yield reading.span(*whole)


def _short(tellings: Iterable[Span]) -> dict[str, tuple[Span, ...]]:
    """Per article the first words that tell an event, as many as stay short."""
    out: dict[str, tuple[Span, ...]] = {}
    for span in sorted(tellings):
        have = out.get(span.article, ())
        if not have or (sum(map(len, have)) + len(span) <= LONGEST and not any(span.overlaps(h) for h in have)):
            out[span.article] = (*have, span)
    return out
