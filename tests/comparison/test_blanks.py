"""Why an article has no telling of a point, and how copies count."""
# ruff: noqa: ANN001 - fixtures need no types here

from dataclasses import replace

import pytest

from recoupe.model import Account, Blank, Completeness, Relation

ONE = "Le Conseil des Détroits a rouvert le chenal nord aux navires ostranais."
TWO = "Les navires ostranais peuvent de nouveau emprunter le chenal nord, rouvert par le Conseil des Détroits."
OTHER = "La récolte de pommes sera bonne cette année dans les vergers de Brimel."


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (Completeness.WHOLE, Blank.SILENT),
        (Completeness.EXCERPT, Blank.EXCERPT),
        (Completeness.TRUNCATED, Blank.TRUNCATED),
        (Completeness.DAMAGED, Blank.DAMAGED),
    ],
)
def test_only_an_article_read_in_full_is_silent(story, point_of, state, reason):
    story.article(ONE)
    story.article(TWO)
    story.article(OTHER, state=state)
    assert point_of(story.compared(), "chenal").blanks == {"a3": reason}


def test_an_article_in_another_language_is_unread(story, point_of):
    story.article(ONE)
    story.article(TWO)
    story.article("The Straits Council has reopened the northern channel.", language="en")
    assert point_of(story.compared(), "chenal").blanks == {"a3": Blank.UNREAD}


def test_what_was_said_later_is_not_missing_from_an_earlier_article(story, point_of):
    story.article(ONE)
    story.article(TWO)
    story.article(OTHER, published="2031-02-01")
    for a in ("a1", "a2"):
        council = story.actor("Conseil des Détroits", "CD", (a, "Conseil des Détroits"))
        story.says(a, council, story.readings[int(a[1]) - 1].clean.rstrip("."))
    assert point_of(story.compared(), "chenal").blanks == {"a3": Blank.EARLIER}


@pytest.mark.parametrize(("when", "reason"), [(None, Blank.SILENT), ("mardi", Blank.EARLIER)])
def test_what_is_tied_to_no_day_may_have_been_said_some_days_before(story, point_of, when, reason):
    story.article(ONE)
    story.article(TWO)
    story.article(OTHER, published="2031-03-01")
    for a in ("a1", "a2"):
        council = story.actor("Conseil des Détroits", "CD", (a, "Conseil des Détroits"))
        story.says(a, council, story.readings[int(a[1]) - 1].clean.rstrip("."))
    story.attributions[:] = [replace(said, when=when) for said in story.attributions]
    assert point_of(story.compared(), "chenal").blanks == {"a3": reason}


def test_a_copy_adds_a_telling_but_no_account(story, point_of):
    story.article(ONE)
    story.article(ONE)
    story.article(TWO)
    story.accounts = (Account("r1", ("a1", "a2"), ()), Account("r2", ("a3",), ()))
    point = point_of(story.compared(), "chenal")
    assert {t.article for t in point.tellings} == {"a1", "a2", "a3"}
    assert point.accounts == 2


def test_what_only_copies_tell_is_told_once(story, point_of):
    story.article(ONE)
    story.article(ONE)
    story.article(OTHER)
    story.accounts = (Account("r1", ("a1", "a2"), ()), Account("r2", ("a3",), ()))
    point = point_of(story.compared(), "chenal")
    assert point.relation is Relation.SINGLE
    assert point.accounts == 1


def test_the_same_words_at_another_address_tell_the_same_and_weigh_nothing(story):
    for words in (ONE, TWO, OTHER):
        story.article(words)
    before = {p.label: (p.relation, p.accounts, len(p.tellings)) for p in story.compared().points}
    story.article(ONE, same_words_as="a1")
    story.accounts = (Account("r1", ("a1", "a4"), ()), Account("r2", ("a2",), ()), Account("r3", ("a3",), ()))
    after = {p.label: (p.relation, p.accounts, len(p.tellings)) for p in story.compared().points}
    assert {label: counts[:2] for label, counts in after.items()} == {label: counts[:2] for label, counts in before.items()}
    assert max(counts[2] for counts in after.values()) == 3
