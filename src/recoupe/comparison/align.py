"""Alignment: which passages of different articles tell the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
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
