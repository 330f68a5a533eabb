"""Two texts sentence by sentence, by their anchors: where they go along with one another, and how far they agree there.

Method: local alignment (Smith and Waterman 1981) over sentences instead of letters, one with one or with two (Gale and Church 1993).
What two sentences share counts by how rare it is; within a sentence order is free, because languages put days and speakers in
places of their own.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recoupe.lineage.anchors.reading import Anchored
from recoupe.model import Range

Scores = npt.NDArray[np.float64]
APART, SKIPPED, LENGTH = 0.5, 0.25, 1.0
"""What an anchor costs that only one of two aligned sentences has, and one in a sentence left out, as parts of its weight; and what
it costs that one sentence is e times as long as the other."""
QUIET = 0.3
"""Weight of a quotation mark beside that of a name as frequent."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences [first, last) of both texts that tell the same, with the weight that they share."""

    one: Range
    other: Range
    shared: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The stretch in which two texts go along: its pairs of sentences, its score, and how far both agree (0 to 1).

    `agreement` is the weight of what they share over the weight of all anchors between the first and the last pair. `rare` is the number of
    shared anchors, each key once.
    """

    pairs: tuple[Pair, ...]
    score: float
    agreement: float
    rare: int


NONE = Alignment((), 0.0, 0.0, 0)


def weights(texts: Iterable[Anchored]) -> dict[str, float]:
    """The weight of every key: the logarithm of how seldom it comes among all anchors of some texts."""
    counts = Counter(anchor.key for text in texts for sentence in text.anchors for anchor in sentence)
    every = sum(counts.values())
    return {key: math.log(every / many) * (QUIET if key in "()" else 1) for key, many in counts.items()}


def aligned(one: Anchored, other: Anchored, weight: Mapping[str, float]) -> Alignment:
    """The best stretch in which two texts go along."""
    keys = sorted({a.key for s in one.anchors for a in s} & {a.key for s in other.anchors for a in s})
    if not keys:
        return NONE
    here, there = _Side(one, keys, weight), _Side(other, keys, weight)
    values = np.array([weight[key] for key in keys])
    return _traced(here, there, _steps(here, there, values), values)


class _Side:
    """One text as numbers: how often each common key comes in each sentence, and what all its anchors weigh."""

    def __init__(self, text: Anchored, keys: Sequence[str], weight: Mapping[str, float]) -> None:
        place = {key: n for n, key in enumerate(keys)}
        self.bags = np.zeros((len(text.sentences), len(keys)))
        self.all = np.zeros(len(text.sentences))
        self.length = np.array(text.lengths(), dtype=np.float64)
        for n, sentence in enumerate(text.anchors):
            for anchor in sentence:
                self.all[n] += weight[anchor.key]
                if anchor.key in place:
                    self.bags[n, place[anchor.key]] += 1

    def doubled(self) -> _Side:
        """Every sentence with the next one."""
        out: _Side = object.__new__(_Side)
        out.bags, out.all, out.length = (array[:-1] + array[1:] for array in (self.bags, self.all, self.length))
        return out


def _likeness(one: _Side, other: _Side, values: Scores) -> Scores:
    """What every sentence of the one gains with every sentence of the other."""
    shared = np.minimum(one.bags[:, None, :], other.bags[None, :, :]) @ values
    apart = one.all[:, None] + other.all[None, :] - 2 * shared
    return np.asarray(shared - APART * apart - LENGTH * np.abs(np.log(one.length[:, None] / other.length[None, :])))


def _steps(one: _Side, other: _Side, values: Scores) -> dict[Range, Scores]:
    steps = {(1, 1): _likeness(one, other, values)}
    if len(one.all) > 1:
        steps[2, 1] = _likeness(one.doubled(), other, values)
    if len(other.all) > 1:
        steps[1, 2] = _likeness(one, other.doubled(), values)
    return steps


def _traced(one: _Side, other: _Side, steps: Mapping[Range, Scores], values: Scores) -> Alignment:
    rows, columns = len(one.all), len(other.all)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    came: dict[Range, Range] = {}
    moves = [(step, gain.tolist()) for step, gain in steps.items()]
    skip_one, skip_other = (SKIPPED * one.all).tolist(), (SKIPPED * other.all).tolist()
    top, at = 0.0, (0, 0)
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            score, step = 0.0, (0, 0)
            for (a, b), gain in moves:
                if i >= a and j >= b and (value := best[i - a][j - b] + gain[i - a][j - b]) > score and gain[i - a][j - b] > 0:
                    score, step = value, (a, b)
            if (value := best[i - 1][j] - skip_one[i - 1]) > score:
                score, step = value, (1, 0)
            if (value := best[i][j - 1] - skip_other[j - 1]) > score:
                score, step = value, (0, 1)
            if score > 0:
                best[i][j], came[i, j] = score, step
                if score > top:
                    top, at = score, (i, j)
    pairs: list[Pair] = []
    while at in came:
        a, b = came[at]
        if a and b:
            i, j = at[0] - a, at[1] - b
            common = np.minimum(one.bags[i : i + a].sum(0), other.bags[j : j + b].sum(0))
            pairs.append(Pair((i, i + a), (j, j + b), float(common @ values)))
        at = (at[0] - a, at[1] - b)
    return _measured(one, other, tuple(reversed(pairs)), top)


def _measured(one: _Side, other: _Side, pairs: tuple[Pair, ...], score: float) -> Alignment:
    if not pairs:
        return NONE
    first, last = pairs[0], pairs[-1]
    every = one.all[first.one[0] : last.one[1]].sum() + other.all[first.other[0] : last.other[1]].sum()
    common = [np.minimum(one.bags[slice(*p.one)].sum(0), other.bags[slice(*p.other)].sum(0)) for p in pairs]
    rare = int((np.sum(common, axis=0) > 0).sum())
    return Alignment(pairs, score, float(2 * sum(p.shared for p in pairs) / every), rare)
