"""Tellings of several accounts become one event; the chronology shows what deserves it."""
# ruff: noqa: ANN001, ANN002, ANN202 - fixtures and made records need no types here

import pytest

from recoupe.events.material import known
from recoupe.events.merging import merged
from recoupe.events.records import event, weight
from recoupe.events.sides import parties_of
from recoupe.events.tellings import tellings
from recoupe.model import Status, When

BEFORE = ("La Valdorie et l'Ostrane tiendront des pourparlers à Malvenne vendredi 7 mars.", "2031-03-05")
AFTER = (
    "La rencontre entre la Valdorie et l'Ostrane s'est tenue vendredi 7 mars à Malvenne. La réunion a duré quatre heures.",
    "2031-03-08",
)
OTHER = ("Mme Irène Kalvo a visité Corvane le 20 mars.", "2031-03-21")


@pytest.fixture
def groups(told):
    def made(*articles):
        material, dossier = told(*articles)
        published = {a.id: a.published for a in dossier.articles}
        found = [t for k in known(material, dossier) for t in tellings(k, published[k.reading.id])]
        return merged(found, parties_of(dossier.actors)), dossier

    return made


def test_a_meeting_announced_and_then_held_is_one_event_with_its_history(groups):
    (group,), dossier = groups(BEFORE, AFTER)
    made = event(1, group, When("2031-03-07", "2031-03-07", "2031-03-07"), dossier)
    assert made.status is Status.HELD
    assert {(n.article, n.status) for n in made.history} == {("a1", Status.PLANNED), ("a2", Status.HELD)}
    assert made.place == "Malvenne"
    assert set(made.participants) == {"p3", "p4"}


def test_a_definite_noun_takes_up_the_meeting_told_before(groups):
    (group,), _ = groups(AFTER)
    assert [t.span.text for t in group][-1] == "La réunion"


def test_two_days_are_two_meetings(groups):
    found, _ = groups(BEFORE, (BEFORE[0].replace("vendredi 7 mars", "le 20 mars"), "2031-03-05"))
    assert len(found) == 2


def test_a_refused_meeting_is_not_the_meeting_that_was_held(groups):
    found, _ = groups(
        ("Mme Irène Kalvo a rencontré M. Oster vendredi 7 mars.", "2031-03-08"),
        ("Mme Irène Kalvo ne rencontrera pas M. Oster le 20 mars.", "2031-03-08"),
    )
    assert len(found) == 2


def test_with_another_person_it_is_another_meeting(groups):
    found, _ = groups(
        ("La Valdorie et Mme Irène Kalvo se sont rencontrées à Malvenne lundi 3 mars.", "2031-03-05"),
        ("La Valdorie et Paul Darvin se sont rencontrés à Malvenne lundi 3 mars.", "2031-03-05"),
    )
    assert len(found) == 2


def test_what_was_held_by_the_eve_is_not_what_is_to_come(groups):
    found, _ = groups(
        ("La rencontre entre la Valdorie et l'Ostrane s'est tenue.", "2031-03-05"),
        ("Une rencontre entre la Valdorie et l'Ostrane se tiendra le 20 mars.", "2031-03-05"),
    )
    assert len(found) == 2


def test_a_group_is_the_same_with_fewer_words_and_another_number(groups):
    (group,), _ = groups(
        ("La libération de trente marins valdoriens est prévue.", "2031-03-05"),
        ("La libération de quarante marins est prévue.", "2031-03-05"),
    )
    assert len(group) == 2


def test_the_ceremony_is_the_one_that_the_story_is_about(groups):
    (group,), _ = groups(
        ("La cérémonie d'ouverture aura lieu vendredi 7 mars à Tarsis.", "2031-03-05"),
        ("La cérémonie d'ouverture se prépare.", "2031-03-05"),
    )
    assert {t.article for t in group} == {"a1", "a2"}


def test_a_verb_and_its_noun_tell_one_event(groups):
    (group,), _ = groups(
        ("L'inauguration du temple aura lieu vendredi 7 mars à Tarsis.", "2031-03-05"),
        ("La Valdorie a inauguré le temple.", "2031-03-08"),
    )
    assert {t.by_verb for t in group} == {False, True}


def test_what_somebody_supposes_later_does_not_undo_what_happened(groups):
    found, dossier = groups(
        ("L'offensive de la Valdorie contre l'Ostrane a eu lieu lundi 3 mars.", "2031-03-05"),
        ("En cas d'offensive de la Valdorie contre l'Ostrane, le port fermera.", "2031-03-08"),
    )
    (group,) = [g for g in found if g[0].kind.name == "attack"]
    assert {t.status for t in group} == {Status.HELD, Status.CONDITIONAL}
    assert event(1, group, When(), dossier).status is Status.HELD


def test_the_order_of_the_pages_changes_no_group(groups):
    one, _ = groups(BEFORE, AFTER, OTHER)
    other, _ = groups(OTHER, AFTER, BEFORE)
    assert sorted(sorted(t.span.text for t in g) for g in one) == sorted(sorted(t.span.text for t in g) for g in other)


def test_a_passing_word_weighs_less_than_a_dated_meeting(groups):
    (passing,), _ = groups(("Il y eut des discussions avec l'Ostrane.", None))
    (meeting,), _ = groups(BEFORE)
    assert weight(passing, {}) < 3 <= weight(meeting, {})


def test_a_copy_makes_nothing_weigh_more(groups):
    (once,), _ = groups(BEFORE)
    (twice,), _ = groups(BEFORE, BEFORE)
    assert weight(twice, {"a1": "r1", "a2": "r1"}) == weight(once, {"a1": "r1"}) < weight(twice, {"a1": "r1", "a2": "r2"})


def test_what_two_articles_tell_in_nearly_the_same_words_is_one_event(groups):
    one = ("Le vieux phare abandonné fut repeint entièrement par des volontaires enthousiastes venus de Malvenne.", "2031-03-05")
    two = ("Le vieux phare abandonné fut repeint entièrement par des volontaires enthousiastes de Tarsis.", "2031-03-06")
    other = ("Le grand navire rouge fut repeint rapidement par Paul Darvin.", "2031-03-06")
    found, _ = groups(one, two, other)
    painted = [sorted({t.article for t in g}) for g in found if any(t.lemma == "repeindre" for t in g)]
    assert painted == [["a1", "a2"], ["a3"]]


def test_a_common_noun_only_leads_to_the_event_behind_it_but_an_opening_is_one(groups):
    found, _ = groups(("Les tests du référendum de mardi 4 mars à Malvenne ont duré.", "2031-03-05"))
    assert [t.lemma for g in found for t in g] == ["référendum"]
    found, _ = groups(("L'ouverture du sommet de mardi 4 mars à Malvenne a duré.", "2031-03-05"))
    assert {"ouverture", "sommet"} <= {t.lemma for g in found for t in g}
