"""What articles say of one another's days: ties between mentions of one day, and bonds between articles that appear near each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import numpy as np

from recoupe.events.dating.calendar import NONE, Calendar, Floats, Spans, looked_up, within
from recoupe.events.dating.evidence import DayMention
from recoupe.events.dating.story import Bond, Story, Told
from recoupe.events.dating.ties import Tie
from recoupe.events.dating.weights import CHANCE, MORE, MOST_MORE, REACH, TIE, WEEK

At = Mapping[str, int]
"""The day (ordinal) of every dated article."""
Match = tuple[float, DayMention]
Lists = tuple[list[int], list[int]]
Pair = tuple[DayMention, DayMention, float, Lists, Lists]
"""Two mentions that are tied, the strength of the tie, and the days that each names by the day of its article."""
Between = tuple[tuple[tuple[DayMention, float, DayMention], ...], float]
"""Between two articles on their days: the mentions of the first and second that name the same, with their weight, and what bonds weigh."""
NOTHING: Between = ((), 0.0)


class Together:
    """The ties and bonds of a story, seen within one era of its calendar."""

    def __init__(self, story: Story, era: slice) -> None:
        self.calendar: Calendar = story.calendar
        self.era = era
        self.days = story.calendar.days[era]
        self.place = {int(day): n for n, day in enumerate(self.days)}
        self.tied: dict[str, dict[DayMention, list[tuple[DayMention, Tie]]]] = defaultdict(lambda: defaultdict(list))
        self._shared: dict[tuple[DayMention, DayMention], tuple[str, ...]] = {}
        self.bonds: dict[str, list[Bond]] = defaultdict(list)
        near: dict[str, set[str]] = defaultdict(set)
        for tie in story.ties:
            for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
                if not one.fixed:
                    self._shared[one, other] = tie.words
                    self.tied[one.article][one].append((other, tie))
                near[one.article].add(other.article)
        for bond in story.bonds:
            for article, there in ((bond.one, bond.other), (bond.other, bond.one)):
                self.bonds[article].append(bond)
                near[article].add(there)
        self.near = {article: tuple(sorted(near[article])) for article in story.own}
        """The articles whose days bear on those of an article, in order."""
        self._listed: dict[int, Lists] = {}
        """By the days that a mention names: many name the same."""
        self._fitted: dict[tuple[DayMention, DayMention, int | None], Floats | None] = {}
        """What ties weigh by the day of the other article: few of them move from one look to the next."""
        self._between: dict[tuple[str, int], dict[str, dict[int, Between]]] = {}
        """Of an article on a day, by the other one and its day: they are moved about a great deal, mostly by the same days."""
        self._bonded: dict[tuple[str, str], list[Bond]] = defaultdict(list)
        for bond in story.bonds:
            self._bonded[bond.one, bond.other].append(bond)
            self._bonded[bond.other, bond.one].append(bond)
        self._pairs: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        for article, mentions in self.tied.items():
            for mine, ends in mentions.items():
                for theirs, tie in ends:
                    if theirs.article != article or theirs.fixed:
                        pair = (mine, theirs, strength(tie), self._lists(mine), self._lists(theirs))
                        self._pairs[article, theirs.article].append(pair)

    def weights(self, article: str, at: At) -> Floats:
        """For every day of an article what the others weigh: of every mention the strongest tie counts, further ones confirm a little."""
        out = np.zeros(len(self.days))
        for mine, ends in self.tied[article].items():
            found = [fitting for theirs, tie in ends if (fitting := self._fitting(mine, theirs, tie, at)) is not None]
            if len(found) == 1:
                out += found[0]
            elif found:
                stack = np.array(found)
                top = stack.max(axis=0)
                out += top + np.minimum(MOST_MORE, MORE * (stack.sum(axis=0) - top))
        for bond in self.bonds[article]:
            there_ = bond.other if article == bond.one else bond.one
            if there_ in at:
                away = (at[there_] - self.days) if article == bond.one else (self.days - at[there_])
                out += looked_up(bond.weights, within(away, -REACH, REACH) + REACH)
        return out

    def _fitting(self, mine: DayMention, theirs: DayMention, tie: Tie, at: At) -> Floats | None:
        """What a tie weighs for every day of the first article; None where the other names no day as yet."""
        key = mine, theirs, at.get(theirs.article)
        if key not in self._fitted:
            there = self._there(mine.article, theirs, at)
            self._fitted[key] = self._fits(self.seen(mine), there) * strength(tie) if there else None
        return self._fitted[key]

    def worth(self, article: str, at: At) -> float:
        """The same for the day on which the article lies."""
        day, out = at[article], 0.0
        top: dict[DayMention, float] = {}
        whole: dict[DayMention, float] = {}
        for other, known in self._on_day(article, day).items():
            there = at.get(other)
            if there is None:
                continue
            said = known.get(there) or self.between(article, other, day, there)
            if said is NOTHING:  # which is so of most
                continue
            matches, bound = said
            out += bound
            for mine, weight, _ in matches:
                if mine in top:
                    whole[mine] += weight
                    top[mine] = max(top[mine], weight)
                else:
                    top[mine] = whole[mine] = weight
        for mine, most in top.items():
            more = MORE * (whole[mine] - most)
            out += most + (more if more < MOST_MORE else MOST_MORE)
        return out

    def most(self, article: str) -> float:
        """The most that `worth` may come to, wherever the articles lie."""
        out = sum([max(bond.weights) for bond in self.bonds[article]])
        for ends in self.tied[article].values():
            weights = [strength(tie) for _, tie in ends]
            top = max(weights)
            out += top + min(MOST_MORE, MORE * (sum(weights) - top))
        return out

    def between(self, article: str, other: str, day: int, there: int) -> Between:
        """What two articles say for each other when they lie on these days."""
        known = self._on_day(article, day)[other]
        found = known.get(there)
        if found is None:
            bonded, pairs = self._bonded.get((article, other)), self._pairs.get((article, other))
            bound = sum([self.bound(bond, {article: day, other: there}) for bond in bonded]) if bonded else 0.0
            matches = self._matches(pairs, day, there) if pairs else ()
            found = known[there] = (matches, bound) if matches or bound else NOTHING
        return found

    def _on_day(self, article: str, day: int) -> dict[str, dict[int, Between]]:
        """What is known by now of an article on a day: by the other article, and by its day."""
        found = self._between.get((article, day))
        if found is None:
            found = self._between[article, day] = {other: {} for other in self.near[article]}
        return found

    def _matches(self, pairs: Iterable[Pair], day: int, there: int) -> tuple[tuple[DayMention, float, DayMention], ...]:
        here, over = self.place[day], self.place[there]
        found: list[tuple[DayMention, float, DayMention]] = []
        for mine, theirs, weight, (firsts, lasts), (their_firsts, their_lasts) in pairs:
            first, end = firsts[here], their_lasts[over]
            if first > end or first == NONE:  # which they nearly always are
                continue
            last, begin = lasts[here], their_firsts[over]
            if begin <= last and begin != NONE and (share := fit((first, last), (begin, end))):
                found.append((mine, share * weight, theirs))
        return tuple(found)

    def matched(self, article: str, at: At) -> dict[DayMention, list[Match]]:
        """For every mention of an article the mentions that name the same day, the strongest first."""
        found: dict[DayMention, list[Match]] = {mine: [] for mine in self.tied[article]}
        for other in self.near[article]:
            if other in at:
                for mine, weight, theirs in self.between(article, other, at[article], at[other])[0]:
                    found[mine].append((weight, theirs))
        return {mine: sorted(ends, key=lambda match: (-match[0], match[1].phrase.span)) for mine, ends in found.items() if ends}

    def reasons(self, article: str, at: At) -> Iterator[Told]:
        """What the other articles say for the day on which the article lies."""
        for mine, found in self.matched(article, at).items():
            weight, theirs = found[0]
            here = self.named(mine, at[article])
            day = date.fromordinal(here[0]) if here and here[0] == here[1] else None
            weight += min(MOST_MORE, MORE * sum(w for w, _ in found[1:]))
            key = "tie-here" if theirs.article == article else "tie"
            yield Told(
                key, weight, (mine.phrase.span,), theirs.article, (theirs.phrase.span,), self._shared[mine, theirs], day, theirs.fixed
            )
        for bond in self.bonds[article]:
            weight = self.bound(bond, at)
            if weight > 0:
                first = article == bond.one
                mine_, there = (bond.spans if first else bond.spans[::-1]) or (None, None)
                spans = tuple(s for s in (mine_,) if s), tuple(s for s in (there,) if s)
                key = f"{bond.key}-by" if first and bond.key == "derived" else bond.key
                yield Told(key, weight, spans[0], bond.other if first else bond.one, spans[1])

    def seen(self, mention: DayMention) -> Spans:
        """The days that a mention names, for every day of publication within the era."""
        first, last = self.calendar.spans(mention)
        return first[self.era], last[self.era]

    def named(self, mention: DayMention, day: int) -> tuple[int, int] | None:
        """The days that a mention names when its article appeared on a day."""
        firsts, lasts = self._lists(mention)
        place = self.place[day]
        return (firsts[place], lasts[place]) if firsts[place] != NONE else None

    def _lists(self, mention: DayMention) -> Lists:
        """What `seen` tells, as lists: single days are read from them faster."""
        key = id(self.calendar.spans(mention))
        if key not in self._listed:
            first, last = self.seen(mention)
            self._listed[key] = first.tolist(), last.tolist()
        return self._listed[key]

    def _there(self, article: str, theirs: DayMention, at: At) -> Spans | tuple[int, int] | None:
        """What the other mention names: of the same article whatever its day, of another one by its day, if it has one."""
        if theirs.article == article:
            return self.seen(theirs) if theirs.fixed else None
        return self.named(theirs, at[theirs.article]) if theirs.article in at else None

    @staticmethod
    def _fits(here: Spans, there: Spans | tuple[int, int]) -> Floats:
        first, last = here
        begin, end = there
        if isinstance(begin, int) and begin == end:  # one day, as most are
            return np.where((first <= begin) & (begin <= last), np.where(first == last, 1.0, WEEK), 0.0)
        same = (first == begin) & (last == end) & (first == last)
        within = ((first <= begin) & (end <= last)) | ((begin <= first) & (last <= end))
        return np.where(same, 1.0, np.where(within & (first != NONE), WEEK, 0.0))

    def bound(self, bond: Bond, at: At) -> float:
        """What a bond weighs between the days of its articles."""
        if bond.one not in at or bond.other not in at:
            return 0.0
        away = at[bond.other] - at[bond.one]
        return bond.weights[max(-REACH, min(REACH, away)) + REACH]


def fit(here: tuple[int, int], there: tuple[int, int]) -> float:
    """How well two mentions name the same: one day, or one within the other; 0 when they do not."""
    if here == there and here[0] == here[1]:
        return 1.0
    within = (here[0] <= there[0] and there[1] <= here[1]) or (there[0] <= here[0] and here[1] <= there[1])
    return WEEK if within else 0.0


def strength(tie: Tie) -> float:
    """What a tie weighs when both name one day."""
    return TIE * (tie.strength - CHANCE)


def components(pairs: Iterable[tuple[str, str]]) -> set[frozenset[str]]:
    """The sets of articles that hang together by pairs."""
    group: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        joined = group.get(one, frozenset({one})) | group.get(other, frozenset({other}))
        group.update(dict.fromkeys(joined, joined))
    return set(group.values())
