"""Where an event was whose words do not say it: where that was of which it is part, or in the course of which it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.events.shown import Settled
from recoupe.events.tellings import Telling
from recoupe.model import Event, Range

PARTS = ("ceremony", "reopening", "closure", "contest", "award")
"""Families of what is part of what its phrase names: "la cérémonie d'ouverture des Jeux"."""
WHOLES = ("gathering", "talks", "contest")
SAID_THERE = ("statement", "talks", "vote", "accord", "ceremony", "award")
"""Families of what is done on the spot where it is told to be done "lors de", "à l'issue de" something."""
LEFT = ("departure", "travel", "call")
"""Families of what is in no one place."""
Where = Mapping[tuple[str, Range], str]


def with_places(events: Sequence[Event], settled: Sequence[Settled]) -> list[Event]:
    """The events made of some groups, those without a place with that of the event which frames them or which their phrase names."""
    where: dict[tuple[str, Range], str] = {}
    wholes: dict[str, list[tuple[Telling, str]]] = defaultdict(list)
    for group, _ in settled:
        place = _place(group)
        if place and group[0].kind.family not in LEFT:
            where |= {(t.article, t.span.range): place for t in group}
            if group[0].kind.family in WHOLES:
                for t in group:
                    wholes[t.article].append((t, place))
    beside = [None if e.place else _beside(settled[int(e.id[1:]) - 1][0], where, wholes) for e in events]
    return [replace(e, place=place) if place else e for e, place in zip(events, beside, strict=True)]


def _place(group: Sequence[Telling]) -> str | None:
    """The place most told of an event."""
    places = [t.place for t in group if t.place]
    return max(places, key=places.count, default=None)


def _beside(group: Sequence[Telling], where: Where, wholes: Mapping[str, Sequence[tuple[Telling, str]]]) -> str | None:
    """The place of what frames an event or holds it."""
    for t in group:
        if t.frame and not t.later and t.kind.family in SAID_THERE and (place := where.get((t.article, t.frame.range))):
            return place
        if t.kind.family in PARTS and not t.by_verb:
            within = (p for y, p in wholes.get(t.article, ()) if t.span.start < y.span.start and y.span.end <= t.span.end)
            if place := next(within, None):
                return place
    return None
