"""Alignment: which passages of different articles tell the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.comparison.candidates import Glance
from recoupe.comparison.likeness import Weights, reaches
from recoupe.comparison.passages import Passage

ALIKE = 0.12
"""Least probability at which two passages are put side by side."""
HANGS = 0.2
"""Two passages of a group hang together when their likeness is at least this share of ALIKE."""
MOST_OF = 0.65
"""A passage joins a group when it is like passages of this share of its other articles."""
LONGEST = 390
"""A telling of more characters points at nothing in particular."""

Nearby = Sequence[Mapping[int, bool]]
"""For each passage whether it hangs together with others; it is asked only of those that share a word with it."""


def pairs(glance: Glance, least: float = ALIKE) -> dict[tuple[int, int], float]:
    """The likeness of all pairs of passages of which it is so much, within an article too: what it says twice is one telling."""
    out: dict[tuple[int, int], float] = {}
    for some in glance.pairs():
        able = glance.able(some, least)
        likeness = glance.likeness(able)
        enough = likeness >= least
        both = zip(able.ones[enough].tolist(), able.others[enough].tolist(), strict=True)
        out.update(zip(both, likeness[enough].tolist(), strict=True))
    return out


def near(passages: Sequence[Passage], alike: Mapping[tuple[int, int], float]) -> dict[Passage, dict[Passage, float]]:
    """For each passage those that are `alike`, and how much."""
    out: dict[Passage, dict[Passage, float]] = {passage: {} for passage in passages}
    for (a, b), score in alike.items():
        one, other = passages[a], passages[b]
        out[one][other] = out[other][one] = score
    return out


class Hanging(list["Beside"]):
    """`Nearby` of real passages, found out when it is asked: of most pairs nobody ever asks."""

    def __init__(self, passages: Sequence[Passage], weights: Weights, alike: Iterable[tuple[int, int]] = ()) -> None:
        super().__init__(Beside(self, n) for n in range(len(passages)))
        self.passages, self.weights = passages, weights
        for a, b in alike:
            self[a][b] = self[b][a] = True  # those that are alike do


class Beside(dict[int, bool]):
    """Whether one passage hangs together with others. A mapping, for it is asked so often that to call a function would cost most."""

    __slots__ = ("number", "whole")

    def __init__(self, whole: Hanging, number: int) -> None:
        super().__init__()
        self.whole, self.number = whole, number

    def __missing__(self, other: int) -> bool:
        """Find it out."""
        whole, number = self.whole, self.number
        found = self[other] = whole[other][number] = reaches(whole.passages[number], whole.passages[other], whole.weights, HANGS * ALIKE)
        return found


def groups(passages: Sequence[Passage], alike: Mapping[tuple[int, int], float], hanging: Nearby) -> list[list[int]]:
    """Passages that tell one thing, best pairs first.

    A pair of two articles opens a group; two groups become one when all of them hang together (so that no chain of likenesses
    leads from one thing to another) and no telling becomes over-long. Where they do not, a passage may be told in the other
    group too: one clause may say when somebody was freed and how long he was held.
    """
    found = _Groups(passages, hanging)
    for _, (a, b) in sorted([(-score, pair) for pair, score in alike.items() if score >= ALIKE]):
        if passages[a].article != passages[b].article:
            found.put(a, b)
    return sorted(sorted(group.near) for group in found.groups if group.near)


@dataclass(slots=True)
class Group:
    """Passages that tell one thing. Articles are told as bits, each article having one: to join many of them is one step."""

    near: dict[int, int]
    """For each passage the other articles that have something like it."""
    articles: int
    """Those of all passages."""
    sizes: dict[int, int]
    """The characters that each article tells."""


class _Groups:
    """Groups of passages as they grow."""

    def __init__(self, passages: Sequence[Passage], hanging: Nearby) -> None:
        bits: defaultdict[str, int] = defaultdict(lambda: 1 << len(bits))
        self.articles, self.lengths = [bits[p.article] for p in passages], [p.end - p.start for p in passages]
        self.plain, self.hanging = [p.plain for p in passages], hanging
        self.single = [Group({n: 0}, self.articles[n], {self.articles[n]: self.lengths[n]}) for n in range(len(passages))]
        self.groups: list[Group] = []
        self.of: dict[int, list[int]] = defaultdict(list)

    def put(self, a: int, b: int) -> None:
        """Put two passages together, with the groups that they are in, or one into a group of the other."""
        mine, theirs = self.of[a], self.of[b]
        if mine and theirs and not set(mine).isdisjoint(theirs):
            return
        if len(mine) <= 1 and len(theirs) <= 1 and self._whole(mine, theirs, a, b):
            return
        alone = len(mine) + len(theirs) == 1  # then that has been tried just now
        for group, passage in () if alone else (*((g, b) for g in mine), *((g, a) for g in theirs)):
            if joined := self._joined(self.groups[group], self.single[passage]):
                self.groups[group] = joined
                self.of[passage].append(group)
                return

    def _whole(self, mine: list[int], theirs: list[int], a: int, b: int) -> bool:
        """Whether two passages that are in one group each, or in none, are now in one with all that goes with them."""
        one, other = (self.groups[held[0]] if held else self.single[n] for held, n in ((mine, a), (theirs, b)))
        if not (joined := self._joined(one, other)):
            return False
        new = len(self.groups)
        self.groups.append(joined)
        gone = {*mine, *theirs}
        for group in gone:
            self.groups[group] = Group({}, 0, {})
        for passage in joined.near:
            self.of[passage] = [*[g for g in self.of[passage] if g not in gone], new]
        return True

    def _joined(self, one: Group, other: Group) -> Group | None:
        """Two groups as one, where every passage is like some in most of the other articles and like all of its own; else None."""
        few, many = (one, other) if len(one.near) <= len(other.near) else (other, one)
        new = [n for n in few.near if n not in many.near]
        sizes = self._sizes(many, new)
        if len(many.near) + len(new) > 2 and max(sizes.values()) > LONGEST:
            return None
        old = [m for m in many.near if m not in few.near] if len(new) < len(few.near) else list(many.near)
        least = MOST_OF * (len(sizes) - 1)
        near = self._nearness(few, many, new, old, least)
        if near is None:
            return None
        joined = {n: articles | near.get(n, 0) for n, articles in many.near.items()}
        for n, articles in few.near.items():
            joined[n] = joined.get(n, 0) | near.get(n, 0) | articles
        return Group(joined, one.articles | other.articles, sizes) if min(map(int.bit_count, joined.values())) >= least else None

    def _nearness(self, few: Group, many: Group, new: list[int], old: list[int], least: float) -> dict[int, int] | None:
        """For each of the passages that only one of two groups has the articles of the other in which something is like it.

        None as soon as one of them cannot reach `least` articles any more, or is unlike one of its own article: most never join.
        """
        articles, plain, theirs = self.articles, self.plain, many.near
        near: dict[int, int] = {}
        for n in new:
            here, beside, apart, found = articles[n], self.hanging[n], plain[n].isdisjoint, 0
            spare = few.near[n].bit_count() + len(old) - least
            for m in old:
                if not apart(plain[m]) and beside[m]:
                    if articles[m] != here:
                        found |= articles[m]
                    continue
                spare -= 1
                if spare < 0 or articles[m] == here or theirs[m].bit_count() + len(new) - 1 < least:
                    return None
            near[n] = found
            if (few.near[n] | found).bit_count() < least:
                return None
            for m in old:
                if found & articles[m] and not apart(plain[m]) and beside[m]:
                    near[m] = near.get(m, 0) | here
        return near

    def _sizes(self, many: Group, new: Iterable[int]) -> dict[int, int]:
        """How many characters each article tells of a group with some passages more."""
        sizes = dict(many.sizes)
        articles, lengths = self.articles, self.lengths
        for n in new:
            sizes[articles[n]] = sizes.get(articles[n], 0) + lengths[n]
        return sizes
