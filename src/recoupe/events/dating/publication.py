"""Publication dates, solved together: every article has a set of possible days, every reason adds to or takes from them.

Propagation: the article with the strongest reasons is dated first, those that speak of the same days follow, all are weighed
again, and articles that hang together are moved together where that fits better. Everything stays an interval: from the first to the
last of the days whose reasons weigh (nearly) as much as the best, for the article alone and for all that must move with it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import numpy as np

from recoupe.events.dating.alone import total
from recoupe.events.dating.calendar import NONE, Floats, within
from recoupe.events.dating.story import Solved, Story, Told
from recoupe.events.dating.together import At, Together, components
from recoupe.events.dating.weights import (
    AWAY,
    AWAY_FAR,
    AWAY_MOST,
    COVER,
    DOUBT,
    FARTHEST,
    LEAST,
    LEAST_GAIN,
    LEAST_LOG,
    LEAST_SHARE,
    LEVELS,
    SURE,
    TELLING,
    TIE,
)
from recoupe.model import Tense

ROUNDS = 10
"""Moves of groups, one after the other."""
WEEKS = tuple(n for n in range(-4, 5) if n)
"""Weeks by which a group is moved."""
OPEN = tuple(n for n in range(-8, 9) if n)
"""Weeks by which a group is moved to see how open its days are."""
GROUPS = 60
"""Groups of several articles that are tried: a long story has more pairs than are worth it."""
ROUNDING = 1e-5
"""What sums may be off before they are rounded."""
Moved = tuple[frozenset[str], dict[str, int], float]
"""A group that is moved, the days of all articles then, and what that gains or how likely it is beside staying."""


class Solver:
    """Dates the articles of a story within one era: a stretch of its calendar."""

    def __init__(self, story: Story, era: slice) -> None:
        self.story, self.era = story, era
        self.together = Together(story, era)
        self.days, self.place = self.together.days, self.together.place
        self.own = {a: total(own, story.calendar.days, era) for a, own in story.own.items()}
        self.told = {a: self._from_told(a) for a in story.own}
        self._own_on: dict[str, list[float]] = {a: weights.tolist() for a, weights in self.own.items()}
        self._told_on: dict[str, list[float]] = {a: np.minimum(away, AWAY_MOST).tolist() for a, away in self.told.items()}
        self.at: dict[str, int] = {}
        self._scores: dict[tuple[str, frozenset[tuple[str, int]]], Floats] = {}
        """Articles are weighed again and again, many beside others that have not moved since."""
        self._most = {a: self.together.most(a) for a in story.own}
        self.loose: dict[str, int] = {}
        """Articles that nothing ties to a day, and where they would fit."""

    def place_all(self) -> float:
        """Find the best day of every article; how much their reasons weigh together."""
        left = self._place(list(self.story.own))
        self._again()
        self._move_together()
        self._again()
        if len(self._place(left)) < len(left):  # what the moves brought together
            left = [a for a in left if a not in self.at]
            self._again()
        self.loose = {a: self._best_day(a) for a in left}
        return round(sum(self.worth({**self.loose, **self.at}, sorted(self.story.own)).values()), 3)

    def _place(self, left: list[str]) -> list[str]:
        """Place the articles for which enough speaks, the best told first; those that are left."""
        left = list(left)
        found = {a: self._best(a) for a in left}
        while left:
            chosen = max(left, key=lambda a: (found[a][1], -left.index(a)))
            if found[chosen][1] < LEAST:
                break
            self.at[chosen] = found[chosen][0]
            left.remove(chosen)
            found |= {a: self._best(a) for a in left if a in self.together.near[chosen]}
        return left

    def solved(self) -> dict[str, Solved]:
        """All articles with their days, the `loose` ones too."""
        gains = self._gains([group for group in self._groups() if len(group) > 1], OPEN, DOUBT * LEAST_LOG)
        moves = [(group, days, min(1.0, math.exp(gain / DOUBT))) for group, days, gain in gains if gain >= DOUBT * LEAST_LOG]
        return {a: self._solved(a, moves) for a in self.story.own}

    def worth(self, at: At, articles: Iterable[str]) -> dict[str, float]:
        """How much the reasons of some articles weigh when every article lies on one day."""
        days = sorted(at.values())
        return {a: self._worth(a, at, days) for a in articles}

    def _worth(self, article: str, at: At, days: list[int]) -> float:
        """The same of one article, where `days` are those of all, in order."""
        day = at[article]
        return self._own_on[article][self.place[day]] + self.together.worth(article, at) - self._lonely_on(article, day, days)

    def scores(self, article: str) -> Floats:
        """How much the reasons weigh for every day of an article, as far as the others are dated by now."""
        beside = article, frozenset(other for other in self.at.items() if other[0] != article)
        if beside not in self._scores:
            self._scores[beside] = (self.own[article] + self.together.weights(article, self.at) - self._lonely(article)).round(6)
        return self._scores[beside]

    def _best(self, article: str) -> tuple[int, float]:
        """The best day of an article, and what tells it from the others."""
        day = self._best_day(article)
        return day, telling(self._reasons(article, self.place[day]))

    def _best_day(self, article: str) -> int:
        return int(self.days[self.scores(article).argmax()])

    def _again(self) -> None:
        """Weigh every article again beside the others, twice unless nothing moves."""
        for _ in range(2):
            before = dict(self.at)
            for article in self.at:
                self.at[article] = self._best_day(article)
            if self.at == before:
                return

    def _solved(self, article: str, moves: list[Moved]) -> Solved:
        shares = self._shares(article, moves)
        place = self.place[self.at[article]] if article in self.at else int(self.scores(article).argmax())
        likely = likeliest(shares, COVER)
        if len(likely) == 1:
            likely = likeliest(shares, SURE)
        reasons = tuple(self._reasons(article, place))
        best = int(self.days[place])
        found = {date.fromordinal(day): share for day, share in shares.items()}
        days = date.fromordinal(min(best, *likely)), date.fromordinal(max(best, *likely))
        return Solved(date.fromordinal(best), days, telling(reasons), reasons, found)

    def _shares(self, article: str, moves: list[Moved]) -> dict[int, float]:
        """How likely every day is: by itself as its reasons weigh, and as those of every group weigh that takes it there."""
        scores = self.scores(article)
        place = self.place[self.at[article]] if article in self.at else int(scores.argmax())
        alone = np.minimum(np.exp((scores - scores[place]) / DOUBT), 1.0)
        near = {int(self.days[n]): float(alone[n]) for n in np.flatnonzero(alone >= LEAST_SHARE)}
        best = int(self.days[place])
        out = dict(near)
        for group, days, weight in moves:
            if article in group:
                for day, share in near.items():
                    there = day + days[article] - best
                    out[there] = max(out.get(there, 0.0), weight * share)
        whole = sum(out.values())
        return {day: share / whole for day, share in sorted(out.items())}

    def _reasons(self, article: str, place: int) -> Iterator[Told]:
        """The reasons for a day of an article."""
        within = place + (self.era.start or 0)
        for reason in self.story.own[article]:
            weight = float(reason.weights[within])
            if weight > 0:
                yield Told(reason.key, weight, reason.spans)
        yield from self.together.reasons(article, {**self.at, article: int(self.days[place])})

    # --- nearness: news is told near the days it is about, and near the other articles of its story

    def _from_told(self, article: str) -> Floats:
        """How far off the nearest of the days is that an article tells of by date."""
        dated = [m for m in self.story.mentions[article] if m.dated and m.phrase.tense is not Tense.FUTURE]
        firsts = [self.together.seen(m)[0] for m in dated]
        away = [np.where(first == NONE, FARTHEST, np.abs(self.days - first)) for first in firsts]
        return np.stack(away).min(axis=0).astype(float) if away else np.full(len(self.days), float(FARTHEST))

    def _lonely(self, article: str) -> Floats:
        others = sorted(day for a, day in self.at.items() if a != article)
        if not others:
            return AWAY * np.minimum(self.told[article], AWAY_MOST)
        beside = np.abs(self.days - np.array(sorted(set(others)))[:, None]).min(axis=0)
        near = np.minimum(np.minimum(self.told[article], beside), AWAY_MOST)
        far = np.abs(self.days - others[len(others) // 2])
        lonely: Floats = AWAY * near + AWAY_FAR * (within(far, AWAY_MOST, FARTHEST) - AWAY_MOST)
        return lonely

    def _lonely_on(self, article: str, day: int, days: list[int]) -> float:
        """The same for one day, where `days` are those of all articles, in order."""
        near = self._told_on[article][self.place[day]]
        if len(days) == 1:
            return AWAY * near
        n, middle = bisect_left(days, day), (len(days) - 1) // 2
        if n and day - days[n - 1] < near:
            near = day - days[n - 1]
        if n + 1 < len(days) and days[n + 1] - day < near:
            near = days[n + 1] - day
        far = abs(day - days[middle if middle < n else middle + 1])
        return AWAY * near if far <= AWAY_MOST else AWAY * near + AWAY_FAR * (min(far, FARTHEST) - AWAY_MOST)

    # --- moves of several articles at once

    def _move_together(self) -> None:
        """Articles that hang together by their weekdays may all lie some weeks off."""
        for _ in range(ROUNDS):
            moves = [(gain, n, days) for n, (_, days, gain) in enumerate(self._gains(self._groups(), WEEKS, LEAST_GAIN))]
            gain, _, days = max(moves, key=lambda move: (move[0], -move[1]), default=(0.0, 0, dict(self.at)))
            if gain <= LEAST_GAIN:
                return
            self.at = days

    def _gains(self, groups: Iterable[frozenset[str]], weeks: Iterable[int], least: float) -> Iterator[Moved]:
        """The moves of groups that may gain so much for all articles that feel them over what their reasons weigh now."""
        now = self.worth(self.at, sorted(self.at))
        for group in groups:
            felt = sorted((group | {b for a in group for b in self.together.near[a]}) & self.at.keys())
            before = round(sum(now[a] for a in felt), 6)
            hopes = {a: self._hope(a, self.at[a]) for a in felt}
            most = sum(hopes.values()) + ROUNDING
            in_turn = sorted(felt, key=lambda a: (a not in group, now[a] - hopes[a]))  # who shows soonest that a move is in vain
            for n in weeks:
                there = {a: self.at[a] + 7 * n for a in group}
                if not self.place.keys() >= set(there.values()):
                    continue
                hoped = {a: self._hope(a, day) for a, day in there.items()}
                at_most = most + sum([hope - hopes[a] for a, hope in hoped.items()])
                if at_most >= before + least and (moved := self._moved(self.at | there, in_turn, hopes | hoped, at_most, before + least)):
                    yield group, self.at | there, round(round(sum([moved[a] for a in felt]), 6) - before, 6)

    def _hope(self, article: str, day: int) -> float:
        """The most that `worth` may come to for an article on a day, wherever the others lie."""
        return self._own_on[article][self.place[day]] + self._most[article]

    def _moved(self, at: At, articles: list[str], hoped: Mapping[str, float], most: float, least: float) -> dict[str, float]:
        """What `worth` tells, nothing where it comes to less than `least`: most moves are given up after one or two articles.

        `hoped` is the most that each may come to, `most` what all may.
        """
        days = sorted(at.values())
        out: dict[str, float] = {}
        for a in articles:
            out[a] = self._worth(a, at, days)
            most += out[a] - hoped[a]
            if most < least:
                return {}
        return out

    def _groups(self) -> list[frozenset[str]]:
        """Single articles, all of them, and what hangs together by days that are named by their weekday alone: parts and pairs."""
        matched = [
            (weight, article, theirs.article)
            for article in self.at
            for mine, found in self.together.matched(article, self.at).items()
            for weight, theirs in found
            if article < theirs.article and not theirs.fixed and mine.size == "day"
        ]
        bound = [(weight, bond.one, bond.other) for bond in self.story.bonds if (weight := self.together.bound(bond, self.at)) > 0]
        matched += bound
        parts = {part for least in LEVELS for part in components((a, b) for weight, a, b in matched if weight >= TIE * least)}
        pairs = [frozenset(pair) for _, *pair in sorted(matched, key=lambda m: (-m[0], m[1:]))]
        several = list(dict.fromkeys([frozenset(self.at), *sorted(parts, key=sorted), *pairs]))[:GROUPS]
        return [*(frozenset({a}) for a in sorted(self.at)), *(group for group in several if len(group) > 1)]


def likeliest(shares: Mapping[int, float], cover: float) -> list[int]:
    """The likeliest days that together are so likely; never some of several that are equally likely."""
    out: list[int] = []
    whole, last = 0.0, 1.0
    for day, share in sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])):
        if whole >= cover and share < 0.99 * last:
            break
        out.append(day)
        whole, last = whole + share, share
    return out


def telling(reasons: Iterable[Told]) -> float:
    """The weight of the reasons for a day that tell it from the others."""
    return round(sum(told.weight for told in reasons if told.key in TELLING), 6)
