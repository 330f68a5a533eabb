"""What a point is called."""

from typing import Any

import pytest

from recoupe.comparison.labels import hangs, lacks


@pytest.mark.parametrize(
    ("words", "spoken", "much"),
    [
        ("Le chenal nord rouvrira aux navires ostranais", False, 0),
        ("puisque cette instance s’est réunie", False, 2),
        ("en signe de bienvenue", False, 2),
        ("Si le chenal ne rouvre pas", False, 2),
        ("En mars dernier, le chenal était fermé aux cargos", False, 0),
        ("Chargé des ports, Paul Darvin est entré au conseil en juin", False, 0),
        ("rouvrir le chenal aux navires", False, 2),
        ("rouvrir le chenal aux navires", True, 0),
        ("il n’a commis aucune faute", True, 0),
        ("Il est soupçonné d’avoir vendu les cargos", False, 2),
        ("Il s’agit notamment du chenal nord", True, 2),
        ("Darvin au départ ?", False, 1),
        ("Le port d\ufffdOrsalis a rouvert", False, 4),
        ("Le chenal nord rouvrira aux navires ostranais et le …", False, 0),
    ],
)
def test_words_hang_on_what_stood_before_them(words: str, spoken: bool, much: int) -> None:
    assert hangs(words, spoken=spoken) == much


@pytest.mark.parametrize(
    ("words", "spoken", "much"),
    [
        ("Les accords signés restent un risque", False, 0),
        ("Le député de Vélane, Paul Darvin", False, 1),
        ("le blocus du port", True, 0),
        ("En mars dernier, le chenal était fermé aux cargos", False, 2),
    ],
)
def test_a_thing_without_a_verb_is_no_label_but_of_what_somebody_says(words: str, spoken: bool, much: int) -> None:
    assert lacks(words, spoken=spoken) == much


def test_the_sentence_tells_more_than_words_that_hang_on_it(story: Any, point_of: Any) -> None:
    story.article("Mme Kalvo a reçu les délégués en signe de bienvenue au palais. Le prix du hareng a doublé.")
    story.article("En signe de bienvenue au palais, des fleurs.")
    kalvo = story.actor("Irène Kalvo", "VA", ("a1", "Mme Kalvo"))
    story.says("a1", kalvo, "en signe de bienvenue au palais", "a reçu")
    label = point_of(story.compared(), "bienvenue au palais").label
    assert label.startswith("Mme Kalvo a reçu les délégués")


def test_a_label_ends_before_a_clause_that_only_begins_in_it(story: Any, point_of: Any) -> None:
    for _ in ("a1", "a2"):
        story.article("Mme Kalvo a dit que le chenal nord rouvrirait aux navires, ajoutant que la douane resterait fermée.")
    kalvo = story.actor("Irène Kalvo", "VA", ("a1", "Mme Kalvo"), ("a2", "Mme Kalvo"))
    for article in ("a1", "a2"):
        story.says(article, kalvo, "le chenal nord rouvrirait aux navires, ajoutant que", "a dit")
    assert point_of(story.compared(), "chenal").label == "Irène Kalvo\u00a0: «\u202fle chenal nord rouvrirait aux navires\u202f»"


def test_words_that_two_speakers_say_are_given_to_neither(story: Any, point_of: Any) -> None:
    words = "le chenal nord resterait fermé aux cargos jusqu'au printemps"
    story.article(f"Mme Kalvo a déclaré que {words}.")
    story.article(f"M. Darvin a déclaré que {words}.")
    story.says("a1", story.actor("Irène Kalvo", "VA", ("a1", "Mme Kalvo")), words, "a déclaré")
    story.says("a2", story.actor("Paul Darvin", "OS", ("a2", "M. Darvin")), words, "a déclaré")
    assert point_of(story.compared(), "chenal").label == f"«\u202f{words}\u202f»"
