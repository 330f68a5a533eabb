"""Alignment: which passages of different articles tell the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from recoupe.comparison.likeness import Weights, likeness
from recoupe.comparison.passages import Passage

ALIKE = 0.12
"""Least probability at which two passages are put side by side."""
HANGS = 0.2
"""Two passages of a group hang together when their likeness is at least this share of ALIKE."""
MOST_OF = 0.65
"""A passage joins a group when it is like passages of this share of its other articles."""
LONGEST = 390
"""A telling of more characters points at nothing in particular."""


def pairs(passages: Sequence[Passage], weights: Weights) -> dict[tuple[int, int], float]:
    """The likeness of all pairs of passages that have any, within an article too: what it says twice is one telling."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, passage in enumerate(passages):
        for key in passage.keys:
            if key[0] != "@":
                holders[key].append(n)
    near = {pair for held in holders.values() for pair in combinations(held, 2)}
    return {(a, b): alike for a, b in sorted(near) if (alike := likeness(passages[a], passages[b], weights))}


def groups(passages: Sequence[Passage], alike: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Passages that tell one thing, best pairs first.

    A pair of two articles opens a group; two groups become one when all of them hang together (so that no chain of likenesses
    leads from one thing to another) and no telling becomes over-long. Where they do not, a passage may be told in the other
    group too: one clause may say when somebody was freed and how long he was held.
    """
    found = _Groups(passages, alike)
    for (a, b), score in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        if score < ALIKE:
            break
        if passages[a].article != passages[b].article:
            found.put(a, b)
    return sorted(sorted(group) for group in found.groups if group)


class _Groups:
    """Groups of passages as they grow."""

    def __init__(self, passages: Sequence[Passage], alike: Mapping[tuple[int, int], float]) -> None:
        self.passages, self.alike = passages, alike
        self.groups: list[set[int]] = []
        self.of: dict[int, list[int]] = defaultdict(list)

    def put(self, a: int, b: int) -> None:
        """Put two passages together, with the groups that they are in, or one into a group of the other."""
        mine, theirs = self.of[a], self.of[b]
        if not set(mine).isdisjoint(theirs):
            return
        if len(mine) <= 1 and len(theirs) <= 1 and self._joined(mine, theirs, a, b):
            return
        for group, passage in (*((g, b) for g in mine), *((g, a) for g in theirs)):
            joined = self.groups[group] | {passage}
            if _fit(self.passages, sorted(joined), self.alike):
                self.groups[group] = joined
                self.of[passage].append(group)
                return

    def _joined(self, mine: list[int], theirs: list[int], a: int, b: int) -> bool:
        """Whether two passages that are in one group each, or in none, are now in one with all that goes with them."""
        joined = {a, b}.union(*(self.groups[g] for g in (*mine, *theirs)))
        if not _fit(self.passages, sorted(joined), self.alike):
            return False
        new = len(self.groups)
        self.groups.append(joined)
        gone = {*mine, *theirs}
        for group in gone:
            self.groups[group] = set()
        for passage in joined:
            self.of[passage] = [*(g for g in self.of[passage] if g not in gone), new]
        return True


def _fit(passages: Sequence[Passage], joined: Sequence[int], alike: Mapping[tuple[int, int], float]) -> bool:
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
