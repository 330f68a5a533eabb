"""Who opposes and who supports whom, and what each issue still lacks."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations

from recoupe.model import Act
from recoupe.positions.sides import opposed, plover, standings, supporting


def test_who_refuses_what_another_asks_opposes_it(story):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane refuse la levée des sanctions.")
    (found,) = opposed(story.weighed())
    assert (found.one, found.other, found.issue) == ("ost", "val", "i-sanctions")
    assert [span.text for span in found.spans] == ["La Valdorie exige la levée des sanctions.", "L'Ostrane refuse la levée des sanctions."]


def test_who_blames_another_by_name_opposes_him(story):
    story.article("L'Ostrane a accusé la Valdorie de violer la trêve.")
    assert [(f.one, f.other) for f in opposed(story.weighed())] == [("ost", "val")]


def test_what_only_an_opponent_says_of_a_party_opposes_nobody(story):
    story.article("La Valdorie exige une trêve. Selon Mme Kalvo, l'Ostrane refuse la trêve.")
    story.says("kalvo", "l'Ostrane refuse la trêve", "Selon")
    assert opposed(story.weighed()) == ()


def test_one_side_does_not_oppose_itself(story):
    story.article("La Valdorie exige la levée des sanctions. Mme Kalvo refuse la levée des sanctions.")
    assert opposed(story.weighed()) == ()


def test_who_accepts_what_another_asks_supports_it(story):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane a accepté la levée des sanctions.")
    dossier = story.weighed()
    assert [(f.one, f.other) for f in supporting(dossier)] == [("ost", "val")]
    assert opposed(dossier) == ()


def test_the_map_of_an_issue_tells_who_stands_where(story):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane refuse la levée des sanctions.")
    (found,) = standings(story.weighed())
    assert (found.demanding, found.refusing, found.offering, found.unanswered) == (("val",), ("ost",), (), ())
    assert not found.both_offer


def test_a_demand_that_nobody_answers_is_told(story):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane estime que les sanctions sont utiles.")
    story.says("ost", "les sanctions sont utiles", "estime")
    (found,) = standings(story.weighed())
    assert [p.actor for p in found.unanswered] == ["val"]


def test_stances_have_their_plover_type_where_one_fits():
    assert [plover(stance) for stance in (Act.DEMAND, Act.REFUSE, Act.ASSESS)] == ["REQUEST", "REJECT", None]
