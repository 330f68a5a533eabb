"""When every article was published and what its time expressions come to: solved over the whole dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from recoupe.events.dating_evidence import day_mentions, ties
from recoupe.events.dating_publication import Solver
from recoupe.events.dating_reasons import published
from recoupe.events.dating_stays import placed
from recoupe.events.dating_story import Solved, Story
from recoupe.events.dating_tenures import years_in_office
from recoupe.events.dating_values import Value, span_of, value
from recoupe.events.dating_years import Years, years_of
from recoupe.model import Act, Anchor, Article, Attribution, Basis, Dossier, Firmness, Material, Phrase, Problem, Quantity, Timex, TimexType
from recoupe.model.calendar import Days

WIDE = 7
"""Days of an interval of publication from which on "mercredi" may be more than one day, and stays open."""
CLEAR = 1.0
"""By how much the reasons for one year must outweigh those for the next, when no article names a year."""


def dated(material: Material, dossier: Dossier) -> Dossier:
    """The dossier with `published` of every article, its timexes and its quantities filled in.

    Publication dates and values are solved together: printed dates, tense, weekdays, what several articles tell of one
    day, and who copied whom all add their weight; what stays open stays an interval or unknown.
    """
    years, solved = solve(material, dossier)
    articles = tuple(published(a, solved.get(a.id), years, dossier) for a in dossier.articles)
    about = sorted(s.best for s in solved.values())
    middle = about[len(about) // 2] if about else None
    days = {a: s.best for a, s in solved.items() if (s.days[1] - s.days[0]).days < WIDE} | {
        a.id: _printed(a) for a in articles if a.published.basis is Basis.STATED
    }
    timexes = placed(material.readings, [t for a in articles for t in valued(material.found_in(a.id).phrases, days.get(a.id), middle)])
    problems = [p for f in material.found for p in disagreeing(f.phrases, timexes)]
    quantities = [asserted(q, dossier.attributions) for found in material.found for q in found.quantities]
    return replace(dossier, articles=articles, timexes=timexes, quantities=tuple(quantities), problems=dossier.problems + tuple(problems))


def solve(material: Material, dossier: Dossier) -> tuple[Years, dict[str, Solved]]:
    """The year of the story and the days of its articles, as far as they can be known."""
    mentions = day_mentions(material, dossier.actors)
    stated = {a.id: days for a in dossier.articles if (days := interval(a))}
    in_office = frozenset() if stated else years_in_office(r.clean for r in material.readings)
    years = years_of([p for f in material.found for p in f.phrases], mentions, stated.values(), in_office)
    derived = tuple((d.source, d.to) for d in dossier.lineage.derivations if isinstance(d.source, str))
    by_article = {a.id: tuple(m for m in mentions if m.article == a.id) for a in dossier.articles}
    story = Story(mentions, ties(mentions), stated, derived, by_article)
    solvers = [Solver(story, year) for year in years.candidates]
    found = [(solver.solve(), solver) for solver in solvers]
    if not found:
        return years, {}
    totals = [round(solver.total(), 1) for _, solver in found]
    others = sorted(totals)[:-1]
    if years.named is None and not stated and others and max(totals) - others[-1] < CLEAR:
        return years, {}  # nothing tells these years apart
    best, solver = found[totals.index(max(totals))]  # the likeliest year comes first
    return replace(years, candidates=(solver.year,)), best


def interval(article: Article) -> Days | None:
    """The printed date of publication, when it is known to a month or better."""
    known = article.published
    if known.basis is not Basis.STATED or not known.earliest or not known.latest:
        return None
    days = date.fromisoformat(known.earliest), date.fromisoformat(known.latest)
    return days if (days[1] - days[0]).days <= 31 else None


def _printed(article: Article) -> date:
    return date.fromisoformat(article.published.latest or "")


def valued(phrases: Iterable[Phrase], day: date | None, about: date | None = None) -> list[Timex]:
    """The time expressions of one article with their values, in order.

    `day` is the day of publication; where it is unknown, days and months without a year are those nearest to `about`, when the story was.
    """
    phrases = tuple(phrases)
    last = last_told(phrases, day)
    told: Days | None = None
    out = []
    for phrase in phrases:
        near = day or (about if phrase.month and phrase.anchor is Anchor.PUBLICATION else None)
        found = value(phrase, near, last if phrase.rule == "after-event" else told)
        out.append(timex(phrase, found))
        if found.days and phrase.type is TimexType.DATE and (found.days[1] - found.days[0]).days <= 31:
            told = found.days
    return out


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
