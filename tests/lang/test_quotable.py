"""Words of pages as a brief quotes them."""

import pytest

from recoupe.lang.quotable import asks, inner_marks, is_clause, is_cut, shortened, stands_alone, trimmed


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("que le chenal resterait fermé,", "le chenal resterait fermé"),
        ("de rouvrir le chenal", "rouvrir le chenal"),
        ("d’ouvrir le chenal", "ouvrir le chenal"),
        ("de nouvelles réunions", "de nouvelles réunions"),
        ("« Le chenal est fermé »", "Le chenal est fermé"),
        ("« Le chenal est fermé", "Le chenal est fermé"),
        ("le chenal est « fermé »", "le chenal est « fermé »"),
    ],
)
def test_what_joins_words_to_their_sentence_is_left_out(words: str, quoted: str) -> None:
    assert trimmed(words) == quoted


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("Le chenal restera fermé aux navires", True),
        ("C'est l'Ostrane qui décidera du chenal", True),
        ("il n'y a pas d'accord sur le chenal", True),
        ("il rouvrirait le chenal", False),
        ("qui ont fermé le chenal", False),
        ("cette proposition est absurde", False),
        ("les navires massés près de la", False),
        ("le chenal, a-t-il dit, restera fermé", False),
    ],
)
def test_words_that_hang_on_others_do_not_stand_alone(words: str, alone: bool) -> None:
    assert stands_alone(words) is alone


def test_a_cut_falls_between_words_and_shows() -> None:
    assert shortened("Le chenal restera fermé", 14) == "Le chenal […]"


def test_inner_marks_pair_or_go() -> None:
    assert inner_marks("un « geste » attendu", "“”") == "un “geste” attendu"
    assert inner_marks('le régime des" ports ouverts "et des gages', "“”") == "le régime des “ports ouverts” et des gages"
    assert inner_marks("un « geste attendu", "“”") == "un geste attendu"
    assert inner_marks("l’accord « utile »", "‘’") == "l’accord ‘utile’"


def test_a_noun_phrase_is_no_clause() -> None:
    assert not is_clause("une réunion à la frontière")
    assert is_clause("la réunion a été utile")


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("les ports ouvrent demain", True),
        ("les initiatives de ceux qui cherchent à se mettre en avant", False),
        ("des nécessités de l'enquête puisque les travaux se poursuivent", False),
        ("les mouvements du port", False),
    ],
)
def test_the_verb_of_an_added_clause_or_an_infinitive_makes_no_clause(words: str, clause: bool) -> None:
    assert is_clause(words) == clause


@pytest.mark.parametrize("words", ["comment rouvrir le chenal", "Quelles suites seront données", "le chenal rouvrira-t-il ?"])
def test_a_question_says_nothing_that_could_be_checked(words: str) -> None:
    assert asks(words)
    assert not asks("quelques cargos attendent")


@pytest.mark.parametrize("words", ["soutenant que le chenal est fermé", "s'il y aurait un accord", "s’ils partaient"])
def test_words_that_wait_for_a_verb_do_not_stand_alone(words: str) -> None:
    assert not stands_alone(words)


def test_what_joins_words_goes_with_its_comma() -> None:
    assert trimmed("et, selon lui, le chenal rouvrira") == "selon lui, le chenal rouvrira"
    assert trimmed("d’un retrait des vedettes") == "un retrait des vedettes"
    assert trimmed("d’un côté le chenal rouvrira") == "d’un côté le chenal rouvrira"


@pytest.mark.parametrize(
    "words",
    [
        "c'est exactement pourquoi le chenal rouvre",
        "La deuxième est morale",
        "Il s'agit notamment du chenal",
        "le port d\ufffdOrsalis a rouvert",
    ],
)
def test_words_that_mean_what_was_said_before_do_not_stand_alone(words: str) -> None:
    assert not stands_alone(words)


@pytest.mark.parametrize(
    ("phrase", "cut"),
    [("un concert d’une durée", True), ("la cérémonie présidée", True), ("un concert d’une durée rare", False), ("la durée", False)],
)
def test_a_phrase_that_waits_for_more_is_cut(phrase: str, cut: bool) -> None:
    assert is_cut(phrase) is cut


def test_a_pronoun_behind_an_opening_means_somebody_named_before() -> None:
    assert not stands_alone("dans le contexte actuel de crise, ils pourraient fermer le chenal")
    assert stands_alone("dans le contexte actuel de crise, il faut fermer le chenal")
