"""What happened, when and where: every date of the story solved, then meetings and acts in the order of their days.

`assemble(material, dossier)` fills in `dossier.events`, and the days the story covers.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.events.dating import dated, openyear
from recoupe.events.days import UNKNOWN, dates, told_elsewhere, when
from recoupe.events.doubles import doubles
from recoupe.events.kinds import LASTING
from recoupe.events.material import known
from recoupe.events.merging import merged
from recoupe.events.occasions import placed
from recoupe.events.records import event, same_day
from recoupe.events.rulings import corrected, recorded
from recoupe.events.sameness import deed_of
from recoupe.events.shown import Settled, shown
from recoupe.events.sides import parties_of
from recoupe.events.tellings import Telling, tellings
from recoupe.events.wheres import with_places
from recoupe.model import Dossier, Event, Material, StoryInfo

__all__ = ["assemble"]


def assemble(material: Material, dossier: Dossier) -> Dossier:
    """The dossier with its dates solved and its events in order: those of no known year behind the others, undated ones last."""
    dossier = dated(material, dossier)
    articles = {a.id: a for a in dossier.articles}
    read = known(material, dossier)
    told = [t for k in read for t in tellings(k, articles[k.reading.id].published)]
    parties = parties_of(dossier.actors)
    groups = merged(told, parties)
    settled = same_day(list(zip(groups, dates(groups, dossier, parties.persons, read), strict=True)), parties.persons)
    settled = told_elsewhere(settled, dossier)
    accounts = {article: account.id for account in dossier.lineage.accounts for article in account.articles}

    def made(n: int) -> Event | None:
        one = event(n + 1, *settled[n], dossier)
        return one if one.label else None

    found = shown(settled, accounts, {r.id: len(r.clean) for r in material.readings}, made)
    kept = [settled[int(e.id[1:]) - 1] for e in found]
    found = corrected(with_places(_once(found, settled, dossier), settled), dossier, material)
    found.sort(key=lambda e: (e.date.earliest is None, e.date.earliest or "", e.date.latest or "", int(e.id[1:])))
    events = tuple(replace(e, id=f"e{n}") for n, e in enumerate(found, start=1))
    timexes = placed(dossier.timexes, [(group, day) for group, day in kept if _fixed(group)], articles)
    dossier = openyear.shown(replace(dossier, events=events, timexes=timexes))
    return recorded(replace(dossier, story=_covered(dossier, dossier.events)), material)


def _fixed(group: list[Telling]) -> bool:
    """Whether the days of an event are its own: of what lasts they may be only those on which it is told to go on."""
    return group[0].kind.family not in LASTING or when(group) != UNKNOWN


def _once(found: list[Event], settled: list[Settled], dossier: Dossier) -> list[Event]:
    """The events without those that would be printed twice: their tellings go to the one that they are."""
    places = [int(e.id[1:]) - 1 for e in found]
    twice = doubles(found, [deed_of(settled[n][0]) for n in places])
    for gone, home in twice:
        group, day = settled[places[home]]
        settled[places[home]] = [*group, *settled[places[gone]][0]], day
    homes, gone_too = {home for _, home in twice}, {gone for gone, _ in twice}
    made = [event(places[n] + 1, *settled[places[n]], dossier) if n in homes else e for n, e in enumerate(found)]
    return [e for n, e in enumerate(made) if n not in gone_too]


def _covered(dossier: Dossier, events: tuple[Event, ...]) -> StoryInfo:
    """The days the story covers: from the first to the last publication, or, where none is known, of what was held."""
    story = dossier.story
    first = [a.published.earliest for a in dossier.articles if a.published.earliest]
    last = [a.published.latest for a in dossier.articles if a.published.latest]
    first = first or [e.date.earliest for e in events if e.date.earliest]
    last = last or [e.date.latest for e in events if e.date.latest]
    return replace(story, earliest=story.earliest or min(first, default=None), latest=story.latest or max(last, default=None))
