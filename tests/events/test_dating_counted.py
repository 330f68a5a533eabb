"""Days that are told twice, as seen from publication and by their date; and the day of which a whole story tells."""

from __future__ import annotations

from recoupe.events.rough import about, hanging, opened
from recoupe.model import Basis, Published, Span, Timex, TimexType
from tests.events.test_dating import published, solved, timex

MEETING = "Le Conseil des Détroits s'est réuni à Valdor mercredi 12 janvier 2022 avec les émissaires d'Ostrane, au palais des Glaces."


def test_a_date_beside_yesterday_says_which_day_that_was() -> None:
    dossier = solved(
        (MEETING, "2022-01-12"), "Hier, 13 janvier, une chaîne d'Ostrane révélait que le chanteur n'avait pas chanté lui-même."
    )
    assert published(dossier, "a2")[0] == "2022-01-14"


def test_an_exact_count_of_days_leads_to_the_date_that_is_told() -> None:
    found = "Le chien a été trouvé le 5 janvier sur une place. On l'a découvert voici onze jours, et personne n'est venu le chercher."
    dossier = solved((MEETING, "2022-01-12"), found)
    assert published(dossier, "a2")[0] == "2022-01-16"
    assert timex(dossier, "a2", "voici onze jours").value == "2022-01-05"


def test_a_rough_count_leads_to_no_day() -> None:
    found = "Le chien a été trouvé le 5 janvier sur une place. On l'a découvert il y a quinze jours, et personne n'est venu le chercher."
    assert published(solved((MEETING, "2022-01-12"), found), "a2")[0] != "2022-01-20"


def test_an_article_that_tells_of_the_day_of_its_story_is_of_that_day_or_the_next() -> None:
    other = "Irène Kalvo a quitté Valdor mercredi 12 janvier 2022, après une réunion du Conseil des Détroits avec les émissaires."
    figures = "La cérémonie a débuté sans retard à 20h12 le 12/01/2022, devant un parterre de chefs."
    spelt = "Depuis midi de cette 12e journée, du 1er mois de l'année 2022, la fête bat son plein dans toute la ville."
    dossier = solved(MEETING, other, figures)
    assert published(dossier, "a3")[0] == "2022-01-12/2022-01-13"
    assert published(solved(MEETING, figures), "a2")[0] is None
    assert timex(solved(spelt), "a1", "cette 12e journée, du 1er mois de l'année 2022").value == "2022-01-12"


def test_what_is_counted_in_weeks_is_given_no_day() -> None:
    told = Timex(
        Span("a1", 0, 20, ((0, 9),), "il y a deux semaines"), TimexType.DATE, "2022-01-06", "2022-01-06", "2022-01-06", "ago", "publication"
    )
    assert about(told).value == "2022-01-03/2022-01-09"
    exact = Timex(
        Span("a1", 0, 16, ((0, 9),), "voici onze jours"), TimexType.DATE, "2022-01-05", "2022-01-05", "2022-01-05", "ago", "publication"
    )
    assert about(exact) == exact


def test_a_day_that_hangs_on_an_open_day_of_publication_is_an_interval() -> None:
    told = Timex(Span("a1", 0, 4, ((0, 9),), "hier"), TimexType.DATE, None, "2022-01-11", "2022-01-12", "yesterday", "publication")
    assert opened(told).value == "2022-01-11/2022-01-12"


def test_yesterday_of_an_article_whose_day_is_open_is_no_single_day() -> None:
    told = Timex(Span("a1", 0, 4, ((0, 9),), "hier"), TimexType.DATE, "2022-01-11", "2022-01-11", "2022-01-11", "yesterday", "publication")
    open_day = Published("2022-01-10/2022-01-14", "2022-01-10", "2022-01-14", Basis.ACROSS)
    assert opened(hanging(told, open_day)).value == "2022-01-09/2022-01-13"
    assert hanging(told, Published("2022-01-12", "2022-01-12", "2022-01-12", Basis.STATED)) == told
    counted = Timex(Span("a1", 0, 12, ((0, 12),), "il y a 3 ans"), TimexType.DATE, "2019", "2019-01-01", "2019-12-31", "ago", "publication")
    assert hanging(counted, open_day) == counted
