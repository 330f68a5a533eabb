"""The tables of events hold together."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

import pytest

from recoupe.events.forms import forms
from recoupe.events.kinds import kinds, nouns, verbs
from recoupe.events.states import states
from recoupe.lang import say

PLOVER = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"}
PLOVER |= {"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", None}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_has_a_name_and_a_plover_type_that_exists(language):
    for kind in kinds().values():
        assert say(language, f"events.{kind.name}")
        assert kind.plover in PLOVER


def test_every_verb_of_the_tables_is_conjugated():
    known = {form.verb for found in forms().values() for form in found}
    assert set(verbs()) <= known


def test_plurals_keep_what_stands_behind_the_head():
    groups = {group for found in nouns().values() for group, _ in found}
    assert ("conférences", "de", "presse") in groups
    assert ("conférences", "de", "presses") not in groups


@pytest.mark.parametrize(
    ("word", "codes"), [("russes", ("RU",)), ("russo-américain", ("RU", "US")), ("russie-chine", ("RU", "CN")), ("sous-marin", ())]
)
def test_an_adjective_names_one_state_or_two(word, codes):
    assert states(word) == codes
