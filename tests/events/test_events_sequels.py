"""Dates that a sentence hands on, and what it does not hand on."""
# ruff: noqa: ANN001, ANN202 - fixtures need no types here

import pytest


@pytest.fixture
def days(seen):
    """The date of every telling of some words, by the kind of event."""

    def made(words: str):
        return {t.kind.name: t.date and t.date.value for t in seen(words)}

    return made


EXPELLED = "la Valdorie a expulsé trente marins valdoriens"


@pytest.mark.parametrize(
    "words",
    [
        "En février, {} de ses ports, après quoi l'Ostrane a fermé son ambassade.",
        "En février, {} de ses ports. Peu après, l'Ostrane a fermé son ambassade.",
        "En février, {} de ses ports. L'Ostrane a ensuite fermé son ambassade.",
        "Les relations se sont dégradées en février, lorsque {} de ses ports et que l'Ostrane a répliqué en fermant son ambassade.",
        "En février, la tension est montée d'un cran : {} de ses ports, et l'Ostrane a fermé son ambassade.",
    ],
)
def test_what_came_next_is_of_the_same_month(days, words):
    found = days(words.format(EXPELLED))
    assert found["expulsion"] == found["closure"] == "2031-02"


def test_a_day_is_handed_on_to_what_shares_it_only(days):
    start = f"Lundi 3 mars, {EXPELLED} de ses ports."
    assert days(f"{start} L'Ostrane a alors fermé son ambassade.")["closure"] == "2031-03-03"
    assert days(f"{start} L'Ostrane a fermé son ambassade en représailles.")["closure"] is None


@pytest.mark.parametrize(
    "words",
    [
        "En février, {} de ses ports. L'Ostrane a fermé son ambassade.",
        "En février, {} de ses ports. Ensuite, l'Ostrane fermera son ambassade.",
        "En février, {} de ses ports. La colère gronde. Ensuite, l'Ostrane a fermé son ambassade.",
    ],
)
def test_nothing_is_handed_on_without_a_link(days, words):
    assert days(words.format(EXPELLED))["closure"] is None
