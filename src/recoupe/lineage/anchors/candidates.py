"""Which texts to lay side by side: those that share rare pairs of anchors standing near one another.

So does the span engine look for shared runs of words.
A pair has no order, because two languages put the parts of a sentence in different places; the alignment asks for the order of sentences.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from recoupe.lineage.anchors.reading import Anchored

BAND = 3
"""An anchor is paired with so many that follow it."""
COMMON = 64
"""A pair of anchors that more texts have says nothing."""
Scored = tuple[float, int]


def candidates(texts: Sequence[Anchored], best: int) -> tuple[tuple[Scored, ...], ...]:
    """For every text the texts that share most with it (score, index), the best first and at most so many."""
    where: dict[tuple[str, str], list[int]] = defaultdict(list)
    pairs = [sorted(set(_pairs(text))) for text in texts]
    for n, own in enumerate(pairs):
        for pair in own:
            where[pair].append(n)
    return tuple(_best(n, own, where, len(texts), best) for n, own in enumerate(pairs))


def _best(n: int, own: Sequence[tuple[str, str]], where: dict[tuple[str, str], list[int]], many: int, best: int) -> tuple[Scored, ...]:
    scores: dict[int, float] = defaultdict(float)
    for pair in own:
        if 1 < len(having := where[pair]) <= COMMON:
            worth = math.log(1 + many / len(having))
            for other in having:
                scores[other] += worth
    scores.pop(n, None)
    return tuple(sorted(((score, other) for other, score in scores.items()), key=lambda s: (-s[0], s[1]))[:best])


def _pairs(text: Anchored) -> Iterator[tuple[str, str]]:
    keys = [anchor.key for sentence in text.anchors for anchor in sentence if anchor.key not in "()"]
    for n, key in enumerate(keys):
        for other in keys[n + 1 : n + 1 + BAND]:
            if key != other:
                yield (key, other) if key < other else (other, key)
