"""Spans and their arithmetic, against the same arithmetic on sets of places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Span
from recoupe.model.spans import Range, inside, merged, overlap, without

ranges = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def places(*many: Range) -> set[int]:
    return {at for start, end in many for at in range(start, end)}


@given(ranges, ranges)
def test_overlap_counts_the_places_shared(one: Range, other: Range) -> None:
    assert overlap(one, other) == len(places(one) & places(other))
    assert inside(one, other) == (places(one) <= places(other))


@given(st.lists(ranges))
def test_merged_ranges_hold_the_same_places_and_are_apart(many: list[Range]) -> None:
    out = merged(many)
    assert places(*out) == places(*many)
    assert all(a[1] < b[0] for a, b in pairwise(out))


@given(ranges, st.lists(ranges))
def test_without_takes_the_holes_out(whole: Range, holes: list[Range]) -> None:
    assert places(*without(whole, holes)) == places(whole) - places(*holes)


@pytest.mark.parametrize(
    "broken",
    [
        {"start": 3, "end": 3, "text": ""},
        {"start": -1, "end": 2, "text": "abc"},
        {"start": 0, "end": 3, "text": "ab"},
        {"start": 0, "end": 2, "text": "ab", "page": ()},
        {"start": 0, "end": 2, "text": "ab", "page": ((4, 4),)},
    ],
)
def test_a_span_without_its_words_cannot_be_made(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(**({"article": "a1", "page": ((0, 2),)} | broken))  # type: ignore[arg-type]
