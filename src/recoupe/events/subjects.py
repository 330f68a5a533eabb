"""Who does what a clause tells: its subject, and not those who stand behind a preposition or whose place is in an aside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from recoupe.events.clauses import FINITE, Sentence, Verb, sentence, words
from recoupe.events.material import Known
from recoupe.events.places import Named
from recoupe.model import Kind, Range

BY = frozenset(("par", "mains"))
"""Before who does what befalls another: "mis en examen par la brigade", "sa libération des mains des rebelles"."""
CONTRACTED = frozenset(("du", "au", "aux"))
INDEFINITE = "des"
THEM = frozenset(("l'", "le", "la", "les", "lui"))
"""Pronouns of whom something is done to."""
NEAR = 3
"""Among so many words before its verb a pronoun stands: "elle ne l'a pas"."""
BACK = 400
"""So many characters before a possessive the person is looked for whom it means."""


def led_by(s: Sentence, n: Named) -> str:
    """The preposition that a name stands behind, across its articles and adjectives ("" for none)."""
    at = s.word_at(n.span.start)
    if at >= len(s.low):
        return ""
    if s.low[at] in CONTRACTED:
        return _before_of(s, at) or s.low[at]
    if s.low[at] == INDEFINITE:
        return _before_of(s, at)
    while at > 0 and not s.breaks[at] and s.low[at - 1] in words("articles", "before_nouns"):
        at -= 1
        if s.low[at] == INDEFINITE:
            return _before_of(s, at) or INDEFINITE
    if at == 0 or (s.breaks[at] and s.breaks[at] != "+"):
        return ""
    before = s.low[at - 1]
    if before in ("de", "d'", *CONTRACTED):
        return _before_of(s, at - 1) or before
    return before if before in words("leading") else ""


def _before_of(s: Sentence, of: int) -> str:
    """What makes an agent of a name behind "de": "des mains de" ("" for anything else)."""
    return s.low[of - 1] if of and s.low[of - 1] in BY else ""


def agent(s: Sentence, n: Named) -> bool:
    """Whether somebody is told to do what befalls another: behind "par", "des mains de"."""
    return led_by(s, n) in BY


def subject(known: Known, s: Sentence, first: int, end: int) -> tuple[Named, ...] | None:
    """Who is the subject of the last finite verb among the words [first, end): nobody where it is a pronoun of nobody known.

    None where no verb stands there.
    """
    verb = next((v for v in reversed(s.verbs) if first <= v.first and v.last < end and v.when in FINITE), None)
    if verb is None:
        return None
    start, _ = s.clause(verb.first, commas=False)
    asides = s.asides()
    named = [
        n
        for n in known.names_in(s.spots[max(first, start)][0], s.spots[verb.first][0])
        if not led_by(s, n) and asides[min(s.word_at(n.span.start), len(asides) - 1)] == asides[verb.first]
    ]
    pronoun = [k for k in range(max(start, verb.first - NEAR), verb.first) if s.low[k] in words("subjects") and s.low[k] != "qui"]
    if pronoun:
        return tuple(n for n in named if n.span.start == s.spots[pronoun[-1]][0])
    return tuple(named[-1:])


def before_aside(s: Sentence, verb: Verb) -> Range:
    """The words of a clause before its verb; where a relative clause between two commas parts them, those before that."""
    first, _ = s.clause(verb.first, commas=False)
    asides = s.asides()
    if not first or s.low[first] not in words("relatives") or not asides[first] or asides[verb.first]:
        return first, verb.first
    return s.clause(first - 1, commas=False)[0], first


def rivalled(known: Known, s: Sentence, end: int) -> bool:
    """Whether another person is the object before the words that a possessive begins: "a reçu Paul Darvin lors de sa visite"."""
    verb = next((v for v in reversed(s.verbs) if v.last < end and v.when in FINITE), None)
    if verb and verb.first and s.low[verb.first - 1] in THEM and verb.verb not in words("saying"):
        return True  # "l'a humilié pendant sa captivité"
    between = known.names_in(s.spots[verb.last][1], s.spots[end][0]) if verb else ()
    return any(n.kind is Kind.PERSON and not led_by(s, n) for n in between)


def opened(known: Known, s: Sentence, end: int) -> tuple[Named, ...]:
    """Who stands right behind the comma that ends an opening: "Auditionnée par le juge, la jeune femme ..."."""
    for k in range(end, len(s.low)):
        if not s.breaks[k]:
            continue
        if s.breaks[k] != ",":
            return ()
        if found := known.names_in(*s.spots[k])[:1]:
            return found
        if not any(d.span.start <= s.spots[k][0] < d.span.end for d in known.dates_in(s.spots[k - 1][1], s.spots[k][1])):
            return ()
    return ()


def told_before(known: Known, s: Sentence, but: Collection[str] = ()) -> tuple[Named, ...]:
    """The one person a sentence may take up by a pronoun: the only one told of just before it, else the subject of the one before."""
    earlier = known.names_in(max(0, s.range[0] - BACK), s.range[0])
    persons = [n for n in earlier if n.kind is Kind.PERSON and n.actor not in but]
    if len({n.actor for n in persons}) == 1:
        return tuple(persons[-1:])
    place = bisect_left(s.reading.sentences, s.range)
    if place == 0:
        return ()
    before = sentence(s.reading, s.reading.sentences[place - 1])
    main = next((v for v in before.verbs if v.when in FINITE), None)
    doing = subject(known, before, 0, main.last + 1) if main else None
    return tuple(n for n in doing or () if n.kind is Kind.PERSON and n.actor not in but)
