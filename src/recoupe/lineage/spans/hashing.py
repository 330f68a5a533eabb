"""Hashes of runs of units: sums of powers that slide along, and a stir at the end."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from recoupe.lineage.spans.arrays import Hashes, Numbers

BASE = 0x9E3779B97F4A7C15
"""An odd number, so that it has an inverse modulo 2**64 (the golden ratio, of Knuth's multiplicative hashing)."""
STIR = np.uint64(0xBF58476D1CE4E5B9)
"""From splitmix64 (Steele, Lea, Flood 2014)."""


@lru_cache(maxsize=8)
def _powers(count: int, base: int) -> Hashes:
    powers = np.full(count, base, np.uint64)
    powers[:1] = 1
    made: Hashes = np.multiply.accumulate(powers)
    made.flags.writeable = False
    return made


def powers(count: int) -> tuple[Hashes, Hashes]:
    """The first powers of the base and of its inverse, modulo 2**64: at least so many."""
    size = 1 << max(17, count.bit_length())
    return _powers(size, BASE), _powers(size, pow(BASE, -1, 1 << 64))


def summed(units: Hashes) -> Hashes:
    """Sums of powers up to each unit: what `sliced` takes slices of."""
    sums = np.zeros(len(units) + 1, np.uint64)
    np.cumsum(units * powers(len(units))[0][: len(units)], out=sums[1:])
    return sums


def rolled(sums: Hashes, size: int) -> Hashes:
    """The hashes of all runs of so many units, one unit apart."""
    count = max(0, len(sums) - size)
    return stirred((sums[len(sums) - count :] - sums[:count]) * powers(len(sums))[1][:count])


def parted(sums: Hashes, first: Numbers) -> Hashes:
    """The hashes of units [first[i], first[i + 1]), the last one up to the end."""
    at = np.append(sums.take(first), sums[-1])
    return stirred((at[1:] - at[:-1]) * powers(len(sums))[1].take(first))


def sliced(sums: Hashes, first: Numbers, last: Numbers) -> Hashes:
    """The hash of the units [first, last) of each row: the same for the same units, wherever they stand."""
    return stirred((sums.take(last) - sums.take(first)) * powers(len(sums))[1].take(first))


def stirred(hashes: Hashes) -> Hashes:
    """Hashes whose high and low bits all depend on all bits."""
    high = hashes >> np.uint64(31)
    high ^= hashes
    high *= STIR
    high ^= high >> np.uint64(29)
    return high
