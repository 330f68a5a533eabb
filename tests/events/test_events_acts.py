"""Acts in general: what is told to have been done, by verbs and nouns that no kind of event names."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

from dataclasses import replace

import pytest

from recoupe.events.clauses import FINITE
from recoupe.events.forms import forms
from recoupe.events.kinds import SORTS, kinds, nouns, types, verbs
from recoupe.events.material import known
from recoupe.events.tellings import tellings
from recoupe.lang import table
from recoupe.lang.conjugation import conjugate
from recoupe.model import Status, ZoneKind


@pytest.fixture
def done(seen):
    """The words of the acts in general that a sentence tells."""
    return lambda words: [t.span.text for t in seen(words) if t.kind.name == "act"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Deux navires ont longé la côte de l'Ostrane.", "Deux navires ont longé la côte de l'Ostrane"),
        ("Paul Darvin les a mêlés à cette affaire.", "Paul Darvin les a mêlés à cette affaire"),
        ("La Valdorie a renationalisé ses ports.", "La Valdorie a renationalisé ses ports"),
        ("Paul Darvin, humilié par la Valdorie mardi 4 mars, garde le silence.", "humilié par la Valdorie mardi 4 mars"),
        ("Les gardes disciplineront mardi 4 mars les équipages.", "Les gardes disciplineront mardi 4 mars"),
    ],
)
def test_what_was_done_or_will_be_on_a_day_is_an_act(done, words, wanted):
    assert done(words)[0].startswith(wanted)


@pytest.mark.parametrize(
    "words",
    [
        "Paul Darvin a semblé fatigué à Tarsis.",
        "La Valdorie a pensé à ses ports.",
        "Cette affaire a suscité la colère de l'Ostrane.",
        "Les gardes disciplineront les équipages.",
        "Les gardes disciplinent les équipages.",
        "La Valdorie n'a pas longé la côte de l'Ostrane.",
        "Paul Darvin, humilié, garde le silence.",
        "Paul Darvin, humilié par la Valdorie, garde le silence.",
    ],
)
def test_what_is_thought_caused_denied_or_told_of_no_time_is_none(done, words):
    assert done(words) == []


def test_the_present_of_a_title_is_an_act(told):
    material, dossier = told(("Deux navires longent la côte de l'Ostrane", "2031-03-05"))
    (reading,) = material.readings
    title = replace(reading.article, zones=tuple(replace(z, kind=ZoneKind.HEADLINE) for z in reading.article.zones))
    material = replace(material, readings=(replace(reading, article=title),))
    (k,) = known(material, dossier)
    assert [t.kind.name for t in tellings(k, title.published)] == ["act"]


def test_a_verb_that_only_carries_an_event_is_no_second_one(seen):
    assert [t.kind.name for t in seen("Une perquisition a été effectuée mardi 4 mars chez Paul Darvin.")] == ["enquiry"]


def test_a_noun_tells_the_act_of_its_verb_where_somebody_or_a_day_completes_it(seen):
    tellings = seen("La Valdorie a maltraité Paul Darvin. Le refus de la Valdorie a été répété. Le refus est une habitude.")
    assert [(t.lemma, t.span.text) for t in tellings if not t.by_verb] == [("refuser", "Le refus de la Valdorie")]


def test_what_somebody_asks_for_in_the_present_is_called_for(seen):
    (telling,) = [t for t in seen("Irène Kalvo propose que des gardes montent à bord.") if t.kind.name == "travel"]
    assert telling.status is Status.CALLED_FOR


def test_the_kind_of_a_verb_holds_where_its_clause_lacks_what_makes_it_stand_out(seen):
    assert [t.kind.name for t in seen("Deux navires sont arrivés.")] == ["arrival"]


def test_the_tables_of_acts_hold_together():
    rows = table("fr/acts")
    apart = [verb for name in ("states", "causes", "happening", "deeds") for verb in set(rows[name].split())]
    assert len(apart) == len(set(apart))
    listed = {verb for name in ("states", "causes", "happening", "light", "deeds") for verb in rows[name].split()} | set(rows["nouns"])
    assert [verb for verb in sorted(listed) if not conjugate(verb)] == []
    assert all(form.tense in FINITE | {"participle", "gerund", "infinitive"} for found in forms().values() for form in found)


def test_a_kind_stands_in_one_file_and_a_noun_tells_one_kind_of_it():
    assert set(types()) == set(kinds())
    for name, row in types().items():
        assert set(row) <= {"plover", "family", "state", "nouns", "weak", "verbs"}, name
        strong, weak = ({w.strip() for w in row.get(key, "").split(",")} for key in ("nouns", "weak"))
        assert not strong & weak - {""}, name
    assert {"done", "self", "actor"} <= SORTS
    assert nouns() and verbs()


def test_a_name_that_could_be_a_verb_tells_nothing(seen):
    assert seen("Ce jour-là, Maria et Paul Darvin.") == []
