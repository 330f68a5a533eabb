"""Numbers with what they count, as intervals."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.mentions.quantities import find
from recoupe.mentions.quantities.numbers import by_letter, either, value
from recoupe.model import Article, Change, Firmness, Quantity, Reading, Zone, ZoneKind, edited


def quantities(text: str, language: str = "fr") -> tuple[Quantity, ...]:
    page = edited("a1", text, ())
    whole = (0, len(text))
    article = Article("a1", "p.txt", "", "", language, zones=(Zone(ZoneKind.BODY, page.span(*whole)),))
    return find(Reading(article, page, (whole,), (whole,)))


def only(text: str, language: str = "fr") -> Quantity:
    (quantity,) = quantities(text, language)
    return quantity


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("deux cent mille trois", 200003),
        ("quatre-vingt-dix-sept", 97),
        ("mille neuf cent", 1900),
        ("3,5 millions", 3.5e6),
        ("soixante et onze", 71),
        ("septante-deux", 72),
        ("nonante et un", 91),
        ("dix mille milliards", 1e13),
        ("un million deux cent mille", 1.2e6),
        ("deux millions et demi", 2.5e6),
        ("100 000", 100000),
        ("2.000", 2000),
        ("10'000", 10000),
        ("100,000", 100000),
        ("1.234.567,5", 1234567.5),
        ("3.5", 3.5),
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
        ("La cale tient 1\u202f200 tonnes.", 1200, 1200),
        ("La marche a réuni 300 personnes environ.", 285, 315),
        ("Une cinquantaine d'élus au moins ont signé.", 50, None),
        ("Une poignée de marins sont restés.", 2, 9),
        ("Les absents sont une soixantaine.", 50, 70),
        ("Ostrane a vendu 20-30 chars.", 20, 30),
        ("Ostrane a vendu deux à trois millions de tonnes.", 2e6, 3e6),
        ("Ostrane a massé 20 à 30 000 soldats.", 20000, 30000),
        ("Plus d'un million et demi de personnes ont fui.", 1.5e6, None),
        ("Un habitant sur trois a voté.", 0.3333, 0.3333),
        ("Plus de la moitié des élus ont voté.", 0.5, None),
        ("Le prix a doublé.", 2, 2),
        ("La plupart des élus ont voté.", 0.5, 1),
        ("Il n'y a pas un seul blessé.", 0, 0),
        ("Ils ont attendu six ans et trois mois.", 6.25, 6.25),
        ("Irène Kalvo est triple championne.", 3, 3),
        ("Ils étaient trois.", 3, 3),
        ("Ils ont parlé une demi-heure.", 0.5, 0.5),
        ("Le port s'est vidé il y a deux ans.", 2, 2),
        ("Le trafic a baissé sur les neuf premiers mois de 2014.", 9, 9),
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
        ("La facture atteint 300 M€.", "EUR", None),
        ("La facture atteint $50 milliards.", "USD", None),
        ("Ils ont vendu 70 tonnes de blé.", "t", "blé"),
        ("Le terrain fait 12 hectares.", "ha", None),
        ("Il fait 38 °C.", "degC", None),
        ("L'avion volait à 900 km/h.", "km/h", None),
        ("Irène Kalvo, 52 ans, a signé.", "year", "âge"),
        ("Paul Darvin a pris 15 ans de prison.", "year", "prison"),
        ("C'est deux fois plus.", "fold", None),
        ("Deux de ses gardes ont fui.", "person", "gardes"),
    ],
)
def test_units_and_what_is_counted(text: str, unit: str, of: str | None) -> None:
    quantity = quantities(text)[0]
    assert (quantity.unit, quantity.of) == (unit, of)


@pytest.mark.parametrize(
    ("text", "low", "unit", "per"),
    [
        ("La tonne vaut 80 dollars le baril.", 80, "USD", "barrel"),
        ("Il gagne 15 euros de l'heure.", 15, "EUR", "hour"),
        ("Le taux est de 3 % par an.", 3, "percent", "year"),
        ("Le port perd 20.000 emplois par trimestre.", 20000, "item", "quarter"),
    ],
)
def test_rates(text: str, low: float, unit: str, per: str) -> None:
    quantity = quantities(text)[-1]
    assert (quantity.low, quantity.unit, quantity.per) == (low, unit, per)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Le prix est de 10 % de moins.", Change.LESS),
        ("Le trafic est en hausse de 10 %.", Change.MORE),
        ("L'indice a perdu 6,2 % hier.", Change.LESS),
        ("Le taux est de 10 %.", None),
    ],
)
def test_amounts_of_change(text: str, change: Change | None) -> None:
    assert quantities(text)[0].change is change


def test_passing_from_one_number_to_another_is_no_interval() -> None:
    assert [(q.low, q.high, q.unit) for q in quantities("Le taux est passé de 3 à 5 %.")] == [(3, 3, "percent"), (5, 5, "percent")]


@pytest.mark.parametrize(
    ("text", "rank", "of", "since"),
    [
        ("C'est la deuxième fois.", 2, "fois", None),
        ("La 14e session du Conseil s'ouvre.", 14, "session", None),
        ("La IVe conférence s'ouvre.", 4, "conférence", None),
        ("C'est la première rencontre en deux ans.", 1, "rencontre", "en deux ans"),
        ("Ils se parlent pour la première fois depuis juillet 2019.", 1, "fois", "depuis juillet 2019"),
    ],
)
def test_ranks(text: str, rank: int, of: str, since: str | None) -> None:
    quantity = next(q for q in quantities(text) if q.unit == "rank")
    assert (quantity.low, quantity.high, quantity.of) == (rank, rank, of)
    assert (quantity.since and quantity.since.text) == since


@pytest.mark.parametrize(
    "text",
    [
        "L'article 5 du traité et la résolution 1701 restent en vigueur.",
        "La séance du 12 mai 2014 est close.",
        "Les deux parties ont convenu de se revoir.",
        "Il s'agit d'un signal.",
        "Le Premier ministre de la IVe République habite le 3e arrondissement.",
        "Ils ont négocié de dix heures du matin à sept heures du soir.",
        "Le port a battu Ostrane 6-4, 6-2.",
        "Appelez le 01 42 34 56 78.",
        "Les Vingt-Sept se réunissent avec le G8.",
        "La loi de 1905 est ancienne.",
        "C'est une année 2008 difficile.",
        "Ils veulent revenir à 1987 sans tarder.",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Dix mille soldats se sont rassemblés.", Firmness.ASSERTED),
        ("Dix mille soldats se seraient rassemblés.", Firmness.HEARSAY),
        ("Ostrane pourrait envoyer dix mille soldats.", Firmness.CONDITIONAL),
        ("Ostrane devrait envoyer dix mille soldats.", Firmness.PLANNED),
        ("Ostrane n'a pas envoyé dix mille soldats.", Firmness.DENIED),
        ("Ostrane n'a pas tardé à envoyer dix mille soldats.", Firmness.ASSERTED),
        ("Ostrane a envoyé environ dix mille soldats.", Firmness.ESTIMATED),
        ("Ostrane pourrait réunir les 30 alliés.", Firmness.ASSERTED),
        ("Ostrane aurait perdu des chars et pourrait envoyer dix mille soldats.", Firmness.CONDITIONAL),
    ],
)
def test_how_firmly_a_number_is_told(text: str, firm: Firmness) -> None:
    assert only(text).modality is firm


def test_a_number_without_a_noun_is_of_the_kind_told_before() -> None:
    soldiers, others = quantities("Des dizaines de soldats sont venus. Des centaines d'autres attendaient.")
    assert (soldiers.unit, others.unit) == ("person", "person")
    first, then = quantities("L'aide est de 3 milliards d'euros. Un milliard sera versé.")
    assert (first.unit, then.unit) == ("EUR", "EUR")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Tens of thousands of Ostranian soldiers massed.", 20000, 99999, "person"),
        ("The Council has more than 30 member states.", 30, None, "state"),
        ("They talked for an hour and a half.", 1.5, 1.5, "hour"),
        ("One in four voters stayed at home.", 0.25, 0.25, "ratio"),
        ("It cost €3.5m.", 3.5e6, 3.5e6, "EUR"),
        ("The bill is $20 a barrel.", 20, 20, "USD"),
        ("The port is about 40 miles away.", 38, 42, "mi"),
        ("They met for the third time.", 3, 3, "rank"),
        ("Prices are twice as high.", 2, 2, "fold"),
    ],
)
def test_english(text: str, low: float, high: float | None, unit: str) -> None:
    quantity = only(text, "en")
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@given(st.text(alphabet="0123456789 .,'-/%€$hdeunoxià", max_size=60))
def test_whatever_figures_stand_there_the_quantities_lie_apart_and_run_upward(text: str) -> None:
    found = quantities(f"x {text} y")
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(q.high is None or q.low <= q.high for q in found)


def test_words_told_apart_by_their_first_letter_match_as_a_list_does() -> None:
    words = ("un", "une", "deux", "a", "au moins", "10'", "demi-heure", "demi", " et")
    one, other = (re.compile(listed(words)) for listed in (either, by_letter))
    for text in (*words, *(f"{word}x" for word in words), "unes", "d", "aux", ""):
        for found, same in ((one.match(text), other.match(text)), (one.fullmatch(text), other.fullmatch(text))):
            assert (found and found.span()) == (same and same.span())


def test_a_number_beside_letters_that_no_code_page_has() -> None:
    assert only("À Łódź, 30 soldats de Šín sont partis.").low == 30
    assert quantities("Le 30Šín et le Š30 sont des avions.") == ()
