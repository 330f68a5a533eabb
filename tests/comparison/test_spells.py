"""When something began, and how long it lasted."""
# ruff: noqa: ANN001 - fixtures need no types here

from dataclasses import replace

import pytest

from recoupe.comparison.lengths import roundly
from recoupe.comparison.likeness import Weights
from recoupe.comparison.passages import Passage, passages
from recoupe.comparison.records import records_of
from recoupe.comparison.relation import Judge
from recoupe.comparison.spells import begun, lasted
from recoupe.model import Difference, Relation, Status


@pytest.fixture
def known(story):
    """The passages of the articles of a story."""

    def made() -> tuple[Passage, ...]:
        material, dossier = story.built()
        return passages(material, dossier, records_of(material, dossier))

    return made


def test_a_first_day_stands_beside_the_word_for_the_beginning(story, known):
    text = "La tournée du Conseil des Détroits, débutée le 12 mars, a pris fin le 20 mars à Vélane."
    story.article(text)
    story.day("a1", "le 12 mars", "2031-03-12")
    story.day("a1", "le 20 mars", "2031-03-20")
    (passage,) = known()
    first = begun(passage, text)
    assert first
    assert [t.span.text for t in first.timexes] == ["le 12 mars"]


@pytest.mark.parametrize(
    ("text", "thing", "length", "wanted"),
    [
        ("Irène Kalvo achève une visite privée de deux semaines.", "visite", "de deux semaines", True),
        ("Irène Kalvo est là pour douze jours d'une visite privée.", "visite", "pour douze jours", True),
        ("Cette visite, essentiellement privée, dure douze jours.", "visite", "douze jours", True),
        ("La visite n'avait duré que douze jours.", "visite", "douze jours", True),
        ("La visite a duré un peu plus de douze jours.", "visite", "douze jours", False),
        ("La visite a duré plus de douze jours.", "visite", "douze jours", True),
        ("La visite a repris après deux semaines.", "visite", "après deux semaines", False),
        ("La visite commence, et le port ferme pour deux semaines.", "visite", "pour deux semaines", False),
    ],
)
def test_a_length_of_time_is_that_of_the_thing_it_is_tied_to(story, text, thing, length, wanted):
    story.article(text)
    story.lasting("a1", length, "P2W")
    at = text.index(thing)
    assert lasted(text, (at, at + len(thing)), story.timexes[0]) is wanted


@pytest.fixture
def visit(story):
    """One visit told in two articles."""

    def told(one: str, other: str, *names: str) -> None:
        story.article(one)
        story.article(other)
        story.event("a1", names[0], "2031-03-11")
        event = story.events.pop()
        story.events.append(replace(event, type="visit", status=Status.ONGOING, tellings=(*event.tellings, story.words("a2", names[1]))))

    return told


def test_accounts_of_one_visit_may_differ_in_how_long_it_lasts(story, visit, point_of):
    visit("Irène Kalvo achève une visite de deux semaines.", "La visite de Mme Kalvo dure douze jours.", "visite", "visite")
    story.lasting("a1", "de deux semaines", "P2W")
    story.lasting("a2", "douze jours", "P12D")
    point = point_of(story.compared(), "visite")
    assert point.relation is Relation.DIFFER
    assert Difference.NUMBER in point.differ_in
    assert any("douze jours" in why for why in point.why)


def test_of_what_was_held_two_lengths_contradict_and_the_words_that_have_them_are_shown(story, visit, point_of):
    visit("La visite, brève, n'avait duré que trois heures.", "La visite de Mme Kalvo a duré cinq heures.", "visite", "visite")
    story.events[0] = replace(story.events[0], status=Status.HELD)
    story.lasting("a1", "trois heures", "PT3H")
    story.lasting("a2", "cinq heures", "PT5H")
    point = point_of(story.compared(), "visite")
    assert point.relation is Relation.CONTRADICT
    assert all("heures" in t.spans[0].text for t in point.tellings)


def test_a_whole_and_a_part_of_it_do_not_contradict(story, visit, point_of):
    visit("La visite, brève, n'avait duré que trois heures.", "La visite de Mme Kalvo a duré cinquante minutes.", "visite", "visite")
    story.events[0] = replace(story.events[0], status=Status.HELD)
    story.lasting("a1", "trois heures", "PT3H")
    story.lasting("a2", "cinquante minutes", "PT50M")
    assert point_of(story.compared(), "visite").relation is Relation.DIFFER


def test_of_what_is_only_planned_two_lengths_differ(story, visit, point_of):
    visit("La visite, brève, durera trois heures.", "La visite de Mme Kalvo durera cinq heures.", "visite", "visite")
    story.events[0] = replace(story.events[0], status=Status.PLANNED)
    story.lasting("a1", "trois heures", "PT3H")
    story.lasting("a2", "cinq heures", "PT5H")
    assert point_of(story.compared(), "visite").relation is Relation.DIFFER


ONE = "Mme Kalvo entame ce lundi une visite privée sur les quais du port de Vélane."
OTHER = "La visite privée de Mme Kalvo sur les quais du port de Vélane, entamée le 12 mars, plaît."


def test_two_first_days_of_one_visit_exclude_each_other(story, visit, known):
    visit(ONE, OTHER, "visite", "visite")
    story.day("a1", "ce lundi", "2031-03-10")
    story.day("a2", "le 12 mars", "2031-03-12")
    story.timexes[0] = replace(story.timexes[0], rule="this-weekday")
    material, dossier = story.built()
    told = known()
    verdict = Judge(material, dossier, Weights.over(told)).verdict(told)
    assert verdict.relation is Relation.CONTRADICT
    assert any("premier jour" in why for why in verdict.why)


def test_the_event_itself_only_differs_in_its_first_day(story, visit, point_of):
    visit(ONE, OTHER, "visite", "visite")
    story.day("a1", "ce lundi", "2031-03-10")
    story.day("a2", "le 12 mars", "2031-03-12")
    story.timexes[0] = replace(story.timexes[0], rule="this-weekday")
    point = point_of(story.compared(), "visite")
    assert point.relation is Relation.DIFFER
    assert Difference.DATE in point.differ_in


def test_a_weekday_is_no_first_day_where_nothing_says_so(story, visit):
    visit(ONE.replace("entame", "poursuit"), OTHER, "visite", "visite")
    story.day("a1", "ce lundi", "2031-03-10")
    story.day("a2", "le 12 mars", "2031-03-12")
    assert not any(p.relation is Relation.CONTRADICT for p in story.compared().points)


@pytest.mark.parametrize(
    ("value", "told"),
    [("P6Y", "6Y"), ("P6Y6M", "6Y"), ("P30M", "2Y"), ("P2.5Y", "2Y"), ("P4M", "4M")]
    + [(value, "") for value in ("P1Y", "P1M", "P13D", "P2W", "PT4H", "PXD", "")],
)
def test_a_spell_is_told_in_whole_years_or_months_and_one_of_a_kind_is_none_in_particular(value, told):
    assert roundly(value) == told


def test_two_that_name_one_length_have_a_word_in_common_however_it_is_written(story, known):
    story.article("Irène Kalvo, otage depuis plus de six ans.")
    story.article("Irène Kalvo raconte six ans et demi de captivité.")
    story.article("Irène Kalvo raconte une captivité longue.")
    story.lasting("a1", "plus de six ans", "P6Y")
    story.lasting("a2", "six ans et demi", "P6Y6M")
    one, other, third = known()
    assert "~6Y" in one.plain & other.plain
    assert "~6Y" not in third.keys


def test_a_length_in_common_is_named_among_the_words_in_common(story, known):
    story.article("Irène Kalvo, otage à Vélane depuis plus de six ans.")
    story.article("Irène Kalvo raconte six ans et demi de captivité.")
    story.lasting("a1", "plus de six ans", "P6Y")
    story.lasting("a2", "six ans et demi", "P6Y6M")
    material, dossier = story.built()
    told = known()
    why = Judge(material, dossier, Weights.over(told)).verdict(told).why
    assert any("plus de six ans" in reason for reason in why)


def test_a_length_that_one_account_alone_tells_parts_nothing(story, known):
    story.article("Irène Kalvo raconte six ans de captivité.")
    story.article("Irène Kalvo raconte huit ans de captivité.")
    story.lasting("a1", "six ans", "P6Y")
    story.lasting("a2", "huit ans", "P8Y")
    assert not any(key[0] == "~" for passage in known() for key in passage.keys | passage.around)
