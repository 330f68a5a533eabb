"""Seeds that follow one another in both articles are one passage, though some words of it were changed."""

from __future__ import annotations

import numpy as np

from recoupe.lineage.spans.arrays import GRAM, WORDS, Bools, Bytes, Chains, Hashes, Limits, Numbers, Seeds, Stretches, counted, taken
from recoupe.lineage.spans.printing import WINDOW

GAP = np.array([30, 150], np.int32) + np.array(GRAM, np.int32)
"""Units, by key, from the place of a seed to that of the next of its chain at most: 30 words between their prints (SCALE 4.1)."""
BAND = np.array([12, 60], np.int32)
"""Units, by key, that their diagonals differ at most: words put in or left out."""
LEAST = 2
"""Seeds of a chain: an unbroken run that has a single one is shorter than 16 words."""
QUIET = np.array([WINDOW, 40], np.int32)
"""Units, by key, between the places of two seeds without a change between: words for certain, letters nearly always."""
BESIDE = np.array([4, 32], np.int32)
"""Unchanged units without a seed beside a change, before and behind it, on average."""


def chains(seeds: Seeds, least: int = LEAST) -> Chains:
    """The chains of at least so many seeds, of all pairs of articles at once."""
    seeds = _sorted(seeds)
    if not len(seeds.at):
        return Chains(np.empty(0, np.int64), np.empty(0, np.int64), seeds)
    seeds = _untangled(seeds)
    heads = np.flatnonzero(np.concatenate([[True], ~_linked(seeds)]))
    ends = np.append(heads[1:], len(seeds.at))
    long = ends - heads >= least
    return Chains(heads[long], ends[long], seeds)


def stretches(chains: Chains) -> Stretches:
    """What each chain spans on both sides."""
    lo, hi, seeds = chains
    first, last = taken(seeds, lo), taken(seeds, hi - 1)
    gram = np.array(GRAM, np.uint32)[first.key]
    size = hi - lo
    end = np.cumsum(size)
    seeds = taken(seeds, np.repeat(lo, size) + counted(size))  # far fewer than there were, when the best are chosen
    quoted = np.concatenate([[0], np.cumsum(seeds.quoted)])
    changed = np.concatenate([[0], np.cumsum(_changes(seeds))])
    return Stretches(
        first.target,
        first.source,
        first.key,
        first.at,
        last.at + gram,
        first.origin,
        last.origin + gram,
        size.astype(np.uint32),
        (quoted[end] - quoted[end - size]).astype(np.uint32),
        (changed[end - 1] - changed[end - size]).astype(np.uint32),
    )


def _changes(seeds: Seeds) -> Numbers:
    """Changed units between each seed and the next, estimated from the distance between them."""
    if not len(seeds.at):
        return np.empty(0, np.int64)
    key = seeds.key[1:]
    step = np.diff(seeds.at.view(np.int32))
    shift = np.abs(step - np.diff(seeds.origin.view(np.int32)))
    missing = step - _of(np.array(GRAM, np.int32) + BESIDE, key)
    broken = (step > _of(QUIET, key)) | (shift > 0)
    return np.where(broken, np.maximum(np.maximum(missing, shift), 1), 0).astype(np.int64)


def _of(limits: Limits, key: Bytes) -> Limits:
    """The limit of each row's key; one for all, where no row is of letters."""
    return limits[key] if key.any() else limits[WORDS : WORDS + 1]


def _pair(seeds: Seeds) -> Hashes:
    """A number for target, source and key that sorts like them."""
    return (seeds.target.astype(np.uint64) << np.uint64(32) | seeds.source) * np.uint64(2) + seeds.key


def _sorted(seeds: Seeds) -> Seeds:
    """Seeds by target, source, key, place in the target and place in the source."""
    if not len(seeds.at):
        return seeds
    lowest = seeds.target.min()
    sources, places = int(seeds.source.max()) + 1, int(seeds.at.max()) + 1
    if (int(seeds.target.max() - lowest) + 1) * sources * 2 * places >= 1 << 64:
        return taken(seeds, np.lexsort((seeds.origin, seeds.at, _pair(seeds))))
    packed = (seeds.target - lowest).astype(np.uint64) * np.uint64(sources) + seeds.source
    packed = (packed * np.uint64(2) + seeds.key) * np.uint64(places) + seeds.at
    order = _order(packed)
    packed = packed[order]
    again = np.zeros(len(order) + 1, np.bool_)
    again[1:-1] = packed[1:] == packed[:-1]
    tied = np.flatnonzero(again[1:] | again[:-1])
    order[tied] = order[tied][np.lexsort((seeds.origin[order[tied]], packed[tied]))]
    return taken(seeds, order)


def _order(numbers: Hashes) -> Numbers:
    """The order of numbers. Where they have room for it the row is put behind each: to sort them is quicker than to sort rows by them."""
    low = len(numbers).bit_length()
    if int(numbers.max()).bit_length() + low > 64:
        return np.argsort(numbers)
    packed = numbers << np.uint64(low)
    packed |= np.arange(len(numbers), dtype=np.uint64)
    packed.sort()
    packed &= np.uint64((1 << low) - 1)
    return packed.view(np.int64)


def _same(seeds: Seeds) -> Bools:
    """Which seeds are of the same articles and key as the one before, from the second on."""
    same: Bools = seeds.source[1:] == seeds.source[:-1]
    same &= seeds.target[1:] == seeds.target[:-1]
    same &= seeds.key[1:] == seeds.key[:-1]
    return same


def _linked(seeds: Seeds) -> Bools:
    """Which seeds go on with the chain of the one before, from the second on."""
    step = np.diff(seeds.at.view(np.int32))
    turn = np.diff(seeds.origin.view(np.int32))
    gap, band = _of(GAP, seeds.key[1:]), _of(BAND, seeds.key[1:])
    linked: Bools = _same(seeds) & (np.minimum(step, turn) >= 0) & (np.maximum(step, turn) <= gap) & (np.abs(step - turn) <= band)
    return linked


def _untangled(seeds: Seeds) -> Seeds:
    """Where a pair has seeds on diagonals that lie apart (a moved paragraph, a refrain), those of each diagonal together."""
    diagonal = seeds.at.view(np.int32) - seeds.origin.view(np.int32)
    same = _same(seeds)
    jumps = np.flatnonzero((np.abs(np.diff(diagonal)) > BAND[WORDS]) & same)
    jumps = jumps[np.abs(diagonal[jumps + 1] - diagonal[jumps]) > BAND[seeds.key[jumps]]]
    if not len(jumps):
        return seeds
    bounds = np.concatenate([[0], np.flatnonzero(~same) + 1, [len(seeds.at)]])
    pair = np.searchsorted(bounds, jumps, side="right") - 1
    pair = pair[np.concatenate([[True], pair[1:] != pair[:-1]])]
    size = bounds[pair + 1] - bounds[pair]
    rows = np.repeat(bounds[pair], size) + counted(size)
    pair = np.repeat(np.arange(len(size)), size)
    slant = diagonal[rows].astype(np.int64)
    slant -= slant.min()
    by_diagonal = _order((pair * (int(slant.max()) + 1) + slant).view(np.uint64))
    apart = np.abs(np.diff(slant[by_diagonal])) > BAND[seeds.key[rows[by_diagonal[1:]]]]
    apart |= np.diff(pair[by_diagonal]) != 0
    bundle = np.zeros(len(rows), np.uint64)
    bundle[by_diagonal[1:]] = np.cumsum(apart)
    order = np.arange(len(seeds.at))
    order[rows] = rows[_order(bundle)]
    return taken(seeds, order)
