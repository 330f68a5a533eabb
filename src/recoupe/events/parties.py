"""Who takes part in an event, as one sentence tells it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from recoupe.events.clauses import FINITE, words
from recoupe.events.kinds import BEFALLS, BETWEEN
from recoupe.events.material import STRANGER, Known
from recoupe.events.places import Named
from recoupe.events.sightings import Sighting
from recoupe.events.states import states
from recoupe.events.subjects import BY as AGENTS
from recoupe.events.subjects import agent, before_aside, led_by, opened, rivalled, subject, told_before
from recoupe.model import Kind, Range

UNDERGONE = (*BEFALLS, "enquiry")
"""Families of what is done to somebody: who does it, behind "par", is told apart."""

BESIDE = ("avec", "par")
"""Behind these stands somebody else than who does what a verb tells: "après son entretien avec Paul Darvin, l'ancienne otage parlera"."""
AIMED = ("visit", "attack", "call", "statement", "accession")
"""Families of what is aimed at a place as at somebody."""
JOINTS = frozenset(("et", "puis"))
JOINED = 3
"""So many words before a verb "et" joins it to the one before."""
LONG = 60
"""So many characters a place begins at the most before a name in it."""


def parties(known: Known, x: Sighting, doing: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors that the words of the event name, but for who is `doing` it, and those of its clause (ids without doubles)."""
    if x.said:
        return x.said.speakers, x.said.speakers
    around = tuple(dict.fromkeys(_around(known, x)))
    if x.kind.family == "statement":
        said = known.said_in(*x.sentence.range)
        speakers = tuple(dict.fromkeys(who for one in said if one.parent is None for who in one.speakers))
        speakers = speakers or _before(known, x) or tuple(who for who in around if who not in _beside(known, x))
        return speakers, speakers
    return tuple([n for n in dict.fromkeys(_named(known, x)) if n not in doing]), around


def _beside(known: Known, x: Sighting) -> set[str]:
    """With whom, or by whom, something else is told in the sentence of a verb; "lettre envoyée par" is told of who sent it."""
    if x.verb is None:
        return set()
    return {n.actor for n in known.names_in(*x.sentence.range) if led_by(x.sentence, n) in BESIDE}


def _before(known: Known, x: Sighting) -> tuple[str, ...]:
    """Who stands before a verb: "s'est entretenu avec la presse" is told of him."""
    if x.verb is None:
        return ()
    s = x.sentence
    first, end = before_aside(s, x.verb)
    names = known.names_in(s.spots[first][0], s.spots[end][0])
    return tuple(n.actor for n in names[-1:] if led_by(s, n) not in BESIDE)


def _named(known: Known, x: Sighting) -> Iterator[str]:
    """By name, by the adjective of a state ("frappe valdorienne"), by a possessive, by the pronoun of who speaks."""
    s, (start, end) = x.sentence, x.place
    undergone = x.kind.family in UNDERGONE
    names = [n for n in known.names_in(start, end) if not ((undergone and agent(s, n)) or _where(known, x, n))]
    yield from [n.actor for n in names]
    for n, word in enumerate(s.low[x.first : x.end], start=x.first):
        codes = states(word)
        if codes and not any(name.span.start <= s.spots[n][0] < name.span.end for name in names):
            yield from (known.states.get(code, STRANGER + code) for code in codes)
    if x.verb is None and s.low[x.first] in words("possessives"):
        yield from _owner(known, x)
    if x.verb is None and x.kind.family in BETWEEN and len(names) == 1 and s.low[x.first] in words("new") and led_by(s, names[0]) == "avec":
        yield from (n.actor for n in _who_acts(known, x))  # "Irène Kalvo a parlé lors d'un entretien avec Paul Darvin"
    if x.verb and x.kind.family in BETWEEN and len(names) == 1 and _with_pronoun(x):
        yield from (n.actor for n in told_before(known, s, (names[0].actor,)))
    if x.verb and x.kind.family in BETWEEN and len(names) == 1 and names[0].span.start > s.spots[x.verb.first][0]:
        yield from _before(known, x)  # "sa sœur, Irène Kalvo, a été reçue par le chancelier"
    if x.verb and len(names) < 2 and any(w in words("subjects") and w != "qui" for w in s.low[max(0, x.verb.first - 4) : x.verb.first]):
        yield from _speaking(known, start)


def agents(known: Known, x: Sighting) -> tuple[str, ...]:
    """Who does what befalls another, as the words of the event name him.

    "Il est remplacé par Paul Darvin" is not told of Paul Darvin, whoever "il" was taken for, nor
    "mise en examen par la brigade" of the brigade.
    """
    if x.kind.family not in UNDERGONE:
        return ()
    return tuple(dict.fromkeys(n.actor for n in known.names_in(*x.place) if agent(x.sentence, n)))


def _where(known: Known, x: Sighting, n: Named) -> bool:
    """Whether a name only says where: "a été reçue dans sa résidence de Vélane", "manifester près de l'ambassade d'Ostrane"."""
    if x.kind.family in AIMED:
        return False
    return any(p.span.start <= n.span.start and n.span.end <= p.span.end for p in known.places_in(n.span.start - LONG, n.span.end))


def _with_pronoun(x: Sighting) -> bool:
    """Whether the other one is only a pronoun: "s'est entretenue avec lui" is with whom the sentence before names last."""
    low = x.sentence.low[x.first : min(x.end + 2, len(x.sentence.low))]
    return any(one == "avec" and other in words("with_pronouns") for one, other in pairwise(low))


def _owner(known: Known, x: Sighting) -> Iterator[str]:
    """Who is the subject of the clause before a possessive: "la Valdorie a repris son offensive"; nobody where it is not sure who.

    In an opening it is who stands behind the comma: "après sa rencontre avec les maires, Irène Kalvo ..."; but "la veille de
    sa libération, le chancelier appelait ..." is hardly that of the chancellor. What befalls a person is told of a person only,
    and may be told of the only one named just before the sentence.
    """
    s = x.sentence
    first, _ = s.clause(x.first, commas=False)
    doing = subject(known, s, first, x.first)
    if doing is None:  # no verb before it: an opening, or a title
        before = [n for n in known.names_in(s.spots[first][0], x.place[0]) if led_by(s, n) not in AGENTS]
        own = s.low[max(0, x.first - 1)] in words("since")
        doing = tuple(before[-1:]) or (opened(known, s, x.end) if own else ()) or _met_later(known, x)
    elif rivalled(known, s, x.first):
        return
    if x.kind.family in BEFALLS:
        doing = tuple(n for n in doing if n.kind is Kind.PERSON) or told_before(known, s)
    yield from (n.actor for n in doing[:1])


def _who_acts(known: Known, x: Sighting) -> tuple[Named, ...]:
    """The subject of the sentence of a noun: of the main verb before it, or behind the comma of an opening."""
    s = x.sentence
    main = next((v for v in s.verbs if v.when in FINITE), None)
    if main is None or main.first > x.first:
        return opened(known, s, x.end)
    return subject(known, s, 0, main.last + 1) or ()


def _met_later(known: Known, x: Sighting) -> tuple[Named, ...]:
    """Of a meeting that opens a sentence: the one person named behind it."""
    if x.kind.family not in BETWEEN:
        return ()
    persons = [n for n in known.names_in(x.place[1], x.sentence.range[1]) if n.kind is Kind.PERSON]
    return tuple(persons[:1]) if len({n.actor for n in persons}) == 1 else ()


def _speaking(known: Known, at: int) -> tuple[str, ...]:
    """Who speaks where something stands: "il" in what somebody says is mostly himself."""
    said = [a for a in known.said if any(c.start <= at < c.end for c in a.content) and not any(q.start <= at < q.end for q in a.quoted)]
    return said[-1].speakers if said and len(said[-1].speakers) == 1 else ()


def _around(known: Known, x: Sighting) -> Iterator[str]:
    """The names of the clause: before a verb across commas, behind the event up to the next comma or turn ("pour", "après")."""
    s = x.sentence
    first, _ = s.clause(x.head, commas=x.verb is None)
    _, end = s.clause(x.head)
    verbs, turns = {v.first for v in s.verbs} if x.verb else set(), words("turns")
    end = next((k for k in range(x.end, end) if s.low[k] in turns or k in verbs), end)
    start, stop = s.spots[first][0], s.spots[max(first, end - 1)][1]
    if x.verb and (before := before_aside(s, x.verb))[1] != x.verb.first:
        yield from (n.actor for n in known.names_in(s.spots[before[0]][0], s.spots[before[1]][0]))
        start = x.place[0]
    other = _objects(x, first)
    for n in known.names_in(min(start, x.place[0]), max(stop, x.place[1])):
        if not other[0] <= n.span.start < other[1]:
            yield n.actor


def _objects(x: Sighting, first: int) -> Range:
    """Where those stand whom an earlier verb of one subject acts on: "la délégation verra des experts et ira à Tarsis" sends no experts."""
    s, verb = x.sentence, x.verb
    if verb is None or verb.when not in FINITE or JOINTS.isdisjoint(s.low[max(0, verb.first - JOINED) : verb.first]):
        return 0, 0
    before = next((v for v in reversed(s.verbs) if first <= v.first and v.last < verb.first and v.when in FINITE), None)
    joined = before and not JOINTS.isdisjoint(s.low[max(before.last + 1, verb.first - JOINED) : verb.first])
    return (s.spots[before.last][1], s.spots[verb.first][0]) if before and joined else (0, 0)
