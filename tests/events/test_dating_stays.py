"""The days of a visit, put together from several articles."""

from __future__ import annotations

from tests.events.test_dating import solved, timex

ARRIVED = ("Igor Vasnik est arrivé lundi à Valdor pour une visite de quatre jours.", "2022-01-11")
BEGUN = ("La visite d'Igor Vasnik à Valdor, entamée lundi, s'achève vendredi.", "2022-01-12")
ASKED = "Le ministre le recevra lors de sa visite en Valdorie."


def test_a_visit_has_the_days_that_several_articles_tell() -> None:
    found = timex(solved(ARRIVED, BEGUN, (ASKED, "2022-01-12")), "a3", "lors de sa visite en Valdorie")
    assert (found.value, found.earliest, found.latest) == ("2022-01-10/2022-01-14", "2022-01-10", "2022-01-14")


def test_one_article_alone_does_not_date_a_visit() -> None:
    found = timex(solved(BEGUN, (ASKED, "2022-01-12")), "a2", "lors de sa visite en Valdorie")
    assert (found.value, found.earliest, found.latest) == (None, None, None)


def test_another_visit_is_not_dated_by_this_one() -> None:
    earlier = ("Il avait promis l'accord lors de sa première visite.", "2022-01-12")
    found = timex(solved(ARRIVED, BEGUN, earlier), "a3", "lors de sa première visite")
    assert found.value is None


def test_an_occasion_is_the_visit_just_told_of() -> None:
    text = ("La visite d'Igor Vasnik, entamée lundi, s'achève vendredi. Le Conseil ne le recevra pas à cette occasion.", "2022-01-12")
    assert timex(solved(ARRIVED, text), "a2", "à cette occasion").value == "2022-01-10/2022-01-14"
