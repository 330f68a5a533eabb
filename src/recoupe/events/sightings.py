"""Where an article speaks of an event: nouns and verbs of the tables, with the phrase around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.events.clauses import Sentence, Verb, words
from recoupe.events.kinds import SORTS, Kind, Noun, kinds, nouns, verbs
from recoupe.events.material import Known
from recoupe.model import Attribution, Form, Range
from recoupe.model import Kind as Person

REFLEXIVE = frozenset(("entretenir", "réunir", "retrouver", "concerter", "rendre"))
"""Verbs that tell a meeting only of those who do it to one another (or go somewhere)."""
OBJECTS = frozenset(("l'", "le", "la", "les", "me", "m'", "lui", "eux"))
OF = ("de", "d'", "du", "des")
REACH = 9
"""How many words from a verb its object is looked for."""
NAME = 80
"""So many characters before a noun a name is looked for that it belongs to."""
STEPS = 3
"""A noun takes so many complements: "la réunion du Conseil / de mercredi / à Genève"."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words [first, end) of a sentence that tell an event; `head` is the noun or verb itself (index of its first word).

    `said` is the statement, where the event is that somebody made it.
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


def sightings(sentence: Sentence, known: Known) -> Iterator[Sighting]:
    """The events a sentence speaks of, in the order of their words."""
    n = 0
    while n < len(sentence.low):
        for group, noun in nouns().get(sentence.low[n], ()):
            if sentence.low[n : n + len(group)] == group and _is_noun(sentence, n) and not _named(sentence, known, n, noun):
                first, end = _phrase(sentence, known, n, n + len(group))
                bare = first == n and end == n + len(group) and n > 0 and not sentence.breaks[n] and sentence.low[n - 1] in words("bare")
                yield Sighting(sentence, noun.kind, noun.lemma, noun.weak or bare, n, first, end, None)
                n += len(group) - 1
                break
        n += 1
    for verb in sentence.verbs:
        for kind, needs in verbs().get(verb.verb, ()):
            if _holds(sentence, known, verb, needs):
                first, end = _with_words(sentence, verb, needs - SORTS, _around(sentence, known, verb))
                yield Sighting(sentence, kind, verb.verb, False, verb.last, first, end, verb)
                break


def statements(sentence: Sentence, known: Known) -> Iterator[Sighting]:
    """What a sentence says that somebody stated: the words from the speaker to the cue."""
    for said in known.said_in(*sentence.range):
        spans = [span for span in (*said.source, *said.cue) if sentence.range[0] <= span.start < sentence.range[1]]
        if said.cue and said.parent is None and spans:
            first, last = (sentence.word_at(place) for place in (min(p.start for p in spans), max(p.end for p in spans) - 1))
            if first < len(sentence.low):
                head = min(sentence.word_at(said.cue[0].start), len(sentence.low) - 1)
                yield Sighting(sentence, kinds()["statement"], "", False, head, first, min(last + 1, len(sentence.low)), None, said)


def _named(s: Sentence, known: Known, n: int, noun: Noun) -> bool:
    """Whether a noun belongs to a name that begins before it: "la commission des lois"; victims of an attack are told by the attack."""
    at = s.spots[n][0]
    over = [x for x in known.names_in(max(s.range[0], at - NAME), at) if x.span.end > at]
    return any(noun.weak or x.kind is Person.ORGANISATION for x in over)


def _is_noun(s: Sentence, n: int) -> bool:
    """Whether a determiner, a preposition or the beginning of a clause stands before the word and its adjectives."""
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


def _phrase(s: Sentence, known: Known, head: int, end: int) -> Range:
    """The noun with its determiner, adjectives and complements."""
    first = head
    while first > 0 and not s.breaks[first] and (s.low[first - 1] in words("before_nouns") or s.low[first - 1].isdigit()):
        first -= 1
    while first > 0 and not s.breaks[first] and s.low[first - 1] in words("determiners") and s.low[first - 1] not in ("de", "d'"):
        first -= 1
        if s.low[first] in ("du", "au", "aux", "des"):
            break
    end = _adjectives(s, known, end, agreeing(s.low[first:head]))
    for _ in range(STEPS):
        longer = _complement(s, known, end)
        if longer == end:
            break
        end = _adjectives(s, known, longer)
    return first, end


def agreeing(before: Sequence[str]) -> tuple[str, ...]:
    """The endings that no adjective of a noun has behind these words: "sa captivité" is not "tenté"."""
    for gender in ("feminine", "masculine", "plural"):
        if any(w in words(f"{gender}_determiners") for w in before):
            return tuple(words(f"not_{gender}"))
    return ()


def _adjectives(s: Sentence, known: Known, end: int, wrong: tuple[str, ...] = ()) -> int:
    """The end of the phrase once adjectives and dates behind it are taken in, but for those that end wrongly."""
    while end < len(s.low) and not s.breaks[end]:
        dates = known.dates_in(s.spots[end][0], s.spots[end][1])
        if dates:
            end = s.word_at(dates[-1].span.end - 1) + 1
            continue
        word = s.low[end]
        verb = any(v.first == end and v.when not in ("participle", "present") for v in s.verbs)
        if verb or word in words("no_adjectives") or not _adjective(word) or (wrong and word.endswith(wrong)):
            break
        end += 1
    return end


def _adjective(word: str) -> bool:
    endings = words("adjective_ending_set")
    return len(word) > 4 and any(word.endswith(e) for e in endings)


def _complement(s: Sentence, known: Known, end: int) -> int:
    """The end of the phrase with the next complement: a preposition with a name, a date, or (behind "de") a noun."""
    if end >= len(s.low) or s.breaks[end] or s.low[end] not in words("complement"):
        return end
    at = end
    while (
        at < len(s.low) - 1 and (s.low[at] in words("complement") or s.low[at] in words("determiners")) and (at == end or not s.breaks[at])
    ):
        at += 1
    while at < len(s.low) - 1 and s.low[at] in words("before_nouns") and not s.breaks[at + 1]:
        at += 1
    start = s.spots[end][0]
    ends = [end for end in known.ends_in(start, s.spots[at][1]) if end <= s.range[1]]
    if ends:
        longer = s.word_at(max(ends) - 1) + 1
        return _joined(s, known, longer)
    if s.low[end] in ("de", "d'", "du", "des") and not s.breaks[at] and s.low[at].isalpha() and not any(v.first == at for v in s.verbs):
        return _capitals(s, at + 1)
    return end


def _capitals(s: Sentence, end: int) -> int:
    """The end of a proper name that begins before: "Conseil OTAN-Russie", "Parlement européen"."""
    text = s.reading.clean
    while end < len(s.low) and not s.breaks[end] and text[s.spots[end][0]].isupper():
        end += 1
    return end


def _joined(s: Sentence, known: Known, end: int) -> int:
    """The end of the phrase with a second name: "entre A et B"."""
    if end < len(s.low) - 1 and s.low[end] in ("et", "avec"):
        at = min(end + 2, len(s.low) - 1)
        more = known.names_in(s.spots[end][1], s.spots[at][1])
        if more:
            return max(end, s.word_at(max(m.span.end for m in more) - 1) + 1)
    return end


def _holds(s: Sentence, known: Known, verb: Verb, needs: frozenset[str]) -> bool:
    """Whether the clause of a verb holds what the verb needs to tell an event."""
    first, end = s.clause(verb.last, commas=False)
    start, stop = s.spots[first][0], s.spots[end - 1][1]
    if verb.verb in REFLEXIVE and not verb.reflexive:
        gathers = verb.when == "participle" or known.dates_in(start, stop) or known.places_in(start, stop)
        if verb.verb != "réunir" or not gathers:
            return False
    if verb.when == "participle" and "par" not in s.low[verb.last + 1 : verb.last + 4] and not known.dates_in(s.spots[verb.last][1], stop):
        return False
    if _in_general(s, known, verb, stop):
        return False
    names = known.names_in(start, stop)
    pronoun = any(w in OBJECTS for w in s.low[max(0, verb.first - 2) : verb.first])
    subject = any(w in words("subjects") for w in s.low[max(first, verb.first - 4) : verb.first])
    back = 0 if s.low[first] in ("que", "qu'", "dont") else first
    if any(w in needs for w in s.low[max(back, verb.first - REACH) : min(end, verb.last + REACH)]):
        return True
    behind = (s.spots[verb.last][1], s.spots[min(verb.last + REACH, end) - 1][1])
    placed = bool(known.places_in(*behind) or known.dates_in(*behind))  # then "a reçu lundi les familles" is a meeting as well
    persons = len([n for n in names if n.kind is Person.PERSON or (placed and n.kind is Person.GROUP)])
    met = {
        "actor": len([n for n in names if n.form is not Form.PRONOUN]) + pronoun + subject + (verb.reflexive and verb.verb != "entretenir")
        >= 2,
        "person": verb.passive or persons + pronoun + subject >= 2 or (verb.when == "participle" and bool(names)),
        "subject": bool(names) or verb.verb == "réunir",
        "place": bool(known.places_in(*behind) or (verb.verb == "quitter" and known.names_in(*behind))),
        "time": bool(known.dates_in(*behind)),
    }
    return any(met.get(need, False) for need in needs)


def _in_general(s: Sentence, known: Known, verb: Verb, stop: int) -> bool:
    """Whether a verb is only spoken of: "le droit de mourir", "le droit à mourir", "s'attaquer à"; with a date even that is an event."""
    if verb.reflexive and verb.verb in words("acted_on"):
        return True
    if verb.when != "infinitive" or verb.first == 0 or s.low[verb.first - 1] not in ("de", "d'", "à"):
        return False
    governed = any(v.last >= verb.first - 3 and v.last < verb.first for v in s.verbs)
    return not governed and not known.dates_in(s.spots[verb.last][1], stop)


def _with_object(s: Sentence, end: int, right: int) -> int:
    """The end of a verb's words with the object that stands behind them: "ont signé lundi à Malvenne un accord"."""
    at = end
    while at < right and s.low[at] in words("articles") | words("before_nouns"):
        at += 1
    return at + 1 if end < at < right and not s.breaks[at] and s.low[at].isalpha() else end


def _with_words(s: Sentence, verb: Verb, needed: frozenset[str], place: Range) -> Range:
    """The words of a verb with the thing that makes them an event: "les discussions doivent reprendre", "décerner le prix"."""
    first, end = place
    left, right = s.clause(verb.last)
    if not needed or any(s.low[n] in needed for n in range(first, end)):
        return place
    for n in range(verb.last + 1, min(right, verb.last + REACH)):
        if s.low[n] in needed:
            return first, max(end, n + 1)
    for n in range(verb.first - 1, max(left, verb.first - REACH) - 1, -1):
        if s.low[n] in needed:
            return min(first, n - 1 if n > left and s.low[n - 1] in words("articles") else n), end
    return place


def _opening(s: Sentence, first: int, left: int) -> int:
    """The first word of a verb with its pronouns and its "ne"."""
    while first > left and s.low[first - 1] in OBJECTS | {"se", "s'", "ne", "n'", "y", "en"}:
        first -= 1
    return first - 1 if first > left and s.low[first - 1] in words("subjects") else first


def _around(s: Sentence, known: Known, verb: Verb) -> Range:
    """The words of a verb: from its subject to its last name, date or place in the clause."""
    left, right = s.clause(verb.last)
    head, alone = verb, False
    for before in reversed([v for v in s.verbs if left <= v.first and v.last < verb.first]):
        if head.when != "infinitive" or before.verb not in words("modals"):
            alone = True
            break
        head = before
    begin = [n.span.start for n in known.names_in(s.spots[left][0], s.spots[head.first][0])]
    first = s.word_at(begin[0]) if begin and not alone else _opening(s, head.first, left)
    right = next((k for k in range(verb.last + 1, right) if s.low[k] in words("turns")), right)
    start, stop = s.spots[verb.last][1], s.spots[right - 1][1]
    ends = known.ends_in(start, stop)
    end = s.word_at(max(ends) - 1) + 1 if ends else min(right, verb.last + 4)
    end = _with_object(s, min(max(end, verb.last + 1), len(s.low)), right)
    if end < right and s.low[end] in OF:
        end = min(_complement(s, known, end), right)
    while end > verb.last + 1 and (s.low[end - 1] in words("determiners") | words("complement") | words("loose_ends")):
        end -= 1
    return first, end
