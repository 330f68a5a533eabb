"""What a desk would not print: what is only taken up, bare things, deeds told twice over, half of what was said."""
# ruff: noqa: ANN001 - fixtures need no types here

from dataclasses import replace

import pytest

from recoupe.events import assemble
from recoupe.events.endings import closed
from recoupe.events.material import known
from recoupe.events.merging import merged
from recoupe.events.naming import once
from recoupe.events.newsworthy import bare, taken_up
from recoupe.events.records import event
from recoupe.events.sides import Parties
from recoupe.events.tellings import tellings
from recoupe.model import Act, Actor, ActorMention, Attribution, Event, Form, Kind, Manner, When

LONG = " Il fait beau." * 60


@pytest.fixture
def lines(told):
    """The lines of the chronology of one article."""

    def made(words: str) -> tuple[Event, ...]:
        material, dossier = told((words, "2031-03-05"))
        return assemble(material, dossier).events

    return made


@pytest.fixture
def labels(told):
    """What the events of a sentence are called."""

    def made(words: str) -> list[str]:
        material, dossier = told((words, "2031-03-05"))
        seen = [t for k in known(material, dossier) for t in tellings(k, dossier.articles[0].published)]
        return [event(1, group, When(), dossier).label for group in merged(seen, Parties({}))]

    return made


def test_what_is_only_taken_up_fills_up_no_article(seen, lines):
    words = "L'aide de l'Ostrane pèse."
    assert taken_up(seen(words))
    assert not taken_up(seen("L'aide annuelle de l'Ostrane pèse."))
    assert lines(words + LONG) == ()


def test_the_bare_noun_of_a_thing_is_no_line(seen, labels):
    assert bare(seen("L'aide mardi 4 mars inquiète."))
    assert labels("L'aide mardi 4 mars inquiète.") == [""]
    assert not bare(seen("Le décret de l'Ostrane inquiète mardi 4 mars."))
    assert not bare(seen("Le débat mardi 4 mars a duré."))


@pytest.mark.parametrize(
    "words",
    [
        "La collecte des données à Malvenne inquiète.",
        "Un cyclone médiatique à Malvenne a surpris la Valdorie.",
        "La colère a explosé mardi 4 mars à Malvenne.",
        "L'union syndicale à Malvenne proteste.",
    ],
)
def test_words_in_another_sense_are_no_line(lines, words):
    assert not [e for e in lines(words + LONG) if e.type in ("aid", "disaster", "attack", "conquest", "birth")]


def test_whoever_does_it_is_not_whom_it_befalls(lines):
    (line,) = lines("L'homme désigné par le Conseil des Détroits a été placé en garde à vue mardi 4 mars.")
    assert "Conseil" not in line.label


def test_a_death_is_not_that_of_a_body(labels):
    assert labels("Elle a été tuée mardi 4 mars avec le Conseil des Détroits.") == ["Mort"]


def test_to_give_a_decision_is_no_visit(labels):
    assert labels("Irène Kalvo devrait rendre vraisemblablement sa décision le mardi 4 mars.")[0].startswith("Décision")


def test_a_paper_and_a_name_within_another_take_no_part(told):
    material, dossier = told(("La Valdorie.", "2031-03-05"))
    names = ["police", "police de Vélane", "juge", "juge d'instruction", "rapport de Paul Darvin", "Paul Darvin", "Paul darvin"]
    kinds = [Kind.GROUP, Kind.GROUP, Kind.PERSON, Kind.PERSON, Kind.ORGANISATION, Kind.PERSON, Kind.PERSON]
    mention = (ActorMention(material.readings[0].span(3, 11), Form.NAME),)
    actors = tuple(Actor(f"x{n}", name, kind, None, mention) for n, (name, kind) in enumerate(zip(names, kinds, strict=True)))
    dossier = replace(dossier, actors=actors)
    assert once(tuple(f"x{n}" for n in range(len(names))), dossier, papers=False) == ("x1", "x3", "x5")
    assert once(("x4",), dossier, papers=True) == ("x4",)


def test_a_complaint_is_no_statement_besides(told):
    words = "Paul Darvin a porté plainte mardi 4 mars contre X pour abus de confiance."
    material, dossier = told((words, "2031-03-05"))
    text = material.readings[0]
    at = words.index("a porté")
    one = Attribution(
        "s1",
        "a1",
        Manner.INDIRECT,
        Act.ASSESS,
        ("p6",),
        source=(text.span(0, 11),),
        cue=(text.span(at, at + len("a porté plainte")),),
        content=(text.span(words.index("contre"), len(words) - 1),),
    )
    dossier = replace(dossier, attributions=(one,))
    assert [t.kind.family for k in known(material, dossier) for t in tellings(k, dossier.articles[0].published)] == ["complaint"]


def test_a_deed_by_somebody_is_no_line_without_what_was_done(labels):
    assert labels("Paul Darvin lui avait lancé mardi 4 mars une sorte.") == [""]
    assert labels("Le rapport qu'il attend a été publié mardi 4 mars par Paul Darvin.") == [""]


def test_whoever_a_pronoun_was_taken_for_nobody_is_replaced_by_himself(told):
    material, dossier = told(("Il a été remplacé mardi 4 mars par Paul Darvin à Malvenne.", "2031-03-05"))
    (man,) = dossier.actors
    pronoun = ActorMention(material.readings[0].span(0, 2), Form.PRONOUN)
    dossier = replace(dossier, actors=(replace(man, mentions=(pronoun, *man.mentions)),))
    (t,) = (t for k in known(material, dossier) for t in tellings(k, dossier.articles[0].published))
    assert (t.inside, t.agents, t.done_to) == ((), ("p6",), "")


def test_an_adjective_before_its_noun_ends_no_label():
    assert closed("Collecte d'un large") == "Collecte"
    assert closed("Adhésion d'une grande partie") == "Adhésion"
