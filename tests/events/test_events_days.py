"""When each event was: by what frames it, by the day of the news, by the days on which it is told to go on."""
# ruff: noqa: ANN001, ANN002, ANN202 - fixtures and made records need no types here

from dataclasses import replace

import pytest

from recoupe.events.days import dates
from recoupe.events.material import known
from recoupe.events.merging import merged
from recoupe.events.sides import parties_of
from recoupe.events.tellings import tellings
from recoupe.model import Page
from recoupe.pipeline import picture

HEAD = "Valdorie : les nouvelles de Tarsis\n\nPublié le mercredi 13 mars 2024 à 18h00\n\n"
NEWS = "2031-03-05"


@pytest.fixture
def dated(told):
    """The day of every event of some articles, by the kinds of its tellings."""

    def made(*articles, since=None, rule=None):
        material, dossier = told(*articles)
        if rule:
            dossier = replace(dossier, timexes=tuple(replace(t, rule=rule) for t in dossier.timexes))
        if since:
            opened = tuple(replace(a, published=replace(a.published, earliest=since)) for a in dossier.articles)
            dossier = replace(dossier, articles=opened)
        published = {a.id: a.published for a in dossier.articles}
        found = [t for k in known(material, dossier) for t in tellings(k, published[k.reading.id])]
        parties = parties_of(dossier.actors)
        groups = merged(found, parties)
        days = dates(groups, dossier, parties.persons)
        return {t.kind.name: day for group, day in zip(groups, days, strict=True) for t in group}

    return made


def test_what_is_during_something_has_its_days(dated):
    first, then = (
        "La visite de Paul Darvin à Malvenne commence mardi 4 mars.",
        "Il a rencontré Mme Irène Kalvo lors de sa visite à Malvenne.",
    )
    days = dated((f"{first} {then.replace('Il', 'Paul Darvin')}", NEWS))
    assert days["meeting"] == days["visit"]
    assert days["visit"].value == "2031-03-04"


def test_what_the_news_tells_without_a_day_was_on_the_day_of_the_news(dated):
    days = dated(("Paul Darvin a rencontré la Valdorie mardi 4 mars. Paul Darvin a téléphoné à Mme Irène Kalvo.", NEWS))
    assert days["call"].value == "2031-03-04"


def test_an_article_whose_day_is_wide_open_has_no_day_of_the_news(dated):
    words = "Paul Darvin a rencontré la Valdorie mardi 4 mars. Paul Darvin a téléphoné à Mme Irène Kalvo."
    assert dated((words, NEWS), since="2031-02-10")["call"].value is None
    assert dated((words, NEWS), since="2031-03-04")["call"].value == "2031-03-04"


def test_a_day_to_come_is_no_day_of_the_news(dated):
    words = "La rencontre de mardi 4 mars avec la Valdorie est longue. Paul Darvin a téléphoné à Mme Irène Kalvo."
    assert dated((words, "2031-03-04"), since="2031-03-03")["call"].value == "2031-03-04"
    assert dated((words, "2031-03-04"), since="2031-03-03", rule="tomorrow")["call"].value is None


def test_what_was_on_the_eve_of_all_days_of_an_article_is_news(dated):
    words = "Paul Darvin a rencontré la Valdorie lundi 3 mars. Paul Darvin a téléphoné à Mme Irène Kalvo."
    assert dated((words, NEWS), since="2031-03-04")["call"].value == "2031-03-03"
    assert dated((words, NEWS))["call"].value is None


def test_a_deed_beside_the_news_has_its_day_and_one_far_from_it_has_none(dated):
    news, deed = "Paul Darvin a rencontré la Valdorie mardi 4 mars.", "Les gardes ont perquisitionné le Conseil des Détroits."
    assert dated((f"{news} {deed}", NEWS))["enquiry"].value == "2031-03-04"
    between = "Cela semble long. " * 30
    assert dated((f"{news} {between}{deed}", NEWS))["enquiry"].value is None


def test_a_pluperfect_is_no_news(dated):
    days = dated(("Paul Darvin a rencontré la Valdorie mardi 4 mars. Paul Darvin avait téléphoné à Mme Irène Kalvo.", NEWS))
    assert days["call"].value is None


@pytest.mark.parametrize(
    ("count", "value"),
    [
        ("quelques jours", "2024-03-01/2024-03-08"),
        ("plusieurs semaines", "2024-01-10/2024-02-28"),
        ("quelques mois", "2023-07/2024-01"),
        ("plusieurs années", "2012/2022"),
        ("trois mois", "2023-12"),
    ],
)
def test_a_count_without_a_number_dates_an_event_widely(count: str, value: str) -> None:
    events = picture([Page("p.txt", f"{HEAD}Irène Kalvo a été libérée il y a {count} à Vélane.".encode())]).dossier.events
    assert [e.date.value for e in events] == [value]


def test_what_has_just_happened_happened_this_month(dated):
    days = dated(("L'Ostrane vient de signer un accord avec la Valdorie.", "2031-03-25"))
    assert (days["signature"].value, days["signature"].latest) == ("2031-03", "2031-03-25")


def test_at_the_beginning_of_a_month_a_week_back_is_said(dated):
    days = dated(("L'Ostrane vient de signer un accord avec la Valdorie.", NEWS))
    assert days["signature"].value == "2031-02-26/2031-03-05"


def test_what_goes_on_has_the_days_on_which_it_is_told(dated):
    article = "Il y a des combats à Malvenne."
    days = dated((article, "2031-03-04"), (article, NEWS))
    assert days["fighting"].value == "2031-03-04/2031-03-05"


def test_a_year_that_closes_a_name_dates_nothing_else(seen):
    assert all(t.date is None for t in seen("La lauréate du prix de Tarsis 2029, Mme Irène Kalvo, a rencontré M. Oster."))


def test_a_bound_is_no_date(seen):
    (meeting,) = [t for t in seen("Une réunion du Conseil des Détroits aura lieu après le 20 mars.") if t.lemma == "réunion"]
    assert meeting.date is None


def test_a_day_that_somebody_speaks_of_is_not_the_day_on_which_he_speaks(seen):
    told = seen("« Le sommet de lundi 3 mars n'a servi à rien », dit un communiqué.")
    assert all(t.date is None for t in told if t.kind.family == "statement")


def test_what_was_on_some_day_of_a_visit_has_the_month_of_it(dated):
    visit = "La visite de Paul Darvin à Malvenne commence lundi 3 mars et la visite de Paul Darvin à Malvenne s'achève vendredi 7 mars."
    days = dated((f"{visit} Paul Darvin a rencontré Mme Irène Kalvo lors de sa visite à Malvenne.", "2031-03-08"))
    assert days["visit"].value == "2031-03-03/2031-03-07"
    assert (days["meeting"].value, days["meeting"].earliest, days["meeting"].latest) == ("2031-03", "2031-03-03", "2031-03-07")


def test_whom_a_visitor_is_to_meet_he_meets_during_the_visit(dated):
    visit = "La visite de Paul Darvin à Malvenne commence mardi 4 mars."
    days = dated((f"{visit} Paul Darvin doit rencontrer Mme Irène Kalvo.", "2031-03-03"))
    assert days["meeting"].earliest == "2031-03-04"
    over = dated((f"{visit} Paul Darvin doit rencontrer Mme Irène Kalvo.", "2031-03-20"))
    assert over["meeting"].value is None


def test_what_holds_since_a_year_is_not_what_was_done_in_a_later_month(told):
    material, dossier = told(
        ("La coopération entre la Valdorie et l'Ostrane était gelée depuis 2028. En février, la Valdorie a fermé son ambassade.", NEWS)
    )
    found = [t for k in known(material, dossier) for t in tellings(k, dossier.articles[0].published)]
    groups = merged(found, parties_of(dossier.actors))
    assert sorted(t.date.value for g in groups for t in g if t.date) == ["2028", "2031-02"]
    assert len(groups) == 2


def test_the_month_of_a_deed_is_not_that_of_the_meeting_on_which_another_was_done(dated):
    days = dated(("Paul Darvin a été arrêté en février. Paul Darvin a été arrêté après la réunion de Tarsis.", NEWS))
    assert days["meeting"].value != "2031-02"
