"""Values as a reader has them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import story

from recoupe.export import words as speech
from recoupe.export.markdown import section
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.values import value
from recoupe.model import Dossier, Quantity, Telling


def test_a_number_is_told_in_the_words_of_its_page(dossier: Dossier):
    words = story.on("a1", "trois heures")
    look = Lookup(replace(dossier, quantities=(Quantity(words, 3.0, 3.0, "hour"),)), speech.Words("fr"), story.readings())
    assert value(look, Telling("a1", (story.on("a1", "pendant trois heures"),), value="3 hour")) == "trois heures"
    assert value(look, Telling("a1", (story.on("a1", "pendant trois heures"),), value="1 rank")) == ""


@pytest.mark.parametrize(
    ("told", "language", "said"),
    [
        ("2022-05-04", "fr", "4 mai 2022"),
        ("2022-05-04", "en", "4 May 2022"),
        ("2022-05", "fr", "mai 2022"),
        ("2022-05-04/2022-05-06", "fr", "entre le 4 et le 6 mai 2022"),
        ("2022-15-04", "fr", ""),
    ],
)
def test_a_day_is_told_as_a_date(dossier: Dossier, told: str, language: str, said: str):
    look = Lookup(dossier, speech.Words(language), story.readings())
    assert value(look, Telling("a1", (story.on("a1", "pendant trois heures"),), value=told)).replace("\u00a0", " ") == said


def test_the_verb_of_a_position_agrees_with_who_takes_it(dossier: Dossier):
    many = replace(dossier, actors=tuple(replace(a, plural=a.id == "x3") for a in dossier.actors))
    assert any(line.startswith("- ") and " refusent" in line for line in section("positions", many, story.readings(), "fr").splitlines())
    assert not any(" refusent" in line for line in section("positions", dossier, story.readings(), "fr").splitlines())


def test_a_party_known_by_its_code_alone_has_the_name_of_the_state(dossier: Dossier):
    assert Lookup(dossier, speech.Words("fr")).party("BE") == "Belgique"
    assert Lookup(dossier, speech.Words("en")).party("BE") == "Belgium"
