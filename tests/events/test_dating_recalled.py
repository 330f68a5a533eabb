"""Expressions that take up a longer time told before, and days counted from it."""

from __future__ import annotations

import pytest

from recoupe.mentions import times
from recoupe.model import Tense
from tests.events.test_dating import reading, solved, timex

QUARTER = "Orsalis a perdu 234 millions au troisième trimestre, contre un bénéfice de 437 millions un an plus tôt."


def test_a_year_before_a_quarter_is_that_quarter_of_the_year_before() -> None:
    found = timex(solved((QUARTER, "2022-11-10")), "a1", "un an plus tôt")
    assert (found.value, found.earliest, found.latest) == ("2021-Q3", "2021-07-01", "2021-09-30")


def test_a_year_before_a_day_is_the_year_before() -> None:
    told = "Le port a rouvert le 3 mai 2021. Il avait fermé un an plus tôt."
    assert timex(solved((told, "2022-11-10")), "a1", "un an plus tôt").value == "2020"


@pytest.mark.parametrize(
    ("count", "value"), [("un an plus tôt", "1997"), ("quelques mois plus tôt", "1997/1998"), ("deux mois plus tard", "1998/1999")]
)
def test_beside_a_year_nothing_counts_from_publication(count: str, value: str) -> None:
    told = f"Karl Brusk avait obtenu, en 1998, l'annulation du vote de Paul Darvin, réélu {count} à Vélane."
    assert timex(solved((told, "2022-11-10")), "a1", count).value == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("En mars 2021, Irène Kalvo s'était rendue à Valdor. Or, à l'époque, le port n'avait pas de quai.", "2021-03"),
        ("Au printemps, on doutait de l'accord. L'affaire, à l'époque, était mal engagée.", "2022-SP"),
        ("Vendredi, Irène Kalvo a parlé du port. À l'époque, il n'avait pas de quai.", None),
        ("Le port, à l'époque, n'avait pas de quai.", None),
    ],
)
def test_that_time_is_the_one_told_before_unless_it_is_just_gone(words: str, value: str | None) -> None:
    said = "À l'époque" if "À l'époque" in words else "à l'époque"
    assert timex(solved((words, "2022-11-10")), "a1", said).value == value


def test_the_eve_of_something_that_was_some_day_of_a_longer_time_is_no_single_day() -> None:
    words = "Le film a été montré fin janvier à Valdor. La veille, Paul Darvin avait publié une lettre."
    found = timex(solved((words, "2022-03-10")), "a1", "La veille")
    assert (found.value, found.earliest, found.latest) == (None, "2022-01-19", "2022-01-30")
    words = "Le film a été montré les 22 et 23 janvier à Valdor. La veille, Paul Darvin avait publié une lettre."
    assert timex(solved((words, "2022-03-10")), "a1", "La veille").value == "2022-01-21"


@pytest.mark.parametrize("day", ["aujourd'hui", "ce matin", "mardi"])
def test_the_day_of_what_is_announced_is_not_past(day: str) -> None:
    words = f"Paul Darvin a annoncé {day} l'organisation mercredi 12 janvier d'une rencontre."
    (found,) = (p for p in times.find(reading("a1", words))[0] if p.day)
    assert found.tense is Tense.OPEN


@pytest.mark.parametrize("aside", ["quant à elle ", "pour sa part ", "elle aussi "])
def test_a_perfect_looks_back_whatever_parts_its_words(aside: str) -> None:
    told = f"Orsalis, qui doit publier un rapport, a {aside}accusé une perte au troisième trimestre."
    assert timex(solved((told, "2022-05-10")), "a1", "au troisième trimestre").value == "2021-Q3"
