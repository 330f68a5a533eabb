"""The whole clause of a deed: from its subject to where the clause ends, so that a label breaks off nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.events.acts import opening
from recoupe.events.clauses import FINITE, Sentence, Verb, words
from recoupe.events.material import Known
from recoupe.events.phrases import OBJECTS
from recoupe.model import Form, Kind, Span

LONGEST = 14
"""A subject of more words is not told in a label."""
PERCENT = re.compile(r"\s?%")
NEAR = 400
"""So many characters before a pronoun nobody else may be named, where a name is put for it."""
LEADING = frozenset(("ne", "n'", "se", "s'"))
ELSE = frozenset(("me", "m'", "nous", "vous", "te", "t'", "leur", "y", "en", "lui"))
"""Pronouns before a verb that only the sentence before makes clear."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The words of a clause. `doer` is the actor whose name stands for a subject that the words themselves do not hold."""

    span: Span
    doer: str


def whole(s: Sentence, known: Known, verb: Verb) -> Whole | None:
    """The whole clause of a verb, None where it has no subject of its own or its object stands elsewhere."""
    head = _modal(s, verb) if verb.when == "infinitive" else verb
    if head is None or head.when not in FINITE or _elsewhere(s, verb):
        return None
    end = _end(s, verb)
    if end is None or _of_object(s, verb, end):
        return None
    verb = Verb(head.first, verb.last, verb.verb, head.when, head.denied, verb.passive, head.reflexive)
    opens = _opens(s, verb)
    first, doer = opens, ""
    if not _subject(s, known, opens, _starts(s, verb)):
        first, doer = _starts(s, verb), _named_apart(s, known, verb, opens)
        if not doer:
            return None
    stop = s.spots[end - 1][1]
    share = PERCENT.match(s.reading.clean, stop)
    return Whole(known.reading.span(s.spots[first][0], share.end() if share else stop), doer)


def _modal(s: Sentence, verb: Verb) -> Verb | None:
    """The verb that lends its subject to an infinitive: "doit subir"."""
    before = [v for v in s.verbs if v.last < verb.first][-1:]
    led = before and before[0].verb in words("modals") and not s.between(before[0].last, verb.first)
    return before[0] if led else None


def _starts(s: Sentence, verb: Verb) -> int:
    """The first word of a verb with its "ne" and "se"."""
    first = verb.first
    while first > 0 and s.low[first - 1] in LEADING and not s.breaks[first]:
        first -= 1
    return first


def _elsewhere(s: Sentence, verb: Verb) -> bool:
    """Whether a pronoun stands for the object ("l'a confiée"), or the subject behind the verb ("a-t-il dit")."""
    first = _starts(s, verb)
    before = s.low[first - 1] if first and not s.breaks[first] else ""
    if before in ELSE or (before in OBJECTS and before not in ("eux", "me")) or any(w in ELSE for w in s.low[first : verb.first]):
        return True
    return any(w in ("t-il", "t-elle", "il", "elle", "ils", "elles", "on") for w in s.low[verb.first + 1 : verb.last])


def _of_object(s: Sentence, verb: Verb, end: int) -> bool:
    """Whether "que" stands for the object of the verb: "les droits qu'il a vendus à une chaîne"."""
    first, _ = s.clause(verb.last)
    if s.low[first] not in ("que", "qu'") or verb.passive or verb.verb in words("moving"):
        return False
    if any(v.last == first - 1 for v in s.verbs):
        return False  # "a dit que ..."
    behind = range(verb.last + 1, end)
    return not any(s.low[n] in words("articles") and s.low[n - 1] not in words("complement") for n in behind)


def _opens(s: Sentence, verb: Verb) -> int:
    """The first word of the clause behind what only leads to it: "et", "ensuite", "dans lesquelles"."""
    first, _ = s.clause(verb.last)
    start = _starts(s, verb)
    first = next((n + 1 for n in range(start - 1, first - 1, -1) if s.low[n] in words("compound_relatives")), first)
    openings = opening("clause_openings")
    while first < start and s.low[first] in openings:
        first += 1
    return first


def _subject(s: Sentence, known: Known, first: int, start: int) -> bool:
    """Whether the words [first, start) are a subject that says by itself who or what is meant."""
    if not 0 < start - first <= LONGEST or any(first <= v.first < start and v.when in FINITE for v in s.verbs):
        return False
    if any(w in words("subjects") or w in words("relatives") for w in s.low[first:start]):
        return False
    word = s.low[first]
    if word in words("demonstratives") or word in words("possessives"):
        return False
    named = any(n.span.start == s.spots[first][0] and n.form is not Form.PRONOUN for n in known.names_in(*s.spots[first]))
    if named or start - first == 1:
        return named
    return (
        " ".join(s.low[first : first + 2]) in words("about") or word in words("articles") or word.isdigit() or word in words("quantifiers")
    )


def _named_apart(s: Sentence, known: Known, verb: Verb, opens: int) -> str:
    """The actor named right before a comma or "qui", or by the pronoun that is the subject ("" for nobody sure)."""
    start = _starts(s, verb)
    between = s.low[opens:start]
    if between in (("il",), ("elle",), ("ils",), ("elles",)):
        meant = [n.actor for n in known.names_in(*s.spots[opens]) if n.form is Form.PRONOUN]
        near = {n.actor for n in known.names_in(max(0, s.spots[opens][0] - NEAR), s.spots[opens][0]) if n.kind is Kind.PERSON}
        return meant[0] if meant and near == {meant[0]} else ""  # where nobody else could be meant
    if start == 0 or (start - opens and between != ("qui",)) or (not between and s.breaks[start] != ","):
        return ""
    stop = s.spots[start - 1 - len(between)][1] if start > len(between) else 0
    back = s.spots[max(0, start - LONGEST)][0]
    ending = [n for n in known.names_in(max(back, s.range[0]), stop) if n.span.end == stop and n.form is not Form.PRONOUN]
    if not between and (opening := _opening_name(s, known, start)):
        return opening
    if not ending:
        return ""
    begins = s.word_at(ending[0].span.start)
    return ending[0].actor if begins == 0 or s.breaks[begins] in ("|", ",") else ""


def _opening_name(s: Sentence, known: Known, start: int) -> str:
    """The actor whose name opens the sentence, where only asides stand between him and the verb: "Irène Kalvo, libérée lundi, a parlé"."""
    opening = [n for n in known.names_in(s.range[0], s.spots[min(1, len(s.spots) - 1)][1]) if n.form is not Form.PRONOUN][:1]
    if not opening:
        return ""
    behind = s.word_at(opening[0].span.end)
    parted = behind < start and s.breaks[behind] == "," and "|" not in s.between(behind, start) and "+" not in s.between(behind, start)
    return opening[0].actor if parted and not any(v.first < start and v.when in FINITE for v in s.verbs) else ""


def _end(s: Sentence, verb: Verb) -> int | None:
    """Where the clause ends behind its verb; None where its object is parted from it, or is what somebody says."""
    end = verb.last + 1
    others, turns = {v.first for v in s.verbs if v.when in FINITE}, words("turns")
    while end < len(s.low) and not s.breaks[end] and s.low[end] not in turns and end not in others and not _doing(s, end):
        end += 1
    stop = s.breaks[end] if end < len(s.low) else "|"
    if stop in ("«", "("):
        return None if stop == "«" else end
    bare = end == verb.last + 1 and not verb.passive and not verb.reflexive and verb.verb not in words("moving")
    return None if bare and stop in (",", "+") else end


def _doing(s: Sentence, n: int) -> bool:
    """Whether "en" leads to what is done at the same time: "en se faisant passer pour"."""
    behind = s.low[n + 1 : n + 3]
    return s.low[n] == "en" and (behind[:1] in (("se",), ("s'",)) or any(v.first == n + 1 and v.when == "gerund" for v in s.verbs))
