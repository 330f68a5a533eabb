"""Whether an event happened, as one sentence tells it."""

from __future__ import annotations

from datetime import date
from functools import cache

from recoupe.events.clauses import FINITE, Sentence, Verb, words
from recoupe.events.led import ARTICLES, BEFORE, Lead, ends, governors
from recoupe.events.sightings import Sighting
from recoupe.lang import table
from recoupe.model import Published, Status, Timex

STRENGTH = (
    Status.CANCELLED,
    Status.POSTPONED,
    Status.REFUSED,
    Status.CALLED_FOR,
    Status.CONDITIONAL,
    Status.PLANNED,
    Status.ONGOING,
    Status.HELD,
)
"""Of several words on one event in a clause the strongest counts: "a refusé d'organiser la visite prévue" is a refusal."""
EDITIONS = ("gathering", "captivity")
"""Families of what lasts so long and is over: merely named ("les Jeux de Tarsis", "sa captivité") it need not go on."""
LOOSE = ("gerund", "infinitive", "participle")
"""Forms that are not the verb of a clause."""
FRESH = 31
"""A state that began at most so many days before publication is taken to last."""
WISHES: tuple[tuple[Lead, Status], ...] = (("wanted", Status.CALLED_FOR), ("supposed", Status.CONDITIONAL), ("before", Status.PLANNED))
"""What the nouns of a list say of the infinitive that they govern."""
TENSES = {
    "past": Status.HELD,
    "imperfect": Status.HELD,
    "participle": Status.HELD,
    "future": Status.PLANNED,
    "conditional": Status.CONDITIONAL,
}


@cache
def _by_verb() -> dict[str, Status]:
    out: dict[str, Status] = {}
    for status, row in table("fr/event_words")["verbs"].items():
        for verb in row.split(","):
            out.setdefault(verb.strip(), Status(status))
    return out


def status(sighting: Sighting, day: Timex | None, published: Published) -> Status | None:
    """What the sentence says of the event, then what its date says: a day after publication lies ahead. None when neither says anything."""
    if sighting.kind.family == "statement":
        return _spoken(sighting)
    told = told_by_words(sighting)
    if told is Status.CONDITIONAL and sighting.verb is None and _over(sighting, day, published):
        return Status.HELD  # "tirer profit de l'élection de 1988"
    if told in (Status.HELD, Status.PLANNED, Status.ONGOING, None) and day and day.earliest and day.latest:
        if published.latest and day.earliest > published.latest and not (sighting.verb and sighting.verb.when in ("past", "participle")):
            return Status.PLANNED
        if sighting.kind.state and told is Status.HELD and day.earliest != day.latest and _lasts(day.latest, published.earliest):
            return Status.ONGOING
        if published.earliest and day.latest < published.earliest:
            return Status.HELD
    return told


DONE_FIRST = ("figures", "disaster", "death", "killing", "attack", "arrest", "abduction", "win", "wounding", "rescue", "discovery")
"""Families of what is announced once it has happened."""


def _over(s: Sighting, day: Timex | None, published: Published) -> bool:
    """Whether the phrase itself has a date that was over when it was told."""
    within = day is not None and s.place[0] <= day.span.start < s.place[1]
    return bool(within and day and day.latest and published.earliest and day.latest[:10] < published.earliest[:10])


def _lasts(latest: str, published: str | None) -> bool:
    """Whether what was told of an interval goes on when the article is published."""
    return published is not None and (date.fromisoformat(published[:10]) - date.fromisoformat(latest[:10])).days <= FRESH


def _spoken(s: Sighting) -> Status:
    """A statement that is reported was made, and so was its vehicle ("dans un communiqué"); only an appearance can be announced."""
    vehicle = s.first > 0 and s.sentence.low[s.first - 1] in words("vehicles")
    return Status.PLANNED if s.said is None and not vehicle and told_by_words(s) is Status.PLANNED else Status.HELD


def told_by_words(sighting: Sighting) -> Status | None:
    """What the words say, None when they do not."""
    return _told_by_verb(sighting, sighting.verb) if sighting.verb else _told_of_noun(sighting)


def _told_by_verb(s: Sighting, verb: Verb) -> Status | None:
    before = list(governors(s.sentence, verb.first))
    if verb.denied or any(v.denied for v in before if v.verb != "dire"):
        return Status.REFUSED
    if verb.when == "infinitive" and "sans" in s.sentence.low[max(0, verb.first - BEFORE) : verb.first]:
        return Status.REFUSED  # "sans parvenir à adopter une résolution"
    if _supposed(s.sentence, verb.first) and verb.when not in ("past", "participle"):
        return Status.CONDITIONAL  # "s'il a rencontré le premier, il n'a pas vu le second" grants what happened
    if verb.when == "infinitive" and (wish := _wished(s, verb)):
        return wish
    if verb.when in ("infinitive", "present", "gerund"):
        found = [st for v in before if (st := says(v))]
        if found:
            return min(found, key=STRENGTH.index)
        if verb.when == "present":
            return _asked(s.sentence, verb) or (Status.ONGOING if s.kind.state else None)
        behind = (v for v in s.sentence.verbs if v.first > verb.last and (verb.when != "gerund" or v.when in FINITE))
        after = next((v for v in behind if not s.sentence.between(verb.last, v.first).strip(",")), None)
        near = before[-1] if before else after
        if verb.when == "gerund" and (near is None or near.when == "present"):
            return Status.HELD  # "confiait-il en mars, recevant sa mère"
        return TENSES.get(near.when, Status.PLANNED) if near else Status.PLANNED
    if verb.when == "conditional" and _reported(s.sentence, verb.first):
        return Status.PLANNED
    return TENSES.get(verb.when)


def _wished(s: Sighting, verb: Verb) -> Status | None:
    """What a noun says of the infinitive that it governs: "son désir de rouvrir", "la menace de fermer"."""
    left = s.sentence.low[max(0, verb.first - BEFORE) : verb.first]
    return next((status for name, status in WISHES if ends(left, name)), None)


def _asked(s: Sentence, verb: Verb) -> Status | None:
    """What the verb before its "que" says of a verb in the present: "propose que des experts montent à bord" asks for it."""
    first, _ = s.clause(verb.first, commas=False)
    leads = [v for v in s.verbs if v.last < first]
    found = says(leads[-1]) if leads and s.low[first] in ("que", "qu'") else None
    return found if found in (Status.CALLED_FOR, Status.REFUSED) else None


def says(v: Verb) -> Status | None:
    """What a verb says of the event it governs: "ont pu se réunir" is no supposition."""
    return Status.HELD if v.verb in ("pouvoir", "devoir") and v.when == "past" else _by_verb().get(v.verb)


def _told_of_noun(s: Sighting) -> Status | None:
    inside, left = s.sentence.low[s.first : s.end], s.sentence.low[max(0, s.first - BEFORE) : s.head]
    if not words("refusing_determiners").isdisjoint(s.sentence.low[max(0, s.first - 1) : s.head]):
        return Status.REFUSED
    if not words("supposed_adjectives").isdisjoint(inside) or ends(left, "supposed"):
        return Status.CONDITIONAL
    if ends(left, "ends"):
        return Status.ONGOING if s.kind.state else None  # "a appelé à la fin des enlèvements" calls for none
    if s.kind.name in words("hoped_kinds") and "sur" in left[-2:]:
        return Status.CONDITIONAL
    if ends(left, "wanted") or _listed(s, "wanted"):
        return Status.CALLED_FOR
    if not words("coming_adjectives").isdisjoint(inside) or ends(left, "before"):
        return Status.PLANNED
    if not words("past_adjectives").isdisjoint(inside):
        return Status.HELD
    if (done := _done_to(s)) is not None:
        return done
    caused = ends(left, "because") and not _by_means(s)
    if caused or set(left[:-1]) & words("effects"):
        return Status.HELD if caused else None  # "l'impact de la faillite devrait être limité" says nothing of it
    if ends(left, "after"):
        return Status.PLANNED if any(_ahead(v) for v in s.sentence.verbs if v.last < s.first) else Status.HELD
    return _by_clause(s)


def _by_means(s: Sighting) -> bool:
    """Whether "par" leads to the means of an infinitive, which need not have been used: "réagir par de lourdes sanctions"."""
    low, first = s.sentence.low, s.first
    at = next((n for n in range(first - 1, max(-1, first - 1 - ARTICLES), -1) if low[n] == "par"), None)
    return at is not None and any(v.last == at - 1 and v.when == "infinitive" for v in s.sentence.verbs)


def _done_to(s: Sighting) -> Status | None:
    """What a participle behind the phrase says of the event: "la libération de trente marins, acceptée par la Valdorie"."""
    after = next((v for v in s.sentence.verbs if v.first == s.end and v.when == "participle"), None)
    governing = next((v for v in reversed(s.sentence.verbs) if v.last < s.first), None) if after else None
    if governing and governing.verb == "avoir" and ends(s.sentence.low[max(0, s.first - BEFORE) : s.head], "after"):
        return None  # "avait au début de sa captivité tenté de fuir": the participle is that of the clause
    return _by_verb().get(after.verb) if after else None


def _listed(s: Sighting, name: Lead) -> bool:
    """Whether the phrase is the second member of a list led by such words: "des demandes d'arrêt ... et de retrait"."""
    low, first = s.sentence.low, s.sentence.clause(s.first, commas=False)[0]
    if s.first < 2 or low[s.first - 1] not in ("de", "d'", "du", "des") or low[s.first - 2] != "et":
        return False
    return any(ends(low[first : n + 1], name) for n in range(first + 1, s.first - 2))


def _ahead(verb: Verb) -> bool:
    return verb.when == "future" or (verb.verb == "devoir" and verb.when in ("present", "conditional"))


def _by_clause(s: Sighting) -> Status | None:
    """What the verbs of the clause say: those it is the object of, else the one it is the subject of."""
    before = list(governors(s.sentence, s.first))
    after = next((v for v in s.sentence.verbs if v.first >= s.end and v.when not in LOOSE), None)
    if after and any(b in "|" for b in s.sentence.between(s.end - 1, after.first) if b):
        after = None
    if (called_off := _undone(s)) is not None:
        return called_off
    for verbs in (before, [after] if after else []):
        if not verbs:
            continue
        if any(v.denied and (verbs is before or v.verb in words("happening") or v.verb in _by_verb()) for v in verbs):
            return Status.REFUSED
        lexical = [st for v in verbs if (st := says(v))]
        strong = min(lexical, key=STRENGTH.index, default=None)
        near = s.kind.family not in EDITIONS or verbs[0].first == s.end
        if s.kind.state and near and strong in (None, Status.HELD) and verbs[-1].when == "present":
            return Status.ONGOING  # "il y a des combats"
        if strong is Status.ONGOING and (verbs[-1].when not in ("present", "imperfect") or _goes_on_to(s.sentence, verbs[-1])):
            strong = None
        if strong is Status.PLANNED and _told_when_done(s) and any(v.verb in words("telling") for v in verbs):
            return Status.HELD  # "vient d'annoncer une perte"
        if strong and strong is not Status.HELD:
            return strong
        spoken = verbs is before and s.kind.state and verbs[-1].verb in words("saying")
        tense = None if spoken else TENSES.get(verbs[-1].when)  # "a dénoncé la répression" says nothing of when it was
        if tense is Status.CONDITIONAL and _reported(s.sentence, verbs[-1].first):
            tense = Status.PLANNED
        if tense or strong:
            return tense or strong
        if verbs is before and (led := _leading(s.sentence, verbs)) is not None:
            return led
    return Status.ONGOING if s.kind.state and s.kind.family not in EDITIONS else None


def _leading(s: Sentence, verbs: list[Verb]) -> Status | None:
    """What the verb of a clause says of the object of its infinitive: "ce serait de réagir par des sanctions", "cela reviendra à céder"."""
    if verbs[-1].when != "infinitive":
        return None
    main = next((v for v in reversed(verbs) if v.when not in LOOSE), None)
    if main is None or main.when not in ("future", "conditional"):
        return None
    return Status.PLANNED if main.when == "future" or _reported(s, main.first) else Status.CONDITIONAL


def _goes_on_to(s: Sentence, verb: Verb) -> bool:
    """Whether what goes on is only what a verb behind tells: "la libération continue de susciter des questions"."""
    return any(v.when == "infinitive" and v.first <= verb.last + ARTICLES and s.low[v.first - 1] in ("de", "d'", "à") for v in s.verbs)


def _told_when_done(s: Sighting) -> bool:
    """Whether an event is announced once it has happened: a loss, an arrest."""
    return s.kind.family in DONE_FIRST or s.lemma in words("results")


def _undone(s: Sighting) -> Status | None:
    """What the verb behind a relative clause says, if it calls the event off: "le sommet, qui devait s'ouvrir jeudi, a été reporté"."""
    low, x = s.sentence.low, s.end
    if x >= len(low) or low[x] not in words("relatives"):
        return None
    asides = s.sentence.asides()
    main = next((v for v in s.sentence.verbs if v.first > x and asides[v.first] != asides[x] and v.when not in LOOSE), None)
    if main is None or not asides[x] or not main.passive:
        return None
    found = _by_verb().get(main.verb)
    return found if found in (Status.CANCELLED, Status.POSTPONED) else None


def _supposed(s: Sentence, word: int) -> bool:
    """Whether the clause begins with "if"."""
    first, _ = s.clause(word, commas=False)
    if s.low[first] == "s'" and s.low[min(first + 1, len(s.low) - 1)] in ("il", "ils"):
        return True
    return s.low[first] in words("if") or (first > 0 and s.low[first - 1] in words("if"))


def _reported(s: Sentence, word: int) -> bool:
    """Whether a conditional is the future of reported speech: "a annoncé qu'il rencontrerait"."""
    first, _ = s.clause(word, commas=False)
    return s.low[first] in ("que", "qu'") and s.low[max(0, first - 1)] not in ("ce", "c'")
