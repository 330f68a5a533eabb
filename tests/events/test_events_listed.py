"""What is looked up of a dossier is what it lists, and a name is found wherever an office stands beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from recoupe.events.dating.calendar import looked_up, within
from recoupe.events.dating.tenures import offices
from recoupe.events.listed import dates_of, listed
from recoupe.lang import table
from recoupe.model import Actor, ActorMention, Dossier, Form, Kind, Span, Timex, TimexType


def actor(number: int, name: str) -> Actor:
    return Actor(f"p{number}", name, Kind.PERSON, None, (ActorMention(Span("a1", 0, len(name), ((0, len(name)),), name), Form.NAME),))


def day(article: str, start: int) -> Timex:
    return Timex(Span(article, start, start + 5, ((start, start + 5),), "lundi"), TimexType.DATE, "2031-03-03", None, None, "weekday", None)


def test_each_dossier_is_listed_by_itself():
    one = Dossier("test", "fr", actors=(actor(1, "Irène Kalvo"),))
    other = replace(one, actors=(actor(1, "Paul Darvin"),))
    assert [listed(dossier).actors["p1"].name for dossier in (one, other, one)] == ["Irène Kalvo", "Paul Darvin", "Irène Kalvo"]


def test_dates_are_those_of_the_article():
    every = (day("a1", 0), day("a2", 4), day("a1", 9))
    assert list(dates_of(every, "a1")) == [every[0], every[2]]
    assert list(dates_of(every, "a3")) == []
    assert list(dates_of(every[:1], "a2")) == []


@pytest.mark.parametrize("text", ["{name}, {office} de longue date", "Dit {name}, {office}", "({name}, {office})", "le {office} {name}"])
def test_an_office_is_found_beside_its_holder_wherever_a_text_begins(text: str):
    name, held = next(iter(table("world/tenures").items()))
    office = next(iter(held))
    assert offices(text.format(name=name, office=office)) == [(name, office)]
    assert offices(f"x{name}, {office}") == offices(f"x-{name}, {office}") == []


def test_days_are_kept_within_bounds_and_weighed_by_a_list():
    days = np.arange(-3, 4)
    assert within(days, -1, 2).tolist() == np.clip(days, -1, 2).tolist()
    assert looked_up((0.5, 0.25, 0.0), np.array([2, 0, 0])).tolist() == [0.0, 0.5, 0.5]
