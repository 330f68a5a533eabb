"""Who takes part in an event, as one sentence tells it."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.events.clauses import words
from recoupe.events.material import STRANGER, Known
from recoupe.events.sightings import Sighting
from recoupe.lang import world


def parties(known: Known, x: Sighting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors that the words of the event name, and those of its clause (ids, without doubles)."""
    if x.said:
        return x.said.speakers, x.said.speakers
    around = tuple(dict.fromkeys(_around(known, x)))
    if x.kind.family == "statement":
        said = known.said_in(*x.sentence.range)
        speakers = tuple(dict.fromkeys(who for one in said if one.parent is None for who in one.speakers)) or around
        return speakers, speakers
    return tuple(dict.fromkeys(_named(known, x))), around


def _named(known: Known, x: Sighting) -> Iterator[str]:
    """By name, by the adjective of a state ("frappe valdorienne"), by a possessive, by the pronoun of who speaks."""
    s, (start, end) = x.sentence, x.place
    names = known.names_in(start, end)
    yield from (n.actor for n in names)
    for n in range(x.first, x.end):
        if not any(name.span.start <= s.spots[n][0] < name.span.end for name in names):
            yield from (known.states.get(code, STRANGER + code) for code in states(s.low[n]))
    if x.verb is None and s.low[x.first] in words("possessives"):
        yield from _owner(known, x)
    if x.verb and len(names) < 2 and any(w in words("subjects") for w in s.low[max(0, x.verb.first - 4) : x.verb.first]):
        yield from _speaking(known, start)


def states(word: str) -> tuple[str, ...]:
    """The codes of the states that a word names: an adjective, or two in one ("russo-américain", "Russie-États-Unis")."""
    if code := world.adjective_code(word):
        return (code,)
    prefixes = dict(entry.split() for entry in words("state_prefixes"))
    for n in (n for n, letter in enumerate(word) if letter in "-‑"):
        first, second = word[:n], word[n + 1 :]
        codes = (prefixes.get(first) or world.name_code(first), world.adjective_code(second) or world.name_code(second))
        if all(codes):
            return codes
    return ()


def _owner(known: Known, x: Sighting) -> Iterator[str]:
    """Who stands last in the clause before a possessive: "la Valdorie a repris son offensive"."""
    first, _ = x.sentence.clause(x.first, commas=False)
    yield from (n.actor for n in known.names_in(x.sentence.spots[first][0], x.place[0])[-1:])


def _speaking(known: Known, at: int) -> tuple[str, ...]:
    """Who speaks where something stands: "il" in what somebody says is mostly himself."""
    said = [a for a in known.said if any(c.start <= at < c.end for c in a.content) and not any(q.start <= at < q.end for q in a.quoted)]
    return said[-1].speakers if said and len(said[-1].speakers) == 1 else ()


def _around(known: Known, x: Sighting) -> Iterator[str]:
    """The names of the clause: before a verb across commas, behind the event up to the next comma or turn ("pour", "après")."""
    s = x.sentence
    first, _ = s.clause(x.head, commas=x.verb is None)
    _, end = s.clause(x.head)
    end = next((k for k in range(x.end, end) if s.low[k] in words("turns")), end)
    start, stop = s.spots[first][0], s.spots[max(first, end - 1)][1]
    yield from (n.actor for n in known.names_in(min(start, x.place[0]), max(stop, x.place[1])))
