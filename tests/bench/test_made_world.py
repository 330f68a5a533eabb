"""The made-up news world keeps its promises: the same for the same seed, in order, and its truth holds word for word."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from world import Article, World, articles, read, write

MANY = 600
SOFT = {"requoted", "glued"}
"""Behaviours that change marks or spaces within a piece."""


@pytest.fixture(scope="module")
def told() -> list[Article]:
    return list(articles(World(3), MANY))


def test_a_seed_makes_one_world(told: list[Article]) -> None:
    assert list(articles(World(3), MANY)) == told
    assert list(articles(World(4), MANY)) != told


def test_articles_come_in_order_and_after_their_source(told: list[Article]) -> None:
    assert [a.minute for a in told] == sorted(a.minute for a in told)
    came = {a.number: n for n, a in enumerate(told)}
    assert all(came[a.source] < came[a.number] for a in told if a.source >= 0)


def test_pieces_are_the_words_of_the_source(told: list[Article]) -> None:
    text = {a.number: a.text for a in told}
    for a in told:
        for start, end, first, last in a.pieces:
            here, there = a.text[start:end], text[a.source][first:last]
            if SOFT & {*a.behaviours}:
                here, there = ("".join(c for c in words if c.isalnum()) for words in (here, there))
            assert here == there


def test_shared_quotations_are_marked_where_they_stand(told: list[Article]) -> None:
    words: dict[tuple[int, str], set[str]] = {}
    for a in told:
        for start, end, statement in a.quotes:
            words.setdefault((statement, a.language), set()).add(a.text[start:end])
    assert any(len(same) > 1 for same in words.values())
    assert all(max(same, key=len).startswith(one) for same in words.values() for one in same)


def test_every_kind_and_behaviour_is_there(told: list[Article]) -> None:
    assert {a.kind for a in told} == {"original", "copy", "excerpt", "rewrite", "translation"}
    assert len(Counter(b for a in told for b in a.behaviours)) == 7


def test_a_family_is_one_language_and_a_translation_another(told: list[Article]) -> None:
    by_number = {a.number: a for a in told}
    for a in told:
        if a.source >= 0:
            source = by_number[a.source]
            assert (a.language != source.language) == (a.kind == "translation")
            assert (a.family == source.family) == (a.kind != "translation")


def test_a_world_is_written_in_parts_and_read_again(told: list[Article], tmp_path: Path) -> None:
    assert write(iter(told), tmp_path, parquet=False, part=250) == MANY
    assert len(list(tmp_path.glob("*.jsonl"))) == 3
    assert list(read(tmp_path)) == told
