"""Lost spaces, wrapped lines, and the map that leads back."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.articles.formats.pieces import whole
from recoupe.articles.glue import WORD, lost_spaces, suspects
from recoupe.articles.mend import mend


def clean(text: str) -> str:
    return mend("a1", whole(text).text).text.clean


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Il veut la paix.Le ministre part.", "Il veut la paix.\nLe ministre part."),
        ('Il part."Nous verrons", dit-elle.', 'Il part.\n"Nous verrons", dit-elle.'),
        ('"Nous partons.Il est tard", dit-elle.', '"Nous partons. Il est tard", dit-elle.'),
        ("« C’est fini.» Elle part.Il reste.", "« C’est fini.» Elle part.\nIl reste."),
        ("Une crise.Sécurité en EuropeLa défense attend.", "Une crise.\nSécurité en Europe\nLa défense attend."),
        ("Selon M.Arvan et Mme.Kalvo, rien.", "Selon M. Arvan et Mme. Kalvo, rien."),
        ("le 10décembre, 12millions d’euros, mars2022", "le 10 décembre, 12 millions d’euros, mars 2022"),
        ("Paul,ministre,dit oui", "Paul, ministre, dit oui"),
        ("le parti(PDV) et Luc Arvan(Valdorie)demande", "le parti (PDV) et Luc Arvan (Valdorie) demande"),
        ("Une discussion est prévue. Ces discussion,cesdiscussion.", "Une discussion est prévue. Ces discussion, ces discussion."),
    ],
)
def test_lost_spaces_come_back(page: str, text: str) -> None:
    assert clean(page) == text


@pytest.mark.parametrize(
    "page",
    [
        "Voir www.courrier.example/Paix.Le-titre et contact@Courrier.Com ou https://x.example/A.B,cd.",
        "L'O.N.U. et J.-P. Morin, G.W. Bush, U.S.A.",
        "John McCain, YouTube, TotalEnergies et BioNTech",
        "Les élu(e)s, les délégué(e)s, la (re)construction",
        "Un vote 3,5 % contre 600.000 voix à 11h30, 10:30",
        "lesquelles, desserrer, surprise, pourparlers, cessez-le-feu",
    ],
)
def test_what_belongs_together_stays_together(page: str) -> None:
    assert clean(page) == page


def test_a_wrapped_page_is_unwrapped_and_its_broken_words_joined() -> None:
    page = (
        "OSTRANE, 10 janvier - Les deux délégations ont repris lundi à\n"
        "Ostrane leurs discussions sur le partage des eaux de la Lirne,\n"
        "interrompues depuis octobre, a annoncé le porte-\n"
        "parole du Conseil des Détroits. Elles doivent négo-\n"
        "cier jusqu'à jeudi, si les experts le veulent bien et si\n"
        "la presse reste dehors.\n"
        "\n"
        "Le médiateur s'est dit prudent mardi soir.\n"
    )
    found = mend("a1", whole(page).text)
    lines = found.text.clean.split("\n")
    assert lines[0].startswith("OSTRANE, 10 janvier - Les deux délégations ont repris lundi à Ostrane leurs")
    assert "le porte-parole du" in lines[0]
    assert "doivent négocier jusqu'à" in lines[0]
    assert lines[2] == "Le médiateur s'est dit prudent mardi soir."
    assert [(r.kind, r.span.text) for r in found.repairs] == [("joined-word", "porte-parole"), ("joined-word", "négocier")]


def test_one_paragraph_a_line_is_left_alone() -> None:
    page = "Un titre sans point\nLe médiateur est parti mardi.\nIl reviendra jeudi, dit-on.\n"
    assert clean(page) == page


def test_line_ends_become_line_feeds_and_unseen_characters_go() -> None:
    assert clean("a\r\nb\rc\u2028d\x0ce") == "a\nb\nc\nd\ne"
    found = mend("a1", whole("\ufeffdip\u00adlomatie\u200b").text)
    assert found.text.clean == "diplomatie"
    assert found.text.span(0, 10).page == ((1, 4), (5, 12))


PARTS = ["Le", "la", "paix", "Valdorie", "M", "Mme", "ces", "mars", "lundi", "ans", "12", "2031", *".,;:!?…«»“”\"'()[]", " ", " ", "\u00a0"]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_a_line_is_only_mended_where_something_is_suspicious(line: str) -> None:
    if lost_spaces(line, lambda: Counter(WORD.findall(line))):
        assert suspects(line)


def test_words_run_together_are_suspicious_and_prose_is_not() -> None:
    assert suspects("Il lit cesdiscussion.") == [7]
    assert not suspects("Le 1er mars, à 18h30, « rien » (ou presque) ; M. Arvan et Mme Kalvo l’ont dit : 3,5 %.")
