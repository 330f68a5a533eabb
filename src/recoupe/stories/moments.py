"""The moments of one story: two groups of its articles that each speak in words of their own are told apart.

Words are taken to be drawn from one bag for each moment (a mixture of Dirichlet-multinomials). The evidence for two bags
instead of one is a difference of two likelihoods with the bags integrated out, so more bags are not better by themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recoupe.stories.marks import dates, numbers
from recoupe.stories.rule import holds
from recoupe.stories.traits import traits

PRIOR = 1.5
"""How much of a term each bag holds before any is drawn: anything from 0.5 to 2 parts the seven topics of RPM2 in the same way."""
SHARED = 2
"""Articles that a term must occur in: what only one tells parts nothing."""
SMALLEST = 4
"""Articles below which a group is not parted."""
APART = 14
"""Days of silence between two moments: the telling of one does not stop so long."""
MANY = 20
"""Articles up to which evidence adds up: a larger group always has more of it, as its articles come back to one angle or another."""
DATES, NUMBERS = 2.0, 1.0
"""How much a date and a number count beside a word: what parts the seven topics best when their articles are cut short."""
STARTS = 12
"""Pairs of articles, the least alike, around which two groups are first formed."""
ROUNDS = 20
Matrix = NDArray[np.float64]


class Told(NamedTuple):
    """What an article says, counted: its words, the dates and the numbers it names."""

    words: Mapping[str, int]
    dates: Mapping[str, int]
    numbers: Mapping[str, int]


def told(title: str, text: str) -> Told:
    """What an article says."""
    whole = f"{title}\n{text}"
    return Told(traits(title, text).words, dates(whole), numbers(whole))


class Parting(NamedTuple):
    """The best way to part a group in two: the sides, and the evidence for it.

    Evidence is counted for each word of an article, of which long articles have more: then it is the same for long ones and short.
    """

    sides: tuple[tuple[int, ...], tuple[int, ...]]
    evidence: float


def moments(articles: Sequence[Told], days: Sequence[int] = ()) -> list[list[int]]:
    """The moments of a story, as places in the sequence of its articles; one when nothing parts them.

    `days` are those of publication (-1 where not known). Where all are known, a silence of `APART` days parts two moments
    whatever their words; then the words part what is left.
    """
    every = list(range(len(articles)))
    return sorted(group for members in _by_days(every, days) for group in _parted(members, articles))


def _by_days(members: list[int], days: Sequence[int]) -> list[list[int]]:
    if not days or min(days) < 0:
        return [members]
    ordered = sorted(members, key=lambda at: (days[at], at))
    cuts = [0, *(n for n in range(1, len(ordered)) if days[ordered[n]] - days[ordered[n - 1]] >= APART), len(ordered)]
    return [sorted(ordered[first:last]) for first, last in pairwise(cuts)]


def _parted(members: list[int], articles: Sequence[Told]) -> list[list[int]]:
    found = parting([articles[at] for at in members])
    if found is None or not holds(found.evidence):
        return [members]
    sides = [[members[at] for at in side] for side in found.sides]
    return [group for side in sides for group in _parted(side, articles)]


def parting(articles: Sequence[Told]) -> Parting | None:
    """The best parting of some articles in two; None for too few articles, or where every start falls together again."""
    if len(articles) < SMALLEST:
        return None
    words = _matrix([known.words for known in articles])
    others = (_matrix([known.dates for known in articles]), _matrix([known.numbers for known in articles]))
    kinds = [(1.0, Bags(words)), *((weight, Bags(matrix)) for weight, matrix in zip((DATES, NUMBERS), others, strict=True) if matrix.any())]
    best, gain = None, -np.inf
    for start in _starts(words):
        sides = _settled(start, kinds)
        found = sum(weight * bags.gain(sides) for weight, bags in kinds)
        if found > gain + 1e-6:
            best, gain = sides, found
    if best is None or not 0 < best.sum() < len(best):
        return None
    one, other = (tuple(int(at) for at in np.flatnonzero(best == side)) for side in (best[0], 1 - best[0]))
    length = sum(len(known.words) for known in articles) / len(articles)
    return Parting((one, other), gain * min(1.0, MANY / len(articles)) / length)


def _matrix(counts: Sequence[Mapping[str, int]]) -> Matrix:
    """Articles x terms that at least two of them have; a term counts 1 + log of how often it occurs."""
    shared = Counter(term for known in counts for term in known)
    places = {term: at for at, term in enumerate(sorted(term for term, articles in shared.items() if articles >= SHARED))}
    weights = np.zeros((len(counts), len(places)))
    for row, known in enumerate(counts):
        for term, count in known.items():
            if term in places:
                weights[row, places[term]] = 1.0 + log(count)
    return weights


def _starts(weights: Matrix) -> list[NDArray[np.int_]]:
    """Ways to begin: each article goes with the one of two unlike articles that is more like it."""
    rare = weights * np.log(len(weights) / np.maximum(1, (weights > 0).sum(0)) + 0.2)
    rare /= np.sqrt((rare * rare).sum(1, keepdims=True)) + 1e-9
    # once more through the neighbours: two short articles share words with a third rather than with one another
    through = rare @ rare.T
    through /= np.sqrt((through * through).sum(1, keepdims=True)) + 1e-9
    second = np.round(through @ through.T, 9)
    pairs = sorted(combinations(range(len(weights)), 2), key=lambda pair: (second[pair], pair))
    return [(second[other] > second[one]).astype(np.int_) for one, other in pairs[:STARTS]]


class Bags:
    """Articles as draws from two bags of terms."""

    def __init__(self, weights: Matrix) -> None:
        self.weights = weights
        self._terms = [np.flatnonzero(row) for row in weights]
        self._counts = np.zeros((2, weights.shape[1]))
        self._prior = PRIOR * weights.shape[1]

    def gain(self, sides: NDArray[np.int_]) -> float:
        """How much likelier two bags make the articles than one does (natural logarithm)."""
        if not self.weights.shape[1]:
            return 0.0
        return sum(self._likelihood(self.weights[sides == side]) for side in (0, 1)) - self._likelihood(self.weights)

    def _likelihood(self, rows: Matrix) -> float:
        counts = rows.sum(0)
        drawn = counts[counts > 0]
        each = log_gamma(drawn + PRIOR) - log_gamma(np.array(PRIOR))
        return float(each.sum() + log_gamma(np.array(self._prior)) - log_gamma(np.array(counts.sum() + self._prior)))

    def begin(self, sides: NDArray[np.int_]) -> None:
        """Fill the bags."""
        self._counts = np.array([self.weights[sides == side].sum(0) for side in (0, 1)])

    def move(self, at: int, side: int, sign: int) -> None:
        """Put an article into a bag (1), or take it out (-1)."""
        self._counts[side] += sign * self.weights[at]

    def joining(self, at: int) -> Matrix:
        """How likely an article is drawn from each bag as it stands."""
        before = self._counts[:, self._terms[at]] + PRIOR
        drawn = self.weights[at, self._terms[at]]
        whole = self._counts.sum(1) + self._prior
        each: Matrix = (log_gamma(before + drawn) - log_gamma(before)).sum(1) - log_gamma(whole + drawn.sum()) + log_gamma(whole)
        return each


def _settled(start: NDArray[np.int_], kinds: Sequence[tuple[float, Bags]]) -> NDArray[np.int_]:
    """Each article in turn goes where it is likelier, until none moves."""
    sides = start.copy()
    for _, bags in kinds:
        bags.begin(sides)
    for _ in range(ROUNDS):
        moved = False
        for at in range(len(sides)):
            side = int(sides[at])
            for _, bags in kinds:
                bags.move(at, side, -1)
            likelier = sum((weight * bags.joining(at) for weight, bags in kinds), np.zeros(2))
            to = side if likelier[1 - side] <= likelier[side] + 1e-9 or (sides == side).sum() == 1 else 1 - side
            for _, bags in kinds:
                bags.move(at, to, 1)
            moved |= to != side
            sides[at] = to
        if not moved:
            break
    return sides


def log_gamma(x: Matrix) -> Matrix:
    """The logarithm of the gamma function for x > 0 (Stirling's series above 4)."""
    y = x + 4.0
    return (y - 0.5) * np.log(y) - y + 0.9189385332046727 + 1 / (12 * y) - 1 / (360 * y**3) - np.log(x * (x + 1) * (x + 2) * (x + 3))
