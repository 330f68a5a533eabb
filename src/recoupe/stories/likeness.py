"""How near two articles are by their words: the one notion of "same story" at the desk, for strangers and for splitting."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from recoupe.stories.traits import Traits

NEAR = 0.2
"""Cosine from which two articles are taken to tell one story.

Measured on the twenty clusters of RPM2 (ten topics, ten articles each): below 0.2 lies one article in 200 among those of
its own cluster, and above it one in 13 of those of another topic, most of them from the same war.
"""
ALIKE = 0.18
"""Mean cosine of the articles of two groups from which they are one story: anything from .17 to .20 does best on seven topics of RPM2."""
STRAY = 0.1
"""Mean cosine from which a few articles that were left over still belong to the story most like them (B-cubed F1 of stories then .99)."""
FEW = 3
"""Articles that are no group of their own beside a larger one like them."""
Matrix = NDArray[np.float64]


def cosines(articles: Sequence[Traits]) -> Matrix:
    """The cosine of each pair of articles; a word weighs 1 + log of how often it occurs."""
    places: dict[str, int] = {}
    vectors = np.zeros((len(articles), len({term for known in articles for term in known.words})))
    for row, known in enumerate(articles):
        weights = _unit(known.words)
        for term in sorted(weights):
            vectors[row, places.setdefault(term, len(places))] = weights[term]
    return vectors @ vectors.T


def near(cosine: Matrix) -> list[list[int]]:
    """The groups of articles that are near one another, each to at least one of its group; the largest first."""
    group = {at: {at} for at in range(len(cosine))}
    for one, other in combinations(range(len(cosine)), 2):
        if group[one] is not group[other] and cosine[one, other] >= NEAR:
            joined = group[one] | group[other]
            group.update(dict.fromkeys(joined, joined))
    found = {min(members): sorted(members) for members in group.values()}
    return sorted(found.values(), key=lambda members: (-len(members), members))


def alike(cosine: Matrix, together: Sequence[Sequence[int]] = (), apart: Collection[tuple[int, int]] = ()) -> list[list[int]]:
    """The stories of a folder.

    Of the articles near one another, the two groups most alike on average are joined, again and again; then the few left over.
    Articles `together` are one story and pairs `apart` are two, whatever their words: a person has said so.
    """
    bound = cosine.copy()
    for members in together:
        bound[np.ix_(members, members)] = 1.0
    for one, other in apart:
        bound[one, other] = bound[other, one] = -np.inf
    groups = []
    for members in near(bound):
        places = {at: place for place, at in enumerate(members)}
        inside = [[places[at] for at in held] for held in together if held[0] in places]
        groups += [[members[at] for at in group] for group in _stories(bound[np.ix_(members, members)], inside)]
    return sorted(groups)


def _stories(cosine: Matrix, together: Sequence[Sequence[int]]) -> list[list[int]]:
    groups = _joined(cosine, together)
    large = [members for members in groups if len(members) > FEW] or groups
    for members in sorted((g for g in groups if g not in large), key=lambda g: (-len(g), g)):
        means = [float(cosine[np.ix_(members, other)].mean()) for other in large]
        best = int(np.argmax(means))
        if means[best] >= STRAY and len(large[best]) > FEW:
            large[best] = sorted(large[best] + members)
        else:
            large.append(members)
    return large


def _joined(cosine: Matrix, together: Sequence[Sequence[int]]) -> list[list[int]]:
    """Average linkage down to `ALIKE`, from groups that are given and single articles."""
    given = [sorted(members) for members in together]
    held = {at for members in given for at in members}
    parts = sorted([*given, *([at] for at in range(len(cosine)) if at not in held)])
    groups = dict(enumerate(parts))
    means = np.array([[cosine[np.ix_(one, other)].mean() for other in parts] for one in parts]) if given else cosine.copy()
    np.fill_diagonal(means, -1.0)
    while len(groups) > 1:
        one, other = sorted(int(at) for at in np.unravel_index(int(means.argmax()), means.shape))
        if means[one, other] < ALIKE:
            break
        sizes = len(groups[one]), len(groups[other])
        means[one] = (means[one] * sizes[0] + means[other] * sizes[1]) / sum(sizes)
        means[:, one] = means[one]
        means[one, one] = -1.0
        means[other], means[:, other] = -1.0, -1.0
        groups[one] = sorted(groups[one] + groups.pop(other))
    return list(groups.values())


def _unit(counts: Mapping[str, int]) -> dict[str, float]:
    weights = {term: 1.0 + log(count) for term, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}
