"""Held: what passages hold, in arrays, so that all pairs of them are looked at in one step."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MARKS = 64
"""What passages may share (speakers, events ...) is told apart by so many marks: to share a mark may be to share nothing."""


@dataclass(frozen=True, slots=True)
class Held:
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
    def of(cls, sets: Sequence[frozenset[str]], number: dict[str, int]) -> Held:
        """Sets of keys, of which each has a number."""
        sizes = np.array([len(held) for held in sets], np.int64)
        keys = np.fromiter(map(number.__getitem__, chain.from_iterable(sets)), np.int64, int(sizes.sum()))
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
class Things:
    """The things of one kind that each passage has (speakers, events ...), and their marks."""

    held: Sequence[frozenset[Hashable]]
    marks: NDArray[np.uint64]

    @classmethod
    def of(cls, held: Sequence[frozenset[Hashable]]) -> Things:
        """Each thing has one of MARKS, in the order in which they come."""
        number: dict[Hashable, int] = {}
        marks = [_together(number.setdefault(thing, len(number)) % MARKS for thing in things) for things in held]
        return cls(held, np.array(marks, np.uint64))

    def may_share(self, ones: Ints, others: Ints) -> NDArray[np.bool_]:
        """Which pairs share a mark: all that share a thing, and some that do not."""
        out: NDArray[np.bool_] = (self.marks[ones] & self.marks[others]) != 0
        return out

    def shared(self, ones: Ints, others: Ints) -> list[tuple[int, frozenset[Hashable]]]:
        """The places of the pairs that share things, and these."""
        at = np.flatnonzero(self.may_share(ones, others))
        both = zip(at.tolist(), ones[at].tolist(), others[at].tolist(), strict=True)
        return [(n, things) for n, one, other in both if (things := self.held[one] & self.held[other])]


def _together(bits: Iterable[int]) -> int:
    out = 0
    for bit in bits:
        out |= 1 << bit
    return out
