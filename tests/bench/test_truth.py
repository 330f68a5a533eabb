"""Quality on made-up worlds, by hand: what counts as copied and found."""

from __future__ import annotations

import numpy as np
import pytest
from by_passim import Settings, agreed, likeliest, postings, widened
from grouping import bcubed, joined
from truth import Found, Truth, quality

# Articles 0, 1, 2 are one family, 1 and 2 took words of 0; article 3 stands alone.
TRUTH = Truth(
    np.array([0, 0, 0, 3]),
    np.array([False, True, True, False]),
    np.array([-1, 0, 0, -1]),
    np.array([1, 2]),
    np.array([0, 10]),
    np.array([100, 60]),
)


def found(*rows: tuple[int, int, int, int, int, int]) -> Found:
    return Found(*(np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)))


def test_characters_are_found_on_either_side_of_a_span() -> None:
    good = quality(TRUTH, found((1, 0, 0, 50, 0, 50), (0, 2, 0, 50, 10, 60)))
    assert good["characters.R"] == pytest.approx(100 / 150)
    assert good["pairs.P"] == good["linked.R"] == good["direct.R"] == 1.0


def test_pairs_of_two_families_are_wrong_and_link_nobody() -> None:
    good = quality(TRUTH, found((3, 1, 0, 100, 0, 100)))
    assert good["pairs.P"] == good["linked.R"] == good["characters.R"] == good["characters.P"] == 0.0


def test_one_of_the_family_links_though_it_is_not_the_source() -> None:
    good = quality(TRUTH, Found(np.array([2]), np.array([1])))
    assert (good["linked.R"], good["direct.R"]) == (1.0, 0.0)


def test_stretches_that_overlap_count_once() -> None:
    good = quality(TRUTH, found((1, 0, 0, 60, 0, 60), (1, 2, 40, 80, 0, 10)))
    assert good["characters.R"] == pytest.approx(80 / 150)


def test_bcubed_of_one_story_torn_in_two() -> None:
    f1, precision, recall = bcubed([1, 1, 2, 2], [7, 7, 7, 7])
    assert (precision, recall) == (1.0, 0.5)
    assert f1 == pytest.approx(2 / 3)


def test_articles_join_the_story_of_the_one_they_are_like() -> None:
    assert joined(np.array([-1, 0, 1, 0]), np.array([False, True, True, False])) == [0, 0, 0, 3]


def test_sequences_begin_at_words_and_stand_once() -> None:
    assert list(postings("ab cd ef", 4, floating=False)) == [("abcd", 0), ("cdef", 3)]
    assert [gram for gram, _ in postings("ab cd ef", 4, floating=True)] == ["abcd", "bcde", "cdef"]
    assert list(postings("ab cd ab cd", 4, floating=False)) == [("cdab", 3)]


def test_the_likeliest_source_has_the_longer_run() -> None:
    run, chance = [(n, n + 100) for n in range(0, 200, 5)], [(50, 900)]
    (stretch,) = likeliest({1: run, 2: chance}, Settings())
    assert stretch == (1, 0, 220, 100, 320, 0, 820)


def test_ends_are_moved_as_far_as_letters_agree() -> None:
    assert agreed("Le ministre partira demain", "Le ministre partira jeudi"[:20] + "xxxxxxxx", Settings())[0] >= 19
    text = "Irène Kalvo recevra Paul Darvin à Vélane, a dit le Conseil des Détroits."
    begin2, end2, begin, end = widened(text, text, 20, 50, 20, 50, 0, len(text), settings=Settings(n=5))
    assert (begin2, begin) == (0, 0)
    assert end2 == end == len(text)
