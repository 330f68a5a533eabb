"""Acts in general: clauses that tell something that was done, by verbs that no kind of event names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from recoupe.events.clauses import Sentence, Verb, among, words
from recoupe.events.kinds import ACT, SORTS, Kind, kinds, nouns, verbs
from recoupe.events.material import Known
from recoupe.events.phrases import around, noun_phrase
from recoupe.events.senses import turn_of_speech
from recoupe.events.sightings import Sighting, is_name
from recoupe.lang import table
from recoupe.model import Range, Timex, ZoneKind

MONTH = 31
"""A date of more days says when nothing was done."""
PHRASE = 6
"""What a participle describes has at most so many words."""
CONTRACTED = frozenset(("du", "au", "aux"))
SUBJECT = 9
"""A subject that opens its clause has at most so many words."""


@cache
def _never() -> frozenset[str]:
    """Verbs that tell what is, is thought, is said or may be, or only that something else happens."""
    return listed("states") | listed("causes") | listed("happening") | (frozenset(table("fr/cues")["verbs"]) - listed("deeds"))


def acts(s: Sentence, known: Known, seen: Sequence[Sighting]) -> Iterator[Sighting]:
    """The acts of a sentence beside the events that are `seen` in it."""
    never, taken = _never(), {x.verb for x in seen if x.verb}
    said = [(x.first, x.end) for x in seen if x.said]
    spoken = [c.range for a in known.said_in(*s.range) for c in a.cue]
    for verb in s.verbs:
        if (
            verb.verb in never
            or verb.denied
            or verb in taken
            or is_name(s, known, verb)
            or turn_of_speech(s, verb)
            or any(a <= verb.last < b for a, b in said)
        ):
            continue
        if any(a <= s.spots[verb.last][0] < b for a, b in spoken):
            continue
        if _done(s, known, verb) or _ahead(s, known, verb):
            first, end = _with_subject(s, verb, around(s, known, verb))
            if verb.when == "participle":
                first = _described(s, verb)
            if verb.verb in listed("light") and any(x.verb is None and x.said is None and first <= x.head < end for x in seen):
                continue
            yield Sighting(s, _kind(verb.verb), verb.verb, False, verb.last, first, end, verb)


@cache
def _nouns() -> dict[str, str]:
    """Noun -> the verb whose act it is, but for the nouns that tell a kind of event."""
    pairs = ((noun.strip(), verb) for verb, row in table("fr/acts")["nouns"].items() for noun in row.split(","))
    return {noun: verb for noun, verb in pairs if noun not in nouns()}


def named(s: Sentence, known: Known) -> Iterator[Sighting]:
    """The acts that a sentence names with a noun of somebody or of a day: "le renvoi de Paul Darvin", "l'annonce du 3 mai"."""
    deeds = _nouns()
    for n in among(s.low, deeds):
        word = s.low[n]
        if n == 0 or s.breaks[n] or not _definite(s, n):
            continue
        first, end = noun_phrase(s, known, n, n + 1)
        start, stop = s.spots[n][1], s.spots[end - 1][1]
        dated = any(_narrow(d) for d in known.dates_in(start, stop))
        owned = bool(known.names_in(start, stop) or known.places_in(start, stop)) or s.low[first] in words("possessives")
        if dated or (owned and word not in listed("things")):
            yield Sighting(s, kinds()[ACT], deeds[word], True, n, first, end, None)


def _definite(s: Sentence, n: int) -> bool:
    """Whether a definite article, a possessive or a demonstrative stands before a noun and its adjectives."""
    while n > 1 and s.low[n - 1] in words("before_nouns") and not s.breaks[n]:
        n -= 1
    return not s.breaks[n] and s.low[n - 1] in words("definite")


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `fr/acts` as a set."""
    return frozenset(table("fr/acts")[name].replace(",", " ").split())


@cache
def opening(*more: str) -> frozenset[str]:
    """Words that only lead to a clause, and those of `more` lists of `fr/event_words`."""
    return words("conjunctions", *more) | listed("openings")


def _with_subject(s: Sentence, verb: Verb, place: Range) -> Range:
    """The words of a verb with the subject that opens its clause: "deux navires ont quitté Tarsis"."""
    first, end = place
    left, _ = s.clause(verb.last)
    openings = opening()
    while left < first and s.low[left] in openings:
        left += 1
    opens = 0 < first - left <= SUBJECT and not any(left <= v.first < first for v in s.verbs)
    return (left if opens else first), end


def _described(s: Sentence, verb: Verb) -> int:
    """The first word of the phrase that a participle describes, or of the participle itself: "[la mère] du garçon retrouvé seul"."""
    first, begins = verb.first, words("articles", "possessives")
    while verb.first - first < PHRASE and first > 0 and not s.breaks[first]:
        first -= 1
        if s.low[first] in begins or s.low[first] in CONTRACTED:
            return first
        if any(v.first <= first <= v.last for v in s.verbs):
            break
    return verb.first


def patient(x: Sighting) -> str:
    """What a participle stands behind, which alone tells an act ("" for any other telling)."""
    s = x.sentence
    if x.verb is None or x.verb.when != "participle" or x.kind.name != ACT or x.first == x.verb.first:
        return ""
    return s.reading.clean[s.spots[x.first][0] : s.spots[x.verb.first - 1][1]]


def _kind(verb: str) -> Kind:
    """The kind of an act: the only one that its verb may tell, else that of acts in general."""
    found = [kind for kind, needs in verbs().get(verb, ()) if needs <= SORTS]
    return found[0] if len(found) == 1 and len(verbs()[verb]) == 1 else kinds()[ACT]


def _done(s: Sentence, known: Known, verb: Verb) -> bool:
    """Whether a verb tells what was done: in the past, as a participle with where or when, or as the present of a title or a chronology."""
    if s.low[verb.first] in ("avoir", "ayant", "étant"):
        return False
    if verb.when == "past":
        return True
    stop = s.spots[s.clause(verb.last)[1] - 1][1]
    if verb.when == "participle":
        near, behind = (*s.low, "")[verb.last + 1], (s.spots[verb.last][1], stop)
        return bool(known.dates_in(*behind)) or (near in ("à", "en") and bool(known.places_in(*behind)))
    if verb.when == "imperfect":
        return any(d.earliest == d.latest for d in known.dates_in(s.spots[verb.last][1], stop))
    dated = known.heading_at(s.range[0]) and s.low[s.clause(verb.first, commas=False)[0]] not in words("conjunctions")
    titled = known.reading.zone_at(s.range[0]) is ZoneKind.HEADLINE or bool(dated)  # a title, a line of a chronology
    return verb.when == "present" and not verb.passive and titled


def _ahead(s: Sentence, known: Known, verb: Verb) -> bool:
    """Whether a verb announces what is to be done on a day."""
    if verb.when not in ("future", "infinitive"):
        return False
    first, end = s.clause(verb.last)
    dated = known.dates_in(s.spots[first][0] if verb.when == "future" else s.spots[verb.last][1], s.spots[end - 1][1])
    return any(_narrow(d) for d in dated)


def _narrow(d: Timex) -> bool:
    """Whether a date is a month or less."""
    if not d.earliest or not d.latest:
        return False
    return (date.fromisoformat(d.latest[:10]) - date.fromisoformat(d.earliest[:10])).days <= MONTH
