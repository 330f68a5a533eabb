"""Who opposes and who supports whom, and what each issue still lacks."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations

from recoupe.model import Confidence
from recoupe.questions import standings, who_opposes, who_supports


def test_who_refuses_what_another_asks_opposes_it(story):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane refuse la levée des sanctions.")
    (found,) = who_opposes(story.weighed())
    assert (found.who, found.whom, found.issue) == ("ost", "val", "i-sanctions")
    assert [span.text for span in found.against + found.evidence] == [
        "La Valdorie exige la levée des sanctions.",
        "L'Ostrane refuse la levée des sanctions.",
    ]


def test_who_blames_another_by_name_opposes_him(story):
    story.article("L'Ostrane a accusé la Valdorie de violer la trêve.")
    assert [(a.who, a.whom) for a in who_opposes(story.weighed())] == [("ost", "val")]


def test_what_only_an_opponent_says_of_a_party_is_not_certain(story):
    story.article("La Valdorie exige une trêve. Selon Mme Kalvo, l'Ostrane refuse la trêve.")
    story.says("kalvo", "l'Ostrane refuse la trêve", "Selon")
    assert all(a.confidence is not Confidence.CERTAIN for a in who_opposes(story.weighed()))


def test_one_side_does_not_oppose_itself(story):
    story.article("La Valdorie exige la levée des sanctions. Mme Kalvo refuse la levée des sanctions.")
    assert who_opposes(story.weighed()) == ()


def test_who_accepts_what_another_asks_supports_it(story):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane a accepté la levée des sanctions.")
    dossier = story.weighed()
    assert [(a.who, a.whom) for a in who_supports(dossier)] == [("ost", "val")]
    assert who_opposes(dossier) == ()


def test_the_map_of_an_issue_tells_who_stands_where(story):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane refuse la levée des sanctions.")
    (found,) = standings(story.weighed())
    assert (found.demanding, found.refusing, found.offering, found.unanswered) == (("val",), ("ost",), (), ())


def test_a_demand_that_nobody_answers_is_told(story):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane estime que les sanctions sont utiles.")
    story.says("ost", "les sanctions sont utiles", "estime")
    (found,) = standings(story.weighed())
    assert [p.actor for p in found.unanswered] == ["val"]
