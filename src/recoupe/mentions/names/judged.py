"""Capitals without a first name: a person, a body, a land or nothing, by all that the article shows of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.lang import world
from recoupe.lang.naming import small
from recoupe.mentions.names.context import says
from recoupe.mentions.names.draft import Draft
from recoupe.mentions.names.evidence import Evidence, Open, adjective_after, gathered, pairs, plural, text_of
from recoupe.mentions.names.lexicon import first_names, groups, offices, person
from recoupe.mentions.names.people import Capitals, joined, person_of
from recoupe.mentions.names.tails import tail
from recoupe.mentions.names.words import REGNAL, Run, Word, is_in, spells, tight
from recoupe.model import Form, Kind


def judged(runs: list[Run], drafts: list[Draft], unsure: list[Open], lands: dict[str, str], objects: frozenset[str]) -> Iterator[Draft]:
    """The mentions among the sequences of capitals that the walk left open."""
    evidence = gathered(runs, drafts, unsure, lands, objects)
    for one in unsure:
        if draft := _judge(runs[one.run], one, text_of(runs, one), evidence):
            draft.run = one.run
            if pairs(runs, draft):
                evidence.paired.add((draft.run, draft.b + 1))
            yield draft


def _judge(run: Run, one: Open, text: str, evidence: Evidence) -> Draft | None:
    """What an open name is: several persons, a person, a body, a land, or nothing."""
    capitals = one.capitals
    words = run[capitals.start : capitals.end]
    known = evidence.persons.get(text) or evidence.persons.get(words[-1].text)
    if several := _several(run, one, text, evidence):
        return several
    if known and (one.where != "place" or _given(run, capitals, known)):
        return person_of(run, capitals)
    if one.where != "place" and world.is_person(text) and (len(words) > 1 or not text.isupper()):
        return person_of(run, capitals)
    if one.where != "place" and not capitals.body and (one.run, capitals.start) in evidence.paired:
        return person_of(run, capitals)
    if words[0].key in evidence.objects or (capitals.body and len(words) > 1 and words[0].key in small("contests")):
        return None
    if body := _known_body(run, one, text, evidence):
        return body
    if _loud(run, capitals):
        return None if known else _shouted(run, capitals, evidence)
    if len(words) == 1 and words[0].key in evidence.lands:
        start = capitals.start - (run[capitals.start - 1].key in ("la", "le", "l'", "les") if capitals.start else 0)
        return Draft(start, capitals.end, Kind.STATE, Form.NAME, name=text, head=text, place=one.where == "place")
    called = (one.run, capitals.start) in evidence.ends
    if (
        called
        and len(words) == 1
        and words[0].gap.strip() == "("
        and spells(run, capitals.start, max(0, capitals.start - SPELLED), capitals.start)
    ):
        return _body(capitals, text)  # "la Commission nationale des îles et détroits (Cnid)"
    if not called and words[0].text.isupper() and _explains(run, capitals.start):
        return None
    initials = len(words) > 1 and any(w.text.isupper() and 1 < len(w.text) < SHORT and not REGNAL.fullmatch(w.text) for w in words)
    if capitals.body or (initials and one.where != "place") or (len(words) == 1 and _acronym(run, capitals)):
        return _whole(run, capitals, text)
    if one.where in ("place", "determined") or initials:
        return None
    return _person_or_town(run, one, text, evidence)


SHORT = 6
"""Initials have fewer letters."""


def _body(capitals: Capitals, text: str, start: int | None = None) -> Draft:
    return Draft(capitals.start if start is None else start, capitals.end, Kind.ORGANISATION, Form.NAME, name=text, head=text)


def _whole(run: Run, capitals: Capitals, text: str) -> Draft:
    """A body by its name, with what belongs to it after "de" where it begins with the noun of a body: "Caisse des Détroits"."""
    noun = len(capitals) == 1 and run[capitals.start].key in groups() and not run[capitals.start].text.isupper()
    end = tail(run, capitals.end) if noun else capitals.end
    return _body(replace(capitals, end=end), joined(run[capitals.start : end]) if end > capitals.end else text)


def _several(run: Run, one: Open, text: str, evidence: Evidence) -> Draft | None:
    """Several persons by one name: a family ("les Brusk", "le clan Brusk"), or people that no table lists ("Les Imbera ont attaqué")."""
    capitals = one.capitals
    lone, many = len(capitals) == 1, plural(run, capitals)
    before = run[capitals.start - 1] if capitals.start else None
    article = capitals.start - (many and before is not None and before.key == "les")
    if lone and many and text in evidence.persons:
        return Draft(article, capitals.end, Kind.GROUP, Form.NAME, name=f"les {text}", head=text, plural=True)
    if lone and before is not None and run[capitals.start].tight and before.key in small("families"):
        two = capitals.start > 1 and before.tight and run[capitals.start - 2].key in small("determiners")
        return Draft(capitals.start - (2 if two else 1), capitals.end, Kind.GROUP, Form.NAME, name=f"les {text}", head=text, plural=True)
    if many and text in evidence.many and not run[capitals.start].first and not _loud(run, capitals):
        end = adjective_after(run, capitals)
        return Draft(article, end, Kind.GROUP, Form.NAME, name=joined(run[capitals.start : end]), head=text, plural=True)
    return None


def _known_body(run: Run, one: Open, text: str, evidence: Evidence) -> Draft | None:
    """A body by a name that the article has shown to be one."""
    capitals = one.capitals
    first = run[capitals.start]
    if capitals.start and first.tight and (longer := f"{run[capitals.start - 1].text} {text}") in evidence.bodies:
        return _body(capitals, longer, capitals.start - 1)
    told = text in evidence.bodies or (first.text in evidence.bodies and first.key not in first_names())
    return _body(capitals, text) if told and one.where != "place" else None


def _given(run: Run, capitals: Capitals, known: Draft) -> bool:
    """Whether "à" gives something to a person named in the article, and does not tell where: "a remis la flamme à Hu Jintao"."""
    return run[capitals.start - 1].text == "à" and (len(capitals) > 1 or " " in known.name)


def _loud(run: Run, capitals: Capitals) -> bool:
    """Whether words stand in a heading all in capitals."""
    words = run[capitals.start : capitals.end]
    if not all(w.text.isupper() for w in words) or max(len(w.text) for w in words) < 3:
        return False
    around = _beside(run, capitals)
    start = capitals.start
    if start and run[start].tight and run[start - 1].text.isupper() and run[start - 1].key in small("determiners"):
        return True  # « LE PARI des Détroits est gagné »: an article that begins in capitals
    alone = run[start].first and (capitals.end == len(run) or run[capitals.end].first) and len(words[0].text) > 4
    return len(words) > 1 or alone or any(w.text.isupper() and len(w.text) > 2 for w in around)


def _beside(run: Run, capitals: Capitals) -> list[Word]:
    """Two words before and two behind a name, as far as no mark parts them: a list of acronyms is no heading."""
    before = [run[k] for k in range(max(0, capitals.start - 2), capitals.start) if all(w.tight for w in run[k + 1 : capitals.start + 1])]
    behind = [run[k] for k in range(capitals.end, min(len(run), capitals.end + 2)) if all(w.tight for w in run[capitals.end : k + 1])]
    return before + behind


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
    if not several and run[one.capitals.start].key in first_names() and not _housed(evidence.places[text]):
        return person_of(run, one.capitals)
    if seen["place"]:
        acts = one.where == "acts" and not several
        return Draft(one.capitals.start, one.capitals.end, Kind.STATE, Form.METONYM, name=text, head=text) if acts else None
    word = run[one.capitals.start]
    if several and word.key in small("town-words"):
        return None
    often = seen.total() >= OFTEN and not seen["determined"]
    shown = seen["acts"] or often or (not seen["determined"] and (seen[""] or (several and seen["of"])))
    if any(c.isdigit() for c in text) or not shown:
        return None
    if several or any(says(where, name) for where, name in evidence.places[text]):
        return person_of(run, one.capitals)
    if not ((seen["acts"] or often) and text in evidence.inner):
        return None
    # A person is mostly introduced by a full name: a lone name that only acts is more often a company or a movement.
    return _body(one.capitals, text)


OFTEN = 3
"""So often an article names a firm that it is about, and never says that anything is in it."""


def _housed(places: list[tuple[Run, Capitals]]) -> bool:
    """Whether a first name is a town here: it has a hospital, a prison ("l'hôpital de Victoria"), and never speaks."""
    of = any(at.start > 1 and is_in(run, at.start - 1, small("of")) and run[at.start - 2].key in small("of-towns") for run, at in places)
    return of and not any(says(run, at) for run, at in places)


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
        or (capitals.start and run[capitals.start - 1].text[-1].isdigit() and word.tight)
    ):
        return False
    return not any(w.text.isupper() for w in _beside(run, capitals) if len(w.text) > 2)


SPELLED = 12
"""Words before a bracket among which the first word of the body stands that its initials spell."""


def _explains(run: Run, at: int) -> bool:
    """Whether an acronym alone in brackets is that of a thing in small letters: "la matière grise centrale (MGC)"."""
    alone = run[at].gap.strip() == "(" and (at + 1 == len(run) or run[at + 1].gap.lstrip().startswith(")"))
    if not alone or at == 0 or run[at - 1].cap or not run[at - 1].text.isalpha():
        return False
    return not any(word.cap and word.key[0] == run[at].key[0] for word in run[max(0, at - SPELLED) : at])


def of_person(run: Run, at: int) -> bool:
    """Whether "de" and a noun before show a person: "la libération de", "le porte-parole d'"."""
    return at > 1 and run[at].tight and run[at - 1].key in ("de", "d'") and run[at - 2].key in small("of-person")


def officed(run: Run, at: int, *, alone: bool) -> bool:
    """Whether an office follows after a comma: "Mariatou Diallo, analyste à ..."; after a name `alone` only one that is held."""
    if at >= len(run) or not run[at].comma:
        return False
    if alone and (run[at - 1].first or run[at - 1].text.isupper()):
        return False
    bare = run[at].key not in small("determiners")
    if alone and not bare:
        return False
    head = run[at] if bare else run[at + 1] if tight(run, at + 1) else None
    entry = person(head.key) if head and not head.cap else None
    return entry is not None and not entry[2] and (not alone or entry[0] in offices())
