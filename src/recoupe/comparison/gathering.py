"""Gathering: where else the articles tell a thing, once it is known what several of them tell.

Two passages open a group; that a third tells the same shows best beside all of the group: not very like any one passage of it, but
somewhat like what each article says. So the groups are gone through once more when they are made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain

from recoupe.comparison.align import LONGEST, MOST_OF, Nearby
from recoupe.comparison.likeness import SURE
from recoupe.comparison.passages import Passage
from recoupe.model import Span, overlap

NEAR, NEARER = 0.09, 0.12
"""Least mean likeness of a passage to what each other article of a group tells (to its nearest passage): from here on two in three
tell the same, below it one in four (decision 0014). More is asked of a passage of an article that tells it already."""
MANY, NEAR_MANY = 4, 0.065
"""Beside so many articles less is enough: the more tell a thing, the less alike any two of them are on the mean."""
SURELY = 0.4
"""The same where an article that does not name an event joins those that do."""
SEEN = 1 / 3
"""Share of these articles to which it must be like by itself."""
LIKE_ONE = 0.2
"""What is no more than on the subject of the others must be so like one of them; of an article that does not tell it yet, surely like."""

NEARLY = 2 / 3
"""Share of the passages of two groups that both have when the two are one: told twice, a thing reads as two."""

ByArticle = dict[str, list[int]]


class Gathering:
    """Finds more tellings of what some passages tell; `alike` are the pairs that are like each other, `likeness` tells it of any two."""

    def __init__(
        self,
        passages: Sequence[Passage],
        alike: Mapping[tuple[int, int], float],
        hanging: Nearby,
        likeness: Callable[[Passage, Passage], float],
        known: float = 1.0,
    ) -> None:
        """`known`: the likeness from which on pairs are among those that are alike."""
        self.passages, self.hanging, self.likeness, self.known = passages, hanging, likeness, known
        self.plain = [p.plain for p in passages]
        self.near: list[dict[int, float]] = [{} for _ in passages]
        """For each passage those of other articles that are like it."""
        for (a, b), score in alike.items():
            if passages[a].article != passages[b].article:
                self.near[a][b] = self.near[b][a] = score
        self.of = self._by_article(range(len(passages)))

    def completed(self, groups: Iterable[Collection[int]]) -> list[list[int]]:
        """The groups with what else is told of each; one that is told whole in a larger one, or is nearly the same, is part of it."""
        kept: list[set[int]] = []
        for group in sorted((frozenset(self._whole(group)) for group in groups), key=lambda g: (-len(g), sorted(g))):
            larger = next((other for other in kept if group <= other or len(group & other) >= NEARLY * len(group | other)), None)
            if larger is None:
                kept.append(set(group))
            else:
                larger |= group
        return sorted(sorted(group) for group in kept)

    def more(self, spans: Mapping[str, Sequence[Span]]) -> list[Passage]:
        """Further passages of the articles that tell something in some words; and of others that surely tell it, the nearest."""
        told = {
            article: [n for n in self.of.get(article, ()) if any(overlap(s.range, self.passages[n].range) for s in held)]
            for article, held in spans.items()
        }
        told = {article: held for article, held in told.items() if held}
        sizes = {article: sum(map(len, held)) for article, held in spans.items()}
        joined = self._joining(told, SURELY) if len(told) > 1 else []
        return [self.passages[n] for n in (*self._again(told, sizes), *joined) if n not in joined or self.passages[n].article not in spans]

    def _whole(self, group: Collection[int]) -> list[int]:
        told = self._by_article(group)
        joined = [*group, *self._joining(told, NEAR_MANY if len(told) >= MANY else NEAR)]
        told = self._by_article(joined)
        return [*joined, *self._again(told, {article: sum(map(self._size, held)) for article, held in told.items()})]

    def _joining(self, told: ByArticle, least: float) -> list[int]:
        """Of every other article the passage that is nearest to what these tell, where it is near enough."""
        best: dict[str, tuple[float, int]] = {}
        for nearness, n in self._candidates(told, least, again=False):
            article = self.passages[n].article
            best[article] = max(best.get(article, (0.0, 0)), (nearness, -n))
        return [-n for _, n in best.values()]

    def _again(self, told: ByArticle, sizes: dict[str, int]) -> list[int]:
        """Further passages of the articles that tell a thing, nearest first, as long as no telling becomes over-long."""
        out = []
        for _, n in sorted(self._candidates(told, NEARER, again=True), key=lambda found: (-found[0], found[1])):
            article = self.passages[n].article
            if sizes[article] + self._size(n) <= LONGEST:
                sizes[article] += self._size(n)
                out.append(n)
        return out

    def _candidates(self, told: ByArticle, least: float, *, again: bool) -> list[tuple[float, int]]:
        """The passages that are near enough to what the other articles tell, and how near: of the articles that tell it, or of others."""
        have = {n for held in told.values() for n in held}
        beside = {article: self._beside(held) for article, held in told.items()}
        asked = SEEN * (len(told) - again)  # less than this is like none of most of the articles
        often = Counter(chain.from_iterable(beside.values()))
        near = sorted(n for n, times in often.items() if times >= asked and n not in have and (self.passages[n].article in told) is again)
        akin = (n for n in near if self._akin(n, have, LIKE_ONE if again else SURE))
        found = ((self._nearness(n, {a: scores[n] for a, scores in beside.items() if n in scores}, told, least), n) for n in akin)
        return [(nearness, n) for nearness, n in found if nearness >= least]

    def _beside(self, held: Sequence[int]) -> Mapping[int, float]:
        """What passages of other articles are like one of some passages of an article, and how much."""
        first, *rest = (self.near[n] for n in held)
        if not rest:
            return first
        out = dict(first)
        for near in rest:
            for other, score in near.items():
                out[other] = max(score, out.get(other, 0.0))
        return out

    def _akin(self, n: int, have: Collection[int], least: float) -> bool:
        """Whether a passage has more in common with others than their subject: who speaks, an event, a value; or is so like one of them."""
        mine = self.passages[n]
        return any(self.near[n].get(m, 0.0) >= least or _in_common(mine, self.passages[m]) for m in have)

    def _nearness(self, n: int, seen: Mapping[str, float], told: ByArticle, least: float) -> float:
        """The mean likeness of a passage to the nearest of each other article; 0 where that is less, or it hangs with too few of them."""
        mine = self.passages[n].article
        many = len(told) - (mine in told)
        if sum(seen.values()) + self.known * (many - len(seen)) < least * many:
            return 0.0
        unseen = [held for article, held in told.items() if article not in seen and article != mine]
        if len(seen) + sum([self._hangs(n, held) for held in unseen]) < MOST_OF * many:
            return 0.0
        return sum(seen.get(a) or max(self._alike(n, m) for m in held) for a, held in told.items() if a != mine) / many

    def _hangs(self, n: int, held: Iterable[int]) -> bool:
        """Whether a passage hangs together with one of some others."""
        beside, apart = self.hanging[n], self.plain[n].isdisjoint
        return any(not apart(self.plain[m]) and beside[m] for m in held)

    def _alike(self, one: int, other: int) -> float:
        return 0.0 if self.plain[one].isdisjoint(self.plain[other]) else self.likeness(self.passages[one], self.passages[other])

    def _size(self, n: int) -> int:
        return self.passages[n].end - self.passages[n].start

    def _by_article(self, passages: Iterable[int]) -> ByArticle:
        out: defaultdict[str, list[int]] = defaultdict(list)
        for n in passages:
            out[self.passages[n].article].append(n)
        return dict(out)


def _in_common(one: Passage, other: Passage) -> bool:
    return not (
        one.speakers.isdisjoint(other.speakers)
        and one.events.isdisjoint(other.events)
        and one.values.isdisjoint(other.values)
        and one.positions.isdisjoint(other.positions)
    )
