"""Which word of a sentence a date belongs to: a date within a participle clause or a relative one says nothing of the verb behind it."""

from __future__ import annotations

from recoupe.events.clauses import FINITE, Sentence, Verb, words
from recoupe.events.sightings import Sighting
from recoupe.model import Range

FEMININE, MASCULINE = frozenset(("la", "une", "cette", "sa")), frozenset(("le", "un", "ce", "cet", "du", "au"))
TEXTS = frozenset(("publication", "legal", "statement", "accord", "interview", "communique", "speech", "figures"))
"""Families of what may be a text, or is told by one."""
MANY = frozenset(("les", "des", "ces", "aux", "ses", "leurs", "deux", "trois", "quatre", "plusieurs", "quelques"))


def held_apart(x: Sighting, date: Range) -> bool:
    """Whether a date (its words [first, end)) is held by a participle or a relative clause, outside of which an event stands.

    "La mère de l'enfant trouvé lundi a été entendue": the hearing has no date from it. "La garde à vue de l'homme arrêté lundi": nor
    has the custody, as the participle does not agree with it. "A écrit lundi aux voisins qui ont lancé un appel": nor has the appeal.
    """
    s, at = x.sentence, date[0]
    told = bool(x.verb or x.said)
    holder = _participle(s, at)
    if holder is not None and x.said and holder.verb in words("asked"):
        return False  # "interrogé lundi, il a nié", "dans un communiqué publié lundi, il nie"
    if x.verb and _behind_infinitive(x.verb, s, at):
        return True
    if holder is not None and x.verb is not holder:
        if x.verb and x.verb.last < holder.first and holder.verb in words("timetabled"):
            return True
        if told and x.head >= at and _goes_on(s, at, x.head):
            return True
        if not told and x.head < holder.first and not (_agree(s, x, holder) and _fits(x, holder)):
            return True
        if not told and x.head >= date[1] and holder.first > 1 and s.breaks[holder.first] == "," and "," in s.between(date[1] - 1, x.head):
            return True  # "le fichier, créé le 1er mars, permet la collecte"
    opened = _relative(s, at)
    if opened is not None and (_goes_on(s, at, x.head) if told and x.head > at else not told and x.end < opened):
        return True
    return told and _enters(s, date, x.head)


def _participle(s: Sentence, at: int) -> Verb | None:
    """The participle without an auxiliary, behind the noun that it describes, that nothing parts from a date behind it."""
    before = [v for v in s.verbs if v.last < at]
    last = before[-1] if before else None
    if last is None or last.when != "participle" or last.first == 0 or s.breaks[last.first] not in ("", ","):
        return None
    return None if s.between(last.last, at) or s.low[last.first - 1] in ("en", "et", "ou") else last


def _behind_infinitive(verb: Verb, s: Sentence, at: int) -> bool:
    """Whether a date is that of what was done before what a verb tells: "sont expulsés après avoir manifesté mercredi"."""
    before = [v for v in s.verbs if v.last < at]
    last = before[-1] if before else None
    if last is None or last.when != "past" or s.low[last.first] not in ("avoir", "être") or s.between(last.last, at):
        return False
    return verb.last < last.first


def _fits(x: Sighting, holder: Verb) -> bool:
    """Whether a participle may describe the noun of an event by its sense: "le retrait du décret paru mardi" is not what appeared."""
    return holder.verb not in words("of_texts") or x.head == holder.first - 1 or x.kind.family in TEXTS


def _relative(s: Sentence, at: int) -> int | None:
    """Where the relative clause begins in which a date stands, behind its verb."""
    first = _opener(s, at)
    if first is None:
        return None
    told = sum(first < v.first < at and v.when in FINITE for v in s.verbs)
    return first if told == 1 else None  # behind a second verb the clause is over: "l'enquête dont il est chargé a pris fin lundi"


def _opener(s: Sentence, word: int) -> int | None:
    """The relative pronoun that opens the clause of a word, with the noun that it goes back to before it."""
    first, _ = s.clause(word)
    openers = words("relatives", "compound_relatives")
    if openers.isdisjoint(s.low[first:word]):  # which is mostly so
        return None
    opens = next((n for n in range(word - 1, first - 1, -1) if s.low[n] in openers), None)
    return opens if opens and s.low[opens] not in ("que", "qu'") and s.low[opens - 1] not in ("ce", "c'", "celui", "celle") else None


def _enters(s: Sentence, date: Range, head: int) -> bool:
    """Whether a date of a finite verb would go on into a relative clause behind it; "mardi, où il a vu" begins with its date."""
    opens = _opener(s, head)
    if opens is None or not date[1] < opens:
        return False
    if any(opens < v.first and v.last < head and v.when in FINITE for v in s.verbs):
        return False  # the clause is over: "les navires qui devaient partir ont été repeints"
    first, _ = s.clause(date[0])
    return any(first <= v.first < opens and v.when in FINITE for v in s.verbs)


def _goes_on(s: Sentence, at: int, head: int) -> bool:
    """Whether the clause outside goes on with a verb behind a date: nothing links it to what the date belongs to."""
    between = s.low[at:head]
    return not {"et", "ou", "puis", "mais"} & set(between) and s.between(at, head) in ("", ",")


def _agree(s: Sentence, x: Sighting, holder: Verb) -> bool:
    """Whether a participle may describe the noun of an event, by its gender and number; where the article does not tell, it may."""
    article = s.low[x.head - 1] if x.head else ""
    told = s.low[holder.last]
    many, feminine = told.endswith("s") and told[-2:] not in ("is", "us"), told.rstrip("s").endswith("e")
    if article in FEMININE:
        return feminine and not many
    if article in MASCULINE:
        return not feminine and not many
    return article not in MANY or told.endswith("s")
