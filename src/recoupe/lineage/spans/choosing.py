"""For every stretch of a target the best earlier source: a star, not all pairs."""

from __future__ import annotations

import numpy as np

from recoupe.lineage.spans.arrays import GRAM, Bools, Chains, Numbers, Small
from recoupe.lineage.spans.chaining import LEAST

ROUNDS = 64
"""Stretches of one target at most that are taken one after the other."""


def best(chains: Chains) -> Chains:
    """The chains that are kept: in each target the one of most seeds, then those that say something of what is left.

    Of equals the one of the earliest source is taken.
    A chain loses the seeds that lie in a stretch taken before it; the ends that are left are still ends of shared prints.
    Words and letters are chosen for themselves.
    """
    seeds = chains.seeds
    target, key, source = seeds.target[chains.lo], seeds.key[chains.lo], seeds.source[chains.lo]
    order = np.lexsort((chains.lo, source, chains.lo - chains.hi, key, target))
    left, kept = Chains(chains.lo[order], chains.hi[order], seeds), []
    for _ in range(ROUNDS):
        if not len(left.lo):
            break
        first = _first(left)
        taken = Chains(left.lo[first], left.hi[first], seeds)
        kept.append(taken)
        left = _without(Chains(left.lo[~first], left.hi[~first], seeds), taken, (np.cumsum(first) - 1)[~first])
    lo = np.concatenate([k.lo for k in kept] or [chains.lo])
    hi = np.concatenate([k.hi for k in kept] or [chains.hi])
    order = np.lexsort((lo, seeds.at[lo], seeds.key[lo], seeds.target[lo]))
    return Chains(lo[order], hi[order], seeds)


def _first(chains: Chains) -> Bools:
    """Which chain is the first of its target and key."""
    target, key = chains.seeds.target[chains.lo], chains.seeds.key[chains.lo]
    first = np.ones(len(target), np.bool_)
    first[1:] = (target[1:] != target[:-1]) | (key[1:] != key[:-1])
    return first


def _without(chains: Chains, taken: Chains, taker: Numbers) -> Chains:
    """What the chains have before and behind the stretch that was taken in their target; `taker` is its row, for each chain."""
    lo, hi, seeds = chains
    gram = np.array(GRAM, np.int64)[seeds.key[lo]]
    start = seeds.at[taken.lo].astype(np.int64)[taker]
    end = seeds.at[taken.hi - 1].astype(np.int64)[taker] + gram
    before = _until(seeds.at, lo, hi, start - gram + 1)
    behind = _until(seeds.at, lo, hi, end)
    parts_lo, parts_hi = np.stack([lo, behind], axis=1), np.stack([before, hi], axis=1)
    long = parts_hi - parts_lo >= LEAST
    return Chains(parts_lo[long], parts_hi[long], seeds)


def _until(at: Small, lo: Numbers, hi: Numbers, place: Numbers) -> Numbers:
    """For each chain the first seed that lies at the place or behind it: a binary search in all chains at once."""
    lo, hi = lo.copy(), hi.copy()
    while (open_ := lo < hi).any():
        middle = (lo + hi) // 2
        less = open_ & (at[np.minimum(middle, len(at) - 1)] < place)
        lo = np.where(less, middle + 1, lo)
        hi = np.where(open_ & ~less, middle, hi)
    return lo
