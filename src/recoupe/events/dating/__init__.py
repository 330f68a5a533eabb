"""When every article was published and what its time expressions come to: solved over the whole dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from recoupe.events.dating.besides import besides
from recoupe.events.dating.openyear import ABOUT
from recoupe.events.dating.reasons import Reasons
from recoupe.events.dating.recalled import recalled
from recoupe.events.dating.solution import solve, stated_of
from recoupe.events.dating.stays import placed
from recoupe.events.dating.story import Solved
from recoupe.events.dating.values import Value, span_of, value
from recoupe.model import (
    Act,
    Anchor,
    Article,
    Attribution,
    Basis,
    Dossier,
    Firmness,
    Material,
    Phrase,
    Problem,
    Quantity,
    Span,
    Timex,
    TimexType,
)
from recoupe.model.calendar import Days, stands_in

WIDE = 7
"""Days between the likeliest days of publication from which on "mercredi" may be more than one day."""
OF = ("de ", "d'", "d’", "du ")
"""Before a date that belongs to a noun: behind "mardi, ... les entretiens de lundi", "le même jour" is Tuesday."""
MONTH = 31
"""Days: what is longer is no day that others count from."""
BY_YEAR = frozenset({"this-span", "span-way", "ago", "ahead", "part-of-span", "part-of-span-way"})
"""Rules of whole years that are counted from publication."""
MOST_DAYS, LIKELY = 8, 0.5
"""Days of publication that are tried, the likeliest; a value that is likelier than that is given."""


def dated(material: Material, dossier: Dossier) -> Dossier:
    """The dossier with `published` of every article, its timexes and its quantities filled in.

    Publication dates and values are solved together: stated dates, tense, weekdays, what several articles tell of one
    day, who quotes or copies whom all add their weight; what stays open stays an interval or unknown.
    """
    stated = {r.id: stated_of(r) for r in material.readings}
    solved, ground = solve(material, dossier, stated)
    reasons = Reasons(dossier, ground)
    articles: list[Article] = []
    problems: list[Problem] = []
    for a in dossier.articles:
        by_hand = a.published.basis is Basis.JUDGED
        published = a.published if by_hand else reasons.published(a, solved.get(a.id), stated[a.id], material.found_in(a.id).phrases)
        problems += reasons.outvoted(a, published)
        articles.append(replace(a, published=published))
    about = sorted(s.best for s in solved.values() if s.placed)
    years = {a.published.earliest for a in articles if a.published.earliest}
    middle = about[len(about) // 2] if about else None if years else ABOUT
    readings = {r.id: r for r in material.readings}
    given = []
    for a in articles:
        phrases = material.found_in(a.id).phrases
        given += weighed(phrases, likely_days(a, solved.get(a.id)), middle, besides(readings[a.id], phrases))
    timexes = placed(material.readings, given)
    problems += [p for f in material.found for p in disagreeing(f.phrases, timexes)]
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in dossier.attributions:
        said[attribution.article].append(attribution)
    quantities = [asserted(q, said[q.span.article]) for found in material.found for q in found.quantities]
    return replace(
        dossier, articles=tuple(articles), timexes=timexes, quantities=tuple(quantities), problems=dossier.problems + tuple(problems)
    )


def likely_days(article: Article, solved: Solved | None) -> dict[date, float]:
    """The days from which "mercredi" may count, and how likely each is; of a stated month without more the last."""
    known = article.published
    if known.basis is Basis.JUDGED and known.latest:
        return {date.fromisoformat(known.latest): 1.0}
    if solved is not None and solved.dated and (solved.rivals[-1] - solved.rivals[0]).days < WIDE:
        return {solved.best: 1.0}
    if known.basis is Basis.STATED and known.latest:
        return {date.fromisoformat(known.latest): 1.0}
    if solved is None:
        return {}
    days = dict(sorted(solved.shares.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_DAYS])
    anywhere = not solved.dated and sum(days.values()) <= LIKELY
    return {} if anywhere else days  # of an article that may lie anywhere the likeliest days say nothing


def weighed(
    phrases: Iterable[Phrase], days: Mapping[date, float], about: date | None, beside: frozenset[Span] = frozenset()
) -> list[Timex]:
    """The time expressions of one article: where it may have appeared on several days, each with the value that is by far the likeliest.

    Where no value is, what is known are the first and the last day of all that it may be.
    """
    phrases = tuple(phrases)
    if len(days) < 2:
        return valued(phrases, next(iter(days), None), about, beside)
    out = []
    for phrase, *same in zip(phrases, *(values(phrases, day, about, beside) for day in days), strict=True):
        shares: dict[str | None, float] = defaultdict(float)
        for found, share in zip(same, days.values(), strict=True):
            shares[found.written] += share
        likeliest, share = max(shares.items(), key=lambda pair: pair[1])
        clear = len(shares) == 1 or share > LIKELY  # of all days, not of those tried
        out.append(timex(phrase, between([v for v in same if v.written == likeliest or not clear], likeliest if clear else None)))
    return out


def between(found: list[Value], written: str | None) -> Value:
    """One expression as seen from several days: from the first to the last day of all that it may be."""
    first, last = [v.first for v in found if v.first], [v.last for v in found if v.last]
    return Value(written, min(first) if len(first) == len(found) else None, max(last) if len(last) == len(found) else None)


def valued(phrases: Iterable[Phrase], day: date | None, about: date | None = None, beside: frozenset[Span] = frozenset()) -> list[Timex]:
    """The time expressions of one article with their values, in order.

    `day` is the day of publication; where it is unknown, what is named by its year is seen from `about`, when the story was
    (in a year that stands in for its own, where nothing tells that). From those told `beside` another nothing is counted.
    """
    phrases = tuple(phrases)
    return list(map(timex, phrases, values(phrases, day, about, beside)))


def values(phrases: tuple[Phrase, ...], day: date | None, about: date | None, beside: frozenset[Span]) -> list[Value]:
    """The same without the phrases."""
    last = last_told(phrases, day)
    told: Days | None = None
    before: list[tuple[Phrase, Value]] = []
    for phrase in phrases:
        near = day or (about if named_by_year(phrase) else None)
        found = recalled(phrase, before, day or about) or value(phrase, near, last if phrase.rule == "after-event" else told)
        before.append((phrase, found))
        if phrase.type is not TimexType.DATE or not found.days or (found.days[1] - found.days[0]).days > MONTH:
            continue
        if told is None or not (phrase.span.text.lower().startswith(OF) or phrase.span in beside):
            told = found.days
    return [found for _, found in before]


def named_by_year(phrase: Phrase) -> bool:
    """Whether it takes no day, only a year to say when that was: "le 3 mai", "au printemps dernier", "cette année", "il y a quatre ans"."""
    years = phrase.unit == "year" and phrase.rule in BY_YEAR
    return phrase.anchor is Anchor.PUBLICATION and bool(phrase.month or phrase.season or years)


def last_told(phrases: Iterable[Phrase], day: date | None) -> Days | None:
    """The last day up to publication that an article names: when "la réunion" was that it speaks of without a date."""
    days = {found for p in phrases if day and p.weekday is not None and (found := span_of(p, day)) and found[0] == found[1] <= day}
    return max(days, default=None)


def disagreeing(phrases: Iterable[Phrase], timexes: Iterable[Timex]) -> Iterator[Problem]:
    """A problem for every day whose weekday is not the one that the words give it, in the year found for it."""
    values = {t.span: t.value for t in timexes}
    for phrase in phrases:
        known = values.get(phrase.span) or ""
        one_day = phrase.weekday is not None and phrase.day and phrase.other is None and len(known) == len("2000-01-01")
        one_day = one_day and not stands_in(known)
        if one_day and date.fromisoformat(known).weekday() != phrase.weekday:
            details = (phrase.span.text, known)
            yield Problem("weekday-disagrees", article=phrase.span.article, span=phrase.span, details=details)


def timex(phrase: Phrase, found: Value) -> Timex:
    """The dossier's record of a dated phrase."""
    first, last = (day.isoformat() if day else None for day in (found.first, found.last))
    anchor = None if phrase.anchor is Anchor.NONE else phrase.anchor.value
    return Timex(phrase.span, phrase.type, found.written, first, last, phrase.rule, anchor)


TOLD_AS = {Act.PROMISE: Firmness.PLANNED, Act.OFFER: Firmness.PLANNED, Act.DEMAND: Firmness.PLANNED, Act.DENY: Firmness.DENIED}
"""What a speech act makes of a number that its content tells as a fact; any other reports it."""


def asserted(quantity: Quantity, attributions: Iterable[Attribution]) -> Quantity:
    """The quantity with the speaker of the narrowest statement that holds it (none when the article itself says it)."""
    around = [(len(c), a) for a in attributions if a.article == quantity.span.article for c in a.content if c.covers(quantity.span)]
    if not around:
        return quantity
    said = min(around, key=lambda pair: pair[0])[1]
    plain = quantity.modality is Firmness.ASSERTED
    firm = TOLD_AS.get(said.act, Firmness.REPORTED) if plain else quantity.modality
    return replace(quantity, asserted_by=said.speakers[0] if said.speakers else None, modality=firm)
