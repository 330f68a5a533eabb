"""Windows of days are stitched by the articles they share."""

from __future__ import annotations

from recoupe.stories import Placed, stitched


def test_a_story_that_runs_over_two_windows_is_one() -> None:
    first = [Placed(0, article, 1, own) for article, own in ((1, True), (2, True), (3, False))]
    second = [Placed(1, article, 2, own) for article, own in ((2, False), (3, True), (4, True))]
    assert stitched(first + second) == {1: 1, 2: 1, 3: 1, 4: 1}
    assert stitched(second[::-1] + first[::-1]) == stitched(first + second)


def test_one_stray_article_does_not_stitch_two_stories() -> None:
    """Most of what the windows share has to agree."""
    first = [*(Placed(0, article, 1, True) for article in (1, 2, 3)), *(Placed(0, article, 9, False) for article in (4, 5, 6))]
    second = [*(Placed(1, article, 1, False) for article in (1, 2, 3, 4)), *(Placed(1, article, 5, True) for article in (5, 6, 7))]
    second = [placed._replace(own=placed.article > 3) for placed in second]
    assert stitched(first + second) == {1: 1, 2: 1, 3: 1, 4: 1, 5: 5, 6: 5, 7: 5}
