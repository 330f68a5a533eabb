"""What else the articles tell of a thing is found once it is known what several of them tell."""
# ruff: noqa: ANN001 - fixtures need no types here

from dataclasses import replace
from itertools import combinations

import pytest

from recoupe.comparison.align import LONGEST
from recoupe.comparison.gathering import LIKE_ONE, NEAR, NEARER, Gathering
from recoupe.comparison.likeness import SURE
from recoupe.comparison.passages import passages
from recoupe.comparison.records import records_of
from recoupe.model import Difference, PointKind

FERRY = "Le ferry de Brimel a coulé."


@pytest.fixture
def told(story):
    """Four articles with one passage each, and a second one in the first article."""
    story.article(f"{FERRY} Un ferry coulé bloque Brimel.")
    for _ in range(3):
        story.article(FERRY)
    material, dossier = story.built()
    found = [of_sinking(p) for p in passages(material, dossier, records_of(material, dossier))]
    assert [p.article for p in found] == ["a1", "a1", "a2", "a3", "a4"]
    return found


def of_sinking(passage):
    """A passage that tells of one event, as all others do: more than their subject is common to them."""
    return replace(passage, events=frozenset({"e1"}))


FIRST, AGAIN, SECOND, THIRD, FOURTH = range(5)


def gathering(told, scores, *, known=0.1):
    """What is like what, by pairs; those below `known` nobody has worked out yet. Pairs that have a score hang together."""
    likeness = {frozenset(told[n] for n in pair): score for pair, score in scores.items()}
    alike = {pair: score for pair, score in scores.items() if score >= known}
    together = {frozenset(pair) for pair in scores}
    return Gathering(
        told,
        alike,
        [{m: frozenset((n, m)) in together for m in range(len(told))} for n in range(len(told))],
        lambda a, b: likeness.get(frozenset((a, b)), 0.0),
    )


def test_an_article_joins_that_is_somewhat_like_what_each_other_tells(told):
    scores = {(SECOND, THIRD): 0.5, (SECOND, FOURTH): NEAR + 0.03, (THIRD, FOURTH): NEAR - 0.02}
    assert gathering(told, scores).completed([[SECOND, THIRD]]) == [[SECOND, THIRD, FOURTH]]


def test_an_article_does_not_join_that_is_like_one_of_them_only(told):
    scores = {(SECOND, THIRD): 0.5, (SECOND, FOURTH): 3 * NEAR}
    assert gathering(told, scores).completed([[SECOND, THIRD]]) == [[SECOND, THIRD]]


@pytest.mark.parametrize(("nearest", "joins"), [(0.2, False), (SURE + 0.01, True)])
def test_an_article_joins_by_the_subject_only_where_it_is_surely_like_one_of_them(told, nearest, joins):
    told[FOURTH] = replace(told[FOURTH], events=frozenset())
    scores = {(SECOND, THIRD): 0.5, (SECOND, FOURTH): nearest, (THIRD, FOURTH): NEAR + 0.02}
    assert gathering(told, scores).completed([[SECOND, THIRD]]) == [[SECOND, THIRD, FOURTH] if joins else [SECOND, THIRD]]


@pytest.mark.parametrize(("likeness", "joins"), [(LIKE_ONE - 0.02, False), (LIKE_ONE + 0.02, True)])
def test_an_article_tells_a_thing_again_by_its_subject_where_it_is_like_one_telling(told, likeness, joins):
    told[AGAIN] = replace(told[AGAIN], events=frozenset())
    scores = {(FIRST, SECOND): 0.5, (AGAIN, SECOND): likeness}
    assert gathering(told, scores).completed([[FIRST, SECOND]]) == [[FIRST, AGAIN, SECOND] if joins else [FIRST, SECOND]]


def test_an_article_does_not_join_that_is_not_near_enough(told):
    scores = {(SECOND, THIRD): 0.5, (SECOND, FOURTH): NEAR + 0.02, (THIRD, FOURTH): NEAR - 0.05}
    assert gathering(told, scores).completed([[SECOND, THIRD]]) == [[SECOND, THIRD]]


def test_of_an_article_its_nearest_passage_joins(told):
    scores = {(SECOND, THIRD): 0.5, **{(FIRST, n): 0.1 for n in (SECOND, THIRD)}, **{(AGAIN, n): 0.11 for n in (SECOND, THIRD)}}
    assert gathering(told, scores).completed([[SECOND, THIRD]]) == [[AGAIN, SECOND, THIRD]]


def test_an_article_may_tell_a_thing_in_several_places(told):
    again = {(FIRST, SECOND): 0.5, (AGAIN, SECOND): NEARER + 0.01}
    assert gathering(told, again).completed([[FIRST, SECOND]]) == [[FIRST, AGAIN, SECOND]]
    less = {(FIRST, SECOND): 0.5, (AGAIN, SECOND): (NEAR + NEARER) / 2}
    assert gathering(told, less).completed([[FIRST, SECOND]]) == [[FIRST, SECOND]]


def test_no_telling_becomes_over_long(story):
    story.article(f"{FERRY} Le ferry de Brimel a coulé {'devant la jetée ' * (LONGEST // 16)}.")
    story.article(FERRY)
    material, dossier = story.built()
    told = [of_sinking(p) for p in passages(material, dossier, records_of(material, dossier))]
    assert gathering(told, {(0, 2): 0.5, (1, 2): 0.5}).completed([[0, 2]]) == [[0, 2]]


def test_what_is_told_whole_in_another_group_is_no_group_of_its_own(told):
    scores = dict.fromkeys(combinations((SECOND, THIRD, FOURTH), 2), 0.3)
    found = gathering(told, scores, known=0.3)
    assert found.completed([[SECOND, THIRD], [THIRD, FOURTH]]) == [[SECOND, THIRD, FOURTH]]


def test_an_event_is_told_where_the_article_says_it_in_other_words_too(story):
    story.article("Le ferry de Brimel a coulé devant la jetée. Le port est fermé. Devant la jetée, le ferry de Brimel avait sombré.")
    story.article("Le ferry de Brimel a coulé devant la jetée. Le maire inaugure une école.")
    story.event("a1", "coulé", "2031-03-04")
    story.event("a2", "coulé", "2031-03-04")
    one, other = story.events
    story.events[:] = [replace(one, tellings=one.tellings + other.tellings)]
    point = next(p for p in story.compared().points if p.kind is PointKind.EVENT)
    assert any("sombré" in span.text for telling in point.tellings for span in telling.spans)


def test_an_article_joins_an_event_that_it_surely_tells_without_naming_it(story):
    told = "Le ferry de Brimel a coulé devant la jetée."
    for words in (told, told, "Devant la jetée, le ferry de Brimel a sombré. Le port est fermé.", "Le maire de Brimel inaugure une école."):
        story.article(words)
    story.event("a1", "coulé", "2031-03-04")
    story.events[0] = replace(story.events[0], tellings=(*story.events[0].tellings, story.words("a2", "coulé")))
    point = next(p for p in story.compared().points if p.kind is PointKind.EVENT)
    assert [t.article for t in point.tellings] == ["a1", "a2", "a3"]
    assert point.accounts == 3
    assert "a3" not in point.blanks
    assert "a4" in point.blanks


def test_the_copies_of_an_article_that_joins_an_event_join_it_too(story):
    told = "Le ferry de Brimel a coulé devant la jetée."
    other = "Devant la jetée, le ferry de Brimel a sombré. Le port est fermé."
    for words in (told, told, other):
        story.article(words)
    story.article(other, same_words_as="a3")
    story.event("a1", "coulé", "2031-03-04")
    story.events[0] = replace(story.events[0], tellings=(*story.events[0].tellings, story.words("a2", "coulé")))
    point = next(p for p in story.compared().points if p.kind is PointKind.EVENT)
    assert [t.article for t in point.tellings] == ["a1", "a2", "a3", "a4"]


@pytest.mark.parametrize(("telling", "joins"), [(4, True), (3, False)])
def test_beside_many_articles_less_is_enough(story, telling, joins):
    for _ in range(telling + 1):
        story.article(FERRY)
    told = [of_sinking(p) for p in passages(*story.built(), records_of(*story.built()))]
    group = list(range(telling))
    scores = dict.fromkeys(combinations(group, 2), 0.5) | {(n, telling): NEAR - 0.015 for n in group}
    assert gathering(told, scores, known=0.05).completed([group]) == [[*group, telling] if joins else group]


def test_further_tellings_of_an_event_are_compared_too(story):
    for n in (12, 30):
        again = f"Devant la jetée, le ferry de Brimel avait sombré avec {n} marins."
        story.article(f"Le ferry de Brimel a coulé devant la jetée. Le port est fermé. {again}")
    story.number("a1", "12 marins", 12, 12, "marin")
    story.number("a2", "30 marins", 30, 30, "marin")
    story.event("a1", "coulé", "2031-03-04")
    story.event("a2", "coulé", "2031-03-04")
    one, other = story.events
    story.events[:] = [replace(one, tellings=one.tellings + other.tellings)]
    point = next(p for p in story.compared().points if p.kind is PointKind.EVENT)
    assert Difference.NUMBER in point.differ_in


def test_two_groups_that_are_nearly_the_same_are_one(told):
    many = [told[n % len(told)] for n in range(10)]
    alone = Gathering(many, {}, [dict.fromkeys(range(10), False) for _ in many], lambda a, b: 0.0)  # noqa: ARG005 - nothing is alike
    assert alone.completed([range(6), [1, 2, 3, 4, 5, 8]]) == [[0, 1, 2, 3, 4, 5, 8]]
    assert alone.completed([range(6), [2, 3, 4]]) == [[0, 1, 2, 3, 4, 5]]
    assert alone.completed([range(6), [1, 2, 3, 7]]) == [[0, 1, 2, 3, 4, 5], [1, 2, 3, 7]]
