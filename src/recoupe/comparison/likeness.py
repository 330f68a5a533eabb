"""Likeness: how probable it is that two passages of different articles tell one thing.

A logistic model over a dozen traits that a reader can check one by one; its weights are learned (`lang/fr/likeness.yaml`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, log, log1p, sqrt
from operator import mul
from types import MappingProxyType

from recoupe.comparison.passages import Passage
from recoupe.lang import table

SURE = 0.25
"""Likeness from which on two passages of two accounts tell one thing: 95 in a hundred do, below it one in two (decision 0014)."""
NAMES = 0.5
"""What a shared name counts beside a shared word: who met whom is told by names and one verb."""
TOLD = 4
"""Words shared beyond so many add nothing: it is one thing already."""
FEW_WORDS = 3
"""Words that a saying must share with what denies it, to be taken for the same saying."""
FULLEST = 10
"""More than a trait can be."""
SEVERAL = 2
"""Names that each of two passages has, none of them the other's, when they tell of others."""
FEW = 80
"""Passages of a small story: with fewer, words are weighed as if there were so many, or nothing in it would be rare."""


FINE = 2**32
"""Weights are told in parts of so many: sums of such numbers are exact, so that they are the same in any order."""


class Worth(dict[str, float]):
    """The weight of each key that passages say: what stands beside them only weighs nothing."""

    def __missing__(self, _: str) -> float:
        """Nothing."""
        return 0.0


class Wholes(dict[frozenset[str], float]):
    """The weight of all keys of a passage or sentence, worked out once."""

    def __init__(self, worth: Worth) -> None:
        super().__init__()
        self.worth = worth

    def __missing__(self, said: frozenset[str]) -> float:
        """Add it up."""
        found = self[said] = sum(map(self.worth.__getitem__, said))
        return found


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a key tells: what few passages of the story say weighs much (squared inverse frequency); `told` counts articles by event."""

    of: Worth
    told: dict[str, int]
    whole: Wholes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Nothing is added up yet."""
        object.__setattr__(self, "whole", Wholes(self.of))

    @classmethod
    def over(cls, passages: Sequence[Passage]) -> Weights:
        """The weights within one story."""
        often = Counter(key for passage in passages for key in passage.keys)
        size = max(len(passages), FEW) + 1
        told = Counter(event for event, _ in {(event, p.article) for p in passages for event in p.events})
        return cls(Worth({key: round(log(size / (n + 0.5)) ** 2 * FINE) / FINE for key, n in often.items()}), dict(told))

    def sum(self, keys: frozenset[str]) -> float:
        """The weight of some keys together."""
        return sum(map(self.of.__getitem__, keys))

    def cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of their weight that two sets of keys have in common (0 to 1)."""
        return self.sum(one & other) / sqrt(self.whole[one] * self.whole[other] or 1.0)


Measure = Callable[[Passage, Passage, Weights], float]


def cosine(one: Passage, other: Passage, weights: Weights) -> float:
    """The share of their weight that two passages have in common (0 to 1)."""
    return weights.cosine(one.keys, other.keys)


def likeness(one: Passage, other: Passage, weights: Weights) -> float:
    """The probability that two passages tell one thing (0: nothing in common at all)."""
    if of_two_things(one, other):
        return 0.0
    score, counts = _counts()
    for counted in map(mul, counts, traits(one, other, weights)):
        score += counted
    return 1 / (1 + exp(-score))


class Measured(dict[Passage, "Beside"]):
    """What a measure says of any two passages: what is `known`, and the rest worked out when it is asked, for nobody asks of most."""

    def __init__(self, measure: Measure, weights: Weights, known: Mapping[Passage, Mapping[Passage, float]] = MappingProxyType({})) -> None:
        super().__init__()
        self.measure, self.weights, self.known = measure, weights, known

    def __missing__(self, one: Passage) -> Beside:
        """Begin with what is known of a passage."""
        found = self[one] = Beside(self, one, self.known.get(one, {}))
        return found


class Beside(dict[Passage, float]):
    """What a measure says of one passage and others. A mapping, for it is asked so often that to call a function would cost most."""

    __slots__ = ("one", "whole")

    def __init__(self, whole: Measured, one: Passage, known: Mapping[Passage, float]) -> None:
        super().__init__(known)
        self.whole, self.one = whole, one

    def __missing__(self, other: Passage) -> float:
        """Work it out, for both."""
        whole, one = self.whole, self.one
        found = self[other] = whole[other][one] = whole.measure(one, other, whole.weights)
        return found


def reaches(one: Passage, other: Passage, weights: Weights, least: float) -> bool:
    """Whether the likeness of two passages is at least so much: where little is asked, it need not be worked out."""
    if of_two_things(one, other):
        return False
    return _surely(quoted=one.quoted and other.quoted) > least or likeness(one, other, weights) >= least


@cache
def _surely(*, quoted: bool) -> float:
    """A likeness that no two passages are below, whatever they share: every trait that speaks against them at its fullest.

    The cosine of two sentences is told with that of the passages, and is never less.
    """
    known = learned()
    near = min(known["cosine"] + max(known["sentence"], 0.0), 0.0) + min(known["sentence"], 0.0)
    against = sum(min(weight, 0.0) for trait, weight in known.items() if trait not in ("alone", "cosine", "sentence", "quoted"))
    score = known["alone"] + near + FULLEST * against + known["quoted"] * quoted
    return 1 / (1 + exp(-score))


TRAITS = (
    "words", "cosine", "sentence", "speaker", "speaker_words", "quoted", "event", "day", "value", "lengths", "position", "issue",
)  # fmt: skip


def traits(one: Passage, other: Passage, weights: Weights) -> tuple[float, ...]:
    """What two passages have in common, and who speaks, each of TRAITS as one number."""
    shared = one.keys & other.keys
    plain = len(shared) if one.names.isdisjoint(other.names) else len(shared) - len(one.names & other.names)
    weight = weights.sum(shared)
    alike = weight / sqrt(weights.whole[one.keys] * weights.whole[other.keys] or 1.0)
    told = min(plain + NAMES * (len(shared) - plain), TOLD)
    words = log1p(sqrt(weight) * alike * told)
    same = not one.speakers.isdisjoint(other.speakers)
    sentences = len(one.keys) == len(one.around) and len(other.keys) == len(other.around)  # each is all of its sentence
    return (
        words,
        alike,
        alike if sentences else max(alike, weights.cosine(one.around, other.around)),
        same,
        words * same,
        one.quoted and other.quoted,
        max([1 / sqrt(weights.told[event]) for event in one.events & other.events])
        if one.events and not one.events.isdisjoint(other.events)
        else 0.0,
        bool(one.days and other.days),
        not one.values.isdisjoint(other.values),
        one.lasting and other.lasting,
        not one.positions.isdisjoint(other.positions),
        not one.issues.isdisjoint(other.issues),
    )


def of_two_things(one: Passage, other: Passage) -> bool:
    """Whether something rules out that two passages tell one thing."""
    if one.days and other.days and _of_other_days(one, other):
        return True
    if one.attribution and other.attribution and _said_on_other_days(one, other):
        return True
    if one.denies != other.denies and _answered(one, other):
        return True
    return len(one.names) >= SEVERAL and len(other.names) >= SEVERAL and _of_others(one, other)


def _of_other_days(one: Passage, other: Passage) -> bool:
    """Whether two passages tell of events on other days: two meetings are two things, though told in the same words."""
    return all(a[1] < b[0] or b[1] < a[0] for a in one.days for b in other.days)


def _said_on_other_days(one: Passage, other: Passage) -> bool:
    """Whether both tell what somebody said, on days that cannot be the same: he said it twice, and maybe of two things."""
    (first, last), (begin, end) = one.said, other.said
    return bool((last and last < begin) or (end and end < first))


def _answered(one: Passage, other: Passage) -> bool:
    """Whether one denies something that the other tells, with few words in common: most likely of something else."""
    if not (one.attribution or other.attribution):
        return False
    return len(one.plain & other.plain) < FEW_WORDS


def _of_others(one: Passage, other: Passage) -> bool:
    """Whether two passages that name several have none in common, nor who speaks, nor an event: much the same, of others."""
    return one.names.isdisjoint(other.names) and one.speakers.isdisjoint(other.speakers) and one.events.isdisjoint(other.events)


@cache
def learned() -> dict[str, float]:
    """How much each trait counts (`alone`: a pair without any)."""
    return {str(trait): float(weight) for trait, weight in table("fr/likeness").items()}


@cache
def _counts() -> tuple[float, tuple[float, ...]]:
    """The score without any trait, and how much each of TRAITS counts."""
    known = learned()
    return known["alone"], tuple(known[trait] for trait in TRAITS)
