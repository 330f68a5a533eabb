"""Candidates: the pairs of passages that can reach a likeness at all, found for all passages at once.

A pair is scored with its words as they are, and with every other trait as high as it can be at a glance; what stays below has no need
of being looked at. The likeness of the rest is worked out pair by pair (`likeness.py`): nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

import numpy as np
from numpy.typing import NDArray

from recoupe.comparison.likeness import NAMES, TOLD, Weights, learned
from recoupe.comparison.passages import Passage

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
CELLS = 200_000
"""Pairs that are held in memory at once."""
SLACK = 1e-6
"""More than sums in another order can be off by."""
MARKS = 64
"""What passages may share (speakers, events ...) is told apart by so many marks: to share a mark may be to share nothing."""


def candidates(passages: Sequence[Passage], weights: Weights, least: float) -> Iterator[tuple[int, int]]:
    """The pairs (in order) that share a word and may have this likeness: all that have it, and some that do not."""
    needed = log(least / (1 - least)) - SLACK
    glance = Glance.of(passages, weights)
    first, many = 0, len(passages)
    while first < many:
        last = min(many, first + max(1, CELLS // (many - first)))
        ones, others, most = glance.most(first, last)
        able = most >= needed
        yield from zip(ones[able].tolist(), others[able].tolist(), strict=True)
        first = last


@dataclass(frozen=True, slots=True)
class _Held:
    """Sets of keys in rows, and the rows in which each key is held."""

    starts: Ints
    """Where each row begins in `keys`."""
    keys: Ints
    ends: Ints
    """Where the holders of each key end in `holders`."""
    holders: Ints
    places: Ints
    """For each of `keys`, its place in `holders`."""

    @classmethod
    def of(cls, sets: Sequence[frozenset[str]], number: dict[str, int]) -> _Held:
        sizes = np.array([len(held) for held in sets], np.int64)
        keys = np.fromiter((number[key] for key in chain.from_iterable(sets)), np.int64, int(sizes.sum()))
        order = np.argsort(keys, kind="stable")
        places = np.empty_like(order)
        places[order] = np.arange(len(order))
        ends = np.cumsum(np.bincount(keys, minlength=len(number)))
        rows = np.repeat(np.arange(len(sets)), sizes)
        return cls(np.concatenate([[0], np.cumsum(sizes)]), keys, ends, rows[order], places)

    def shared(self, first: int, last: int, *worths: Floats) -> list[Floats]:
        """What each of the rows first to last shares with each row behind it: the worth of the keys that both hold, row by row."""
        mine = slice(self.starts[first], self.starts[last])
        keys, begin = self.keys[mine], self.places[mine] + 1
        behind = self.ends[keys] - begin
        row = np.repeat(np.arange(last - first), np.diff(self.starts[first : last + 1]))
        wide = len(self.starts) - 1 - first
        at = np.arange(behind.sum()) + np.repeat(begin - np.cumsum(behind) + behind, behind)
        cells = np.repeat(row * wide - first, behind) + self.holders[at]
        return [
            np.bincount(cells, np.repeat(worth[keys], behind), (last - first) * wide).astype(np.float64, copy=False) for worth in worths
        ]


@dataclass(frozen=True, slots=True)
class Glance:
    """What is known of passages without looking at two of them: how like each other they can be at most."""

    said: _Held
    around: _Held
    weight: Floats
    """Of each key."""
    plain: Floats
    """1 for each key that is no name."""
    said_weight: Floats
    around_weight: Floats
    """Of all keys of a passage, and of its sentence."""
    flags: dict[str, NDArray[np.bool_]]
    """Traits that two passages have when each has them."""
    marks: dict[str, NDArray[np.uint64]]
    """Traits that two passages have when they share a thing, with the marks of the things of each."""

    @classmethod
    def of(cls, passages: Sequence[Passage], weights: Weights) -> Glance:
        """What is known of these passages."""
        number = {key: n for n, key in enumerate(dict.fromkeys(key for p in passages for key in chain(p.keys, p.around)))}
        weight = np.array([weights.of.get(key, 0.0) for key in number], np.float64)
        said, around = _Held.of([p.keys for p in passages], number), _Held.of([p.around for p in passages], number)
        return cls(
            said,
            around,
            weight,
            np.array([key[0] != "@" for key in number], np.float64),
            np.array([weights.whole(p.keys) for p in passages]),
            np.array([weights.whole(p.around) for p in passages]),
            {
                "quoted": np.array([p.quoted for p in passages]),
                "day": np.array([bool(p.days) for p in passages]),
                "lengths": np.array([p.lasting for p in passages]),
            },
            {
                "speaker": _marks(p.speakers for p in passages),
                "event": _marks(p.events for p in passages),
                "value": _marks(p.values for p in passages),
                "position": _marks(p.positions for p in passages),
                "issue": _marks(p.issues for p in passages),
            },
        )

    def most(self, first: int, last: int) -> tuple[Ints, Ints, Floats]:
        """The pairs of the passages first to last with those behind them that share a word; and the most that each can score."""
        weight, plain, count = self.said.shared(first, last, self.weight, self.plain, np.ones_like(self.plain))
        near = self.around.shared(first, last, self.weight)[0]
        cells = np.flatnonzero(plain > 0)
        ones, others = np.divmod(cells, len(self.said_weight) - first)
        ones, others = ones + first, others + first
        return ones, others, self.score(ones, others, weight[cells], plain[cells], count[cells], near[cells])

    def score(self, ones: Ints, others: Ints, weight: Floats, plain: Floats, count: Floats, near: Floats) -> Floats:  # noqa: PLR0913, PLR0917 - one column each
        """The most that pairs can score that share so much weight, so many words and keys, and so much weight in their sentences."""
        known = learned()
        alike, sentence = _cosine(weight, self.said_weight, ones, others), _cosine(near, self.around_weight, ones, others)
        words = np.log1p(np.sqrt(weight) * alike * np.minimum(plain + NAMES * (count - plain), TOLD))
        score = known["alone"] + known["words"] * words + known["cosine"] * alike + known["sentence"] * np.maximum(alike, sentence)
        for name, flag in self.flags.items():
            score += known[name] * (flag[ones] & flag[others])
        for name, marks in self.marks.items():
            most = max(known[name], 0.0) + (max(known["speaker_words"], 0.0) * words if name == "speaker" else 0.0)
            score += most * ((marks[ones] & marks[others]) != 0)
        return score


def _cosine(shared: Floats, weight: Floats, ones: Ints, others: Ints) -> Floats:
    product = weight[ones] * weight[others]
    return shared / np.sqrt(np.where(product, product, 1.0))


def _marks(held: Iterable[Iterable[Hashable]]) -> NDArray[np.uint64]:
    """The marks of the things that each passage has: each thing has one of MARKS, in the order in which they come."""
    number: dict[Hashable, int] = {}
    out = []
    for things in held:
        marks = 0
        for thing in things:
            marks |= 1 << number.setdefault(thing, len(number)) % MARKS
        out.append(marks)
    return np.array(out, np.uint64)
