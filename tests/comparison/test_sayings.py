"""When two tellings are one saying: its speaker and its words may differ then, and how sure the accounts are of it."""
# ruff: noqa: ANN001 - fixtures need no types here

import pytest

from recoupe.comparison.features import ASSERTED, firmness
from recoupe.comparison.sayings import says_one_thing
from recoupe.lang.quotable import is_verb
from recoupe.model import Difference


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("de modifier en profondeur la règle du chenal", "ils veulent modifier la règle"),
        ("la règle est plutôt équitable", "une règle plutôt équitable"),
        ("un rôle moral, juridique, sportif ou savant", "le rôle moral, juridique, sportif ou savant"),
        ("le chenal a été fermé", "le chenal était fermé"),
    ],
)
def test_a_predicate_or_a_run_of_words_makes_one_saying(one, other):
    assert says_one_thing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("La « politique de la main tendue » est l'âme du Conseil", "il s'agit de la politique de la main tendue"),
        ("le droit à la pêche ?", "l'introduction d'un droit à la pêche"),
        ("l'existence de divergences", "il existe des divergences"),
    ],
)
def test_the_name_of_a_thing_is_no_saying(one, other):
    assert not says_one_thing(one, other)


def test_a_verb_and_its_noun_tell_one_thing_to_happen():
    assert says_one_thing("le Conseil se réunira bientôt", "une réunion du Conseil", named=True)


@pytest.mark.parametrize(("before", "word"), [("de", "porter"), ("il", "existe"), ("a", "fermé"), ("", "décidera")])
def test_verbs(before, word):
    assert is_verb(before, word)


@pytest.mark.parametrize(("before", "word"), [("la", "marche"), ("le", "rire"), ("une", "place"), ("porte", "fermé"), ("du", "retrait")])
def test_no_verbs(before, word):
    assert not is_verb(before, word)


def two(story, one, other, *, quoted=("", ""), cues=("juge", "estime"), speakers=("Irène Kalvo", "Pavel Ruden")):
    """Two articles in which two persons, or one, say something."""
    first = story.article(f"Mme Kalvo {cues[0]} que {one}.")
    second = story.article(f"M. Ruden {cues[1]} que {other}.")
    kalvo = story.actor(speakers[0], "VA", (first, "Mme Kalvo"))
    ruden = kalvo if speakers[0] == speakers[1] else story.actor(speakers[1], "OS", (second, "M. Ruden"))
    story.says(first, kalvo, one, cues[0], quoted=quoted[0])
    story.says(second, ruden, other, cues[1], quoted=quoted[1])
    points = story.compared().points
    assert any(len(point.tellings) > 1 for point in points)
    return {kind for point in points for kind in point.differ_in}


def test_a_name_that_two_persons_use_is_not_given_to_two_speakers(story):
    assert Difference.SPEAKER not in two(
        story, "la politique de la main tendue de Vélane est l'âme du port", "Vélane a pour seul tort la politique de la main tendue"
    )


def test_two_sayings_of_one_speaker_are_not_two_wordings(story):
    one = "le chenal de Vélane est un signe positif"
    other = "le chenal de Vélane a vu une discussion franche et ouverte"
    quoted = ("signe positif", "discussion franche et ouverte")
    assert Difference.WORDING not in two(story, one, other, quoted=quoted, speakers=("Irène Kalvo", "Irène Kalvo"))


def test_two_renderings_of_one_sentence_are_two_wordings(story):
    one = "la flotte quittera bientôt le chenal nord"
    other = "la flotte quittera le chenal gelé"
    assert Difference.WORDING in two(story, one, other, quoted=(one, other), speakers=("Irène Kalvo", "Irène Kalvo"))


def test_two_speakers_are_each_sure_for_himself(story):
    one, other = "la flotte quittera peut-être le chenal nord de Vélane", "la flotte quittera le chenal nord de Vélane"
    assert Difference.MODALITY not in two(story, one, other)


def test_what_is_asked_is_told_by_nobody(story):
    story.article("La flotte quittera-t-elle le chenal nord de Vélane ?")
    story.article("La flotte quittera peut-être le chenal nord de Vélane.")
    assert not any(Difference.MODALITY in p.differ_in for p in story.compared().points)


@pytest.mark.parametrize(("later", "differs"), [("2031-03-05", True), ("2031-03-08", False)])
def test_what_was_likely_may_have_come_to_pass(story, later, differs):
    story.article("La flotte quittera peut-être le chenal nord de Vélane.", published="2031-03-05")
    story.article("La flotte quittera le chenal nord de Vélane.", published=later)
    assert any(Difference.MODALITY in p.differ_in for p in story.compared().points) is differs


def test_what_is_hoped_is_hoped_by_its_cue_too(story):
    said = "la flotte quittera le chenal nord de Vélane"
    assert Difference.MODALITY in two(story, said, said, cues=("juge", "espère"), speakers=("Irène Kalvo", "Irène Kalvo"))


def test_a_verb_that_ends_like_a_conditional_is_none():
    assert firmness("la règle instaurait un droit de passage", reported=False) == ASSERTED


def test_a_headline_tells_nothing_as_its_own(story, point_of):
    said = "la flotte quittera le chenal nord de Vélane"
    story.article(f"Mme Kalvo assure que {said}.")
    story.article("La flotte quittera-t-elle le chenal nord de Vélane ?")
    kalvo = story.actor("Irène Kalvo", "VA", ("a1", "Mme Kalvo"))
    story.says("a1", kalvo, said, "assure")
    assert Difference.SPEAKER not in point_of(story.compared(), "chenal").differ_in


def test_what_is_like_enough_is_given_to_two_speakers_in_other_words_too(story):
    one = "les garde-côtes doivent prévenir les incidents du chenal nord de Vélane"
    other = "le Conseil tient à prévenir les incidents du chenal nord"
    assert Difference.SPEAKER in two(story, one, other)
