"""The table of synonyms, and how words and turns are found in it."""

import pytest

from recoupe.lang import fold, table, tokens
from recoupe.lang.content import bare, concept, turn


def rows() -> dict[str, list[str]]:
    return {name: str(listed).split() for name, listed in table("fr/synonyms").items()}


def turns(text: str) -> list[str]:
    words = [token.key for token in tokens(text)]
    return [found[1] for at in range(len(words)) if (found := turn(words, at))]


def test_a_word_or_turn_stands_in_one_concept_only() -> None:
    listed = [bare(word) for words in rows().values() for word in words]
    assert sorted({word for word in listed if listed.count(word) > 1}) == []


def test_a_concept_has_two_words_or_one_turn() -> None:
    assert [name for name, words in rows().items() if len(words) < 2 and not any(mark in words[0] for mark in "_-")] == []


def test_every_word_listed_is_found_under_its_concept() -> None:
    single = [(word, name) for name, words in rows().items() for word in words if "_" not in word]
    assert [(word, name, found) for word, name in single if (found := concept(bare(word))) != f"={name}"] == []


def test_every_turn_listed_is_found_under_its_concept() -> None:
    joined = [(word.split("_"), name) for name, words in rows().items() for word in words if "_" in word]
    assert [(words, name) for words, name in joined if turn([fold(word) for word in words], 0) != (len(words), f"={name}")] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("licenciement", "licencier"),
        ("approuve", "entérinée"),
        ("inculpé", "inculpation"),
        ("tué", "décès"),
        ("secouristes", "sauvetage"),
        ("incendies", "brûlait"),
        ("fuit", "fuyard"),
    ],
)
def test_words_of_one_thing_are_one_concept(one: str, other: str) -> None:
    assert concept(bare(one)) == concept(bare(other)) != bare(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("tué", "blessé"), ("armée", "armes"), ("facile", "difficile"), ("champion", "champ"), ("nuisible", "nuit"), ("retraite", "retrait")],
)
def test_words_of_two_things_are_two_concepts(one: str, other: str) -> None:
    assert concept(bare(one)) != concept(bare(other))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Irène Kalvo a été mise en examen à Orsalis", ["=mise en examen"]),
        ("la mise en examen d'Irène Kalvo", ["=mise en examen"]),
        ("un coup d'Etat en Ostrane", ["=coup d'État"]),
        ("Vélane met définitivement fin aux entretiens", ["=fin"]),
        ("douze marins ont été pris en otage", ["=enlèvement"]),
        ("il prend un café en ville", []),
        ("la fin de la mise", []),
    ],
)
def test_turns_are_found_in_any_form_of_their_first_word(text: str, found: list[str]) -> None:
    assert turns(text) == found
