"""What is known of one article when its events are looked for: names with their actors, places, and dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import Protocol, TypeVar

from recoupe.events.headings import Heading, headings
from recoupe.events.places import Located, Named, places_of
from recoupe.lang import fold
from recoupe.model import Attribution, Dossier, Kind, Material, Range, Reading, Span, Timex, TimexType


class Placed(Protocol):
    """Anything that stands on words."""

    @property
    def span(self) -> Span:
        """The words."""


R = TypeVar("R", bound=Placed)


FROM = ("des ", "a partir d", "a compter d")
"""Before the day on which something begins."""


class InOrder(tuple[R, ...]):
    """Records in the order of the text, found by where they begin."""

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins."""
        return [record.span.start for record in self]

    def within(self, start: int, end: int) -> tuple[R, ...]:
        """Those that begin within [start, end)."""
        first = bisect_left(self.starts, start)
        if first == len(self) or self.starts[first] >= end:  # which is mostly so
            return ()
        return self[first : bisect_left(self.starts, end, first)]


class Stretches:
    """Stretches of a text that may lie in one another: asked for every event whether one of them holds it."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        in_order = sorted(ranges)
        self.starts = [start for start, _ in in_order]
        self.reach = list(accumulate((end for _, end in in_order), max))
        """How far those reach that have begun by then."""

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds all of [start, end)."""
        begun = bisect_right(self.starts, start)
        return begun > 0 and self.reach[begun - 1] >= end


STRANGER = "~"
"""Before the name of somebody who is no actor of the dossier: enough to tell him from others, not to list him."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of one article, each list in the order of the text."""

    reading: Reading
    names: InOrder[Named]
    places: InOrder[Located]
    dates: InOrder[Timex]
    said: tuple[Attribution, ...] = ()
    cues: tuple[int, ...] = ()
    """Where the cue (or source) of each of them begins."""
    quoted: Stretches = field(default_factory=lambda: Stretches(()))
    """What they give word for word."""
    states: Mapping[str, str] = field(default_factory=dict)
    """The actor of every state that is one, by code."""
    headings: tuple[Heading, ...] = ()
    asked: dict[Range, tuple[Attribution, ...]] = field(default_factory=dict, repr=False, compare=False)
    """What has been found by `said_in`: of one sentence it is asked for every event."""

    def heading_at(self, at: int) -> Timex | None:
        """The date that stands over a place of the text, the last one before it."""
        return next((h.date for h in reversed(self.headings) if h.range[0] <= at < h.range[1]), None)

    def said_in(self, start: int, end: int) -> tuple[Attribution, ...]:
        """The statements whose cue (or source) stands within [start, end)."""
        if (found := self.asked.get((start, end))) is None:
            found = self.asked[start, end] = tuple([self.said[n] for n, at in enumerate(self.cues) if start <= at < end])
        return found

    def names_in(self, start: int, end: int) -> tuple[Named, ...]:
        """The names that begin within [start, end)."""
        return self.names.within(start, end)

    def places_in(self, start: int, end: int) -> tuple[Located, ...]:
        """The places that begin within [start, end)."""
        return self.places.within(start, end)

    def dates_in(self, start: int, end: int) -> tuple[Timex, ...]:
        """The dates that begin within [start, end)."""
        return self.dates.within(start, end)

    def ends_in(self, start: int, end: int) -> list[int]:
        """Where the names, places and dates end that begin within [start, end)."""
        return [last for _, last in self.ranges_in(start, end)]

    def ranges_in(self, start: int, end: int) -> list[Range]:
        """The ranges of the names, places and dates that begin within [start, end)."""
        found: tuple[Placed, ...] = (*self.names_in(start, end), *self.places_in(start, end), *self.dates_in(start, end))
        return [r.span.range for r in found]


def _beginning(date: Timex) -> Timex:
    """What happens "dès lundi", "à partir du 3 mai" happens, or begins, on that day; how long it lasts the words do not say."""
    opens = date.earliest and date.earliest == date.value and fold(date.span.text).startswith(FROM)
    return replace(date, latest=date.earliest) if opens else date


def known(material: Material, dossier: Dossier) -> tuple[Known, ...]:
    """What is known of every French article."""
    called: dict[str, dict[Range, Named]] = defaultdict(dict)
    for actor in dossier.actors:
        for naming in actor.mentions:
            called[naming.span.article][naming.span.range] = Named(naming.span, actor.id, actor.kind, naming.form)
    dates: dict[str, list[Timex]] = defaultdict(list)
    for t in dossier.timexes:
        if t.earliest and t.type in (TimexType.DATE, TimexType.TIME):
            dates[t.span.article].append(t)
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in dossier.attributions:
        said[attribution.article].append(attribution)
    states = {actor.code: actor.id for actor in dossier.actors if actor.kind is Kind.STATE and actor.code}
    out = []
    for reading in material.readings:
        if reading.article.language != "fr":
            continue
        mentions = material.found_in(reading.id).mentions
        places = [Located(m.span, m.name) for m in mentions if m.place]
        away = {p.span.range for p in places}
        names = {where: named for where, named in called[reading.id].items() if where not in away}
        taken = set[int]().union(*(range(*where) for where in names))
        for m in mentions:
            if not m.place and taken.isdisjoint(range(*m.span.range)):
                names[m.span.range] = Named(m.span, STRANGER + (m.code or fold(m.head or m.name)), m.kind, m.form)
        days = sorted(map(_beginning, dates[reading.id]), key=lambda t: t.span)
        out.append(
            Known(
                reading,
                InOrder(sorted(names.values(), key=lambda n: (n.span.start, -n.span.end))),
                InOrder(sorted(places_of(reading, places, names.values()), key=lambda p: p.span)),
                InOrder(days),
                tuple(said[reading.id]),
                tuple((a.cue or a.source or a.content)[0].start for a in said[reading.id]),
                Stretches(q.range for a in said[reading.id] for q in a.quoted),
                states,
                headings(reading, days),
            )
        )
    return tuple(out)
