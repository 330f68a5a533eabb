"""Publication dates, solved together: every article has a set of possible days, every reason adds to or takes from them.

Propagation: the article with the strongest reasons is dated first, those that speak of the same days follow, and all are weighed
again. Everything stays an interval: the days whose reasons weigh (nearly) as much as the best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from recoupe.events.dating_evidence import DayMention
from recoupe.events.dating_story import Reason, Solved, Story, components
from recoupe.events.dating_weights import (
    BESIDE,
    BY_WEEKDAY,
    CLOSE,
    COMING,
    COMING_BESIDE,
    DATED_NEAR,
    LEAST_GAIN,
    LEVELS,
    LONG_GONE,
    NEARLY,
    OPEN_NEAR,
    PAST,
    PAST_BESIDE,
    SLACK,
    STATED,
    TELLING,
    THIS,
    TIE,
    WEAK,
    WEEK,
    WINDOW,
    WIRED,
    WRITTEN,
)
from recoupe.model import Phrase, Tense
from recoupe.model.calendar import Days, day_of


class Solver:
    """Dates the articles of a story, whose days without a year lie in one year."""

    def __init__(self, story: Story, year: int) -> None:
        self.story, self.year = story, year
        self.days: dict[DayMention, date | None] = {}
        stated = sorted(day for days in story.stated.values() for day in days)
        self.middle = stated[len(stated) // 2] if stated else None
        self.domain = self._domain()
        self.fixed: dict[str, Solved] = {}
        self.at: Mapping[str, date] = {}
        self.own: dict[tuple[str, date], list[Reason]] = {}
        self.ties: dict[str, list[tuple[DayMention, DayMention, float]]] = defaultdict(list)
        self.near: dict[str, set[str]] = defaultdict(set)
        for tie in story.ties:
            for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
                self.ties[one.article].append((one, other, TIE * tie.strength))
                self.near[one.article].add(other.article)
        for source, to in story.derived:
            self.near[source].add(to)
            self.near[to].add(source)

    def solve(self) -> dict[str, Solved]:
        """The articles that can be dated, with their days."""
        if not self.domain:
            return {}
        left = list(self.story.by_article)
        found = {a: self.weighed(a) for a in left}
        while left:
            best = max(left, key=lambda a: (a in self.story.stated, found[a].weight, -left.index(a)))
            if found[best].weight < WEAK and best not in self.story.stated:
                break
            self.fixed[best] = found[best]
            left.remove(best)
            found |= {a: self.weighed(a) for a in left if a in self.near[best]}
        self._again()
        self._moved_together()
        self._again()
        return self.fixed

    def _again(self) -> None:
        """Every article once more, now that the others are dated."""
        for _ in range(2):
            for article in self.fixed:
                self.fixed[article] = self.weighed(article)

    def _moved_together(self) -> None:
        """Articles that hang together by their weekdays may all lie a week or two off: move them together where that fits better."""
        at = {a: solved.best for a, solved in self.fixed.items()}
        for _ in self.fixed:
            moved = [(self._gain(at, group, days), n, days) for n, (group, days) in enumerate(self._moves(at))]
            gain, _, days = max(moved, key=lambda item: (item[0], -item[1]), default=(0.0, 0, at))
            if gain <= LEAST_GAIN:
                break
            at = days
        self.fixed = {a: Solved(day, (day, day), (), self.fixed[a].weight) for a, day in at.items()}

    def _gain(self, at: dict[str, date], group: frozenset[str], days: dict[str, date]) -> float:
        """What moving a group gains, for its articles and all that are tied to them."""
        touched = (group | {b for a in group for b in self.near[a]}) & at.keys()
        return self.worth(days, touched) - self.worth(at, touched)

    def _moves(self, at: Mapping[str, date]) -> Iterable[tuple[frozenset[str], dict[str, date]]]:
        days = set(self.domain)
        matched = [
            (strength, mine.article, theirs.article)
            for pairs in self.ties.values()
            for mine, theirs, strength in pairs
            if mine.article < theirs.article and not mine.dated and not theirs.dated and mine.article in at and theirs.article in at
            if mine.value(at[mine.article]) == theirs.value(at[theirs.article])
        ]
        groups = {frozenset({a}) for a in at} | {frozenset(pair) for _, *pair in matched}
        for least in LEVELS:
            groups |= components((one, other) for strength, one, other in matched if strength >= TIE * least)
        for group in sorted(groups, key=sorted):
            for weeks in (-1, 1, -2, 2):
                new = {a: day + timedelta(weeks=weeks) if a in group else day for a, day in at.items()}
                if not group & set(self.story.stated) and days.issuperset(new[a] for a in group):
                    yield group, new

    def worth(self, at: Mapping[str, date], articles: Iterable[str]) -> float:
        """How much the reasons of some articles weigh together when every article lies on one day."""
        known, self.at = self.at, at
        total = sum(sum(r.weight for r in self._reasons(a, at[a])) - self._far(a, at[a]) for a in sorted(articles))
        self.at = known
        return total

    def _reasons(self, article: str, day: date) -> list[Reason]:
        key = article, day
        if key not in self.own:
            self.own[key] = list(self._own(article, day))
        return [*self.own[key], *self._others(article, day), *self._derived(article, day)]

    def total(self) -> float:
        """How much the reasons of all dated articles weigh together."""
        return sum(solved.weight for solved in self.fixed.values())

    def weighed(self, article: str) -> Solved:
        """The days of an article by the weight of their reasons, as far as the others are dated by now."""
        self.at = {a: solved.best for a, solved in self.fixed.items()}
        scores: dict[date, float] = {}
        reasons: dict[date, list[Reason]] = {}
        for day in self._days(article):
            reasons[day] = self._reasons(article, day)
            scores[day] = sum(r.weight for r in reasons[day]) - self._far(article, day)
        top = max(scores.values())
        best = next(day for day, score in scores.items() if score == top)
        near = [day for day, score in scores.items() if score >= top - NEARLY]
        first = last = best
        while first - timedelta(days=1) in near:
            first -= timedelta(days=1)
        while last + timedelta(days=1) in near:
            last += timedelta(days=1)
        telling = TELLING | ({"last-told"} if any(m.written for m in self.story.by_article[article]) else set())
        weight = sum(r.weight for r in reasons[best] if r.key in telling)
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
            core = {*stated} | {d for d in told if any(abs((d - day).days) <= 2 * SLACK for day in stated)}
        elif told:
            start = max(told, key=lambda a: (sum(a <= d <= a + timedelta(days=WINDOW) for d in told), a))
            core = {d for d in told if start <= d <= start + timedelta(days=WINDOW)}
        else:
            return []
        return sorted({day + timedelta(days=n) for day in core for n in range(-SLACK, SLACK + 1)})

    def absolute(self, mention: DayMention) -> date | None:
        """The day of a mention with day and month, in its own year or that of the story."""
        if not mention.dated:
            return None
        if mention not in self.days:
            self.days[mention] = self._in_story(mention.phrase)
        return self.days[mention]

    def _in_story(self, phrase: Phrase) -> date | None:
        """The day of a phrase in the year it names, or in that of the story: where dates are printed, the one nearest to them."""
        month, day = phrase.month or 1, phrase.day or 1
        if phrase.year or self.middle is None:
            return day_of(phrase.year or self.year, month, day)
        near, middle = (day_of(self.year + n, month, day) for n in (-1, 0, 1)), self.middle
        return min((d for d in near if d), key=lambda d: abs((d - middle).days), default=None)

    def value(self, mention: DayMention, day: date | None) -> Days | None:
        """The days of a mention: absolute, else by the day of publication."""
        if mention.dated and mention.phrase.other is None:
            absolute = self.absolute(mention)
            return (absolute, absolute) if absolute else None
        return mention.value(day) if day is not None else None

    def _own(self, article: str, day: date) -> Iterable[Reason]:
        stated = self.story.stated.get(article)
        if stated and stated[0] <= day <= stated[1]:
            yield Reason("stated", (), STATED)
        mentions = self.story.by_article[article]
        beside = any(m.phrase.rule in BESIDE for m in mentions)
        gone: list[tuple[int, DayMention]] = []
        coming: list[tuple[int, DayMention]] = []
        for mention in mentions:
            phrase = mention.phrase
            if mention.dated:
                yield from self._dated(mention, day)
                told = self.absolute(mention)
                if told and phrase.weekday is not None and phrase.tense is not Tense.FUTURE:
                    fresh, past = 0 <= (day - told).days < len(PAST), phrase.tense is Tense.PAST
                    yield Reason("after", (mention,), (DATED_NEAR if fresh else -DATED_NEAR / 2) * (1.0 if past else OPEN_NEAR))
                    gone += [((day - told).days, mention)] if fresh and past else []
            elif phrase.rule == "this-weekday":
                yield Reason("this-weekday", (mention,), THIS[(day.weekday() - (phrase.weekday or 0)) % 7])
            elif phrase.rule == "weekday" and not phrase.open_to:
                away = (day.weekday() - (phrase.weekday or 0)) % 7
                if phrase.tense is Tense.PAST or phrase.open_from:
                    gone.append((away, mention))
                elif phrase.tense is Tense.FUTURE:
                    coming.append((-away % 7, mention))
        yield from self._by_number(mentions, day)
        if gone:
            near, mention = min(gone, key=lambda pair: pair[0])
            cost = sum(LONG_GONE.get(away, 0) for away in {away for away, _ in gone} - {near})
            wired = WIRED if any(m.written for m in mentions) else 1.0
            yield Reason("last-told", (mention,), wired * ((PAST_BESIDE if beside else PAST)[near] - cost))
        if coming:
            near, mention = min(coming, key=lambda pair: pair[0])
            yield Reason("next-announced", (mention,), (COMING_BESIDE if beside else COMING)[near])

    def _by_number(self, mentions: Iterable[DayMention], day: date) -> Iterable[Reason]:
        """Days of the month without a weekday are seldom those of the same week; said once, however many there are."""
        for mention in mentions:
            told = self.absolute(mention) if mention.phrase.rule == "date" and not mention.written else None
            if told and abs((day - told).days) <= CLOSE:
                yield Reason("by-weekday", (mention,), -BY_WEEKDAY)
                return

    def _dated(self, mention: DayMention, day: date) -> Iterable[Reason]:
        """A date told in the past is not after publication, one announced not before it."""
        told = self.absolute(mention)
        if told is None:
            return
        if mention.written:  # "PARIS, 12 mars (AFP)": that day, or in print the day after
            yield Reason("written", (mention,), WRITTEN if day == told else WRITTEN / 2 if (day - told).days == 1 else 0.0)
            return
        if abs((day - told).days) > WINDOW:  # another year's day
            return
        if mention.phrase.tense is Tense.PAST:
            yield Reason("after", (mention,), 0.5 if day >= told else -0.8)
        elif mention.phrase.tense is Tense.FUTURE:
            yield Reason("before", (mention,), 0.5 if day <= told else -0.8)

    def _others(self, article: str, day: date) -> Iterable[Reason]:
        """Ties to mentions whose day is known: the strongest counts, further ones confirm a little."""
        found: dict[int, list[tuple[float, DayMention, DayMention]]] = defaultdict(list)
        for mine, theirs, strength in self.ties[article]:
            if theirs.article == article and not theirs.dated:
                continue
            day_there = None if theirs.article == article else self.at.get(theirs.article)
            here, there = self.value(mine, day), self.value(theirs, day_there)
            if here is None or there is None:
                continue
            if here == there and here[0] == here[1]:
                found[id(mine)].append((strength, mine, theirs))
            elif (here[0] <= there[0] and there[1] <= here[1]) or (there[0] <= here[0] and here[1] <= there[1]):
                found[id(mine)].append((WEEK * strength, mine, theirs))
        for matched in found.values():
            matched.sort(key=lambda item: -item[0])
            weight, mine, theirs = matched[0]
            yield Reason("tie", (mine, theirs), weight + min(1.0, 0.25 * sum(w for w, _, _ in matched[1:])))

    def _derived(self, article: str, day: date) -> Iterable[Reason]:
        """A text that comes from another did not appear before it, and seldom long after."""
        for source, to in self.story.derived:
            days = {**self.at, article: day}
            if article in {source, to} and {source, to} <= days.keys():
                away = (days[to] - days[source]).days
                yield Reason("derived", (), 0.6 if 0 <= away <= 2 else -1.0 if away < 0 else 0.0)

    def _far(self, article: str, day: date) -> float:
        """News is told near the days it is about: a small cost for every day away from the nearest of them."""
        near = [t for m in self.story.by_article[article] if (t := self.absolute(m))]
        near += [there for other, there in self.at.items() if other != article]
        return 0.02 * min((abs((day - d).days) for d in near), default=0)
