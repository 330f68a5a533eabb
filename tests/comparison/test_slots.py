"""Values that two accounts give one event are a point of their own, and so are counts of one thing."""
# ruff: noqa: ANN001 - fixtures need no types here

from dataclasses import replace

import pytest

from recoupe.model import Blank, Difference, Relation


def visit(story, one, other, lengths, values, third=""):
    """Articles that tell of one visit, two of them how long it lasts."""
    for words in (one, other, *filter(None, [third])):
        story.article(words)
    for article, words, value in zip(("a1", "a2"), lengths, values, strict=True):
        story.lasting(article, words, value)
        story.event(article, "visite", "2031-03-04")
    if third:
        story.event("a3", "visite", "2031-03-04")
    told = story.events
    story.events[:] = [replace(told[0], type="visit", tellings=tuple(s for e in told for s in e.tellings))]


def test_the_lengths_of_one_event_are_a_point_that_differs(story):
    one, other = "Irène Kalvo achève une visite de douze jours à Vélane.", "La visite dure deux semaines. Le port reste fermé."
    visit(story, one, other, ("de douze jours", "deux semaines"), ("P12D", "P2W"), third="Sa visite a commencé.")
    point = next(p for p in story.compared().points if any(t.spans[0].text == "visite de douze jours" for t in p.tellings))
    assert [t.spans[0].text for t in point.tellings] == ["visite de douze jours", "visite dure deux semaines"]
    assert point.differ_in == (Difference.NUMBER,)
    assert point.blanks == {"a3": Blank.SILENT}


def test_since_when_an_event_is_the_first_is_a_point_of_its_own(story):
    for words in ("La réunion, la première en deux ans, a eu lieu.", "La réunion a eu lieu, pour la première fois depuis mars 2026."):
        story.article(words)
    story.lasting("a1", "deux ans", "P2Y")
    story.day("a2", "depuis mars 2026", "2026-03")
    story.timexes[-1] = replace(story.timexes[-1], earliest="2026-03-01", latest="2026-03-31")
    for article in ("a1", "a2"):
        story.event(article, "réunion", "2031-03-04")
    one, other = story.events
    story.events[:] = [replace(one, tellings=one.tellings + other.tellings)]
    point = next(p for p in story.compared().points if any("première en deux ans" in t.spans[0].text for t in p.tellings))
    assert point.differ_in == (Difference.NUMBER,)
    assert point.tellings[1].spans[0].text == "réunion a eu lieu, pour la première fois depuis mars 2026"


@pytest.mark.parametrize(("days", "relation"), [(("cinq", "six"), Relation.CONTRADICT), (("dix", "onze"), Relation.DIFFER)])
def test_days_of_less_than_a_week_nobody_rounds(story, point_of, days, relation):
    numbers = {"cinq": 5, "six": 6, "dix": 10, "onze": 11}
    for n, word in enumerate(days, 1):
        story.article(f"Irène Kalvo donne un cours de navigation de {word} jours au port de Vélane.")
        story.number(f"a{n}", f"{word} jours", numbers[word], numbers[word], "day")
    story.quantities[:] = [replace(q, of=None) for q in story.quantities]
    assert point_of(story.compared(), "navigation").relation is relation


def test_counts_of_one_thing_by_its_name_exclude_each_other(story):
    one = "Une seule visite officielle est annoncée au palais de Vélane."
    other = "Seules deux visites officielles figurent au calendrier, dont celle du palais de Vélane."
    story.article(one)
    story.article(other)
    story.number("a1", "Une seule visite officielle", 1, 1, "meeting")
    story.number("a2", "deux visites officielles", 2, 2, "meeting")
    story.quantities[:] = [replace(q, of=of) for q, of in zip(story.quantities, ("visite officielle", "visites officielles"), strict=True)]
    assert any(p.relation is Relation.CONTRADICT for p in story.compared().points)
