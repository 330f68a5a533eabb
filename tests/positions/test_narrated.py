"""Stances that the article tells in its own voice."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations

import pytest

CASES = [
    ("La Valdorie exige la levée des sanctions.", [("val", "demand")]),
    ("L'Ostrane a rejeté la levée des sanctions.", [("ost", "refuse")]),
    ("L'Ostrane n'acceptera pas la levée des sanctions.", [("ost", "refuse")]),
    ("L'Ostrane n'exclut pas la levée des sanctions.", [("ost", "accept")]),
    ("L'Ostrane ne renoncera pas aux sanctions.", [("ost", "refuse")]),
    ("Mme Kalvo s'est dite prête à reprendre les négociations.", [("kalvo", "offer")]),
    ("La Valdorie souhaite obtenir la levée des sanctions.", [("val", "demand")]),
    ("La Valdorie souhaite reprendre les négociations.", [("val", "offer")]),
    ("La levée des sanctions a été refusée par l'Ostrane.", [("ost", "refuse")]),
    ("La Valdorie a menacé l'Ostrane de nouvelles sanctions.", [("val", "warn")]),
    ("La demande de la Valdorie d'une levée des sanctions surprend.", [("val", "demand")]),
    ("L'Ostrane est favorable à la levée des sanctions.", [("ost", "support")]),
    ("L'Ostrane n'est pas favorable à la levée des sanctions.", [("ost", "refuse")]),
    ("L'Ostrane n'est pas opposée à la levée des sanctions.", [("ost", "accept")]),
    ("La Valdorie et l'Ostrane refusent les sanctions.", [("ost", "refuse"), ("val", "refuse")]),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_stance_told_by_the_article(story, stances, sentence, expected):
    story.article(sentence)
    assert stances(story.weighed()) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Une délégation se rendra à Valmont pour parler des sanctions.",
        "Le départ de la Valdorie a surpris les observateurs des sanctions.",
        "Nous sommes en mars et la Valdorie compte trois ports sous sanctions.",
        "La Valdorie devrait recevoir une délégation au sujet des sanctions.",
    ],
)
def test_words_that_look_like_a_stance_and_are_none(story, sentence):
    story.article(sentence)
    assert story.weighed().positions == ()


def test_a_target_stands_right_behind_the_verb(story, held):
    story.article("L'Ostrane a accusé la Valdorie de violer la trêve.")
    assert held(story.weighed(), "accusé").target == "val"


def test_what_is_refused_was_told_in_the_sentence_before(story, held):
    story.article("La Valdorie a proposé une trêve de dix jours. L'Ostrane s'y est opposée.")
    dossier = story.weighed()
    assert held(dossier, "opposée").issue == held(dossier, "proposé").issue
    assert [a.state.value for a in dossier.agreement] == ["deadlock"]


def test_articles_in_other_languages_hold_no_positions(story):
    story.article("La Valdorie exige la levée des sanctions.", language="en")
    assert story.weighed().positions == ()
