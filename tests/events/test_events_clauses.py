"""A sentence as words: where they stand, what parts them."""

from __future__ import annotations

import pytest

from recoupe.events.clauses import sentence
from recoupe.events.led import ends
from recoupe.events.material import Stretches
from recoupe.lang import spots
from tests.events.conftest import article


@pytest.mark.parametrize(
    "text",
    [
        "« L’émissaire a dit qu'il viendrait », lundi.",
        "Lʼémissaire, İlker Oster (Orsalis), a dit : « Non » - et 10 000 marins...",
        "... ",
    ],
)
def test_words_stand_where_the_text_has_them(text: str) -> None:
    s = sentence(article(1, f"Avant. {text}", None), (7, 7 + len(text)))
    assert s.spots == spots(f"Avant. {text}", 7)
    assert s.ends == tuple(end for _, end in s.spots)
    assert len(s.low) == len(s.breaks) == len(s.spots)


def test_words_are_in_lower_case_with_straight_apostrophes_and_know_what_stands_before_them() -> None:
    text = "« L’émissaire, İlker Oster (d'Orsalis) lʼa dit : « Non » - et que."
    s = sentence(article(1, text, None), (0, len(text)))
    assert s.low == ("l'", "émissaire", "i̇lker", "oster", "d'", "orsalis", "l'a", "dit", "non", "et", "que")
    assert s.breaks == ("«", "", ",", "", "(", "", "(", "", "|", "|", "+")


def test_a_stretch_holds_what_lies_within_it_even_where_others_lie_in_it() -> None:
    held = Stretches([(10, 50), (12, 14), (60, 70)])
    assert held.hold(20, 50)
    assert held.hold(12, 14)
    assert not held.hold(20, 51)
    assert not held.hold(9, 12)
    assert not held.hold(55, 58)
    assert not Stretches(()).hold(0, 1)


def test_words_before_a_phrase_end_in_a_group_of_a_list_whatever_its_article() -> None:
    assert ends(("tard", "après", "la"), "after")
    assert ends(("à", "l'", "issue", "du"), "after")
    assert not ends(("issue", "la"), "after")
    assert not ends((), "after")
