"""Alignment finds by its short way what looking at every pair finds."""
# ruff: noqa: ANN001 - fixtures need no types here

from dataclasses import replace
from itertools import combinations

import pytest

from recoupe.comparison import candidates
from recoupe.comparison.align import ALIKE, HANGS, Hanging, near, pairs
from recoupe.comparison.candidates import Glance
from recoupe.comparison.likeness import Weights, likeness
from recoupe.comparison.passages import passages
from recoupe.comparison.records import records_of
from recoupe.comparison.relation import Judge
from recoupe.model import Dossier, Material

TOLD = (
    "Le ferry de Brimel a coulé devant la jetée. Irène Kalvo promet une digue. Les pêcheurs attendent depuis neuf heures.",
    "Devant la jetée, le ferry de Brimel a sombré. Une digue sera bâtie, promet Irène Kalvo. Le port reste fermé.",
    "Le port de Vélane reste fermé. Irène Kalvo ne promet pas de digue. Le ferry n'a pas coulé devant Vélane.",
    "Les pêcheurs de Vélane attendent depuis neuf heures. Le maire inaugure une école. Le ferry a coulé.",
)


@pytest.fixture
def told(story):
    for words in TOLD:
        story.article(words)
    kalvo = story.actor("Irène Kalvo", "VA", *((f"a{n}", "Irène Kalvo") for n in (1, 2, 3)))
    story.says("a1", kalvo, "une digue", "promet")
    story.says("a3", kalvo, "de digue", "promet")
    story.lasting("a1", "neuf heures", "PT9H")
    story.lasting("a4", "neuf heures", "PT9H")
    story.event("a1", "coulé", "2031-03-04")
    story.event("a4", "coulé", "2031-05-04")
    material, dossier = story.built()
    return passages(material, dossier, records_of(material, dossier))


def every_pair(told, least):
    weights = Weights.over(told)
    near = [(a, b) for a, b in combinations(range(len(told)), 2) if told[a].plain & told[b].plain]
    return {(a, b): alike for a, b in near if (alike := likeness(told[a], told[b], weights)) >= least}


@pytest.mark.parametrize("least", [0.03, 0.05, ALIKE, 0.3])
@pytest.mark.parametrize("cells", [1, 10_000])
def test_no_pair_is_lost(told, least, cells, monkeypatch):
    monkeypatch.setattr(candidates, "CELLS", cells)
    expected = every_pair(told, least)
    assert expected
    assert list(pairs(Glance.of(told, Weights.over(told)), least).items()) == list(expected.items())


def test_pairs_that_cannot_be_alike_are_not_looked_at(told):
    glance = Glance.of(told, Weights.over(told))
    looked_at = [pair for some in glance.pairs() for pair in glance.able(some, 0.3).ones]
    assert len(looked_at) < len(every_pair(told, 1e-9)) / 2


def test_passages_hang_together_by_their_likeness(told):
    hanging, expected = Hanging(told, Weights.over(told)), every_pair(told, HANGS * ALIKE)
    shared = every_pair(told, 0.0)
    assert any(not hanging[a][b] for a, b in shared)
    assert all(hanging[a][b] == hanging[b][a] == ((a, b) in expected) for a, b in shared)


@pytest.mark.parametrize("least", [0.05, ALIKE, 0.3])
def test_what_is_looked_up_is_what_would_be_worked_out(told, least):
    material, dossier = Material((), ()), Dossier("0", "fr")
    weights = Weights.over(told)
    judge = Judge(material, dossier, weights, near(told, pairs(Glance.of(told, weights), least)))
    made = replace(told[0])  # by a person: nobody looked at it
    both = list(combinations([made, *told], 2))
    assert [judge.likeness(*pair) for pair in both] == [likeness(*pair, weights) for pair in both]
    assert [judge.likeness(b, a) for a, b in both] == [likeness(*pair, weights) for pair in both]
