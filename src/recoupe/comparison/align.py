"""Alignment: which passages of different articles tell the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

from recoupe.comparison.passages import Passage

ALIKE = 1.5
"""Least likeness of two passages put side by side. On the tuning documents about 6 pairs in 10 above it are one
thing by the gold (which is not exhaustive), and hardly more are gained lower down (November 2025)."""
NAMES = 0.5
"""What a shared name counts beside a shared word: who met whom is told by names and one verb."""
HANGS = 0.3
"""Two passages of a group hang together when their likeness is at least this share of ALIKE."""
OTHERS_SHARE = 3
"""Plain words that the tellings of two speakers must share: on two words, two people only speak of one subject."""
FACT_AND_SAYING = 0.25
"""Least cosine of what one article tells as a fact and another as somebody's words, when they share few words."""
FEW = 80
"""Passages of a small story: with fewer, words are weighed as if there were so many, or nothing in it would be rare."""
MOST_OF = 0.65
"""A passage joins a group when it is like passages of this share of its other articles."""
LONGEST = 340
"""A telling of more characters points at nothing in particular."""
SAME_SPEAKER, OTHER_SPEAKER, OTHER_PARTY, ONE_VOICE = 1.3, 0.7, 0.35, 0.8
"""What one says twice is likely one thing; what two say is likely two, whatever words they share, and of two sides even more."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a key tells: what few passages of the story say weighs much (squared inverse frequency)."""

    of: dict[str, float]

    @classmethod
    def over(cls, passages: Sequence[Passage]) -> Weights:
        """The weights within one story."""
        often = Counter(key for passage in passages for key in passage.keys)
        size = max(len(passages), FEW) + 1
        return cls({key: log(size / (n + 0.5)) ** 2 for key, n in often.items()})

    def sum(self, keys: Iterable[str]) -> float:
        """The weight of some keys together (sorted, so that the sum is the same to the last bit)."""
        return sum(self.of[key] for key in sorted(keys))


def likeness(one: Passage, other: Passage, weights: Weights) -> float:
    """How much two passages tell the same thing (0: nothing; from ALIKE on: likely one thing).

    Weight of what they share, times the cosine, times how many plain words they share; who speaks counts.
    Two passages that share names alone, or a single word, or tell of events on other days, have nothing in common.
    """
    shared = one.keys & other.keys
    plain = sum(1 for key in shared if key[0] != "@")
    if not plain or len(shared) < 2 or _other_day(one, other):
        return 0.0
    if plain < OTHERS_SHARE and _other_saying(one, other, cosine(one, other, weights)):
        return 0.0
    told = min(plain + NAMES * (len(shared) - plain), 4)
    return sqrt(weights.sum(shared)) * cosine(one, other, weights) * told * _voices(one, other)


def _other_saying(one: Passage, other: Passage, share: float) -> bool:
    """Whether two passages with few words in common are two sayings: of two speakers, or of which one denies, or a saying and a fact."""
    if one.speakers and other.speakers and not one.speakers & other.speakers:
        return True
    if (one.attribution or other.attribution) and one.denies != other.denies:
        return True
    return bool(one.attribution) != bool(other.attribution) and share < FACT_AND_SAYING


def cosine(one: Passage, other: Passage, weights: Weights) -> float:
    """The share of their weight that two passages have in common (0 to 1)."""
    return weights.sum(one.keys & other.keys) / sqrt(weights.sum(one.keys) * weights.sum(other.keys) or 1.0)


def _voices(one: Passage, other: Passage) -> float:
    if one.speakers & other.speakers:
        return SAME_SPEAKER
    if one.party and other.party and one.party != other.party:
        return OTHER_PARTY
    if one.speakers and other.speakers:
        return OTHER_SPEAKER
    return 1.0 if bool(one.speakers) == bool(other.speakers) else ONE_VOICE


def _other_day(one: Passage, other: Passage) -> bool:
    """Whether two passages tell of events on other days: two meetings are two things, though told in the same words."""
    return bool(one.days and other.days) and all(a[1] < b[0] or b[1] < a[0] for a in one.days for b in other.days)


def pairs(passages: Sequence[Passage], weights: Weights) -> dict[tuple[int, int], float]:
    """The likeness of all pairs of passages that have any, within an article too: what it says twice is one telling."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, passage in enumerate(passages):
        for key in passage.keys:
            if key[0] != "@":
                holders[key].append(n)
    near = {pair for held in holders.values() for pair in combinations(held, 2)}
    return {(a, b): alike for a, b in sorted(near) if (alike := likeness(passages[a], passages[b], weights))}


def groups(passages: Sequence[Passage], alike: dict[tuple[int, int], float]) -> list[list[int]]:
    """Passages that tell one thing, best pairs first; a passage tells one thing only.

    A pair of two articles opens a group; a passage or a group joins another when it hangs together with it
    (so that no chain of likenesses leads from one thing to another) and no telling becomes over-long.
    """
    group_of: dict[int, list[int]] = {}
    for (a, b), score in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        if score < ALIKE:
            break
        if passages[a].article == passages[b].article:
            continue
        one, other = group_of.get(a, [a]), group_of.get(b, [b])
        joined = sorted({*one, *other})
        if one is other or not _fit(passages, joined, alike):
            continue
        group_of.update((n, joined) for n in joined)
    unique = {id(group): group for group in group_of.values()}
    return sorted(unique.values())


def _fit(passages: Sequence[Passage], joined: list[int], alike: dict[tuple[int, int], float]) -> bool:
    """Whether every passage is like one of at least half of the other articles and like all of its own, and no telling is over-long."""
    size: Counter[str] = Counter()
    for n in joined:
        size[passages[n].article] += passages[n].end - passages[n].start
    if len(joined) > 2 and max(size.values()) > LONGEST:
        return False
    for n in joined:
        near = {m for m in joined if alike.get((min(n, m), max(n, m)), 0.0) >= HANGS * ALIKE}
        own = {m for m in joined if m != n and passages[m].article == passages[n].article}
        if not own <= near or len({passages[m].article for m in near - own}) < MOST_OF * (len(size) - 1):
            return False
    return True
