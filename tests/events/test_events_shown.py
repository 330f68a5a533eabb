"""Which events a chronology shows."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

import pytest

from recoupe.events.kinds import kinds
from recoupe.events.shown import MOST, ROOM, shown
from recoupe.model import When

LONG = {"a1": ROOM * (MOST + 3)}
DATED = "Mme Irène Kalvo a rencontré M. Oster mardi 4 mars à Malvenne."
PLAIN = "Paul Darvin a longé la côte de l'Ostrane."


def numbers(groups, accounts, lengths, unnamed=()):
    """Which groups are shown, by their numbers; `unnamed` are those that no name can be made for."""
    return shown(groups, accounts, lengths, lambda n: None if n in unnamed else n + 1)  # type: ignore[arg-type, return-value]


@pytest.fixture
def settled(seen):
    """One event of every telling of a sentence, with no date."""
    return lambda *sentences: [([t], When()) for words in sentences for t in seen(words)]


def test_what_stands_out_is_shown_however_short_the_article(settled):
    assert len(numbers(settled(DATED), {}, {"a1": len(DATED)})) == 1


def test_what_does_not_stand_out_fills_an_article_that_tells_little(settled):
    groups = settled(PLAIN)
    assert numbers(groups, {}, LONG) == [1]
    assert numbers(groups, {}, {"a1": ROOM - 1}) == []


def test_an_article_is_filled_up_to_a_measure(settled):
    assert len(numbers(settled(*[PLAIN] * (MOST + 2)), {}, LONG)) == MOST


def test_an_act_that_no_table_names_needs_more_to_stand_out_than_one_of_a_kind(settled):
    act = settled("Paul Darvin a longé mardi 4 mars la côte de l'Ostrane.")
    assert act[0][0][0].kind is kinds()["act"]
    assert len(numbers(act, {}, {"a1": 60})) == 1
    assert numbers(settled(PLAIN), {}, {"a1": 60}) == []


def test_what_has_no_name_that_could_be_printed_gives_its_room_to_the_next(settled):
    groups = settled(*[PLAIN] * (MOST + 2))
    assert len(numbers(groups, {}, LONG, unnamed=(0, 1))) == MOST
    assert numbers(settled(DATED), {}, {"a1": len(DATED)}, unnamed=(0,)) == []
