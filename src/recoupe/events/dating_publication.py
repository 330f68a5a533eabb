"""Publication dates, solved together: every article has a set of possible days, every reason adds to or takes from them.

Propagation: the article with the strongest reasons is dated first, those that speak of the same days follow, and each is
looked at once more when all are dated. Everything stays an interval: the days whose reasons weigh (nearly) as much as the best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.events.dating_evidence import DayMention, Tie
from recoupe.model import Tense
from recoupe.model.calendar import Days, day_of

WINDOW = 60
"""Days that the news of one story is taken to span when no date is printed."""
SLACK = 15
"""Days before the first and after the last day told on which an article of the story may have appeared."""
STATED = 6.0
"""Weight of a printed date: more than all ties of an ordinary article, less than those of a whole story."""
NEARLY = 0.35
"""Days whose reasons weigh so much less than the best are still possible."""
TIE = 3.0
"""Weight of a tie between two mentions in the very same words."""
WEAK = 0.8
"""Least weight of reasons from other articles on which an article is dated."""
PAST = (1.0, 0.7, 0.2, 0.0, -0.3, -0.6, -1.0)
"""A bare weekday told in the past, by days gone since: the press names the day itself, or the day before."""
COMING = (-0.8, 0.5, 0.45, 0.4, 0.35, 0.2, -0.3)
"""A bare weekday announced, by days to go: on the day itself it would be "today"."""
THIS = (1.2, 0.6, -0.2, -0.6, -0.8, -0.6, 0.2)
"""A weekday with "ce", by days gone."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day: a message of `dating`, the mentions it rests on, its weight, and the days of the other mention for a tie."""

    key: str
    mentions: tuple[DayMention, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Solved:
    """The possible days of an article, the best of them, the reasons for it and their weight."""

    best: date
    days: Days
    reasons: tuple[Reason, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of the dates of a story: mentions, ties, printed dates, who is derived from whom."""

    mentions: tuple[DayMention, ...]
    ties: tuple[Tie, ...]
    stated: Mapping[str, Days]
    derived: tuple[tuple[str, str], ...]
    articles: tuple[str, ...]

    def of(self, article: str) -> tuple[DayMention, ...]:
        """The mentions of one article."""
        return tuple(m for m in self.mentions if m.article == article)


class Solver:
    """Dates the articles of a story, whose days without a year lie in one year."""

    def __init__(self, story: Story, year: int) -> None:
        self.story, self.year = story, year
        self.domain = self._domain()
        self.fixed: dict[str, Solved] = {}
        self.ties: dict[str, list[tuple[DayMention, DayMention, float]]] = defaultdict(list)
        for tie in story.ties:
            for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
                self.ties[one.article].append((one, other, TIE * tie.strength))

    def solve(self) -> dict[str, Solved]:
        """The articles that can be dated, with their days."""
        if not self.domain:
            return {}
        left = list(self.story.articles)
        while left:
            found = {a: self.weighed(a) for a in left}
            best = max(left, key=lambda a: (a in self.story.stated, found[a].weight, -left.index(a)))
            if found[best].weight < WEAK and best not in self.story.stated:
                break
            self.fixed[best] = found[best]
            left.remove(best)
        for _ in range(2):
            for article in self.fixed:
                self.fixed[article] = self.weighed(article)
        return self.fixed

    def total(self) -> float:
        """How much the reasons of all dated articles weigh together."""
        return sum(solved.weight for solved in self.fixed.values())

    def weighed(self, article: str) -> Solved:
        """The days of an article by the weight of their reasons, as far as the others are dated by now."""
        scores: dict[date, float] = {}
        reasons: dict[date, list[Reason]] = {}
        for day in self._days(article):
            reasons[day] = [*self._own(article, day), *self._others(article, day), *self._derived(article, day)]
            scores[day] = sum(r.weight for r in reasons[day]) - self._far(article, day)
        top = max(scores.values())
        best = next(day for day, score in scores.items() if score == top)
        near = [day for day, score in scores.items() if score >= top - NEARLY]
        first = last = best
        while first - timedelta(days=1) in near:
            first -= timedelta(days=1)
        while last + timedelta(days=1) in near:
            last += timedelta(days=1)
        weight = sum(r.weight for r in reasons[best] if r.key in {"tie", "after", "before", "stated"})
        return Solved(best, (first, last), tuple(r for r in reasons[best] if r.weight > 0), weight)

    def _days(self, article: str) -> list[date]:
        stated = self.story.stated.get(article)
        days = set(self.domain)
        if stated:
            days |= {stated[0] + timedelta(days=n) for n in range(min((stated[1] - stated[0]).days + 1, 62))}
        return sorted(days)

    def _domain(self) -> list[date]:
        """The days on which articles of the story may have appeared: around printed dates, else around the days most told."""
        told = sorted(day for m in self.story.mentions if (day := self.absolute(m)))
        stated = sorted(day for days in self.story.stated.values() for day in days)
        if stated:
            core = stated + [d for d in told if stated[0] - timedelta(days=30) <= d <= stated[-1] + timedelta(days=30)]
        elif told:
            start = max(told, key=lambda a: (sum(a <= d <= a + timedelta(days=WINDOW) for d in told), a))
            core = [d for d in told if start <= d <= start + timedelta(days=WINDOW)]
        else:
            return []
        first, last = min(core) - timedelta(days=SLACK), max(core) + timedelta(days=SLACK)
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def absolute(self, mention: DayMention) -> date | None:
        """The day of a mention with day and month, in its own year or that of the story."""
        if not mention.dated:
            return None
        phrase = mention.phrase
        return day_of(phrase.year or self.year, phrase.month or 1, phrase.day or 1)

    def value(self, mention: DayMention, day: date | None) -> Days | None:
        """The days of a mention: by the day of publication, else absolute."""
        if day is not None:
            return mention.value(day)
        absolute = self.absolute(mention)
        return (absolute, absolute) if absolute and mention.phrase.other is None else None

    def _own(self, article: str, day: date) -> Iterable[Reason]:
        stated = self.story.stated.get(article)
        if stated and stated[0] <= day <= stated[1]:
            yield Reason("stated", (), STATED)
        gone: list[tuple[int, DayMention]] = []
        coming: list[tuple[int, DayMention]] = []
        for mention in self.story.of(article):
            phrase = mention.phrase
            if mention.dated:
                yield from self._dated(mention, day)
            elif phrase.rule == "this-weekday":
                yield Reason("this-weekday", (mention,), THIS[(day.weekday() - (phrase.weekday or 0)) % 7])
            elif phrase.rule == "weekday" and not phrase.open_to:
                away = (day.weekday() - (phrase.weekday or 0)) % 7
                if phrase.tense is Tense.PAST or phrase.open_from:
                    gone.append((away, mention))
                elif phrase.tense is Tense.FUTURE:
                    coming.append((-away % 7, mention))
        if gone:
            near, mention = min(gone, key=lambda pair: pair[0])
            yield Reason("last-told", (mention,), PAST[near] - 0.2 * sum(away == 6 for away, _ in gone if away != near))
        if coming:
            near, mention = min(coming, key=lambda pair: pair[0])
            yield Reason("next-announced", (mention,), COMING[near])

    def _dated(self, mention: DayMention, day: date) -> Iterable[Reason]:
        """A date told in the past is not after publication, one announced not before it."""
        told = self.absolute(mention)
        if told is None or mention.phrase.other is not None:
            return
        if abs((day - told).days) > WINDOW:  # another year's day
            return
        if mention.phrase.tense is Tense.PAST:
            yield Reason("after", (mention,), 0.4 if day >= told else -0.8)
            if mention.phrase.weekday is not None:
                away = (day - told).days
                yield Reason("after", (mention,), PAST[away] if 0 <= away < 7 else -0.5)
        elif mention.phrase.tense is Tense.FUTURE:
            yield Reason("before", (mention,), 0.4 if day <= told else -0.8)

    def _others(self, article: str, day: date) -> Iterable[Reason]:
        """Ties to mentions whose day is known: the strongest counts, further ones confirm a little."""
        found: dict[int, list[tuple[float, DayMention, DayMention]]] = defaultdict(list)
        for mine, theirs, strength in self.ties[article]:
            known = self.fixed.get(theirs.article)
            if theirs.article == article and not theirs.dated:
                continue
            day_there = None if theirs.article == article else known.best if known else None
            here, there = mine.value(day), self.value(theirs, day_there)
            if here is None or there is None:
                continue
            if here == there:
                found[id(mine)].append((strength, mine, theirs))
            elif here[0] <= there[0] and there[1] <= here[1]:
                found[id(mine)].append((0.6 * strength, mine, theirs))
        for matched in found.values():
            matched.sort(key=lambda item: -item[0])
            weight, mine, theirs = matched[0]
            yield Reason("tie", (mine, theirs), weight + min(1.0, 0.25 * sum(w for w, _, _ in matched[1:])))

    def _derived(self, article: str, day: date) -> Iterable[Reason]:
        """A text that comes from another did not appear before it, and seldom long after."""
        for source, to in self.story.derived:
            if to == article and source in self.fixed:
                away = (day - self.fixed[source].best).days
                yield Reason("derived", (), 0.6 if 0 <= away <= 2 else -1.0 if away < 0 else 0.0)
            elif source == article and to in self.fixed:
                away = (self.fixed[to].best - day).days
                yield Reason("derived", (), 0.6 if 0 <= away <= 2 else -1.0 if away < 0 else 0.0)

    def _far(self, article: str, day: date) -> float:
        """News is told near the days it is about: a small cost for every day away from the nearest of them."""
        own = [t for m in self.story.of(article) if (t := self.absolute(m))]
        near = own or [solved.best for solved in self.fixed.values()]
        return 0.02 * min((abs((day - d).days) for d in near), default=0)
