"""Dates that pages state of themselves, right and wrong, weighed against what the pages of a story tell."""

from __future__ import annotations

import pytest

from recoupe.articles import read
from recoupe.events.dating import dated
from recoupe.mentions import times
from recoupe.model import Article, Basis, Dossier, Found, Material, Page, StatedKind

COUNCIL = "Le Conseil des Détroits s'est réuni ce mercredi 12 janvier à Valdor avec les émissaires d'Ostrane, pendant trois heures."
AGAIN = (
    "Le Conseil des Détroits s'est réuni mercredi à Valdor avec les émissaires d'Ostrane, qui ont parlé trois heures sans rien conclure. "
    "Une séance du Conseil avec les émissaires d'Ostrane se tiendra jeudi à Port-Salin."
)
LEFT = (
    "Irène Kalvo a quitté Valdor hier, après la réunion du Conseil des Détroits avec les émissaires d'Ostrane. "
    "La séance du Conseil à Port-Salin avec les émissaires d'Ostrane se tiendra aujourd'hui."
)


def story(*pages: str, names: tuple[str, ...] = ()) -> Dossier:
    """The dossier of some pages, with its dates: headline first, as a site would print it."""
    readings = [
        reading
        for n, text in enumerate(pages, start=1)
        for reading in read(Page(names[n - 1] if names else f"{n}.txt", text.encode()), n).readings
    ]
    found = tuple(Found(r.id, phrases=times.find(r)[0]) for r in readings)
    return dated(Material(tuple(readings), found), Dossier("test", "fr", articles=tuple(r.article for r in readings)))


def page(day: str, *paragraphs: str) -> str:
    """A page with its headline, the line that dates it ("" for none), and its story."""
    return "\n\n".join(["Le Conseil des Détroits cherche un accord avec Ostrane", *([day] if day else []), *paragraphs])


def within(article: Article, first: str, last: str) -> bool:
    """Whether an article has a date, and it lies between two days."""
    known = article.published
    return bool(known.earliest and known.latest and first <= known.earliest <= known.latest <= last)


def test_a_crawl_date_months_later_is_outvoted_and_told() -> None:
    dossier = story(
        page("Publié le 12 janvier 2022", COUNCIL, AGAIN),
        page("Publié le 13 janvier 2022", LEFT),
        page("Publié le 3 mai 2022", COUNCIL.replace("ce mercredi", "mercredi"), AGAIN),
    )
    late = dossier.articles[2]
    assert within(late, "2022-01-12", "2022-01-13")
    assert late.published.basis is Basis.ACROSS
    (problem,) = [p for p in dossier.problems if p.kind == "date-outvoted"]
    assert problem.article == late.id
    assert problem.span is not None
    assert problem.span.text == "3 mai 2022"
    assert any("3 mai 2022" in why for why in late.published.why)


def test_a_reprint_a_year_later_is_outvoted() -> None:
    dossier = story(
        page("Publié le 12 janvier 2022", COUNCIL, AGAIN),
        page("Publié le 13 janvier 2022", LEFT),
        page("Publié le 14 janvier 2023", COUNCIL, AGAIN),
    )
    assert within(dossier.articles[2], "2022-01-12", "2022-01-13")
    assert [p.kind for p in dossier.problems] == ["date-outvoted"]


def test_one_page_alone_does_not_outvote_what_it_states() -> None:
    (article,) = story(page("Publié le 3 mai 2022", COUNCIL, LEFT.replace("hier", "mercredi"))).articles
    assert (article.published.value, article.published.basis) == ("2022-05-03", Basis.STATED)


def test_one_right_date_dates_the_others() -> None:
    dossier = story(page("Publié le 12 janvier 2022", COUNCIL), page("", AGAIN), page("", LEFT))
    assert within(dossier.articles[1], "2022-01-12", "2022-01-12")
    assert within(dossier.articles[2], "2022-01-13", "2022-01-13")
    assert {a.published.basis for a in dossier.articles[1:]} == {Basis.ACROSS}
    assert not dossier.problems


def test_an_update_is_not_the_first_day() -> None:
    (article,) = story(page("Publié le 12 janvier 2022 à 18h, mis à jour le 20 janvier 2022", COUNCIL, AGAIN)).articles
    assert (article.published.value, article.published.basis) == ("2022-01-12", Basis.STATED)


def test_a_page_that_states_two_days_is_told_and_the_story_chooses() -> None:
    both = page("Publié le 3 mai 2022", COUNCIL, AGAIN).replace(
        "Le Conseil des", "http://estuaire.example/20220112/conseil\n\nLe Conseil des", 1
    )
    dossier = story(both, page("Publié le 13 janvier 2022", LEFT), page("", AGAIN))
    known = dossier.articles[0].published
    assert (known.value, known.basis) == ("2022-01-12", Basis.STATED)
    assert any("3 mai 2022" in why for why in known.why)


def test_when_a_page_was_fetched_is_only_a_bound() -> None:
    text = page("Consulté le 3 mai 2022", "Le ministre a parlé mercredi à Valdor. Il reviendra vendredi avec les émissaires d'Ostrane.")
    known = story(text).articles[0].published
    assert (known.value, known.basis) == (None, Basis.UNKNOWN)
    assert (known.earliest, known.latest) == (None, "2022-05-03")
    assert known.evidence


def test_a_copyright_year_is_no_date() -> None:
    text = page(
        "",
        AGAIN,
        "Il l'a dit devant la presse, sans donner plus de précisions sur la suite.",
        "© 2024 Radio Estuaire. Tous droits réservés.",
    )
    known = story(text).articles[0].published
    assert (known.value, known.basis) == (None, Basis.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "day"),
    [("lm_20220112_034.txt", "2022-01-12"), ("2022-01-12-conseil.txt", "2022-01-12"), ("a20220112bf.txt", None), ("20229912.txt", None)],
)
def test_the_name_of_a_file_may_hold_a_day(name: str, day: str | None) -> None:
    (reading,) = read(Page(name, page("", AGAIN).encode()), 1).readings
    assert [s.earliest for s in reading.stated if s.kind is StatedKind.FILE] == ([day] if day else [])
    assert reading.article.published.basis is Basis.UNKNOWN


def test_a_document_id_holds_the_day() -> None:
    (reading,) = read(Page("1.txt", ("news·20220112·LM·0034\n\n" + page("", COUNCIL)).encode()), 1).readings
    assert reading.article.published.value == "2022-01-12"


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a parlé mercredi à Valdor. Il reviendra vendredi.",
        "Ostrane a fermé ses ports. Personne ne sait pourquoi, a dit Igor Vasnik.",
        "Le Conseil des Détroits s'est réuni le 12 janvier à Valdor. Il siégera encore le 3 mars.",
        "Depuis 2019, le Conseil se réunit mercredi. Il a parlé lundi à Valdor de la trêve.",
    ],
)
def test_where_nothing_can_be_known_no_day_is_claimed(text: str) -> None:
    known = story(page("", text)).articles[0].published
    assert known.earliest is None or known.earliest != known.latest
    assert known.why


def test_the_turn_of_the_year() -> None:
    before = "Ostrane s'est retirée des pourparlers de Valdor mardi 28 décembre. Le Conseil des Détroits se réunira lundi à Port-Salin."
    after = "Le Conseil des Détroits s'est réuni lundi à Port-Salin, après le départ d'Ostrane des pourparlers de Valdor mardi 28 décembre."
    dossier = story(page("", before), page("Publié le 3 janvier 2022", after), page("", after.replace("lundi", "hier")))
    assert within(dossier.articles[0], "2021-12-28", "2021-12-30")
    assert within(dossier.articles[2], "2022-01-04", "2022-01-04")


def test_the_pages_of_another_time_are_left_where_they_are() -> None:
    """A page of the year before is no wrong date when what it tells is of its own time."""
    old = (
        "Le Conseil des Détroits a élu Paul Darvin à sa présidence mardi 12 janvier, au phare de Malvenne. Il prendra ses fonctions lundi."
    )
    dossier = story(
        page("Publié le 12 janvier 2021", old), page("Publié le 12 janvier 2022", COUNCIL), page("Publié le 13 janvier 2022", LEFT)
    )
    assert dossier.articles[0].published.value == "2021-01-12"
    assert not dossier.problems
