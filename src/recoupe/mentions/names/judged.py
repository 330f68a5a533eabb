"""Capitals without a first name: a person, a body, a land or nothing, by all that the article shows of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.lang import world
from recoupe.lang.naming import small
from recoupe.mentions.names.draft import Draft
from recoupe.mentions.names.lexicon import first_names, person
from recoupe.mentions.names.people import Capitals, joined, person_of, says
from recoupe.mentions.names.words import REGNAL, Run, tight
from recoupe.model import Form, Kind


@dataclass(slots=True)
class Open:
    """A sequence of capitals still to be judged, and what the words around it say (see `people.context`)."""

    capitals: Capitals
    where: str
    run: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole article shows: persons by the name they are called, lands, and the contexts of each unknown name."""

    persons: dict[str, Draft]
    lands: dict[str, str]
    seen: dict[str, Counter[str]]
    inner: frozenset[str]
    """Names met inside a sentence, where a capital means something."""
    bodies: frozenset[str]
    """Names of bodies found so far."""
    objects: frozenset[str]
    """Folded names of things: "le fichier Edvige"."""
    places: dict[str, list[tuple[Run, Capitals]]]
    """Where each unknown name stands."""


def judged(runs: list[Run], drafts: list[Draft], unsure: list[Open], lands: dict[str, str]) -> Iterator[Draft]:
    """The mentions among the sequences of capitals that the walk left open."""
    persons = {d.head: d for d in drafts if d.kind is Kind.PERSON and d.form is Form.NAME and d.role_words != (d.a, d.b)}
    persons |= {d.name.split()[0]: d for d in persons.values() if " " in d.name and d.name.split()[0] not in persons}
    persons |= {d.head[0].upper() + d.head[1:]: d for d in persons.values() if d.head[0].islower()}
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in unsure:
        seen[_text(runs, one)][one.where] += 1
    inner = frozenset(_text(runs, one) for one in unsure if not runs[one.run][one.capitals.start].first)
    places: defaultdict[str, list[tuple[Run, Capitals]]] = defaultdict(list)
    for one in unsure:
        places[_text(runs, one)].append((runs[one.run], one.capitals))
    bodies = frozenset(d.name for d in drafts if d.kind is Kind.ORGANISATION and d.form is Form.NAME)
    evidence = Evidence(persons, lands, dict(seen), inner, bodies, objects_of(runs), dict(places))
    for one in unsure:
        if draft := _judge(runs[one.run], one, _text(runs, one), evidence):
            draft.run = one.run
            yield draft


def _text(runs: list[Run], one: Open) -> str:
    return joined(runs[one.run][one.capitals.start : one.capitals.end])


def _judge(run: Run, one: Open, text: str, evidence: Evidence) -> Draft | None:
    capitals = one.capitals
    words = run[capitals.start : capitals.end]
    known = evidence.persons.get(text) or evidence.persons.get(words[-1].text)
    if known and len(words) == 1 and capitals.start and run[capitals.start - 1].key in ("les", "aux", "des") and words[0].tight:
        start = capitals.start - (run[capitals.start - 1].key == "les")  # "les Brusk", the family
        return Draft(start, capitals.end, Kind.GROUP, Form.NAME, name=f"les {text}", head=text, plural=True)
    if len(words) == 1 and capitals.start and words[0].tight and run[capitals.start - 1].key in small("families"):
        two = capitals.start > 1 and run[capitals.start - 1].tight and run[capitals.start - 2].key in small("determiners")
        start = capitals.start - (2 if two else 1)
        return Draft(start, capitals.end, Kind.GROUP, Form.NAME, name=f"les {text}", head=text, plural=True)
    if known and (one.where != "place" or _given(run, capitals, known)):
        return person_of(run, capitals)
    if words[0].key in evidence.objects:
        return None
    if text in evidence.bodies and one.where != "place":
        return Draft(capitals.start, capitals.end, Kind.ORGANISATION, Form.NAME, name=text, head=text)
    if loud := _loud(run, capitals):
        return _shouted(run, capitals, evidence) if loud and not known else None
    if len(words) > 1 and any(w.text.isupper() and 1 < len(w.text) < 6 and not REGNAL.fullmatch(w.text) for w in words):
        return Draft(capitals.start, capitals.end, Kind.ORGANISATION, Form.NAME, name=text, head=text) if one.where == "acts" else None
    if len(words) == 1 and words[0].key in evidence.lands:
        start = capitals.start - (run[capitals.start - 1].key in ("la", "le", "l'", "les") if capitals.start else 0)
        return Draft(start, capitals.end, Kind.STATE, Form.NAME, name=text, head=text, place=one.where == "place")
    if capitals.body or (len(words) == 1 and _acronym(run, capitals)):
        return Draft(capitals.start, capitals.end, Kind.ORGANISATION, Form.NAME, name=text, head=text)
    if one.where in ("place", "determined"):
        return None
    return _person_or_town(run, one, text, evidence)


def objects_of(runs: list[Run]) -> frozenset[str]:
    """Folded names that the article gives to things which nobody is called after: files, ships, storms."""
    return frozenset(
        run[i].key for run in runs for i in range(1, len(run)) if run[i].cap and run[i].tight and run[i - 1].key in small("objects")
    )


def _given(run: Run, capitals: Capitals, known: Draft) -> bool:
    """Whether "à" gives something to a person named in the article, and does not tell where: "a remis la flamme à Hu Jintao"."""
    return run[capitals.start - 1].text == "à" and (len(capitals) > 1 or " " in known.name)


def _loud(run: Run, capitals: Capitals) -> bool:
    """Whether words stand in a heading all in capitals."""
    words = run[capitals.start : capitals.end]
    if not all(w.text.isupper() for w in words) or max(len(w.text) for w in words) < 3:
        return False
    around = (*run[max(0, capitals.start - 2) : capitals.start], *run[capitals.end : capitals.end + 2])
    alone = run[capitals.start].first and (capitals.end == len(run) or run[capitals.end].first) and len(words[0].text) > 4
    return len(words) > 1 or alone or any(w.text.isupper() and len(w.text) > 2 for w in around)


def _shouted(run: Run, capitals: Capitals, evidence: Evidence) -> Draft | None:
    """The person whose surname, found in small letters elsewhere, stands in a heading in capitals."""
    spoken = {name.upper() for name in evidence.persons}
    for k in range(capitals.start, capitals.end):
        if run[k].text in spoken:
            first = k - 1 if k > capitals.start and run[k - 1].key in first_names() else k
            return person_of(run, Capitals(first, first, k + 1))
    return None


def _person_or_town(run: Run, one: Open, text: str, evidence: Evidence) -> Draft | None:
    """A name that acts: a town where the article also has it as a place, else a person."""
    seen = evidence.seen[text]
    if any(_feature(where, name.start) for where, name in evidence.places[text]):
        return None
    several = len(one.capitals) > 1
    if not several and run[one.capitals.start].key in first_names():
        return person_of(run, one.capitals)
    if seen["place"]:
        acts = one.where == "acts" and not several
        return Draft(one.capitals.start, one.capitals.end, Kind.STATE, Form.METONYM, name=text, head=text) if acts else None
    if world.person_code(text):
        return person_of(run, one.capitals)
    word = run[one.capitals.start]
    if several and word.key in small("town-words"):
        return None
    if any(c.isdigit() for c in text) or (not seen["acts"] and (seen["determined"] or not seen[""])):
        return None
    if several or any(says(where, name) for where, name in evidence.places[text]):
        return person_of(run, one.capitals)
    if not (seen["acts"] and text in evidence.inner):
        return None
    # A person is mostly introduced by a full name: a lone name that only acts is more often a company or a movement.
    return Draft(one.capitals.start, one.capitals.end, Kind.ORGANISATION, Form.NAME, name=text, head=text)


def _feature(run: Run, at: int) -> bool:
    """Whether a name is that of a strait, an island, a river: nobody's, though it may head a title ("Sélane : ...")."""
    return at > 1 and run[at].tight and run[at - 1].key in small("of") and run[at - 2].key in small("features")


def _acronym(run: Run, capitals: Capitals) -> bool:
    """Whether one word in capitals is an acronym: not a numeral, not part of a heading all in capitals."""
    word = run[capitals.start]
    if (
        any(c.isdigit() for c in word.text)
        or not word.text.isupper()
        or not 2 <= len(word.text) <= 7
        or word.key in small("no-bodies")
        or REGNAL.fullmatch(word.text)
    ):
        return False
    around = (*run[max(0, capitals.start - 2) : capitals.start], *run[capitals.end : capitals.end + 2])
    return not any(w.text.isupper() for w in around if len(w.text) > 2)


def of_person(run: Run, at: int) -> bool:
    """Whether "de" and a noun before show a person: "la libération de", "le porte-parole d'"."""
    return at > 1 and run[at].tight and run[at - 1].key in ("de", "d'") and run[at - 2].key in small("of-person")


def officed(run: Run, at: int) -> bool:
    """Whether an office follows after a comma: "Mariatou Diallo, analyste à ..."."""
    if at >= len(run) or not run[at].comma:
        return False
    head = run[at] if run[at].key not in small("determiners") else run[at + 1] if tight(run, at + 1) else None
    entry = person(head.key) if head and not head.cap else None
    return entry is not None and not entry[2]
