"""What is known of one article when its events are looked for: names with their actors, places, and dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol, TypeVar

from recoupe.events.clauses import words
from recoupe.lang import fold
from recoupe.model import Attribution, Dossier, Form, Kind, Material, Range, Reading, Span, Timex, TimexType

AT = re.compile(
    r"(?<![\w’'])(?:à|dans (?:l[’']|la\s|le\s|les\s)|près de|près d[’']|au large de|au large d[’'])\s?"
    r"(?P<place>[A-ZÉÈÎ](?![A-Z]+\b)[\w’'-]*\w(?:[ -](?:de |du |d[’'])?[A-ZÉÈ][\w’'-]*\w)*)"
)
"""A capitalised name behind a preposition of place."""


@cache
def _hall() -> re.Pattern[str]:
    """A house behind a preposition of place: "au Sénat", "à l'Assemblée nationale", "au siège de l'OTAN"."""
    halls = "|".join(sorted(words("halls"), key=lambda w: (-len(w), w)))
    kind = "|".join(sorted(words("house_adjectives")))
    whose = rf"(?: (?:{kind}))?(?: d(?:e |u |es |e la |e l[’']|[’'])[A-ZÉÈ][\w-]+(?: [A-Z][\w-]+)?)?"
    return re.compile(
        rf"(?<![\w’'])(?:au |à la |à l[’']|dans (?:le |la |l[’']))(?:nouve(?:au|l|lle) )?(?P<place>(?i:{halls})(?!\w){whose})"
    )


class Placed(Protocol):
    """Anything that stands on words."""

    @property
    def span(self) -> Span:
        """The words."""


R = TypeVar("R", bound=Placed)


STRANGER = "~"
"""Before the name of somebody who is no actor of the dossier: enough to tell him from others, not to list him."""


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name somebody: the actor's id, what kind of actor it is, in which form."""

    span: Span
    actor: str
    kind: Kind
    form: Form


@dataclass(frozen=True, slots=True)
class Located:
    """Words that say where: the name of the place."""

    span: Span
    name: str


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
    a, b = (bisect_left(records, place, key=lambda r: r.span.start) for place in (start, end))
    return records[a:b]


def known(material: Material, dossier: Dossier) -> tuple[Known, ...]:
    """What is known of every French article."""
    actors = {m.span: (actor, m.form) for actor in dossier.actors for m in actor.mentions}
    states = {actor.code: actor.id for actor in dossier.actors if actor.kind is Kind.STATE and actor.code}
    out = []
    for reading in material.readings:
        if reading.article.language != "fr":
            continue
        mentions = material.found_in(reading.id).mentions
        places = [Located(m.span, m.name) for m in mentions if m.place]
        names = {m.span: Named(m.span, STRANGER + (m.code or fold(m.head or m.name)), m.kind, m.form) for m in mentions if not m.place}
        away = {p.span for p in places}
        for span, (actor, form) in actors.items():
            if span.article == reading.id and span not in away:
                names[span] = Named(span, actor.id, actor.kind, form)
        dates = [t for t in dossier.timexes if t.span.article == reading.id and t.earliest and t.type in (TimexType.DATE, TimexType.TIME)]
        out.append(
            Known(
                reading,
                tuple(sorted(names.values(), key=lambda n: (n.span.start, -n.span.end))),
                _places(reading, places, names.values()),
                tuple(sorted(dates, key=lambda t: t.span)),
                tuple(a for a in dossier.attributions if a.article == reading.id),
                states,
            )
        )
    return tuple(out)


def _places(reading: Reading, located: Iterable[Located], names: Iterable[Named]) -> tuple[Located, ...]:
    """Places named as such, and capitalised names behind a preposition of place that stand for nobody."""
    found = list(located)
    halls = words("halls")
    for n in names:
        text = reading.clean[max(0, n.span.start - 3) : n.span.start].lower()
        bare = n.span.text.removeprefix("l'").removeprefix("l’").removeprefix("la ").removeprefix("le ")
        if text.endswith(("à ", "au ", "aux ")) and bare.lower().startswith(tuple(halls)):
            found.append(Located(n.span, bare))
    taken = [p.span.range for p in found] + [n.span.range for n in names if n.kind is not Kind.GROUP]
    for start, end in reading.told():
        for match in _hall().finditer(reading.clean, start, end):
            a, b = match.span("place")
            named = any(c.isupper() for c in match["place"])
            if named and not any(p.span.start < b and a < p.span.end for p in found):
                found.append(Located(reading.span(a, b), match["place"]))
                taken.append((a, b))
        for match in AT.finditer(reading.clean, start, end):
            a, b = match.span("place")
            general = match["place"].split()[0].lower() in words("no_places")
            if not general and not any(x < b and a < y for x, y in taken):
                found.append(Located(reading.span(a, b), match["place"]))
    return tuple(sorted(found, key=lambda p: p.span))
