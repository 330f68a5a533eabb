"""Rules of tables: what is left out of a page's search could not have matched there."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.articles.blocks import folded
from recoupe.articles.rules import Rules, Words, alternatives, needed, pattern, rules

ENTRIES = [
    ("boilerplate", "anywhere"), ("boilerplate", "line"), ("boilerplate", "opens"), ("boilerplate", "closes"), ("boilerplate", "weak"),
    ("bios", "label"), ("bios", "person"), ("bios", "facts"), ("notnews", "recipe"), ("notnews", "legal"), ("notnews", "shop"),
    ("notnews", "wall"), ("notnews", "error"), ("notnews", "news"), ("consent", "asks"), ("mail", "own"),
]  # fmt: skip
RAW = [
    ("head", "byline"), ("head", "photo"),
    ("credits", "original"), ("credits", "translated"), ("credits", "truncated"), ("credits", "excerpt"), ("credits", "announced"),
]  # fmt: skip
"""Entries that are searched in the text as it stands, whatever the case."""


def may_match(one: Rules, text: str) -> bool:
    """Whether the only rule is still searched for on a page of this text."""
    words = Words(text)
    return bool(one.on(words.beginnings).rules)


@pytest.mark.parametrize(("name", "key"), [*ENTRIES, *RAW])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_rule_is_searched_for_on_every_page_on_which_it_matches(name: str, key: str, data: st.DataObject) -> None:
    raw = (name, key) in RAW
    rule = data.draw(st.sampled_from(pattern(name, key, re.IGNORECASE if raw else 0).rules))
    text = data.draw(st.from_regex(re.compile(rule.source), fullmatch=True).filter(lambda text: "\n" not in text))
    text = text.swapcase() if raw and data.draw(st.booleans()) else text
    if not raw and folded(text) != text.strip():
        text = folded(text)
    if rule.expression.search(text):
        assert may_match(Rules((rule,)), f"Un mot.\n{text}\nUn autre.")


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"\babonnez-vous\b", [{"abonn"}, {"-"}, {"vou"}]),
        (r"\b(?:re)?abonnez\b", []),
        (r"^(?:lire|voir) aussi", [{"lir", "voi"}, {"aussi"}]),
        (r"\bdons?\b", [{"don"}]),
        (r"\b(?:don|\d+)\b", []),
        (r"bonne nouvelle", [{"nouvelle"}]),
        (r"\bl['’](?:article|original)", [{"artic", "original"}]),
        (r"(?!rien)\bpage suivante{2}", [{"pag"}, {"suivante"}]),
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


def test_most_rules_are_left_out_of_a_plain_page() -> None:
    text = "Le ministre de la Valdorie a refusé mardi de signer le texte que les Ostranais lui proposaient."
    left = Words(text).rules("boilerplate", "anywhere").rules
    assert len(left) < len(pattern("boilerplate", "anywhere").rules) / 20
