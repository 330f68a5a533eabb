"""Who does what a verb tells, and whom it is done to."""

from __future__ import annotations

from recoupe.events.clauses import Sentence, Verb, words
from recoupe.events.material import STRANGER, Known
from recoupe.events.phrases import BEFORE_VERBS
from recoupe.events.subjects import agent

NEAR = 4
"""So many words behind its verb an object begins at most."""
LINKS = frozenset(("le", "la", "les", "l'", "un", "une", "des", "son", "sa", "ses"))
"""These may stand between a verb and the name that it acts on."""


def roles(s: Sentence, known: Known, verb: Verb) -> tuple[str, str]:
    """The actors who do it and whom it is done to ("" for nobody sure)."""
    subject, behind = _subject(s, known, verb), _object(s, known, verb)
    if verb.passive or verb.when == "participle":
        doer = _agent(s, known, verb)
        return doer, "" if subject == doer else subject  # "il est remplacé par Paul Darvin": "il" is somebody else
    return subject, "" if verb.reflexive else behind


def _subject(s: Sentence, known: Known, verb: Verb) -> str:
    """Whoever is named right before a verb, but for its pronouns and asides, or who "qui" stands for."""
    first, _ = s.clause(verb.last)
    at = verb.first
    while at > first and s.low[at - 1] in BEFORE_VERBS:
        at -= 1
    if at > 0 and "qui" in s.low[first:at] and not any(v.last < at and v.first > s.low.index("qui", first) for v in s.verbs):
        return _head(s, known, s.low.index("qui", first, at))
    if at == first:
        return ""
    stop = s.spots[at - 1][1]
    names = [n for n in known.names_in(s.spots[first][0], stop) if n.span.end <= stop]
    ending = [n for n in names if stop - n.span.end <= 1]
    led = (
        ending and (begins := s.word_at(ending[0].span.start)) > first and (s.low[begins - 1] in words("complement") or agent(s, ending[0]))
    )
    return ending[0].actor if ending and not led and ending[0].actor[0] != STRANGER else ""


def _head(s: Sentence, known: Known, qui: int) -> str:
    """Who "qui" stands for: the name right before it, or the last one that has only places and bodies hung on it."""
    opens = max((v.last + 1 for v in s.verbs if v.last < qui), default=0)
    names = [n for n in known.names_in(s.spots[opens][0], s.spots[qui][0]) if n.span.end <= s.spots[qui][0]] if opens < qui else []
    for name in reversed(names):
        begins = s.word_at(name.span.start)
        hung = begins > 0 and (s.low[begins - 1] in words("complement") or s.low[begins] in words("complement"))
        if not hung:
            return "" if name.actor[0] == STRANGER else name.actor
    return ""


def _object(s: Sentence, known: Known, verb: Verb) -> str:
    """Whoever is named behind a verb without a preposition between."""
    at = verb.last + 1
    while at < min(len(s.low), verb.last + NEAR) and not s.breaks[at]:
        found = known.names_in(*s.spots[at])
        if found:
            led = s.low[at] in words("complement") or s.low[at] == "près"
            return "" if led or found[0].actor[0] == STRANGER else found[0].actor
        if s.low[at] not in LINKS | words("before_nouns"):
            return ""
        at += 1
    return ""


def _agent(s: Sentence, known: Known, verb: Verb) -> str:
    """Whoever is named behind "par"."""
    _, end = s.clause(verb.last)
    at = next((n for n in range(verb.last + 1, end) if s.low[n] == "par"), None)
    if at is None or at + 1 >= len(s.low):
        return ""
    found = known.names_in(s.spots[at + 1][0], s.spots[min(at + NEAR, end) - 1][1])
    return found[0].actor if found and found[0].actor[0] != STRANGER else ""
