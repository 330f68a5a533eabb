"""The days of all articles of a story: what is known is gathered, solved in every likely year, and the likeliest year taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby

from recoupe.events.dating.alone import Alone
from recoupe.events.dating.anchors import afloat
from recoupe.events.dating.eras import Era, eras, possible_years, stated_days, year_days
from recoupe.events.dating.evidence import DayMention, day_mentions
from recoupe.events.dating.grounds import Grounds, grounds
from recoupe.events.dating.openyear import stand_in
from recoupe.events.dating.publication import Solver
from recoupe.events.dating.sameday import on_the_day
from recoupe.events.dating.story import Bond, Solved, Story
from recoupe.events.dating.tenures import years_in_office
from recoupe.events.dating.ties import quoted_alike, ties
from recoupe.events.dating.weights import CLEAR, DERIVED, QUOTED
from recoupe.events.dating.years import year_reasons
from recoupe.model import Basis, DerivationKind, Dossier, Material, Reading, Stated, StatedKind
from recoupe.model.calendar import STAND_IN

SAME = 60
"""Days within which the middles of two solutions lie when they are one, found from two years beside each other."""


def solve(material: Material, dossier: Dossier, stated: Mapping[str, tuple[Stated, ...]]) -> tuple[dict[str, Solved], Grounds | None]:
    """The days of the articles as far as they can be known, and why in the year of the story, where it had to be found."""
    mentions = day_mentions(material, dossier)
    phrases = [p for f in material.found for p in f.phrases]
    every = [s for dates in stated.values() for s in dates]
    offices = years_in_office(r.clean for r in material.readings)
    years = [] if every else possible_years(phrases, offices)
    if not every and not years:
        years = [year for year in (stand_in(phrases),) if year]  # the year stays open, days and months need not
    if not every and not years:
        return {}, None
    calendar = stated_days(every, mentions) if every else year_days(years)
    by_article: dict[str, tuple[DayMention, ...]] = {a.id: () for a in dossier.articles}
    by_article |= {article: tuple(same) for article, same in groupby(mentions, key=lambda m: m.article)}  # they are in order
    own = {}
    for a in dossier.articles:
        named = material.found_in(a.id).phrases
        own[a.id] = (*Alone(calendar, by_article[a.id], stated[a.id]).reasons(), *year_reasons(named, calendar))
    story = Story(calendar, own, by_article, ties(mentions), bonds(dossier, {r.id: r.clean for r in material.readings}))
    found = eras(story, years, phrases, offices) if years else [Era(slice(0, len(calendar.days)))]
    solved, year = chosen(story, found)
    solved = on_the_day(story, afloat(solved))
    known = year is not None and year < STAND_IN
    return solved, grounds(year, phrases, mentions, offices) if year and known else None


def bonds(dossier: Dossier, text: Mapping[str, str]) -> tuple[Bond, ...]:
    """What binds two articles to days near each other: a copy and its source, the same wire, the same words quoted."""
    out = []
    for found in dossier.lineage.derivations:
        if isinstance(found.source, str):
            wire = found.kind is DerivationKind.SAME_WIRE
            out.append(Bond("wired" if wire else "derived", found.source, found.to, QUOTED if wire else DERIVED))
    quoted = quoted_alike(dossier.attributions, text)
    return (*out, *(Bond("quoted", one, other, QUOTED, spans) for (one, other), spans in quoted.items()))


def chosen(story: Story, found: list[Era]) -> tuple[dict[str, Solved], int | None]:
    """The solution of the likeliest era, and its year; none when another year is (nearly) as likely.

    Where two eras beside each other find one story, but not the same days, both stand.
    """
    solvers = [Solver(story, era.where) for era in found]
    scores = [round(solver.place_all() + era.worth, 3) for solver, era in zip(solvers, found, strict=True)]
    best = max(scores)
    days, *others = [
        solver.solved() for score, solver in sorted(zip(scores, solvers, strict=True), key=lambda s: -s[0]) if score > best - CLEAR
    ]
    near = [other for other in others if _middle(other)]
    middle = _middle(days)
    if middle is None or any(abs(((_middle(other) or middle) - middle).days) > SAME for other in near):
        return {}, None
    wide = {a: _both(solved, [other[a] for other in near if other[a].dated]) for a, solved in days.items()}
    return wide, middle.year if found[0].year else None


def _both(solved: Solved, others: list[Solved]) -> Solved:
    """A solution with the days of the others beside its own."""
    every = [solved, *(other for other in others if other != solved)]
    shares: Counter[date] = Counter()
    for one in every:
        shares.update({day: share / len(every) for day, share in one.shares.items()})
    return replace(solved, days=(min(s.days[0] for s in every), max(s.days[1] for s in every)), shares=shares)


def _middle(solved: dict[str, Solved]) -> date | None:
    days = sorted(s.best for s in solved.values() if s.dated)
    return days[len(days) // 2] if days else None


def stated_of(reading: Reading) -> tuple[Stated, ...]:
    """The dates that a page states; where the reader of pages gives only the best of them, that one."""
    known = reading.article.published
    if reading.stated or known.basis not in (Basis.STATED, Basis.JUDGED) or not known.earliest or not known.latest:
        return reading.stated
    kind = StatedKind.PRINTED if known.earliest == known.latest else StatedKind.MONTH
    return (Stated(kind, known.evidence, known.earliest, known.latest),)
