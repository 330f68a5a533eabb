"""Who is heard and who opposes whom, as the terminal and the page tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.export import export
from recoupe.export.markdown import section
from recoupe.model import Blank, Difference, Dossier, HeadlineClaim, Kind, Reading, Voice


@pytest.fixture
def told(dossier: Dossier) -> Dossier:
    """The story with two parties that are named and not heard, and a headline that says more than its text."""
    state = next(a for a in dossier.actors if a.kind is Kind.STATE)
    words = tuple(m.span for m in state.mentions[:1])
    unheard = (
        Voice("a1", "Larène", 0, 0, words, Blank.SILENT),
        Voice("a2", "Larène", 0, 0, words, Blank.EXCERPT),
        Voice("a3", "OS", 0, 0, words, Blank.SILENT),
        Voice("a1", "OS", 0, 0, words, Blank.TRUNCATED),
    )
    claim = HeadlineClaim("a1", Difference.NUMBER, words[0], words, ("Le titre dit <b>douze</b>.",))
    return replace(dossier, voices=(*dossier.voices, *unheard), headlines=(claim,))


def test_who_is_named_and_not_heard_stands_apart_from_who_is(told: Dossier, readings: tuple[Reading, ...]) -> None:
    text = section("voices", told, readings, "fr")
    never, here = text.split("### Nommés, et jamais entendus")[1].split("### Nommés dans un article sans y être entendus")
    assert "- Larène [a1 n’en dit rien, a2 extrait]" in never
    assert "[a3 n’en dit rien]" in here
    assert "a1 texte coupé" not in text  # an article that is cut is not accused of what another lets hear
    assert "| Larène |" not in text


def test_a_headline_that_says_more_is_shown_with_its_reason(told: Dossier, readings: tuple[Reading, ...]) -> None:
    part = section("voices", told, readings, "en").split("### What a headline says and its text does not")[1]
    assert "[number]" in part
    assert "\\<b>douze\\</b>" in part


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_tells_the_same_and_escapes_it(told: Dossier, readings: tuple[Reading, ...], language: str) -> None:
    page = export("html", told, readings, language)
    assert "&lt;b&gt;douze&lt;/b&gt;" in page
    assert page.count("Larène <small>") == 1
    assert not {"Nommés, et jamais entendus", "Named, and never heard"}.isdisjoint({line[4:-5] for line in page.splitlines()})


def test_sides_are_told_with_the_words_of_both(dossier: Dossier, readings: tuple[Reading, ...]) -> None:
    text = section("sides", dossier, readings, "fr")
    assert "→" in text
    assert "Lecture " in text
