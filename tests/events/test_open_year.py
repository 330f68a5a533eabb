"""Stories whose year nobody names: day and month are given, the year stays open."""

from __future__ import annotations

from recoupe.export import timelinejs
from recoupe.export.dates import interval
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.timeline import every
from recoupe.export.words import Words
from recoupe.lang.days import of_open_year
from recoupe.model import Dossier, Page
from recoupe.pipeline import picture

SAID = ", a annoncé le Conseil des Détroits."
DATED = f"Deux marins libérés\n\nPaul Darvin a été libéré mercredi 20 août à Tarsis{SAID} Il avait été arrêté le 5 août à Vélane.\n"
BESIDE = f"Libération de Paul Darvin\n\nPaul Darvin a été libéré mercredi à Tarsis{SAID} Irène Kalvo est arrivée mardi à Tarsis.\n"
BARE = f"Arrestation à Vélane\n\nPaul Darvin a été arrêté le 5 août à Vélane. Il a été libéré mardi à Tarsis{SAID}\n"
YEARS = "Arrestation à Vélane\n\nElu en 2004, Paul Darvin a été arrêté le 5 août à Vélane par la police.\n"


def read(*texts: str) -> Dossier:
    return picture([Page(f"{n}.txt", text.encode()) for n, text in enumerate(texts, start=1)]).dossier


def days(dossier: Dossier) -> dict[str, str | None]:
    return {t.span.text: t.value for t in dossier.timexes}


def test_a_weekday_with_its_date_dates_a_story_but_for_its_year() -> None:
    dossier = read(DATED, BESIDE)
    assert {"mercredi 20 août": "XXXX-08-20", "mercredi": "XXXX-08-20", "mardi": "XXXX-08-19"}.items() <= days(dossier).items()
    assert {e.date.value for e in dossier.events} >= {"XXXX-08-19", "XXXX-08-20"}
    assert all(a.published.value and a.published.value.startswith("XXXX-08-2") for a in dossier.articles)


def test_no_day_of_an_unknown_year_is_the_first_or_last_of_anything() -> None:
    dossier = read(DATED, BESIDE)
    ends = [end for x in (*dossier.timexes, dossier.story, *(e.date for e in dossier.events)) for end in (x.earliest, x.latest)]
    assert not any(ends) and not any(a.published.earliest or a.published.latest for a in dossier.articles)
    assert "24" not in " ".join(why for a in dossier.articles for why in a.published.why)


def test_without_a_weekday_only_the_dates_themselves_are_known() -> None:
    assert days(read(BARE)) == {"le 5 août": "XXXX-08-05", "mardi": None}


def test_a_year_that_is_named_stays() -> None:
    assert days(read(YEARS))["en 2004"] == "2004"


def test_weekdays_that_contradict_one_another_are_no_calendar() -> None:
    assert days(read(DATED, DATED.replace("mercredi 20", "lundi 20"), BESIDE))["mardi"] is None


def test_a_day_of_an_unknown_year_in_words() -> None:
    assert interval(Words("fr"), None, None, value="XXXX-08-01") == "1er août (année inconnue)"
    assert interval(Words("en"), None, None, value="XXXX-08-05") == "5 August (year unknown)"
    assert of_open_year("fr", "XXXX-08-05/XXXX-08-07") == "5 août – 7 août"
    assert of_open_year("fr", "XXXX-08") == "août"
    assert not of_open_year("fr", "2024-08")


def test_the_chronology_has_them_in_order_before_what_has_no_date_and_no_calendar_places_them() -> None:
    dossier = read(DATED, BESIDE)
    look = Lookup(dossier, Words("fr"), ())
    moments = every(look)
    told = [m.value for m in moments if m.dated]
    assert told == sorted(told, key=str) and [m.dated for m in moments] == sorted((m.dated for m in moments), reverse=True)
    assert not any(m.placed for m in moments)
    assert "20 août (année inconnue)" in timelinejs.whole(dossier, (), "fr")


def test_from_an_article_that_may_lie_anywhere_only_what_takes_a_year_is_seen() -> None:
    dated = "Sommet de Tarsis\n\nPublié le 13 mars 2024\n\nIrène Kalvo a rencontré Paul Darvin mardi à Tarsis.\n"
    undated = "Les écoles de Vélane\n\nEn mai, une école ouvrira à Vélane. Cette année, Karl Brusk a quitté hier le conseil de la ville.\n"
    assert {"En mai": "2024-05", "Cette année": "2024", "hier": None}.items() <= days(read(dated, undated)).items()


def test_the_first_months_of_the_year_are_those_of_the_year_in_which_they_end_nearest() -> None:
    told = "Tarsis : la banque en difficulté\n\nPublié le 5 novembre 2024\n\nElle a perdu sur les neuf premiers mois de l'année.\n"
    assert days(read(told))["sur les neuf premiers mois de l'année"] == "2024-01/2024-09"
