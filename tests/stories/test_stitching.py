"""Windows of days are stitched by the articles they share."""

from __future__ import annotations

import numpy as np

from recoupe.stories import Placed, stitched

ARTICLE = tuple[int, int, int, bool]
"""Window, number, label, own."""


def stories(rows: list[ARTICLE], days: dict[int, int] | None = None) -> dict[int, int]:
    window, article, label, own = (np.array(column) for column in zip(*rows, strict=True))
    day = np.array([(days or {}).get(number, 1) for number in article.tolist()])
    return dict(zip(*(column.tolist() for column in stitched(Placed(window, article, label, own, day))), strict=True))


def test_a_story_that_runs_over_two_windows_is_one() -> None:
    first = [(0, article, 1, own) for article, own in ((1, True), (2, True), (3, False))]
    second = [(1, article, 2, own) for article, own in ((2, False), (3, True), (4, True))]
    assert stories(first + second) == {1: 1, 2: 1, 3: 1, 4: 1}
    assert stories(second[::-1] + first[::-1]) == stories(first + second)


def test_one_stray_article_does_not_stitch_two_stories() -> None:
    """Most of what the windows share has to agree."""
    first = [*((0, article, 1, True) for article in (1, 2, 3)), *((0, article, 9, False) for article in (4, 5, 6))]
    second = [*((1, article, 1, article > 3) for article in (1, 2, 3, 4)), *((1, article, 5, article > 3) for article in (5, 6, 7))]
    assert stories(first + second) == {1: 1, 2: 1, 3: 1, 4: 1, 5: 5, 6: 5, 7: 5}


def test_a_story_is_called_by_its_earliest_article_and_one_without_a_day_is_late() -> None:
    rows = [(0, article, 1, True) for article in (1, 2, 3)]
    assert stories(rows, {1: -1, 2: 9, 3: 8}) == {1: 3, 2: 3, 3: 3}


def test_stories_of_one_window_that_share_nothing_stay_apart() -> None:
    assert stories([(0, 1, 1, True), (0, 2, 2, True)]) == {1: 1, 2: 2}
    nothing = np.zeros(0, np.int64)
    assert [len(column) for column in stitched(Placed(nothing, nothing, nothing, nothing.astype(bool), nothing))] == [0, 0]
