"""Names and offices in English pages, in invented news; one man named in two languages is one actor."""

import pytest

from recoupe.mentions import names
from recoupe.model import Article, Form, Kind, Mention, Page, PageText, Reading, Zone, ZoneKind
from recoupe.pipeline import picture


def found(text: str) -> list[Mention]:
    page = PageText("a1", text, text, ((0, 0, len(text)),))
    article = Article("a1", "a.txt", "", "", "en", zones=(Zone(ZoneKind.BODY, page.span(0, len(text))),))
    return list(names.find(Reading(article, page, ((0, len(text)),), ((0, len(text)),))))


def test_an_office_with_its_country_or_body_and_its_name():
    minister, chief = found("Norwegian Foreign Minister Irène Kalvo met NATO Secretary-General Paul Darvin on Monday.")
    assert (minister.name, minister.role and minister.role.country) == ("Irène Kalvo", "NO")
    assert minister.span.text == "Norwegian Foreign Minister Irène Kalvo"
    assert (chief.name, chief.role and chief.role.body) == ("Paul Darvin", "NATO")


def test_two_halves_of_an_apposition_are_linked_and_a_surname_is_taken_up():
    office, name, _, again = found("Russia's deputy foreign minister, Igor Vasnik, said Moscow refused. Vasnik left.")
    assert office.apposed_to == name.span
    assert (office.form, again.kind, again.head) == (Form.ROLE, Kind.PERSON, "Vasnik")


@pytest.mark.parametrize(
    ("sentence", "code", "place"),
    [
        ("Moscow refused.", "RU", False),
        ("She flew to Moscow.", "RU", True),
        ("He gave it to Moscow.", "RU", False),
        ("They met in Moscow.", "RU", True),
        ("The White House agreed.", "US", False),
        ("The US agreed with us.", "US", False),
        ("The United Nations Security Council voted.", "UNSC", False),
    ],
)
def test_states_seats_and_bodies(sentence: str, code: str, place: bool):
    (mention,) = found(sentence)
    assert (mention.code, mention.place) == (code, place)


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The Free Ports Party rejected it.", "Free Ports Party", Kind.ORGANISATION),
        ("Later the FPP rejected it.", "FPP", Kind.ORGANISATION),
        ("Mr. Brusk declined.", "Brusk", Kind.PERSON),
        ("Today Zorba von der Marken said no.", "Zorba von der Marken", Kind.PERSON),
    ],
)
def test_names_that_no_table_lists(sentence: str, name: str, kind: Kind):
    (mention,) = found(sentence)
    assert (mention.name, mention.kind) == (name, kind)


def test_what_is_nobody_is_left_alone():
    assert found("On Monday, However, the OK came at 5 PM GMT. The talks go on.") == []


def test_one_man_named_in_two_languages_is_one_actor():
    french = "La ministre norvégienne des Affaires étrangères Irène Kalvo a refusé mardi, dans un discours, les offres de la commission."
    english = "The Norwegian foreign minister, Irène Kalvo, refused all of the offers that were made to her by the commission on Tuesday."
    made = picture([Page("fr.txt", f"Oslo refuse\n\n{french}\n".encode()), Page("en.txt", f"Oslo refuses\n\n{english}\n".encode())]).dossier
    (kalvo,) = (actor for actor in made.actors if actor.name == "Irène Kalvo")
    assert {mention.span.article for mention in kalvo.mentions} == {"a1", "a2"}
