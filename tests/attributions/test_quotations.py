"""Quotation marks: whatever the page did to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.attributions import quotations
from tests.attributions.telling import reading


def between(text: str) -> list[str]:
    found, _ = quotations(reading(text))
    return [text[q.inner[0] : q.inner[1]] for q in found if q.depth == 0]


def problems(text: str) -> list[str]:
    return [p.kind for p in quotations(reading(text))[1]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Elle parle d'un « premier pas ».", ["premier pas"]),
        ('"Non", dit-il. "Jamais."', ["Non", "Jamais."]),
        ("“Non”, dit-il.", ["Non"]),
        ("« La politique des « ports ouverts » est finie », a-t-il dit.", ["La politique des « ports ouverts » est finie"]),
        ("Il a ajouté « que rien n'était exclu \".", ["que rien n'était exclu"]),
        ("Il a dit que »la paix est proche «, hier.", ["la paix est proche"]),
        ("Son «cabinet et le bureau», dit-elle.", ["cabinet et le bureau"]),
        ("L'accord d'hier, c'est l'accord d'aujourd'hui.", []),
    ],
)
def test_marks_of_every_kind(text: str, words: list[str]):
    assert between(text) == words


def test_inverted_marks_inside_a_quotation_do_not_cut_it():
    text = '"Il faut fermer ce régime de" ports ouverts "et rendre les îles", a-t-il déclaré.'
    assert between(text) == ['Il faut fermer ce régime de" ports ouverts "et rendre les îles']


def test_a_quotation_over_paragraphs_opens_each_and_closes_the_last():
    text = "« Nous avons parlé longtemps.\n\n« Nous parlerons encore. »"
    found, mended = quotations(reading(text))
    assert [q.carries_on for q in found] == [False, True]
    assert not mended


def test_a_missing_mark_is_supplied_and_told():
    text = "« Nous voulons la paix, a-t-il dit."
    assert between(text) == ["Nous voulons la paix"]
    assert problems(text) == ["quotation-mark-missing"]


def test_marks_of_two_kinds_are_told():
    assert problems("Il a ajouté « que rien n'était exclu \".") == ["quotation-mark-odd"]


def test_the_name_of_a_newspaper_is_not_said_by_anybody():
    found, _ = quotations(reading("Il l'a écrit dans « Le Courrier »."))
    assert [q.title for q in found] == [True]


@given(st.text(alphabet="«»\"“” abc.,\n'", max_size=80))
def test_odd_marks_never_raise_and_stay_on_the_page(text: str):
    if not text.strip():
        return
    article = reading(text)
    for quotation in quotations(article)[0]:
        assert 0 <= quotation.outer[0] <= quotation.inner[0] < quotation.inner[1] <= quotation.outer[1] <= len(text)
