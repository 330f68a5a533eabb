"""What is known of one article when its events are looked for: names with their actors, places, and dates."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
STRANGER = "~"
"""Before the name of somebody who is no actor of the dossier: enough to tell him from others, not to list him."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of one article, each list in the order of the text."""

    reading: Reading
    names: tuple[Named, ...]
    places: tuple[Located, ...]
    dates: tuple[Timex, ...]
    said: tuple[Attribution, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    """The actor of every state that is one, by code."""
    headings: tuple[Heading, ...] = ()

    def heading_at(self, at: int) -> Timex | None:
        """The date that stands over a place of the text, the last one before it."""
        return next((h.date for h in reversed(self.headings) if h.range[0] <= at < h.range[1]), None)

    def said_in(self, start: int, end: int) -> tuple[Attribution, ...]:
        """The statements whose cue (or source) stands within [start, end)."""
        return tuple(a for a in self.said if start <= (a.cue or a.source or a.content)[0].start < end)

    def names_in(self, start: int, end: int) -> tuple[Named, ...]:
        """The names that begin within [start, end)."""
        return _begin_in(self.names, start, end)

    def places_in(self, start: int, end: int) -> tuple[Located, ...]:
        """The places that begin within [start, end)."""
        return _begin_in(self.places, start, end)

    def dates_in(self, start: int, end: int) -> tuple[Timex, ...]:
        """The dates that begin within [start, end)."""
        return _begin_in(self.dates, start, end)

    def ends_in(self, start: int, end: int) -> list[int]:
        """Where the names, places and dates end that begin within [start, end)."""
        return [last for _, last in self.ranges_in(start, end)]

    def ranges_in(self, start: int, end: int) -> list[Range]:
        """The ranges of the names, places and dates that begin within [start, end)."""
        records: tuple[tuple[Placed, ...], ...] = (self.names, self.places, self.dates)
        return [r.span.range for listed in records for r in _begin_in(listed, start, end)]


def _begin_in(records: tuple[R, ...], start: int, end: int) -> tuple[R, ...]:
    a = bisect_left(records, start, key=_start)
    b = a
    while b < len(records) and records[b].span.start < end:
        b += 1
    return records[a:b]


def _start(record: Placed) -> int:
    return record.span.start


def _beginning(date: Timex) -> Timex:
    """What happens "dès lundi", "à partir du 3 mai" happens, or begins, on that day; how long it lasts the words do not say."""
    opens = date.earliest and date.earliest == date.value and fold(date.span.text).startswith(FROM)
    return replace(date, latest=date.earliest) if opens else date


def known(material: Material, dossier: Dossier) -> tuple[Known, ...]:
    """What is known of every French article."""
    actors = {m.span: (actor, m.form) for actor in dossier.actors for m in actor.mentions}
    called: dict[str, list[Span]] = defaultdict(list)
    for span in actors:
        called[span.article].append(span)
    states = {actor.code: actor.id for actor in dossier.actors if actor.kind is Kind.STATE and actor.code}
    out = []
    for reading in material.readings:
        if reading.article.language != "fr":
            continue
        mentions = material.found_in(reading.id).mentions
        places = [Located(m.span, m.name) for m in mentions if m.place]
        names = {m.span: Named(m.span, STRANGER + (m.code or fold(m.head or m.name)), m.kind, m.form) for m in mentions if not m.place}
        away = {p.span for p in places}
        known_here = [span for span in called[reading.id] if span not in away]
        taken = {at for span in known_here for at in range(span.start, span.end)}
        names = {span: n for span, n in names.items() if taken.isdisjoint(range(span.start, span.end))}
        for span in known_here:
            actor, form = actors[span]
            names[span] = Named(span, actor.id, actor.kind, form)
        told = (t for t in dossier.timexes if t.span.article == reading.id and t.type in (TimexType.DATE, TimexType.TIME))
        dates = [_beginning(t) for t in told if t.earliest]
        dates.sort(key=lambda t: t.span)
        out.append(
            Known(
                reading,
                tuple(sorted(names.values(), key=lambda n: (n.span.start, -n.span.end))),
                tuple(sorted(places_of(reading, places, names.values()), key=lambda p: p.span)),
                tuple(dates),
                tuple(a for a in dossier.attributions if a.article == reading.id),
                states,
                headings(reading, dates),
            )
        )
    return tuple(out)
