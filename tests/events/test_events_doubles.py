"""What a chronology would print twice is one event."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

import pytest

from recoupe.events.doubles import doubles
from recoupe.events.sameness import Deed
from recoupe.model import Event, Status, StatusNote, When

DAY = When("2031-03-04", "2031-03-04", "2031-03-04")
NEVER = When()
NEXT = When("2031-03-05", "2031-03-05", "2031-03-05")


@pytest.fixture
def made(told):
    """An event of a type with a label, on a day or none."""
    span = told(("La Valdorie.", "2031-03-05"))[0].readings[0].span(0, 11)

    def one(kind: str, label: str, date: When = NEVER, status: Status = Status.HELD, who: tuple[str, ...] = ("p1",)) -> Event:
        return Event("e1", kind, None, label, date, None, who, status, (StatusNote(status, "a1", span),), (span,))

    return one


def test_what_no_day_is_told_of_is_what_has_the_same_name(made):
    events = [made("ceremony", "Inauguration du pont de Tarsis", DAY), made("ceremony", "Inauguration du pont")]
    assert doubles(events) == [(1, 0)]


def test_another_day_is_another_event(made):
    assert doubles([made("arrest", "Arrestation de Paul Darvin", DAY), made("arrest", "Arrestation de Paul Darvin", NEXT)]) == []
    assert doubles([made("arrest", "Arrestation de Paul Darvin", DAY), made("arrest", "Arrestation de Paul Darvin", DAY)]) != []


def test_which_of_two_is_meant_is_not_guessed(made):
    events = [made("arrest", "Arrestation de Paul Darvin à Tarsis", DAY), made("arrest", "Arrestation de Paul Darvin à Malvenne", NEXT)]
    assert doubles([*events, made("arrest", "Arrestation de Paul Darvin")]) == []


def test_the_next_of_several_is_another(made):
    planned = made("meeting", "Rencontre avec Paul Darvin", status=Status.PLANNED)
    assert doubles([made("meeting", "Rencontre avec Paul Darvin", DAY), planned]) == []


def test_what_nobody_is_named_in_is_only_what_has_the_same_name(made):
    events = [made("business", "Augmentation de capital de la banque", DAY), made("business", "Augmentation de capital", who=())]
    assert doubles(events) == []


def test_one_loss_of_a_sum_is_the_other(made):
    events = [made("figures", "Perte de 600 millions d’euros (banque)", DAY), made("figures", "Perte de 600 millions d'euros (traders)")]
    assert doubles(events) == [(1, 0)]


def test_what_was_refused_is_not_what_was_held(made):
    refused = made("ceremony", "Inauguration du pont de Tarsis", status=Status.REFUSED)
    assert doubles([made("ceremony", "Inauguration du pont de Tarsis", DAY), refused]) == []


def deed(noun: str, article: str = "a1", loose: int = 0) -> Deed:
    return Deed(frozenset((noun,)), frozenset((article,)), loose)


def test_a_deed_on_no_day_is_the_one_of_the_same_people_that_has_a_day(made):
    events = [made("discovery", "Découverte du garçon", DAY), made("act", "Le garçon a été récupéré")]
    assert doubles(events, [deed("découverte"), deed("découverte")]) == [(1, 0)]
    assert doubles(events, [deed("découverte"), deed("disparition")]) == []
    assert doubles(events, [deed("découverte"), deed("découverte", "a2")]) == []


def test_a_day_counted_back_may_be_out(made):
    events = [made("discovery", "Découverte du garçon", DAY), made("act", "Découverte à Tarsis", NEXT)]
    assert doubles(events, [deed("découverte"), deed("découverte", "a2", 4)]) == [(1, 0)]
    assert doubles(events, [deed("découverte"), deed("découverte", "a2")]) == []


def test_a_meeting_that_is_wished_for_is_the_one_announced_of_the_same_two(made):
    two = ("p1", "p2")
    planned = made("meeting", "Rencontre entre Paul Darvin et Irène Kalvo", DAY, Status.PLANNED, two)
    wished = made("meeting", "Audience de Paul Darvin", NEVER, Status.CALLED_FOR, two)
    deeds = [deed("rencontre"), deed("rencontre", "a2")]
    assert doubles([planned, wished], deeds) == [(1, 0)]
    assert doubles([planned, made("meeting", "Audience", NEVER, Status.CALLED_FOR, ("p1", "p3"))], deeds) == []
    assert doubles([made("meeting", "Rencontre", DAY, Status.HELD, two), made("meeting", "Dîner", NEVER, Status.PLANNED, two)], deeds) == []


def test_what_befell_another_is_another_event(made):
    events = [made("release", "Libération d’Irène Kalvo", DAY, who=("p1", "p2")), made("release", "Libération du père", who=("p2",))]
    assert doubles(events, [deed("libération"), deed("libération")]) == []


def test_an_enquiry_is_one_whether_who_opens_it_or_whom_it_is_about_is_named(made):
    events = [
        made("enquiry", "Le parquet de Tarsis a ouvert une enquête préliminaire", DAY, who=("p3",)),
        made("enquiry", "Ouverture d'une enquête préliminaire", who=("p1",)),
    ]
    deed = Deed(frozenset(("enquête",)), frozenset(("a1",)), 0)
    assert doubles(events, [deed, deed]) == [(1, 0)]
