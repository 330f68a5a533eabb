"""Articles that hang together by copied passages: connected components."""

from __future__ import annotations

import numpy as np

from recoupe.lineage.spans.arrays import Numbers, Small


def families(one: Small | Numbers, other: Small | Numbers, count: int) -> Numbers:
    """For each of `count` articles the least number of its family, which is its earliest member where numbers are in order of time.

    The least label goes over every pair, then labels are followed to their own labels, until nothing changes: rounds grow with the
    logarithm of a family's width, not with its size.
    """
    label = np.arange(count)
    one, other = one.astype(np.int64), other.astype(np.int64)
    while len(one):
        a, b = label[one], label[other]
        apart = a != b
        one, other, a, b = one[apart], other[apart], a[apart], b[apart]
        np.minimum.at(label, np.maximum(a, b), np.minimum(a, b))
        while (label[label] != label).any():
            label = label[label]
    return label
