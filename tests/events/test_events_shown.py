"""Which events a chronology shows."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

import pytest

from recoupe.events.kinds import kinds
from recoupe.events.shown import MOST, ROOM, shown
from recoupe.model import When

LONG = {"a1": ROOM * (MOST + 3)}
DATED = "Mme Irène Kalvo a rencontré M. Oster mardi 4 mars à Malvenne."
PLAIN = "Paul Darvin a longé la côte de l'Ostrane."


@pytest.fixture
def settled(seen):
    """One event of every telling of a sentence, with no date."""
    return lambda *sentences: [([t], When()) for words in sentences for t in seen(words)]


def test_what_stands_out_is_shown_however_short_the_article(settled):
    assert len(shown(settled(DATED), {}, {"a1": len(DATED)})) == 1


def test_what_does_not_stand_out_fills_an_article_that_tells_little(settled):
    groups = settled(PLAIN)
    assert shown(groups, {}, LONG) == groups
    assert shown(groups, {}, {"a1": ROOM - 1}) == []


def test_an_article_is_filled_up_to_a_measure(settled):
    assert len(shown(settled(*[PLAIN] * (MOST + 2)), {}, LONG)) == MOST


def test_an_act_that_no_table_names_needs_more_to_stand_out_than_one_of_a_kind(settled):
    act = settled("Paul Darvin a longé mardi 4 mars la côte de l'Ostrane.")
    assert act[0][0][0].kind is kinds()["act"]
    assert len(shown(act, {}, {"a1": 60})) == 1
    assert shown(settled(PLAIN), {}, {"a1": 60}) == []
