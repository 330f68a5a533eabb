"""Alignment: which passages of different articles tell the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from recoupe.comparison.candidates import candidates
from recoupe.comparison.likeness import Weights, likeness, reaches
from recoupe.comparison.passages import Passage

ALIKE = 0.12
"""Least probability at which two passages are put side by side."""
HANGS = 0.2
"""Two passages of a group hang together when their likeness is at least this share of ALIKE."""
MOST_OF = 0.65
"""A passage joins a group when it is like passages of this share of its other articles."""
LONGEST = 390
"""A telling of more characters points at nothing in particular."""

Hangs = Callable[[int, int], bool]
"""Whether two passages hang together."""
Group = dict[int, set[str]]
"""Passages that tell one thing: for each the other articles that have something like it."""


def pairs(passages: Sequence[Passage], weights: Weights, least: float = ALIKE) -> dict[tuple[int, int], float]:
    """The likeness of all pairs of passages of which it is so much, within an article too: what it says twice is one telling."""
    near = candidates(passages, weights, least)
    return {(a, b): alike for a, b in near if (alike := likeness(passages[a], passages[b], weights)) >= least}


def hanging(passages: Sequence[Passage], weights: Weights, alike: Iterable[tuple[int, int]] = ()) -> Hangs:
    """Whether two passages hang together, found out when it is asked: of most pairs nobody ever asks. Those that are `alike` do."""
    known = dict.fromkeys(alike, True)

    def hangs(a: int, b: int) -> bool:
        pair = (a, b) if a < b else (b, a)
        if (found := known.get(pair)) is None:
            one, other = passages[a], passages[b]
            found = known[pair] = not one.plain.isdisjoint(other.plain) and reaches(one, other, weights, HANGS * ALIKE)
        return found

    return hangs


def groups(passages: Sequence[Passage], alike: Mapping[tuple[int, int], float], hangs: Hangs) -> list[list[int]]:
    """Passages that tell one thing, best pairs first.

    A pair of two articles opens a group; two groups become one when all of them hang together (so that no chain of likenesses
    leads from one thing to another) and no telling becomes over-long. Where they do not, a passage may be told in the other
    group too: one clause may say when somebody was freed and how long he was held.
    """
    found = _Groups(passages, hangs)
    for (a, b), score in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        if score < ALIKE:
            break
        if passages[a].article != passages[b].article:
            found.put(a, b)
    return sorted(sorted(group) for group in found.groups if group)


class _Groups:
    """Groups of passages as they grow."""

    def __init__(self, passages: Sequence[Passage], hangs: Hangs) -> None:
        self.articles, self.lengths = [p.article for p in passages], [p.end - p.start for p in passages]
        self.hangs = hangs
        self.groups: list[Group] = []
        self.of: dict[int, list[int]] = defaultdict(list)

    def put(self, a: int, b: int) -> None:
        """Put two passages together, with the groups that they are in, or one into a group of the other."""
        mine, theirs = self.of[a], self.of[b]
        if not set(mine).isdisjoint(theirs):
            return
        if len(mine) <= 1 and len(theirs) <= 1 and self._whole(mine, theirs, a, b):
            return
        for group, passage in (*((g, b) for g in mine), *((g, a) for g in theirs)):
            if joined := self._joined(self.groups[group], {passage: set()}):
                self.groups[group] = joined
                self.of[passage].append(group)
                return

    def _whole(self, mine: list[int], theirs: list[int], a: int, b: int) -> bool:
        """Whether two passages that are in one group each, or in none, are now in one with all that goes with them."""
        one, other = (self.groups[held[0]] if held else {n: set[str]()} for held, n in ((mine, a), (theirs, b)))
        if not (joined := self._joined(one, other)):
            return False
        new = len(self.groups)
        self.groups.append(joined)
        gone = {*mine, *theirs}
        for group in gone:
            self.groups[group] = {}
        for passage in joined:
            self.of[passage] = [*(g for g in self.of[passage] if g not in gone), new]
        return True

    def _joined(self, one: Group, other: Group) -> Group | None:
        """Two groups as one, where every passage is like some in most of the other articles and like all of its own; else None."""
        both = one.keys() | other.keys()
        size = self._sizes(both)
        if len(both) > 2 and max(size.values()) > LONGEST:
            return None
        few, many = (one, other) if len(one) <= len(other) else (other, one)
        least = MOST_OF * (len(size) - 1)
        near: dict[int, set[str]] = defaultdict(set)
        new = len(both) - len(many)
        for n in few.keys() - many.keys():
            here, left = self.articles[n], len(both) - len(few)
            for m in many.keys() - few.keys():
                there, left = self.articles[m], left - 1
                if not self.hangs(n, m):
                    if here == there or len(few[n]) + len(near[n]) + left < least or len(many[m]) + new - 1 < least:
                        return None
                elif here != there:
                    near[n].add(there)
                    near[m].add(here)
            if len(few[n] | near[n]) < least:
                return None
        joined = dict(few)
        for more in (many, near):
            joined |= {n: joined[n] | articles if n in joined else articles for n, articles in more.items()}
        return joined if all(len(articles) >= least for articles in joined.values()) else None

    def _sizes(self, joined: Iterable[int]) -> dict[str, int]:
        """How many characters each article tells of some passages."""
        size: dict[str, int] = {}
        articles, lengths = self.articles, self.lengths
        for n in joined:
            size[articles[n]] = size.get(articles[n], 0) + lengths[n]
        return size
