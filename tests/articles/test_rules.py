"""Rules of tables: what a paragraph is not searched for could not have matched there."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.articles.blocks import blocks, folded
from recoupe.articles.needs import alternatives, first_words, needed
from recoupe.articles.rules import ANYWHERE, ENTRIES, WEAK, Entry, Rule, rules
from tests.articles.formats.exports import LEAD


def called(entry: Entry, rule: Rule, text: str) -> bool:
    """Whether a paragraph is searched for a rule."""
    (block,) = blocks(text)
    return rule in block.rules(entry).rules


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.name}-{entry.key}")
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_rule_is_searched_for_in_every_paragraph_that_it_matches(entry: Entry, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(entry.rules.rules))
    text = data.draw(st.from_regex(re.compile(rule.source), fullmatch=True).filter(lambda text: "\n" not in text and text.strip()))
    if entry.flags:
        text = text.swapcase() if data.draw(st.booleans()) else text
    elif folded(text) != text.strip():
        text = folded(text)
    shown = text.replace("'", "’").replace("-", "‑") if data.draw(st.booleans()) and not entry.flags else text
    before = "" if entry.whole and rule.source.startswith("^") else data.draw(st.sampled_from(["", "Un mot : ", "des "]))
    text, shown = (before + text).strip(), (before + shown).strip()
    if text and rule.expression.search(text):
        assert called(entry, rule, shown)


def test_the_words_of_a_long_paragraph_are_asked_as_those_of_a_short_one() -> None:
    long = "Il pleut. " * 300
    appeal = "Abonnez-vous à notre lettre. "
    assert blocks(appeal)[0].rules(ANYWHERE)
    assert blocks(long + appeal + long)[0].rules(ANYWHERE)
    assert not blocks(long)[0].rules(ANYWHERE)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"^(?:lire|voir ensuite) aussi", {"lire", "voir "}),
        (r"^\W*(?:\[ )?(?:les )?sources? :", {"les ", "source"}),
        (r"^(?:a |de )?la une", {"a ", "de ", "la "}),
        (r"^\d+ ?min", {"min"}),
        (r"^\W*\w+ aussi", set()),
        (r"^(?:une )?\d*$", set()),
        (r"lire aussi", set()),
    ],
)
def test_first_words_of_what_an_anchored_expression_matches(expression: str, words: set[str]) -> None:
    assert first_words(expression) == words


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"\babonnez-vous\b", [{"abonnez"}, {"-"}, {"vous"}]),
        (r"\b(?:re)?abonnez\b", []),
        (r"^(?:lire|voir) aussi", [{"lire", "voir"}, {"aussi"}]),
        (r"\bdons?\b", [{"don"}]),
        (r"\b(?:don|\d+)\b", []),
        (r"bonne nouvelle", [{"nouvelle"}]),
        (r"\bl['’](?:article|original)", [{"article", "original"}]),
        (r"(?!rien)\bpage suivante{2}", [{"page "}, {"suivante"}]),
    ],
)
def test_what_every_match_holds(expression: str, words: list[set[str]]) -> None:
    assert [set(each) for each in needed(expression)] == words


def test_alternatives_stand_outside_groups_and_sets() -> None:
    assert alternatives(r"a|(?:b|c)|[|]|\||d") == ["a", "(?:b|c)", "[|]", r"\|", "d"]


def test_rules_find_what_their_expressions_joined_find() -> None:
    expressions = "\\b(?:vos|votre) dons?\n\\bdons? utiles?\n^(?:lire|voir) aussi\n\\bsite\\b|\\bvos\\b"
    joined = re.compile("|".join(f"(?:{line})" for line in expressions.splitlines()))
    for text in ("lire aussi vos dons utiles", "un site, vos dons, voir aussi", "rien", "", "vos don vos dons utiles site"):
        assert [found.span() for found in rules(expressions).finditer(text)] == [found.span() for found in joined.finditer(text)]


def test_a_plain_paragraph_is_searched_for_hardly_anything() -> None:
    (block,) = blocks("Le ministre de la Valdorie a refusé mardi de signer le texte que les Ostranais lui proposaient.")
    assert sum(len(block.rules(entry).rules) for entry in ENTRIES) < sum(len(entry.rules.rules) for entry in ENTRIES) / 50
    assert not blocks(LEAD)[0].rules(WEAK)
