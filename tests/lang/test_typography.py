"""French typography of what is written here; words of pages stay as they are."""

from __future__ import annotations

import pytest

from recoupe.export.words import Words
from recoupe.lang import say
from recoupe.lang.typography import french, french_line


@pytest.mark.parametrize(
    ("message", "set_"),
    [
        ("Oui ! Vraiment ?", "Oui\u202f! Vraiment\u202f?"),
        ("un ; deux", "un\u202f; deux"),
        ("Note : « {words} »", "Note\u00a0: «\u202f{words}\u202f»"),
        ("50 % de l'eau", "50\u00a0% de l’eau"),
        ("pip install 'recoupe[{extra}]'", "pip install 'recoupe[{extra}]'"),
        ("name;code;kind", "name;code;kind"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        (" ; ", "\u202f; "),
        (" : ", "\u00a0: "),
    ],
)
def test_a_message_is_set_as_french_is(message: str, set_: str) -> None:
    assert french(message) == set_
    assert french(set_) == set_


def test_words_between_guillemets_stay_as_the_page_has_them() -> None:
    told = french_line("Kalvo dit : « L'eau ? Jamais ! » et s'en va ; puis l'autre.")
    assert told == "Kalvo dit\u00a0: «\u202fL'eau ? Jamais !\u202f» et s’en va\u202f; puis l’autre."


def test_only_french_is_set_so_and_only_before_places_are_filled() -> None:
    assert say("fr", "brief.quoted", words="L'eau ?") == "«\u202fL'eau ?\u202f»"
    assert Words("en").typeset("It's “so” ; yes !") == "It's “so” ; yes !"
