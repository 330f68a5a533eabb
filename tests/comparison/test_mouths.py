"""What speakers of two sides say of one subject: no agreement, and no telling of each other."""
# ruff: noqa: ANN001, ANN002 - fixtures need no types here

import pytest

from recoupe.model import Difference, Relation

TRUST, PRICE = "la confiance manque dans le chenal nord", "le chenal nord a coûté cher"
KALVO, DARVIN, BRUSK = ("Irène Kalvo", "VA"), ("Paul Darvin", "VA"), ("Karl Brusk", "OS")


def compared(story, *rows):
    """What is told in several of some articles, each with a sentence of somebody, or of its own."""
    for speaker, words in rows:
        if speaker is None:
            story.article(f"{words[0].upper()}{words[1:]}.")
            continue
        article = story.article(f"{speaker[0]} juge que {words}.")
        story.says(article, story.actor(*speaker, (article, speaker[0])), words, "juge")
    return [point for point in story.compared().points if len(point.tellings) > 1]


def test_two_sayings_of_one_subject_are_no_point(story):
    assert not compared(story, (KALVO, TRUST), (BRUSK, PRICE))


@pytest.mark.parametrize("other", [(DARVIN, PRICE), (BRUSK, "la confiance manque au chenal")])
def test_those_of_one_side_or_of_one_predicate_are(story, other):
    assert compared(story, (KALVO, TRUST), other)


def test_a_saying_that_nobody_else_tells_leaves_its_group(story):
    (point,) = compared(story, (KALVO, TRUST), (DARVIN, "la confiance manque au chenal nord"), (BRUSK, PRICE))
    assert [telling.article for telling in point.tellings] == ["a1", "a2"]


def test_two_speakers_who_count_one_thing_tell_one_thing(story):
    one, other = "une cinquantaine de soldats gardent le chenal", "plus de cinquante soldats sont au chenal"
    for words, name, party, low in ((one, *KALVO, 45), (other, *BRUSK, 50)):
        article = story.article(f"{name} juge que {words}.")
        story.says(article, story.actor(name, party, (article, name)), words, "juge")
        story.number(article, words.split(" soldats")[0] + " soldats", low, 55)
    assert [point for point in story.compared().points if len(point.tellings) > 1]


def test_two_sayings_held_together_by_a_third_are_no_agreement(story):
    (point,) = compared(story, (KALVO, TRUST), (None, "le chenal nord gelé et la confiance"), (BRUSK, "le chenal nord gelé a coûté cher"))
    assert point.relation is Relation.DIFFER
    assert point.differ_in == (Difference.SPEAKER,)
    assert "Deux paroles sur un même sujet" in point.why[-1]
