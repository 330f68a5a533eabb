"""Points of events: what several accounts tell of one meeting or act, and whether day, number and firmness are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from recoupe.comparison.blanks import blanks
from recoupe.comparison.features import ASSERTED, begin_at, edged, firmness, towns
from recoupe.comparison.passages import Passage, clauses, of_span
from recoupe.comparison.points import Draft, once, rank, single
from recoupe.comparison.records import Records
from recoupe.comparison.refusals import sides
from recoupe.comparison.relation import Finding, Judge
from recoupe.comparison.spells import begun, lasted
from recoupe.comparison.values import TWICE, Comparison, dates, durations, numbers, since
from recoupe.lang import fold, table
from recoupe.model import Difference, Dossier, Event, Point, PointKind, Span, Status, Telling, inside, overlap

LONGEST = 390
"""Characters that one article's telling of an event may have."""
CLAUSE = 100
"""A clause of so many characters at the most is told whole."""
IN_TIME = frozenset({Status.PLANNED, Status.HELD, Status.ONGOING})
"""What is planned on Monday is held on Wednesday: between these the day of publication makes the difference, not the account."""

COMING = frozenset({Status.PLANNED, Status.CONDITIONAL, Status.CALLED_FOR})
"""What is still to come may be told as sure, as likely or as a wish."""


More = Callable[[Mapping[str, Sequence[Span]]], Sequence[Passage]]
"""Finds further passages that tell what some words of articles tell."""


def of_event(judge: Judge, event: Event, records: Mapping[str, Records], more: More = lambda _: ()) -> Draft:
    """The point that an event told in several articles makes; `more` finds where else they tell it."""
    dossier = judge.dossier
    spans = _short(event.tellings)
    account = {article: a.id for a in dossier.lineage.accounts for article in a.articles}
    told = [
        of_span(judge.reading(s.article), account.get(s.article, s.article), s, records[s.article]) for ss in spans.values() for s in ss
    ]
    lengths = _lasting_so_long(judge, event, records)
    tellings = list(_clauses(judge, event.tellings, records))
    apart = dict.fromkeys(passage for found, *both in _apart(judge, event, lengths) if found.apart for passage in both)
    valued = [_together(judge, p, tellings) for p in apart if not any(t.covers(p.timexes[0].span) for t in tellings)]
    tellings = [t for t in tellings if not any(v.overlaps(t) for v in valued)]
    shown = _short(tellings, valued)
    also = more(shown)
    everything = {
        a: (*shown.get(a, ()), *(judge.reading(a).span(*p.range) for p in also if p.article == a)) for a in _articles(shown, also)
    }
    otherwise = (found for one, other in judge.sure(also) for found in judge.differences(one, other))
    verdict = judge.sum_up([*_differences(judge, event, told, records, lengths), *otherwise], ())
    accounts = len({p.account for p in (*told, *also)})
    if accounts == 1:
        verdict = once(single(dossier, everything), verdict)
    point = Point(
        id="c0",
        kind=PointKind.EVENT,
        label=event.label,
        tellings=tuple(Telling(a, ss, value=event.date.value if a in shown else None) for a, ss in everything.items()),
        relation=verdict.relation,
        differ_in=verdict.differ_in,
        blanks=blanks(judge.silences, everything, _told_from(dossier, event, spans)),
        accounts=accounts,
        origins=0,
        why=(judge.say("same-event", label=event.label), *verdict.why),
    )
    return Draft(point, rank(judge, point, 0.0))


def _articles(shown: Iterable[str], also: Iterable[Passage]) -> list[str]:
    return list(dict.fromkeys([*shown, *(p.article for p in also)]))


def _differences(
    judge: Judge, event: Event, told: Iterable[Passage], records: Mapping[str, Records], lengths: Sequence[Passage]
) -> list[Finding]:
    """Day, number and spell of every two tellings in different articles, and what the articles say of whether it happened."""
    findings = [*(found for found, *_ in _apart(judge, event, lengths)), *_first_days(judge, event, records)]
    lasting = event.type in _lasting()
    for (one, mine), (other, theirs) in combinations([(passage, _status(event, passage)) for passage in told], 2):
        if one.article != other.article:
            findings += _values(judge, one, other, lasting=lasting, same=mine == theirs)
    return [*findings, *_firmness(judge, event), *_refusals(judge, event)]


def _lasting_so_long(judge: Judge, event: Event, records: Mapping[str, Records]) -> list[Passage]:
    """The words that say how long an event lasted: from its name on to the length, with that length alone."""
    told: dict[Span, Passage] = {}
    for span in event.tellings:
        reading = judge.reading(span.article)
        start, end = reading.sentence_at(span.start)
        for timex in records[span.article].timexes:
            if inside(timex.span.range, (start, end)) and lasted(reading.clean, span.range, timex):
                whole = reading.span(min(span.start, timex.span.start), max(span.end, timex.span.end))
                upto = of_span(reading, reading.id, whole, records[reading.id])
                told.setdefault(timex.span, replace(upto, timexes=(timex,)))
    return list(told.values())


def _apart(judge: Judge, event: Event, lengths: Sequence[Passage]) -> Iterator[tuple[Finding, Passage, Passage]]:
    """Lengths of time that two articles give an event and that are not the same; both cannot be right of what was held."""
    held = event.status in (Status.HELD, Status.ONGOING)  # how long it will last is a plan, and plans change
    for one, other in _of_two(lengths):
        if found := durations(one, other, (judge.text(one), judge.text(other)), TWICE):
            apart = found.apart and held and _sure(judge.text(one), judge.text(other))
            reason = judge.reason("number-apart" if apart else "number", found, one.article, other.article)
            yield Finding(Difference.NUMBER, reason, apart), one, other


def _first_days(judge: Judge, event: Event, records: Mapping[str, Records]) -> Iterator[Finding]:
    """First days that two articles give an event that lasts; both may be right, for what counts as the first is open."""
    if event.type not in _lasting():
        return
    told = [of_span(judge.reading(s.article), s.article, s, records[s.article]) for s in _clauses(judge, event.tellings, records)]
    for one, other in _of_two(p for c in told if (p := begun(c, judge.text(c)))):
        if found := dates(one, other, judge.dated(one, other), weekdays=True):
            yield Finding(Difference.DATE, judge.reason("first-day", found, one.article, other.article))


def _together(judge: Judge, passage: Passage, tellings: Iterable[Span]) -> Span:
    """A passage with the tellings that it overlaps."""
    mine = judge.reading(passage.article).span(*passage.range)
    near = [mine, *(t for t in tellings if t.overlaps(mine))]
    return judge.reading(passage.article).span(min(s.start for s in near), max(s.end for s in near))


def _of_two(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Passage]]:
    return ((one, other) for one, other in combinations(passages, 2) if one.article != other.article)


def _lasting() -> list[str]:
    return str(table("fr/content")["lasting"]).split()


def _refusals(judge: Judge, event: Event) -> list[Finding]:
    """Of what does not take place: one article has it refused, the other never asked for."""
    if any(note.status not in (Status.REFUSED, Status.CANCELLED) for note in event.history):
        return []
    sentences = []
    for span in event.tellings:
        reading = judge.reading(span.article)
        start, end = reading.sentence_at(span.start)
        sentences.append((span.article, reading.clean[start:end]))
    if found := sides(sentences):
        (one, mine), (other, theirs) = found
        words = Comparison(judge.say(mine), judge.say(theirs), apart=False)
        return [Finding(Difference.WORDING, judge.reason("not-held", words, one, other))]
    return []


def _status(event: Event, telling: Passage) -> Status:
    """What a telling says of whether it happened or will: of what is planned and of what came of it two numbers may be right."""
    found = (n.status for n in event.history if n.span.article == telling.article and overlap(n.span.range, telling.range))
    status = next(found, event.status)
    return Status.HELD if status is Status.ONGOING else status


def _values(judge: Judge, one: Passage, other: Passage, *, lasting: bool, same: bool) -> list[Finding]:
    """Numbers and days that are not the same; two days may both be right of what lasts, two numbers of what is not the `same`."""
    published = judge.published(one.article), judge.published(other.article)
    out = []
    texts = judge.text(one), judge.text(other)
    if number := since(one, other, published) or numbers(one, other):
        apart = number.apart and same and _sure(*texts)
        name = "number-apart" if apart else "number"
        out.append(Finding(Difference.NUMBER, judge.reason(name, number, one.article, other.article), apart))
    slot = begin_at if lasting else _unedged  # the first day of what lasts, the day of what does not
    if one.timexes and other.timexes and all(map(slot, texts)) and (day := dates(one, other, judge.dated(one, other))):
        apart = day.apart and not lasting and same and _sure(*texts)
        out.append(Finding(Difference.DATE, judge.reason("date", day, one.article, other.article), apart))
    if town := _elsewhere(*texts):
        out.append(Finding(Difference.PLACE, judge.reason("place", town, one.article, other.article)))
    return out


def _sure(*texts: str) -> bool:
    """Whether all of some words tell their thing as sure."""
    return all(firmness(text, reported=False) == ASSERTED for text in texts)


def _unedged(text: str) -> bool:
    return not edged(text)


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
        said = {article: words for article, words in said.items() if ASSERTED not in words}
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


def _short(tellings: Iterable[Span], valued: Sequence[Span] = ()) -> dict[str, tuple[Span, ...]]:
    """Per article the first words that tell an event, as many as stay short; before them those with a value held against another's."""
    out: dict[str, tuple[Span, ...]] = {}
    for span in (*sorted(tellings), *valued):
        have = out.get(span.article, ())
        if not have or (sum(map(len, have)) + len(span) <= LONGEST and not any(span.overlaps(h) and span != h for h in have)):
            out[span.article] = (span, *(h for h in have if h != span)) if span in valued else (*have, span)
    return out
