"""Pronouns of the tale: whom "il" means where nobody speaks."""

from __future__ import annotations

import pytest

from tests.attributions.telling import told


def meant(text: str) -> list[tuple[str, str]]:
    """Each pronoun that is put with somebody, and with whom."""
    names = {"p0": "Kalvo", "p1": "Darvin", "p2": "Vasnik", "p3": "Valdorie", "p4": "Ostrane", "p5": "Conseil"}
    return [(mention.span.text, names[actor]) for actor, mention in told(text).meant]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M. Darvin est arrivé lundi. Il est reparti aussitôt.", [("Il", "Darvin")]),
        ("Mme Kalvo a reçu M. Darvin. Elle est repartie.", [("Elle", "Kalvo")]),
        (
            "Mme Kalvo est arrivée. Elle a ri. Puis elle est repartie, et rien n'est pour lui déplaire.",
            [("Elle", "Kalvo"), ("elle", "Kalvo"), ("lui", "Kalvo")],
        ),
        ("M. Vasnik attend, puisqu'il le faut.", [("il", "Vasnik")]),
        ("M. Darvin est venu. Est-il reparti ?", [("il", "Darvin")]),
    ],
)
def test_whoever_is_talked_of(text: str, expected: list[tuple[str, str]]):
    assert meant(text) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Il faut attendre.",
        "Il y a du vent.",
        "Il s'agit d'un port.",
        "Il est possible que tout cesse.",
        "Il était temps de partir.",
        "Y a-t-il un port ?",
        "Faut-il partir ?",
        "Il pleut.",
    ],
)
def test_nobody_is_meant_by_verbs_that_nobody_does(words: str):
    assert meant(f"M. Darvin est arrivé lundi. {words}") == []


def test_nobody_is_meant_who_is_only_named_last_among_others():
    assert meant("Le port attend M. Darvin, M. Vasnik et la foule. Les navires sont prêts. Il est vieux.") == []


def test_who_speaks_is_not_meant_in_his_own_words():
    assert meant("M. Darvin est venu. « Il est parti », a dit M. Darvin.") == []


def test_a_pronoun_that_speaks_is_given_once():
    assert meant("« Non », a dit Mme Kalvo.\nElle a ajouté qu'elle partait.") == [("Elle", "Kalvo"), ("elle", "Kalvo")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Kalvo défend M. Darvin : « Il était prudent », dit-elle.", [("Il", "Darvin"), ("elle", "Kalvo")]),
        ("M. Vasnik est là. M. Darvin est parti. « Je ne sais rien de lui », a dit M. Vasnik.", [("lui", "Darvin")]),
        ("M. Vasnik est là. M. Darvin attend. « Je lui ai dit non », a dit M. Vasnik.", [("Je", "Vasnik")]),
        ("« Je suis là pour M. Darvin, il le sait », a dit M. Vasnik.", [("il", "Darvin")]),
    ],
)
def test_in_quoted_words_another_is_meant_than_who_speaks(text: str, expected: list[tuple[str, str]]):
    assert meant(text) == expected


def test_the_person_named_last_is_meant_where_nothing_else_tells():
    text = "Le port a vu M. Darvin saluer M. Vasnik. Les navires sont prêts, et il est vieux."
    assert meant(text) == [("il", "Vasnik")]
    assert told(text).reasons == (("p2", "«\u202fil\u202f»\u00a0: la dernière personne nommée dont le genre convienne, sans autre indice"),)
