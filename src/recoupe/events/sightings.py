"""Where an article speaks of an event: nouns and verbs of the tables, with the phrase around them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from recoupe.events.clauses import Sentence, Verb, among, words
from recoupe.events.kinds import SORTS, Kind, Noun, kinds, nouns, verbs
from recoupe.events.material import Known
from recoupe.events.phrases import OBJECTS, REACH, around, noun_phrase, verb_phrase
from recoupe.events.senses import other_sense, turn_of_speech
from recoupe.lang import table
from recoupe.model import Attribution, Form, Range
from recoupe.model import Kind as Person

REFLEXIVE = frozenset(("entretenir", "réunir", "retrouver", "concerter", "rendre"))
"""Verbs that tell a meeting only of those who do it to one another (or go somewhere)."""
OTHERS = frozenset(("actor", "person", "victim"))
"""What the clause of a verb must hold that asks who is named beside its subject."""
NAME = 80
"""So many characters before a noun a name is looked for that it belongs to."""

LED = 3
"""So many words before what is shouted it is said that it is."""


class Sighting(NamedTuple):
    """Words [first, end) of a sentence that tell an event; `head` is the noun or verb itself (index of its first word).

    `said` is the statement, where the event is that somebody made it. A tuple, because there are so many of them.
    """

    sentence: Sentence
    kind: Kind
    lemma: str
    weak: bool
    head: int
    first: int
    end: int
    verb: Verb | None
    said: Attribution | None = None

    @property
    def place(self) -> Range:
        """Where the words stand in the text."""
        spots = self.sentence.spots
        return spots[self.first][0], spots[self.end - 1][1]


@cache
def homographs() -> frozenset[str]:
    """Nouns that are forms of verbs as well: "la rencontre"."""
    return frozenset(table("fr/conjugation")["homographs"])


@cache
def governing() -> frozenset[str]:
    """The verbs that say of an event whether it happens: "proposer de rouvrir", "s'engager à retirer"."""
    return frozenset(verb.strip() for row in table("fr/event_words")["verbs"].values() for verb in row.split(","))


def sightings(sentence: Sentence, known: Known) -> Iterator[Sighting]:
    """The events a sentence speaks of, in the order of their words."""
    told, done = nouns(), 0
    for n in among(sentence.low, told):
        for group, noun in told[sentence.low[n]] if n >= done else ():
            if sentence.low[n : n + len(group)] == group and _is_noun(sentence, n) and not _named(sentence, known, n, noun):
                first, end = noun_phrase(sentence, known, n, n + len(group))
                if other_sense(sentence, n, len(group), end) or (end == n + len(group) and _any(sentence, first)):
                    break
                bare = first == n and end == n + len(group) and n > 0 and not sentence.breaks[n] and sentence.low[n - 1] in words("bare")
                yield Sighting(sentence, noun.kind, noun.lemma, noun.weak or bare, n, first, end, None)
                done = n + len(group)
                break
    telling = verbs()
    for verb in sentence.verbs:
        if verb.verb not in telling or is_name(sentence, known, verb) or turn_of_speech(sentence, verb):
            continue
        for kind, needs in telling[verb.verb]:
            if _holds(sentence, known, verb, needs):
                first, end = verb_phrase(sentence, verb, needs - SORTS, around(sentence, known, verb))
                yield Sighting(sentence, kind, verb.verb, False, verb.last, first, end, verb)
                break


def statements(sentence: Sentence, known: Known) -> Iterator[Sighting]:
    """What a sentence says that somebody stated: the words from the speaker to the cue, with the day that stands right behind."""
    every = known.said_in(*sentence.range)
    reported = {said.id: said.parent for said in every if said.parent and said.cue and _on_a_day(sentence, known, said)}
    for said in every:
        spans = [span for span in (*said.source, *said.cue) if sentence.range[0] <= span.start < sentence.range[1]]
        own = said.id in reported if said.parent else said.id not in reported.values()  # who reports what was said on a day adds no event
        if said.cue and spans and own and not _shouted(sentence, said):
            first, last = (sentence.word_at(place) for place in (min(p.start for p in spans), max(p.end for p in spans) - 1))
            if first < len(sentence.low):
                head = min(sentence.word_at(said.cue[0].start), len(sentence.low) - 1)
                between = known.said_in(sentence.spots[first][1], sentence.spots[min(head, last)][0]) if first < head else ()
                if any(other is not said for other in between):  # what was said first stands between the speaker and this cue
                    first = head
                    last = max(first, sentence.word_at(said.cue[0].end - 1))
                end = min(_with_day(sentence, known, said, last) + 1, len(sentence.low))
                yield Sighting(sentence, kinds()["statement"], "", False, head, first, end, None, said)


def _shouted(s: Sentence, said: Attribution) -> bool:
    """Whether words are only those of a slogan ("aux cris de : ..."): a demonstration is told, no statement."""
    first = min((c.start for c in said.content), default=0)
    behind = s.word_at(first)
    led = s.low[max(0, behind - LED) : behind] if first else ()
    return not words("shouting").isdisjoint((*led, *(w for cue in said.cue for w in cue.text.lower().split())))


def _with_day(s: Sentence, known: Known, said: Attribution, last: int) -> int:
    """The last word of a day that stands right behind a word and is not part of what is said; else that word."""
    if last + 1 >= len(s.low) or s.breaks[last + 1]:
        return last
    start, end = s.spots[last + 1]
    days = (d for d in known.dates_in(start, end) if not any(c.covers(d.span) for c in said.content))
    return next((s.word_at(d.span.end - 1) for d in days), last)


def _on_a_day(s: Sentence, known: Known, said: Attribution) -> bool:
    """Whether what another reports was said on a day: "Karl Brusk a promis mardi de venir, selon Irène Kalvo"."""
    last = s.word_at(max(c.end for c in said.cue) - 1)
    return last < len(s.low) and _with_day(s, known, said, last) > last


def _any(s: Sentence, first: int) -> bool:
    """Whether a noun without a complement means none in particular: "toute cérémonie d'ouverture", but not "toute la cérémonie"."""
    before = first if s.low[first] in words("generic") else first - 1
    return before >= 0 and s.low[before] in words("generic") and s.low[min(before + 1, len(s.low) - 1)] not in words("determiners")


def _named(s: Sentence, known: Known, n: int, noun: Noun) -> bool:
    """Whether a noun belongs to a name: "la commission des lois", "le prix Nobel" who is received; an attack tells its victims."""
    at = s.spots[n][0]
    papers = [x for x in known.names_in(at - 2, at + 1) if x.kind is Person.ORGANISATION and len(x.span.text.split()) == 1]
    if n and s.reading.clean[at].isupper() and papers:
        return True  # a paper called "Libération"
    over = [x for x in known.names_in(max(s.range[0], at - NAME), at + 1) if x.span.end > at]
    return any(x.kind is Person.PERSON or (x.span.start < at and (noun.weak or x.kind is Person.ORGANISATION)) for x in over)


def is_name(s: Sentence, known: Known, verb: Verb) -> bool:
    """Whether what could be a verb is a name: "Maria"."""
    at = s.spots[verb.first][0]
    return verb.first == verb.last and s.reading.clean[at].isupper() and bool(known.names_in(at, at + 1))


def _is_noun(s: Sentence, n: int) -> bool:
    """Whether a determiner, a preposition or the beginning of a clause stands before the word and its adjectives."""
    verbal = n + 1 < len(s.low) and not s.breaks[n + 1] and s.low[n + 1] in words("after_verbs") and s.low[n] in homographs()
    if verbal and n and s.low[n - 1] in OBJECTS:
        return False
    k = n
    while k > 0 and s.low[k - 1] in words("before_nouns") and not s.breaks[k]:
        k -= 1
    if k == 0 or s.breaks[k] in ("|", ","):
        return True
    return (
        s.low[k - 1] in words("determiners")
        or s.low[k - 1] in words("complement")
        or s.low[k - 1].isdigit()
        or s.low[k - 1] in ("et", "ou", "sans", "par")
    )


def _of_named(s: Sentence, known: Known, first: int) -> bool:
    """Whether a name, or a comma, stands right before "ayant": "les forces du territoire des pays y ayant adhéré" are not who joined."""
    while first > 0 and s.low[first - 1] in ("y", "en", "n'", "ne") and not s.breaks[first]:
        first -= 1
    before = s.spots[first - 1] if first else None
    return before is None or bool(s.breaks[first]) or any(n.span.end == before[1] for n in known.names_in(s.range[0], before[1]))


def _holds(s: Sentence, known: Known, verb: Verb, needs: frozenset[str]) -> bool:
    """Whether the clause of a verb holds what the verb needs to tell an event."""
    first, end = s.clause(verb.last, commas=False)
    start, stop = s.spots[first][0], s.spots[end - 1][1]
    if verb.verb in REFLEXIVE and not verb.reflexive and needs & SORTS:
        gathers = verb.when == "participle" or known.dates_in(start, stop) or known.places_in(start, stop)
        if verb.verb != "réunir" or not gathers:
            return False
    if verb.reflexive and verb.verb == "retrouver" and ("actor" not in needs or {"seul", "seule"} & set(s.low[verb.last : end])):
        return False  # "s'est retrouvé seul" is no discovery, and no meeting
    if verb.when == "participle" and "par" not in s.low[verb.last + 1 : verb.last + 4] and not known.dates_in(s.spots[verb.last][1], stop):
        return False
    if _in_general(s, known, verb, stop) or (s.low[verb.first] in ("ayant", "étant") and not _of_named(s, known, verb.first)):
        return False
    if s.low[first] == "qui" and first:  # who does it stands before: "le bureau de Tarsis, qui a été fermé"
        start = s.spots[s.clause(first - 1, commas=False)[0]][0]
    back = 0 if s.low[first] in ("que", "qu'", "dont") else first
    near = range(max(back, verb.first - REACH), min(end, verb.last + REACH))
    if not needs.isdisjoint(s.low[near.start : near.stop]) and any(s.low[n] in needs and not _aside(s, n) for n in near):
        return True
    if needs.isdisjoint(SORTS):
        return False
    names = known.names_in(start, stop)
    behind = (s.spots[verb.last][1], s.spots[min(verb.last + REACH, end) - 1][1])
    met = {
        "subject": bool(names) or verb.verb == "réunir",
        "time": "time" in needs and bool(known.dates_in(*behind)),
        "place": "place" in needs and bool(known.places_in(*behind) or (verb.verb == "quitter" and known.names_in(*behind))),
        "done": bool(names) and (verb.when == "past" or bool(known.dates_in(*behind))),
        "self": bool(names) and (verb.reflexive or verb.passive),
    }
    if any(met.get(need, False) for need in needs):
        return True
    if needs.isdisjoint(OTHERS):
        return False
    pronoun = not OBJECTS.isdisjoint(s.low[max(0, verb.first - 2) : verb.first]) or _with_him(s, verb, end)
    subject = not words("subjects").isdisjoint(s.low[max(first, verb.first - 4) : verb.first])
    placed = bool(known.places_in(*behind) or known.dates_in(*behind))  # then "a reçu lundi les familles" is a meeting as well
    persons = len([n for n in names if n.kind is Person.PERSON or (placed and n.kind is Person.GROUP)])
    whom = pronoun or any(n.kind in (Person.PERSON, Person.GROUP) for n in known.names_in(*behind))
    met = {
        "actor": len([n for n in names if n.form is not Form.PRONOUN]) + pronoun + subject + (verb.reflexive and verb.verb != "entretenir")
        >= 2,
        "person": verb.passive or (persons + pronoun + subject >= 2 and whom) or (verb.when == "participle" and bool(names)),
        "victim": (verb.passive and persons > 0) or whom,
    }
    return any(met.get(need, False) for need in needs)


def _aside(s: Sentence, n: int) -> bool:
    """Whether a word is only the end of a turn: "rejeter au second plan" rejects no plan."""
    while n > 0 and s.low[n - 1] in words("before_nouns"):
        n -= 1
    return n > 0 and s.low[n - 1] in ("au", "aux")


def _with_him(s: Sentence, verb: Verb, end: int) -> bool:
    """Whether the other one is only a pronoun: "s'est entretenue avec lui"."""
    if "avec" not in s.low[verb.last + 1 : end]:  # which it seldom is
        return False
    return any(s.low[n - 1] == "avec" and s.low[n] in words("with_pronouns") for n in range(verb.last + 2, end))


def _in_general(s: Sentence, known: Known, verb: Verb, stop: int) -> bool:
    """Whether a verb is only spoken of: "le droit de mourir", "le droit à mourir", "s'attaquer à"; with a date even that is an event."""
    if verb.reflexive and verb.verb in words("acted_on"):
        return True
    if verb.when != "infinitive" or verb.first == 0 or s.low[verb.first - 1] not in ("de", "d'", "à"):
        return False
    first, _ = s.clause(verb.first, commas=False)
    governed = any(v.last >= verb.first - 3 or v.verb in governing() for v in s.verbs if first <= v.first and v.last < verb.first)
    noun = f"{s.low[verb.first - 2]} {s.low[verb.first - 1].replace(chr(39), 'e')}" if verb.first > 1 else ""  # "son désir de rouvrir"
    governed = governed or any(noun in words(wish) for wish in ("wanted", "supposed", "before"))
    return not governed and not known.dates_in(s.spots[verb.last][1], stop)
