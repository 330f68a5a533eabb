"""Candidates: how like each other many pairs of passages are, found for all at once.

A pair is scored with its words as they are, and with every other trait as high as it can be at a glance; what stays below has no need
of being looked at. Of the rest the likeness is worked out as `likeness.py` does it, to the last bit, trait by trait for all pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp, log, log1p, sqrt

import numpy as np
from numpy.typing import NDArray

from recoupe.comparison.held import Floats, Held, Ints, Things
from recoupe.comparison.likeness import NAMES, SEVERAL, TOLD, TRAITS, Weights, learned, of_two_things
from recoupe.comparison.passages import Passage

Bools = NDArray[np.bool_]
CELLS = 200_000
"""Pairs that are held in memory at once."""
SLACK = 1e-6
"""More than sums in another order can be off by."""
ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of passages, each with what the two have in common."""

    ones: Ints
    others: Ints
    weight: Floats
    """Of the keys that both say."""
    plain: Floats
    """How many of these are no names."""
    count: Floats
    """How many there are."""
    near: Floats
    """The weight of what both sentences say."""

    def some(self, which: Bools) -> Pairs:
        """Some of the pairs."""
        return Pairs(self.ones[which], self.others[which], self.weight[which], self.plain[which], self.count[which], self.near[which])


@dataclass(frozen=True, slots=True)
class Glance:
    """What is known of passages without looking at two of them."""

    passages: Sequence[Passage]
    said: Held
    around: Held
    weight: Floats
    """Of each key."""
    plain: Floats
    """1 for each key that is no name."""
    said_weight: Floats
    around_weight: Floats
    """Of all keys of a passage, and of its sentence."""
    flags: dict[str, Bools]
    """Traits that two passages have when each has them."""
    things: dict[str, Things]
    """Traits that two passages have when they share a thing."""
    told: dict[str, int]
    """How many articles tell each event."""
    denies: Bools
    asked: tuple[Bools, ...]
    """What two passages must each have, or one of them deny something, for anything to rule out that they tell one thing."""

    @classmethod
    def of(cls, passages: Sequence[Passage], weights: Weights) -> Glance:
        """What is known of these passages."""
        number = {key: n for n, key in enumerate(dict.fromkeys(key for p in passages for key in chain(p.keys, p.around)))}
        return cls(
            passages,
            Held.of([p.keys for p in passages], number),
            Held.of([p.around for p in passages], number),
            np.array([weights.of.get(key, 0.0) for key in number], np.float64),
            np.array([key[0] != "@" for key in number], np.float64),
            np.array([weights.whole[p.keys] for p in passages]),
            np.array([weights.whole[p.around] for p in passages]),
            {
                "quoted": np.array([p.quoted for p in passages]),
                "day": np.array([bool(p.days) for p in passages]),
                "lengths": np.array([p.lasting for p in passages]),
            },
            {
                "speaker": Things.of([p.speakers for p in passages]),
                "event": Things.of([p.events for p in passages]),
                "value": Things.of([p.values for p in passages]),
                "position": Things.of([p.positions for p in passages]),
                "issue": Things.of([p.issues for p in passages]),
            },
            weights.told,
            np.array([p.denies for p in passages]),
            (
                np.array([bool(p.days) for p in passages]),
                np.array([p.attribution is not None for p in passages]),
                np.array([len(p.names) >= SEVERAL for p in passages]),
            ),
        )

    def pairs(self) -> Iterator[Pairs]:
        """All pairs (in order) of passages that share a word, many at a time."""
        first, many = 0, len(self.passages)
        while first < many:
            last = min(many, first + max(1, CELLS // (many - first)))
            weight, plain, count = self.said.shared(first, last, self.weight, self.plain, np.ones_like(self.plain))
            near = self.around.shared(first, last, self.weight)[0]
            cells = np.flatnonzero(plain > 0)
            ones, others = np.divmod(cells, many - first)
            yield Pairs(ones + first, others + first, weight[cells], plain[cells], count[cells], near[cells])
            first = last

    def able(self, pairs: Pairs, least: float) -> Pairs:
        """Those of some pairs that may have this likeness: all that have it, and some that do not."""
        return pairs.some(self.most(pairs) >= log(least / (1 - least)) - SLACK)

    def most(self, pairs: Pairs) -> Floats:
        """The most that pairs can score."""
        known, ones, others = learned(), pairs.ones, pairs.others
        alike, sentence = self._cosines(pairs)
        words = np.log1p(_words(pairs, alike))
        score = known[ALONE] + known["words"] * words + known["cosine"] * alike + known["sentence"] * sentence
        for name, flag in self.flags.items():
            score += known[name] * (flag[ones] & flag[others])
        for name, things in self.things.items():
            most = max(known[name], 0.0) + (max(known["speaker_words"], 0.0) * words if name == "speaker" else 0.0)
            score += most * things.may_share(ones, others)
        return score

    def likeness(self, pairs: Pairs) -> Floats:
        """The likeness of pairs."""
        known, ones, others = learned(), pairs.ones, pairs.others
        alike, sentence = self._cosines(pairs)
        words = _each(log1p, _words(pairs, alike))
        traits = {"words": words, "cosine": alike, "sentence": sentence}
        traits |= {name: (flag[ones] & flag[others]).astype(np.float64) for name, flag in self.flags.items()}
        for name, things in self.things.items():
            column = traits[name] = np.zeros_like(words)
            for n, shared in things.shared(ones, others):
                column[n] = max(1 / sqrt(self.told[str(event)]) for event in shared) if name == "event" else 1.0
        traits["speaker_words"] = words * traits["speaker"]
        score = np.full_like(words, known[ALONE])
        for name in TRAITS:  # in this order, as in `likeness`: then the sums are the same to the last bit
            score += known[name] * traits[name]
        return np.where(self._of_two_things(pairs), 0.0, 1 / (1 + _each(exp, -score)))

    def cosine(self, pairs: Pairs) -> Floats:
        """The share of their weight that passages have in common (0 to 1)."""
        return _cosine(pairs.weight, self.said_weight, pairs)

    def _cosines(self, pairs: Pairs) -> tuple[Floats, Floats]:
        """Of passages, and of their sentences where these are more alike."""
        alike = self.cosine(pairs)
        return alike, np.maximum(alike, _cosine(pairs.near, self.around_weight, pairs))

    def _of_two_things(self, pairs: Pairs) -> Bools:
        """Of which pairs something rules out that they tell one thing: of most one need not ask."""
        ones, others = pairs.ones, pairs.others
        asked: Bools = self.denies[ones] != self.denies[others]
        for flag in self.asked:
            asked |= flag[ones] & flag[others]
        at = np.flatnonzero(asked)
        both = zip(ones[at].tolist(), others[at].tolist(), strict=True)
        asked[at] = [of_two_things(self.passages[a], self.passages[b]) for a, b in both]
        return asked


def _words(pairs: Pairs, alike: Floats) -> Floats:
    return np.sqrt(pairs.weight) * alike * np.minimum(pairs.plain + NAMES * (pairs.count - pairs.plain), TOLD)


def _cosine(shared: Floats, weight: Floats, pairs: Pairs) -> Floats:
    product = weight[pairs.ones] * weight[pairs.others]
    return shared / np.sqrt(np.where(product, product, 1.0))


def _each(function: Callable[[float], float], values: Floats) -> Floats:
    """A function of `math` of each value: those of arrays are not the same to the last bit on every machine."""
    return np.fromiter(map(function, values.tolist()), np.float64, len(values))
