"""When two texts that share no wording are taken for one text told twice, and when they are not.

Two reporters of one event share names, numbers, and often the order of the facts: so much that is told must follow in one order,
sentence by sentence, that it is far from chance and far from what the other pairs of the story show. What falls short is left
without a derivation.

Where the floors come from: of 900 pairs of press articles of 20 stories only those reach them all that share their wording too;
translations written for the tests reach 0.9 and more, and three times the score. In the made-up world (`tests/bench/retold.py`), whose
sentences hold few anchors, a third of 516 re-tellings reach them and no independent pair does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from recoupe.lineage.anchors.aligning import Alignment, Pair, aligned, weights
from recoupe.lineage.anchors.candidates import candidates
from recoupe.lineage.anchors.reading import Anchored

BEST = 5
"""Of every text so many others are laid beside it."""
TELLING = 4.0
"""Least weight that two sentences share to count: one rare anchor or two common ones."""
SENTENCES, SCORE, COVERED = 4, 40.0, 1 / 3
"""Least pairs of telling sentences, score, and part of the sentences with anchors of one of the texts: each alone is reached by chance."""
AGREEMENT, ACROSS = 0.8, 0.75
"""Least agreement within one language, and across two, where some anchors are lost.

Reporters who follow one speech point by point reach 0.7."""
TURNED = 0.6
"""The same sentences in the opposite order must score less than this part: a list of names or one long quotation has no order."""
OTHERS, BEYOND = 3, 4.0
"""Where so many pairs of the story fall short, the score is at least so many times what they score in the middle."""
NEAR = 0.7
"""Logarithm of the ratio of lengths up to which sentences between two pairs are taken for one another."""


@dataclass(frozen=True, slots=True)
class Retold:
    """Two texts (by index, the lower first) of which one tells the other, or both a third, sentence by sentence."""

    one: int
    other: int
    alignment: Alignment


def retold(texts: Sequence[Anchored]) -> tuple[Retold, ...]:
    """The pairs of texts that are one text told twice, the surest first."""
    weight = weights(texts)
    near = {(min(n, m), max(n, m)) for n, found in enumerate(candidates(texts, BEST)) for _, m in found}
    every = [Retold(n, m, aligned(texts[n], texts[m], weight)) for n, m in sorted(near)]
    shown = [r for r in every if _shown(texts[r.one], texts[r.other], r.alignment, weight)]
    others = [r.alignment.score for r in every if r not in shown]
    least = BEYOND * median(others) if len(others) >= OTHERS else 0.0
    kept = [replace(r, alignment=_filled(texts[r.one], texts[r.other], r.alignment)) for r in shown if r.alignment.score >= least]
    return tuple(sorted(kept, key=lambda r: (-r.alignment.score, r.one, r.other)))


def _shown(one: Anchored, other: Anchored, found: Alignment, weight: Mapping[str, float]) -> bool:
    telling = [pair for pair in found.pairs if pair.shared >= TELLING]
    least = AGREEMENT if one.language == other.language else ACROSS
    if len(telling) < SENTENCES or found.score < SCORE or found.agreement < least:
        return False
    if max(_covered(one, [p.one for p in telling]), _covered(other, [p.other for p in telling])) < COVERED:
        return False
    turned = replace(other, sentences=other.sentences[::-1], anchors=other.anchors[::-1])
    return aligned(one, turned, weight).score < TURNED * found.score


def _covered(text: Anchored, sentences: Sequence[tuple[int, int]]) -> float:
    """The part of the sentences with anchors that these are."""
    having = [n for n, anchors in enumerate(text.anchors) if anchors]
    return sum(a <= n < b for a, b in sentences for n in having) / max(1, len(having))


def _filled(one: Anchored, other: Anchored, found: Alignment) -> Alignment:
    """The telling pairs, and between two of them, where both texts have as many sentences left, those of like length in order."""
    telling = [pair for pair in found.pairs if pair.shared >= TELLING]
    out = telling[:1]
    for before, after in pairwise(telling):
        out += [*_between(one, other, before, after), after]
    return replace(found, pairs=tuple(out))


def _between(one: Anchored, other: Anchored, before: Pair, after: Pair) -> Iterator[Pair]:
    here, there = one.lengths(), other.lengths()
    (a, b), (c, d) = (before.one[1], after.one[0]), (before.other[1], after.other[0])
    if b - a == d - c:
        for i, j in zip(range(a, b), range(c, d), strict=True):
            if abs(math.log(here[i] / there[j])) <= NEAR:
                yield Pair((i, i + 1), (j, j + 1), 0.0)
