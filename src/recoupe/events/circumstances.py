"""When and where a sentence puts each of its events: every date and place goes to the event nearest to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from recoupe.events.clauses import FINITE, Sentence, words
from recoupe.events.elsewhere import counted, elsewhere
from recoupe.events.kinds import LASTING
from recoupe.events.led import led_by
from recoupe.events.material import Known, Placed
from recoupe.events.places import Named
from recoupe.events.sightings import Sighting
from recoupe.lang.world import bare
from recoupe.model import Form, Kind, Range, Timex

CALLED = ("talks", "gathering", "ceremony", "fighting", "accord", "attack", "disaster", "protest", "ceasefire", "departure", "arrival")
"""Families whose events are called after towns."""
OF = re.compile(r"\bd(?:e |u |[’'])(?P<place>[A-ZÉÈÎ](?![A-Z])[\w’-]*\w(?:[ -](?:(?:de |du |d[’'])?[A-ZÉÈ][\w’-]*\w))*)")
STRUCK = ("de", "d'", "du", "contre")
R = TypeVar("R", bound=Placed)
COMMA, CLAUSE, MARK = 6, 12, 3
"""What a comma, the border of a clause and a quotation mark cost between an event and a date or place: as much as so many words."""
AHEAD = 4
"""A date or place before the event costs so much more than one behind it, unless it opens the sentence."""
OTHER_VERB = 6
"""So much more costs every verb between, beyond the one the event may be subject of."""
LOOSE, MONTH = 8, 31
"""What it costs that a date is wider than a month, or that "pour", "après" parts it from the event behind."""
WEAK = 3
"""So much more costs an event told by a noun that tells many things."""
BESIDE = 3
"""So many words ("en marge du") part an event from the one that frames it."""
FAR = 20
"""Beyond this cost a date or place says nothing of an event."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Date, place, and the words of the event at or after which this one happened."""

    date: Timex | None
    place: str | None
    frame: Range | None


def circumstances(s: Sentence, seen: Sequence[Sighting], known: Known) -> list[Circumstances]:
    """The circumstances of every event of a sentence, in the same order."""
    dates = _owned(s, seen, known, [d for d in known.dates_in(*s.range) if not counted(s, seen, d)])
    places = _owned(s, seen, known, known.places_in(*s.range))
    for one, other in pairwise(range(len(seen))):
        if _holds(seen[one], seen[other]):
            dates.setdefault(one, dates.get(other, ()))
        if _within(seen[one], seen[other]):
            dates.setdefault(other, dates.get(one, ()))
            places.setdefault(other, places.get(one, ()))
    out = []
    for n, x in enumerate(seen):
        date = next(iter(dates.get(n, ())), None)
        place = next((p.name for p in places.get(n, ())), None) or _of_place(x, known)
        out.append(Circumstances(date, place, _frame(seen, x)))
    return out


def _of_place(x: Sighting, known: Known) -> str | None:
    """The town that a noun is called after: "le sommet de Tarsis", "les Jeux de Malvenne"."""
    names = known.names_in(*x.place)
    if x.kind.family == "attack" and (struck := _struck(x, names)):
        return struck
    if x.verb or x.said or x.kind.family not in CALLED:
        return None
    for found in OF.finditer(known.reading.clean, *x.place):
        if found["place"].lower() in words("no_places"):
            continue
        covering = [n for n in names if n.span.start < found.end("place") and found.start("place") < n.span.end]
        if not covering or any(n.form is Form.METONYM and n.span.range == found.span("place") for n in covering):
            return found["place"]
    return None


def _struck(x: Sighting, names: Sequence[Named]) -> str | None:
    """The state that is attacked: "envahir l'Ostrane", "une invasion de l'Ostrane"; who does it stands elsewhere."""
    s = x.sentence
    for n in names:
        first = s.word_at(n.span.start)
        led = s.low[max(0, first - 2) : first] if x.verb is None else ()
        direct = x.verb is not None and not x.verb.passive and x.verb.last < first <= x.verb.last + 2
        if n.kind is Kind.STATE and (direct or any(w in STRUCK for w in (*led, s.low[first]))):
            return bare(n.span.text)
    return None


def _owned(s: Sentence, seen: Sequence[Sighting], known: Known, records: Iterable[R]) -> dict[int, tuple[R, ...]]:
    """Dates or places of a sentence given each to the event nearest to it."""
    out: dict[int, list[tuple[int, R]]] = {}
    asides = s.asides()
    said = [c.range for a in known.said_in(*s.range) for c in a.content]
    for record in records:
        at = s.word_at(record.span.start)
        wide = LOOSE * _wide(record)
        costs = [(_cost(s, x, at, asides) + wide, n) for n, x in enumerate(seen) if not elsewhere(x, record, said)]
        best = min(costs, default=(FAR + 1, 0))
        if best[0] <= FAR:
            out.setdefault(best[1], []).append((best[0], record))
    return {n: tuple(r for _, r in sorted(found, key=lambda f: (f[0], f[1].span))) for n, found in out.items()}


def _wide(record: Placed) -> bool:
    """Whether a date is a year or the like: it dates only what stands beside it."""
    if not isinstance(record, Timex) or not record.earliest or not record.latest:
        return False
    return (date.fromisoformat(record.latest[:10]) - date.fromisoformat(record.earliest[:10])).days > MONTH


def _cost(s: Sentence, x: Sighting, at: int, asides: Sequence[int]) -> int:
    """How far a date or place stands from an event."""
    if x.first <= at < x.end:
        return abs(at - x.head) // 4
    near = x.end - 1 if at >= x.end else x.first
    low, high = sorted((near, at))
    skipped = {n for n in range(low + 1, high) if asides[n] and asides[n] not in (asides[near], asides[at])}
    crossed = "".join(s.breaks[n] for n in range(low + 1, high + 1) if n not in skipped and n - 1 not in skipped)
    cost = (
        high - low - len(skipped) + COMMA * crossed.count(",") + CLAUSE * (crossed.count("+") + 2 * crossed.count("|") + crossed.count("("))
    )
    cost += MARK * crossed.count("«") + WEAK * x.weak + CLAUSE * (asides[near] != asides[at] and asides[near] != 0)
    cost += OTHER_VERB * max(0, sum(low < v.first <= high and v.first not in skipped and v.when in FINITE for v in s.verbs) - 1)
    if 0 < at < x.first and s.low[x.first - 1] in words("turns"):
        cost += LOOSE
    if at < x.first:
        cost = min(cost, FAR - 2) if at <= 1 else cost + AHEAD
    return cost


def _within(one: Sighting, other: Sighting) -> bool:
    """Whether an event is told as the purpose or the frame of the one before: "ira lundi à Valdor pour un sommet"."""
    s = other.sentence
    if one.end > other.first or other.verb or other.said or s.between(one.end - 1, other.first):
        return False
    return other.first == one.end + 1 and s.low[one.end] in words("purposes")


def _holds(one: Sighting, other: Sighting) -> bool:
    """Whether the phrase of an event holds another with its date: "la soirée de clôture de la foire de Tarsis le 3 mai"."""
    return not one.said and not one.verb and not other.said and one.head < other.head and other.end <= one.end


def _frame(seen: Sequence[Sighting], x: Sighting) -> Range | None:
    """The event of the same sentence that another names as its frame: "à l'issue de la réunion", "lors de sa visite".

    A noun has one only where it stands right before it ("une rencontre en marge du sommet").
    """
    frames = [y for y in seen if y is not x and _frames(y) and _beside(x, y)]
    if x.verb is None and x.said is None and x.kind.family != "statement":
        frames = [y for y in frames if 0 <= y.first - x.end <= BESIDE and not any(x.end <= v.first < y.first for v in x.sentence.verbs)]
    return min(frames, key=lambda y: abs(y.first - x.first)).place if frames else None


def _beside(x: Sighting, y: Sighting) -> bool:
    """Whether a frame belongs to an event: it opens the sentence, or stands in its clause, and in nothing that is said."""
    if x.said and any(c.start <= y.place[0] < c.end for c in x.said.content):
        return False
    first, end = x.sentence.clause(x.head, commas=False)
    return first <= y.first < end or y.first <= BESIDE


def _frames(y: Sighting) -> bool:
    """Whether a noun says when something else was: after or during what it tells; what lasts frames only what is during it."""
    if y.verb or y.said or y.kind.family == "statement":
        return False
    return led_by(y, "during" if y.kind.family in LASTING else "after")
