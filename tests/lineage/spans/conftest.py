"""Invented prose for the span engine: words of drawn syllables, so that nothing is alike by chance."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

SYLLABLES = [a + b for a in "bcdflmnr" for b in "aeiouéy"]


def drawn(count: int, seed: int) -> list[str]:
    random = Random(seed)  # noqa: S311 - a draw that comes out the same each time
    return ["".join(random.choices(SYLLABLES, k=random.randint(1, 4))) for _ in range(count)]


@pytest.fixture
def prose() -> Callable[[int, int], str]:
    """So many words of a seed, as one paragraph."""
    return lambda count, seed: " ".join(drawn(count, seed))
