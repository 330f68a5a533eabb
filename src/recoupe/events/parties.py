"""Who takes part in an event, as one sentence tells it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from recoupe.events.clauses import words
from recoupe.events.kinds import BEFALLS, BETWEEN
from recoupe.events.material import STRANGER, Known
from recoupe.events.sightings import Sighting
from recoupe.events.states import states
from recoupe.model import Kind

BACK = 400
"""So many characters before a possessive the person is looked for whom it means."""


def parties(known: Known, x: Sighting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors that the words of the event name, and those of its clause (ids, without doubles)."""
    if x.said:
        return x.said.speakers, x.said.speakers
    around = tuple(dict.fromkeys(_around(known, x)))
    if x.kind.family == "statement":
        said = known.said_in(*x.sentence.range)
        speakers = tuple(dict.fromkeys(who for one in said if one.parent is None for who in one.speakers)) or _before(known, x) or around
        return speakers, speakers
    return tuple(dict.fromkeys(_named(known, x))), around


def _before(known: Known, x: Sighting) -> tuple[str, ...]:
    """Who stands before a verb: "s'est entretenu avec la presse" is told of him."""
    if x.verb is None:
        return ()
    s = x.sentence
    first, _ = s.clause(x.head, commas=False)
    return tuple(n.actor for n in known.names_in(s.spots[first][0], s.spots[x.verb.first][0])[-1:])


def _named(known: Known, x: Sighting) -> Iterator[str]:
    """By name, by the adjective of a state ("frappe valdorienne"), by a possessive, by the pronoun of who speaks."""
    s, (start, end) = x.sentence, x.place
    names = known.names_in(start, end)
    yield from (n.actor for n in names)
    for n in range(x.first, x.end):
        codes = states(s.low[n])
        if codes and not any(name.span.start <= s.spots[n][0] < name.span.end for name in names):
            yield from (known.states.get(code, STRANGER + code) for code in codes)
    if x.verb is None and s.low[x.first] in words("possessives"):
        yield from _owner(known, x)
    if x.verb and x.kind.family in BETWEEN and len(names) == 1 and _with_pronoun(x):
        earlier = known.names_in(max(0, s.range[0] - BACK), s.range[0])
        yield from [n.actor for n in earlier if n.kind is Kind.PERSON and n.actor != names[0].actor][-1:]
    if x.verb and x.kind.family in BETWEEN and len(names) == 1 and names[0].span.start > s.spots[x.verb.first][0]:
        yield from _before(known, x)  # "sa sœur, Irène Kalvo, a été reçue par le chancelier"
    if x.verb and len(names) < 2 and not words("subjects").isdisjoint(s.low[max(0, x.verb.first - 4) : x.verb.first]):
        yield from _speaking(known, start)


def _with_pronoun(x: Sighting) -> bool:
    """Whether the other one is only a pronoun: "s'est entretenue avec lui" is with whom the sentence before names last."""
    low = x.sentence.low[x.first : min(x.end + 2, len(x.sentence.low))]
    return any(one == "avec" and other in words("with_pronouns") for one, other in pairwise(low))


def _owner(known: Known, x: Sighting) -> Iterator[str]:
    """Who stands last in the clause before a possessive: "la Valdorie a repris son offensive".

    Of a meeting that opens the sentence it is a person named behind it: "outre sa rencontre avec les maires, Irène Kalvo ...".
    What befalls a person is told of a person only, and may be told of the last one named before the sentence.
    """
    s = x.sentence
    first, _ = s.clause(x.first, commas=False)
    before = known.names_in(s.spots[first][0], x.place[0])
    later = known.names_in(x.place[1], s.range[1]) if not any(v.first < x.first for v in s.verbs) else ()
    if x.kind.family not in BEFALLS:
        met = [n for n in later if n.kind is Kind.PERSON and x.kind.family in BETWEEN]
        yield from (n.actor for n in (*before[-1:], *met)[:1])
        return
    earlier = known.names_in(max(0, x.place[0] - BACK), x.place[0])
    persons = [n for listed in (before[::-1], later, earlier[::-1]) for n in listed if n.kind is Kind.PERSON]
    yield from (n.actor for n in persons[:1])


def _speaking(known: Known, at: int) -> tuple[str, ...]:
    """Who speaks where something stands: "il" in what somebody says is mostly himself."""
    said = [a for a in known.said if any(c.start <= at < c.end for c in a.content) and not any(q.start <= at < q.end for q in a.quoted)]
    return said[-1].speakers if said and len(said[-1].speakers) == 1 else ()


def _around(known: Known, x: Sighting) -> Iterator[str]:
    """The names of the clause: before a verb across commas, behind the event up to the next comma or turn ("pour", "après")."""
    s = x.sentence
    first, _ = s.clause(x.head, commas=x.verb is None)
    _, end = s.clause(x.head)
    verbs = {v.first for v in s.verbs} if x.verb else set()
    end = next((k for k in range(x.end, end) if s.low[k] in words("turns") or k in verbs), end)
    start, stop = s.spots[first][0], s.spots[max(first, end - 1)][1]
    yield from (n.actor for n in known.names_in(min(start, x.place[0]), max(stop, x.place[1])))
