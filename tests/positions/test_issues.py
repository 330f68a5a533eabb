"""What is at stake, its names, and what the positions on it add up to."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations

import pytest

from recoupe.lang import LANGUAGES, say, table
from recoupe.model import Account, Act, Stance
from recoupe.positions.forms import forms


def test_one_matter_under_several_words_is_one_issue(story, held):
    story.article("La Valdorie exige un cessez-le-feu à la frontière.")
    story.article("L'Ostrane rejette la trêve.")
    dossier = story.weighed()
    assert held(dossier, "exige").issue == held(dossier, "rejette").issue


def test_an_issue_is_named_as_the_accounts_name_it(story):
    story.article("La Valdorie exige la levée des sanctions commerciales. L'Ostrane défend les sanctions commerciales.")
    story.article("L'Ostrane refuse toute discussion des sanctions commerciales. La Valdorie dénonce les sanctions commerciales.")
    assert "les sanctions commerciales" in [i.label for i in story.weighed().issues]


def test_every_issue_stands_on_words_and_every_position_on_an_issue(story):
    story.article("La Valdorie exige une trêve et la libération des otages. L'Ostrane rejette la trêve.")
    dossier = story.weighed()
    assert dossier.issues
    assert {p.issue for p in dossier.positions} == {i.id for i in dossier.issues}


def test_a_copy_adds_no_issue(story):
    words = "La Valdorie exige une trêve. L'Ostrane refuse la trêve. Mme Kalvo réclame un tunnel."
    story.article(words)
    alone = story.weighed()
    for _ in range(3):
        story.article(words)
    story.accounts = (Account("r1", ("a1", "a2", "a3", "a4"), ()),)
    together = story.weighed()
    assert [i.label for i in together.issues] == [i.label for i in alone.issues]
    assert [i.evidence for i in together.issues] == [i.evidence for i in alone.issues]


AGREEMENT = [
    ("La Valdorie exige une trêve. L'Ostrane refuse la trêve.", "deadlock"),
    ("La Valdorie propose une trêve. L'Ostrane accepte la trêve.", "common ground"),
    ("Les deux parties ont accepté la trêve.", "common ground"),
    ("La Valdorie propose une trêve. L'Ostrane accepte la trêve à condition que les otages soient libérés.", "conditional"),
    ("La Valdorie accuse l'Ostrane de violer la trêve. L'Ostrane accuse la Valdorie de violer la trêve.", "claimed by both"),
    ("La Valdorie exige une trêve. L'Ostrane exige une trêve plus longue.", "unanswered"),
    ("La Valdorie exige une trêve.", "one-sided"),
    ("La Valdorie exige une trêve. Paul Sage refuse la trêve.", "one-sided"),
    ("Les deux parties ont accepté la trêve. La Valdorie propose la trêve. L'Ostrane salue la trêve.", "common ground"),
]


@pytest.mark.parametrize(("words", "state"), AGREEMENT)
def test_what_the_positions_add_up_to(story, words, state):
    story.article(words)
    assert [a.state.value for a in story.weighed().agreement] == [state]


def test_nothing_in_nothing_out(story):
    story.article("Il pleut.")
    dossier = story.weighed()
    assert (dossier.issues, dossier.positions, dossier.agreement) == ((), (), ())


def test_the_tables_use_the_words_of_the_model_and_verbs_that_can_be_conjugated():
    tables = table("fr/stances")
    assert {stance for kind in ("verbs", "predicates", "nouns") for stance in tables[kind]} <= {s.value for s in Stance}
    assert {Act(a) for pair in tables["denied"].items() for a in pair}
    for word in table("fr/stance_grammar")["wishes"].split():
        assert forms(word)


def test_the_name_for_the_rest_exists_in_both_languages():
    assert len({say(language, "positions.other") for language in LANGUAGES}) == 2


@pytest.mark.parametrize(("verb", "form"), [("exiger", "exigez"), ("menacer", "menaçait"), ("promettre", "promit"), ("vouloir", "voudra")])
def test_verbs_are_conjugated(verb, form):
    from recoupe.lang import fold

    assert fold(form) in forms(verb)


def test_the_id_of_an_issue_comes_from_its_word_and_not_from_its_place(story):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane refuse la levée des sanctions.")
    before = {issue.id for issue in story.weighed().issues}
    story.article("L'Ostrane exige une trêve. La Valdorie refuse la trêve. L'Ostrane propose une trêve. La Valdorie accepte la trêve.")
    assert before == {"i-sanctions"}
    assert before < {issue.id for issue in story.weighed().issues}


def test_a_name_of_two_letters_can_be_what_is_at_stake(story):
    story.article("La Valdorie demande un report des JO. L'Ostrane refuse un report des JO.")
    assert [issue.id for issue in story.weighed().issues] == ["i-jeux"]


def test_a_known_matter_comes_before_a_word_that_names_none(story):
    both = "La Valdorie exige une visite malgré les sanctions. L'Ostrane refuse une visite malgré les sanctions. "
    story.article(both + "Irène Kalvo refuse une visite. " + "Le vent est tombé. " * 10)
    story.article(both)
    assert story.weighed().issues[0].id == "i-sanctions"


def test_a_judgement_in_some_words_is_a_position_though_it_names_no_issue(story, held):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane refuse la levée des sanctions.")
    story.article("« Un résultat tout à fait excellent », juge Paul Sage.")
    story.says("sage", "« Un résultat tout à fait excellent »", "juge", direct=True)
    assert held(story.weighed(), "résultat").actor == "sage"


def test_a_judgement_beside_an_issue_is_a_position_whoever_judges(story, held):
    story.article("La Valdorie exige la levée des sanctions. L'Ostrane refuse la levée des sanctions.")
    story.article("Paul Sage a qualifié d'excellente la levée des sanctions.")
    story.says("sage", "d'excellente", "a qualifié")
    assert held(story.weighed(), "excellente").issue == "i-sanctions"
