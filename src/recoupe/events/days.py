"""When each event was: by its own dates, by the event that frames it, by the day of the news that tells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from recoupe.events.kinds import BETWEEN, LASTING
from recoupe.events.material import Known
from recoupe.events.news import NEWS, NO_NEWS, OPEN, News, news_days, news_elsewhere, scenes
from recoupe.events.rough import opened
from recoupe.events.tellings import Telling
from recoupe.model import Dossier, Published, Span, Status, Timex, When

NEAR = 300
"""So many characters from what happened on the day of the news the same day still holds."""
WEEK = 7
DURING = ("event", "on-that-occasion")
"""Rules of expressions that name what lasted instead of a date."""
KNOWN = 3
"""An article whose day of publication is open by so many days at most dates what it tells as news."""
UNKNOWN = When()
"""Nothing is known of the day."""


def dates(groups: Sequence[Sequence[Telling]], dossier: Dossier, persons: frozenset[str], articles: Sequence[Known] = ()) -> list[When]:
    """The date of every event.

    One without its own takes, in this order: the days of the event during or after which it is told to have happened; where it is
    told in the tense of news, the day of the news; the days of what is told to have happened after it ("à l'issue d'une réunion, il
    a déclaré"); of whom a visitor is still to meet, the month of the visit; where it has just happened, the month; and where it goes
    on, the days on which articles tell that it does.
    """
    own = [when(group) for group in groups]
    out = _framed(groups, own)
    told = _told_on(groups, own)
    published = {a.id: a.published for a in dossier.articles}
    news = news_days(groups, own, published, scenes(articles))
    for n, group in enumerate(groups):
        if out[n].earliest is None and out[n].latest is None:
            done = [t for t in group if t.by_verb or t.kind.family not in LASTING]  # "la visite" lasts, "s'est rendue" is done
            out[n] = next(_as_news(done, news, published, persons, told), out[n])
    out = _on_the_way(groups, _framed(groups, _framing(groups, out)))
    late = (next((d for d in (_just(g, published), _ongoing(g, published)) if d != UNKNOWN), UNKNOWN) for g in groups)
    return [day if day != UNKNOWN else found for day, found in zip(out, late, strict=True)]


def told_elsewhere(settled: Sequence[tuple[list[Telling], When]], dossier: Dossier) -> list[tuple[list[Telling], When]]:
    """The events with their days, those without one that only an undated article tells as news with the day of its news elsewhere."""
    published = {a.id: a.published for a in dossier.articles}
    days = news_elsewhere([group for group, _ in settled], [day for _, day in settled], published)
    out = []
    for group, day in settled:
        as_news = all(t.article in days for t in group) and any(_spoken(t) and t.recent and t.status is Status.HELD for t in group)
        out.append((group, days[group[0].article] if day == UNKNOWN and as_news else day))
    return out


def _framed(groups: Sequence[Sequence[Telling]], days: Sequence[When]) -> list[When]:
    """Those without a date with the days of what frames them."""
    home = {t.span: days[n] for n, group in enumerate(groups) for t in group}
    out = []
    for group, day in zip(groups, days, strict=True):
        framed = (_shifted(home[t.frame], t.later) for t in group if t.frame in home)
        out.append(day if day.value else next((_some_day(d) for d in framed if d.earliest and d.latest), day))
    return out


def _framing(groups: Sequence[Sequence[Telling]], days: Sequence[When]) -> list[When]:
    """Those without a date that frame something dated, with the days of it: what was said after a meeting dates the meeting."""
    after: dict[Span, When] = {}
    for group, day in zip(groups, days, strict=True):
        if day.earliest and (day.earliest == day.latest or group[0].kind.family in LASTING):  # of a month it may be another day
            after |= {t.frame: _shifted(day, -t.later) for t in group if t.frame and (t.recent or _on_a_day(t))}
    out = []
    for group, day in zip(groups, days, strict=True):
        framing = (after[t.span] for t in group if t.span in after and t.kind.family not in LASTING and t.status is Status.HELD)
        out.append(day if day != UNKNOWN else next(framing, day))
    return out


def _on_a_day(t: Telling) -> bool:
    """Whether a telling names its day itself: "blessé le 4 mars pendant la fouille" dates the search in whatever tense."""
    return t.date is not None and t.date.earliest is not None and t.date.earliest == t.date.latest


def _shifted(day: When, days: int) -> When:
    """So many days after a day; of an interval nothing can be counted."""
    if not days or not day.earliest or not day.latest:
        return day
    first, last = (date.fromisoformat(one[:10]) for one in (day.earliest, day.latest))
    if first != last:
        return UNKNOWN
    there = (first + timedelta(days=days)).isoformat()
    return When(there, there, there)


def _on_the_way(groups: Sequence[Sequence[Telling]], days: Sequence[When]) -> list[When]:
    """Planned meetings without a date, with the month of the visit during which one of the two, as the same article tells, is there."""
    visits: dict[tuple[str, str], When] = {}
    for group, day in zip(groups, days, strict=True):
        if group[0].kind.family == "visit" and day.earliest and day.latest:
            visits |= {(t.article, who): day for t in group for who in t.inside if t.published and t.published <= day.latest}
    out = []
    for group, day in zip(groups, days, strict=True):
        coming = day == UNKNOWN and group[0].kind.family in BETWEEN and all(t.status is Status.PLANNED for t in group)
        during = (visits[t.article, who] for t in group for who in (*t.inside, *t.names) if coming and (t.article, who) in visits)
        out.append(next((_some_day(d) for d in during), day))
    return out


def _as_news(
    group: Sequence[Telling],
    news: Mapping[str, News],
    published: Mapping[str, Published],
    persons: frozenset[str],
    told: Mapping[tuple[str, str], Sequence[int]],
) -> Iterator[When]:
    """The day of the news for what is told in its tense: what is said, what its persons do, and what stands beside other news of it."""
    for t in group:
        if not t.recent or t.status is not Status.HELD or (t.date and t.date.anchor == "narrative"):
            continue  # of "la veille" whose day nobody knows the day of the news is none
        here = news.get(t.article, NO_NEWS)
        day, about = here.of(t.span.start, t.at)
        spoken = _spoken(t)
        near = day is not None and any(abs(at - t.span.start) <= NEAR for at in told[t.article, day.earliest or ""])
        beside = near and t.sure and not t.aside
        if day and (spoken or beside or about & persons & set(t.inside)):
            yield day
        elif day is None and spoken:
            yield from (here.lead,) if here.lead else _eve(published[t.article])


def _spoken(t: Telling) -> bool:
    """Whether somebody says it, or holds a speech: that the press tells on the day."""
    return not t.by_verb or t.kind.family == "statement"


def _told_on(groups: Sequence[Sequence[Telling]], own: Sequence[When]) -> Mapping[tuple[str, str], Sequence[int]]:
    """Where each article tells what happened on each day."""
    out: dict[tuple[str, str], list[int]] = defaultdict(list)
    for group, day in zip(groups, own, strict=True):
        if day.earliest and day.earliest == day.latest:
            for t in group:
                out[t.article, day.earliest].append(t.span.start)
    return out


def _eve(published: Published) -> Iterator[When]:
    """From the eve of publication to the day of it, where that is known."""
    if published.earliest and published.latest and _width(published.earliest, published.latest) <= KNOWN:
        eve = (date.fromisoformat(published.earliest[:10]) - timedelta(days=NEWS)).isoformat()
        yield When(f"{eve}/{published.latest[:10]}", eve, published.latest[:10])


def _just(group: Sequence[Telling], published: Mapping[str, Published]) -> When:
    """The month, or the days across two months, of what happened within a week before an article that tells it."""
    last = next((p for t in group if t.just and (p := published[t.article]).latest), None)
    if last is None or _width(last.earliest, last.latest) > KNOWN:
        return UNKNOWN
    day = date.fromisoformat((last.latest or "")[:10])
    first = day - timedelta(days=WEEK)
    if first.month == day.month:
        return When(day.isoformat()[:7], day.replace(day=1).isoformat(), day.isoformat())
    return When(f"{first.isoformat()}/{day.isoformat()}", first.isoformat(), day.isoformat())


def _ongoing(group: Sequence[Telling], published: Mapping[str, Published]) -> When:
    """From the first to the last day on which an article tells that it goes on (unknown where no such day is)."""
    days = [p for t in group if t.status is Status.ONGOING and (p := published[t.article]).earliest and p.latest]
    if not days:
        return UNKNOWN
    first, last = min(p.earliest or "" for p in days)[:10], max(p.latest or "" for p in days)[:10]
    return When(first if first == last else f"{first}/{last}", first, last)


def when(group: Sequence[Telling]) -> When:
    """The date most tellings give, the narrower one first; of what lasts, from the first to the last day told of it."""
    told = [t.date for t in group if t.date and t.date.earliest and t.date.latest]
    dates = [d if d.value else opened(d) for d in told if d.value or _narrow(d)]
    if not dates:
        return UNKNOWN
    days = sorted({d.earliest for d in dates if d.earliest and d.earliest == d.latest})
    if group[0].kind.family in LASTING and len(days) > 1:
        return When(f"{days[0]}/{days[-1]}", days[0], days[-1])
    counts = Counter((d.earliest, d.latest) for d in dates)
    best = min(dates, key=lambda d: (d.earliest != d.latest, _width(d.earliest, d.latest), -counts[d.earliest, d.latest], d.span))
    day = When(best.value, best.earliest, best.latest)
    return _some_day(day) if best.rule in DURING and group[0].kind.family not in LASTING else day


def _narrow(date: Timex) -> bool:
    """Whether a day that hangs on an open day of publication ("hier") is still known within little more than a week."""
    return _width(date.earliest, date.latest) <= OPEN


def _some_day(day: When) -> When:
    """When something was that happened on some day of what lasted ("lors de sa visite"): its month, not all the days of it."""
    if day.earliest == day.latest or not day.earliest or not day.latest or day.earliest[:7] != day.latest[:7]:
        return day
    return When(day.earliest[:7], day.earliest, day.latest)


def _width(earliest: str | None, latest: str | None) -> int:
    return (date.fromisoformat((latest or "")[:10]) - date.fromisoformat((earliest or "")[:10])).days
