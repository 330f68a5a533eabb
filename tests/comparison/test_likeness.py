"""How probable it is that two passages tell one thing, and what rules it out."""
# ruff: noqa: ANN001 - fixtures need no types here

from dataclasses import replace

import pytest

from recoupe.comparison.align import groups
from recoupe.comparison.features import begin_at, towns
from recoupe.comparison.likeness import Weights, likeness
from recoupe.comparison.passages import passages
from recoupe.comparison.records import records_of
from recoupe.model import Kind


@pytest.fixture
def likely(story):
    """The likeness of the passages of the first two articles that hold two words."""

    def of(one: str, other: str, **changes: object) -> float:
        material, dossier = story.built()
        told = passages(material, dossier, records_of(material, dossier))
        text = {r.id: r.clean for r in material.readings}
        first = next(p for p in told if p.article == "a1" and one in text["a1"][p.start : p.end])
        second = next(p for p in told if p.article == "a2" and other in text["a2"][p.start : p.end])
        return likeness(replace(first, **changes), second, Weights.over(told))

    return of


def test_more_in_common_is_likelier(story, likely):
    story.article("Le ferry de Brimel a coulé devant la jetée. Le maire de Brimel a promis une digue.")
    story.article("Devant la jetée, le ferry de Brimel a sombré. Le maire inaugure une école.")
    assert likely("coulé", "sombré") > 0.4
    assert likely("promis", "école") < 0.1


def test_what_is_said_on_other_days_is_said_twice(story, likely):
    story.article("M. Ruden juge la proposition de Brimel inacceptable.", published="2031-03-03")
    story.article("M. Ruden juge la proposition de Brimel inacceptable.", published="2031-03-12")
    ruden = story.actor("Pavel Ruden", "OS", ("a1", "M. Ruden"), ("a2", "M. Ruden"))
    for article in ("a1", "a2"):
        story.says(article, ruden, "la proposition de Brimel inacceptable", "juge")
    assert likely("proposition", "proposition") == 0


def test_events_of_other_days_are_two(story, likely):
    story.article("Le conseil de Brimel s'est réuni lundi pour la digue.")
    story.article("Le conseil de Brimel s'est réuni lundi pour la digue.")
    story.event("a2", "conseil de Brimel s'est réuni", "2031-03-10")
    assert likely("conseil", "conseil", days=(("2031-03-10", "2031-03-10"),)) > 0.5
    assert likely("conseil", "conseil", days=(("2031-03-03", "2031-03-03"),)) == 0


def test_a_denial_with_few_words_in_common_is_of_something_else(story, likely):
    story.article("L'Ostrane n'a pas de droit de veto.")
    story.article("M. Ruden veut opposer son veto au déploiement.")
    ruden = story.actor("Pavel Ruden", "OS", ("a2", "M. Ruden"))
    story.says("a2", ruden, "opposer son veto au déploiement", "veut")
    assert likely("veto", "veto") == 0


def test_much_the_same_of_others_is_another_thing(story, likely):
    story.article("L'armée du Valdor a voulu libérer par la force les marins du Brimel.")
    story.article("L'armée de Tarsis a voulu libérer par la force les pêcheurs de Sélane.")
    for article, name in (("a1", "Valdor"), ("a1", "Brimel"), ("a2", "Tarsis"), ("a2", "Sélane")):
        story.actor(name, name, (article, name), kind=Kind.STATE)
    assert likely("libérer", "libérer") == 0


def test_a_passage_may_be_told_in_two_groups_but_no_chain_joins_them(story):
    for ship in ("ferry", "cargo", "chalutier", "remorqueur"):
        story.article(f"Le {ship} de Brimel a coulé devant la jetée.")
    material, dossier = story.built()
    told = passages(material, dossier, records_of(material, dossier))
    alike = {(0, 1): 0.9, (2, 3): 0.8, (0, 2): 0.3, (0, 3): 0.3}
    only = [{b: (min(a, b), max(a, b)) in alike for b in range(4)} for a in range(4)]
    every = [{b: a != b for b in range(4)} for a in range(4)]
    assert groups(told, alike, only) == [[0, 1], [0, 2, 3]]
    assert groups(told, alike, every) == [[0, 1, 2, 3]]


def test_what_shares_no_word_hangs_together_with_nothing(story):
    for words in ("Le ferry de Brimel a coulé.", "Le ferry de Brimel est perdu.", "Une école ouvre demain matin."):
        story.article(words)
    material, dossier = story.built()
    told = passages(material, dossier, records_of(material, dossier))
    every = [{b: a != b for b in range(3)} for a in range(3)]
    assert groups(told, {(0, 1): 0.9, (0, 2): 0.5, (1, 2): 0.5}, every) == [[0, 1]]


def test_towns_are_names_behind_a_preposition():
    assert towns("le traité signé à Brimel-sur-Orne, puis à Vélane") == ("Brimel-sur-Orne", "Vélane")
    assert towns("a dit à CNN Irène Kalvo, puis à Irène Kalvo") == ()


def test_a_beginning_is_told_by_its_verb():
    assert begin_at("sa visite, entamée lundi")
    assert not begin_at("sa visite de lundi")
