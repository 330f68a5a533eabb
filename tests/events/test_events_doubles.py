"""What a chronology would print twice is one event."""
# ruff: noqa: ANN001 - fixtures and made records need no types here

import pytest

from recoupe.events.doubles import doubles
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
