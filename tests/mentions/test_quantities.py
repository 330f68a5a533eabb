"""Numbers with what they count, as intervals."""

from __future__ import annotations

import pytest

from recoupe.mentions.quantities import find
from recoupe.mentions.quantities_numbers import value
from recoupe.model import Article, Quantity, Reading, Zone, ZoneKind, edited


def quantities(text: str) -> tuple[Quantity, ...]:
    page = edited("a1", text, ())
    whole = (0, len(text))
    article = Article("a1", "p.txt", "", "", "fr", zones=(Zone(ZoneKind.BODY, page.span(*whole)),))
    return find(Reading(article, page, (whole,), (whole,)))[0]


def only(text: str) -> Quantity:
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("deux cent mille trois", 200003),
        ("quatre-vingt-dix-sept", 97),
        ("mille neuf cent", 1900),
        ("3,5 millions", 3.5e6),
        ("soixante et onze", 71),
    ],
)
def test_numbers_in_words(words: str, number: float) -> None:
    assert value("fr", words) == number


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Ostrane a massé des dizaines de milliers de soldats.", 20000, 99999),
        ("Ostrane a massé plus de 100 000 soldats.", 100000, None),
        ("Près de 2.000 délégués sont venus.", 1800, 2000),
        ("Entre cinq et dix navires ont été vus.", 5, 10),
        ("La marche a réuni 500 à 600 personnes.", 500, 600),
        ("Trois soldats sur quatre ont fui.", 0.75, 0.75),
        ("Ils ont parlé trois heures et demie.", 3.5, 3.5),
        ("Ils ont parlé pendant une heure et demie.", 1.5, 1.5),
        ("Des centaines d'autres attendaient.", 200, 999),
        ("Une douzaine d’élus ont signé.", 10, 14),
        ("Moins de trente pays ont voté.", 0, 30),
        ("Les dockers ne seraient guère plus de 30 000.", 30000, 33000),
    ],
)
def test_hedges_make_intervals(text: str, low: float, high: float | None) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "unit", "of"),
    [
        ("Le Conseil compte trente pays membres.", "state", "pays membres"),
        ("La facture atteint 3,5 milliards d’euros.", "EUR", None),
        ("La hausse est de 12 % en moyenne.", "percent", None),
        ("Le port est à 70 km de Valdor.", "km", None),
        ("Ils ont parlé quatre heures durant.", "hour", None),
        ("Valdor a expulsé huit diplomates ostraniens.", "person", "diplomates ostraniens"),
        ("Les deux tiers des députés ont voté.", "ratio", "députés"),
    ],
)
def test_units_and_what_is_counted(text: str, unit: str, of: str | None) -> None:
    quantity = quantities(text)[0]
    assert (quantity.unit, quantity.of) == (unit, of)


@pytest.mark.parametrize(
    "text",
    [
        "L'article 5 du traité et la résolution 1701 restent en vigueur.",
        "La séance du 12 mai 2014 est close.",
        "Les deux parties ont convenu de se revoir.",
        "Il s'agit d'un signal.",
        "La 14e session du G7 s'ouvre.",
        "Ils veulent revenir à 1987 sans tarder.",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_the_conditional_makes_hearsay() -> None:
    assert only("Dix mille soldats se seraient rassemblés près d'Ostrane.").modality == "hearsay"
    assert only("Dix mille soldats se sont rassemblés près d'Ostrane.").modality == "asserted"
