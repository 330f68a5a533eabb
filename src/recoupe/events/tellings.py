"""Tellings: one place of one article that tells an event, with its date, place, parties and status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from recoupe.events.clauses import Sentence, sentence, words
from recoupe.events.kinds import Kind
from recoupe.events.material import Known, Located, Placed
from recoupe.events.sightings import Sighting, sightings, statements
from recoupe.events.status import status
from recoupe.lang import fold
from recoupe.model import Attribution, Published, Span, Status, Timex

R = TypeVar("R", bound=Placed)
COMMA, CLAUSE = 6, 12
"""What a comma, and the border of a clause, cost between an event and a date or place: as much as so many words."""
AHEAD = 4
"""A date or place before the event costs so much more than one behind it, unless it opens the sentence."""
FAR = 26
"""Beyond this cost a date or place says nothing of an event."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One place that tells an event.

    `inside` are the actors that the phrase names, `names` those of its clause (actor ids); `keys` the folded words of the
    phrase that are neither names nor grammar. `again`: with a definite article, so that it may take up what was told;
    `vague`: an indefinite plural.
    """

    span: Span
    kind: Kind
    lemma: str
    weak: bool
    by_verb: bool
    again: bool
    vague: bool
    date: Timex | None
    place: str | None
    inside: tuple[str, ...]
    names: tuple[str, ...]
    keys: frozenset[str]
    status: Status

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.span.article


def tellings(known: Known, published: Published) -> tuple[Telling, ...]:
    """The tellings of one article, in order."""
    out: list[Telling] = []
    for where in known.reading.sentences:
        s = sentence(known.reading, where)
        seen = [*sightings(s, known), *statements(s, known)]
        dates = _owned(s, seen, known.dates_in(*where))
        places = _owned(s, seen, known.places_in(*where))
        out += [
            _telling(known, x, dates.get(n, ()), places.get(n, ()), published)
            for n, x in enumerate(seen)
            if not x.said or _shown(x.said, dates.get(n, ()))
        ]
    return tuple(sorted(out, key=lambda t: t.span))


def _owned(s: Sentence, seen: Sequence[Sighting], records: Iterable[R]) -> dict[int, tuple[R, ...]]:
    """Dates or places of a sentence given each to the event nearest to it."""
    out: dict[int, list[tuple[int, R]]] = {}
    for record in records:
        at = s.word_at(record.span.start)
        costs = [(_cost(s, x, at), n) for n, x in enumerate(seen)]
        best = min(costs, default=(FAR + 1, 0))
        if best[0] <= FAR:
            out.setdefault(best[1], []).append((best[0], record))
    return {n: tuple(r for _, r in sorted(found, key=lambda f: (f[0], f[1].span))) for n, found in out.items()}


def _cost(s: Sentence, x: Sighting, at: int) -> int:
    """How far a date or place stands from an event."""
    if x.first <= at < x.end:
        return abs(at - x.head) // 4
    near = x.end - 1 if at >= x.end else x.first
    crossed = s.between(near, at)
    cost = abs(at - near) + COMMA * crossed.count(",") + CLAUSE * (crossed.count("+") + 2 * crossed.count("|"))
    if at < x.first:
        cost = min(cost, FAR - 2) if at <= 1 else cost + AHEAD
    return cost


def _shown(said: Attribution, dates: Sequence[Timex]) -> bool:
    """Whether a statement is an event of its own: on a day, or on an occasion."""
    return bool(said.speakers) and (said.occasion is not None or any(d.earliest and d.earliest == d.latest for d in dates))


def _telling(known: Known, x: Sighting, dates: Sequence[Timex], places: Sequence[Located], published: Published) -> Telling:
    s = x.sentence
    start, end = x.place
    names = _names(known, x)
    inside = tuple(dict.fromkeys(n.actor for n in known.names_in(start, end) if n.actor))
    if x.kind.family == "statement":
        inside = names = tuple(dict.fromkeys(w for said in known.said_in(*s.range) for w in said.speakers)) or names
    date = dates[0] if dates else None
    before = s.low[x.first]
    opening = s.low[x.first : x.head]
    held = {w for n in known.names_in(start, end) for w in fold(n.span.text).replace("'", " ").replace("-", " ").split()}
    keys = {fold(w) for w in s.low[x.first : x.end] if len(w) > 3 and not w.isdigit()} - held
    return Telling(
        span=known.reading.span(start, end),
        kind=x.kind,
        lemma=x.lemma,
        weak=x.weak,
        by_verb=x.verb is not None or x.said is not None,
        again=x.verb is None and x.said is None and before in words("definite"),
        vague=x.verb is None and x.said is None and any(w in words("plural_indefinite") for w in (before, *opening)),
        date=date,
        place=places[0].name if places else None,
        inside=inside,
        names=names,
        keys=frozenset(keys - {fold(x.lemma)}) if x.kind.family != "statement" else _occasions(known, s),
        status=status(x, date, published),
    )


def _occasions(known: Known, s: Sentence) -> frozenset[str]:
    return frozenset(said.occasion for said in known.said_in(*s.range) if said.occasion)


def _names(known: Known, x: Sighting) -> tuple[str, ...]:
    """The actors within the phrase; for a noun also the subject and objects of its clause."""
    first, end = x.sentence.clause(x.head, commas=x.verb is None)
    start, stop = x.sentence.spots[first][0], x.sentence.spots[end - 1][1]
    found = known.names_in(min(start, x.place[0]), max(stop, x.place[1]))
    return tuple(dict.fromkeys(n.actor for n in found))
