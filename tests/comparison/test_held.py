"""What many pairs share is found at once as it would be found pair by pair."""

from itertools import combinations

import numpy as np

from recoupe.comparison.held import MARKS, Things
from recoupe.comparison.likeness import Weights
from recoupe.comparison.passages import Passage


def test_to_share_a_mark_is_not_to_share_a_thing():
    held = [frozenset({n}) for n in range(MARKS + 1)] + [frozenset({0, MARKS})]
    first, again, both = 0, MARKS, MARKS + 1
    things, pairs = Things.of(held), list(combinations(range(len(held)), 2))
    ones, others = (np.array(side) for side in zip(*pairs, strict=True))
    shared = {pairs[n]: found for n, found in things.shared(ones, others)}
    assert things.may_share(np.array([first]), np.array([again])).all()
    assert shared == {(first, both): {0}, (again, both): {MARKS}}


def test_weights_add_up_to_the_same_in_any_order():
    keys = [frozenset(f"w{m}" for m in range(n)) for n in range(1, 20)]
    told = [Passage("a1", "a1", n, n + 1, said, None, frozenset(), (), (), headline=False) for n, said in enumerate(keys)]
    worth = list(Weights.over(told).of.values())
    assert len(set(worth)) == len(worth) == 19
    assert {sum(worth[n:] + worth[:n]) for n in range(len(worth))} == {sum(worth)}
