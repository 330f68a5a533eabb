"""The days on which articles of a story may have appeared, and what their time expressions name seen from each of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from recoupe.events.dating.evidence import DayMention
from recoupe.events.dating.values import NEAR, in_year, span_of
from recoupe.model import Phrase, Tense

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]
Spans = tuple[Ints, Ints]
"""First and last day (ordinals) that an expression names, for every possible day of publication; NONE where it names none."""
NONE = -1
AGAINST, AMISS = 100_000, 5_000
"""What lies on the wrong side of publication, and what falls on another weekday, is taken only for want of anything else."""
ROUND, ABOUT = frozenset({8, 10, 15, 20, 30}), 2
"""Numbers of days that are said for about so many, and how many days that may be off."""
SLACK = {"week": 3, "fortnight": 3, "month": 5}
"""Days by which "il y a deux semaines" may be off."""
EPOCH = date(1970, 1, 1).toordinal()
MEANING = attrgetter(
    *("rule", "anchor", "tense", "year", "month", "day", "weekday", "unit", "shift", "season", "part", "open_from", "open_to", "other")
)
"""All of a phrase that bears on the days that it names."""


def within(days: Ints, least: int, most: int) -> Ints:
    """Numbers of days, those below the least or above the most as these: what `np.clip` does, without its detours."""
    return np.minimum(np.maximum(days, least), most)


def looked_up(weights: tuple[float, ...], at: Ints) -> Floats:
    """The weights at some places of a list."""
    found: Floats = _array(weights)[at]
    return found


@cache
def _array(weights: tuple[float, ...]) -> Floats:
    return np.array(weights, dtype=np.float64)


def around(fitting: list[int], years: int) -> tuple[Ints, Ints]:
    """For each of some years the nearest one before it and after it that fits; where none does, the one beside it."""
    before = [max((m for m in fitting if m < n), default=max(n - 1, 0)) for n in range(years)]
    after = [min((m for m in fitting if m > n), default=min(n + 1, years - 1)) for n in range(years)]
    return np.array(before), np.array(after)


class Calendar:
    """The possible days of publication (ordinals), in order."""

    def __init__(self, days: Iterable[int]) -> None:
        self.days: Ints = (
            np.unique(np.fromiter(days, dtype=np.int64))
            if not isinstance(days, range)
            else np.arange(days.start, days.stop, days.step, dtype=np.int64)
        )  # whole years are in order already
        self.weekdays: Ints = (self.days - 1) % 7  # ordinal 1 was a Monday
        self._months = (self.days - EPOCH).astype("M8[D]").astype("M8[M]")
        self.years: Ints = self._months.astype("M8[Y]").astype(np.int64) + 1970
        self._beside = [self.years - self.years[:1] + n for n in (0, 1, 2)]
        """Of the years from that before the first: the one before, that of and the one after every day."""
        self._spans: dict[tuple[str, int, int], Spans] = {}
        self._meant: dict[tuple[object, ...], Spans] = {}
        """The same words name the same, however often a story has them."""

    def day(self, at: int) -> date:
        """The day at a place."""
        return date.fromordinal(int(self.days[at]))

    def spans(self, mention: DayMention) -> Spans:
        """The days that a mention names, for every day of publication."""
        return self.named(mention.phrase)

    def named(self, phrase: Phrase) -> Spans:
        """The days that a phrase names, for every day of publication."""
        key = (phrase.span.article, phrase.span.start, phrase.span.end)
        if key not in self._spans:
            meaning = MEANING(phrase)
            if meaning not in self._meant:
                self._meant[meaning] = self._named(phrase)
            self._spans[key] = self._meant[meaning]
        return self._spans[key]

    def _named(self, phrase: Phrase) -> Spans:
        if phrase.rule in {"ago", "ahead"}:
            return self._counted(phrase)
        if phrase.year is not None:
            found = span_of(phrase, None)
            return self._same(found[0].toordinal(), found[1].toordinal()) if found else self._same(NONE, NONE)
        if phrase.month or phrase.season:
            return self._agreeing(phrase)
        if phrase.day:
            return self._in_month(phrase)
        return self._whole(phrase) if phrase.unit in {"month", "year"} else self._by_weekday(phrase)

    def _same(self, first: int, last: int) -> Spans:
        return np.full(len(self.days), first, dtype=np.int64), np.full(len(self.days), last, dtype=np.int64)

    def _by_weekday(self, phrase: Phrase) -> Spans:
        """Expressions whose distance hangs on nothing but the weekday of publication."""
        monday = date(2001, 1, 1).toordinal()
        found = [span_of(phrase, date.fromordinal(monday + n)) for n in range(7)]
        if not all(found):
            return self._same(NONE, NONE)
        away = np.array([[end.toordinal() - monday - n for end in days] for n, days in enumerate(found) if days], dtype=np.int64)
        return self.days + away[self.weekdays, 0], self.days + away[self.weekdays, 1]

    def _whole(self, phrase: Phrase) -> Spans:
        """The span of "le mois prochain", "l'an dernier": from the first to the last day."""
        months = self._months.astype("M8[Y]").astype("M8[M]") if phrase.unit == "year" else self._months
        length = 12 if phrase.unit == "year" else 1
        first, last = (months + length * ((phrase.shift or 0) + n) for n in (0, 1))
        return first.astype("M8[D]").astype(np.int64) + EPOCH, last.astype("M8[D]").astype(np.int64) + EPOCH - 1

    def _agreeing(self, phrase: Phrase) -> Spans:
        """Of the years around, the one in which the words agree best."""
        years = range(int(self.years[0]) - 1, int(self.years[-1]) + 2)
        found = [in_year(phrase, year) for year in years]
        named = [(days[0].toordinal(), days[1].toordinal()) for days in found if days]
        if len(named) < len(years) or (phrase.weekday is not None and phrase.other is not None):
            return self._best(phrase, [(np.array(first), np.array(last)) for first, last in named])
        first, last = np.array(named, dtype=np.int64).T
        beside = self._beside  # no other year fits, but for the nearest before and after them with the weekday
        if phrase.weekday is not None:
            before, after = around(np.flatnonzero((first - 1) % 7 == phrase.weekday).tolist(), len(years))
            beside = [before.take(beside[1]), *beside, after.take(beside[1])]
        return self._best(phrase, [(first.take(year), last.take(year)) for year in beside])

    def _in_month(self, phrase: Phrase) -> Spans:
        """The day of "mercredi 12": in the month of publication or one beside it."""
        starts = [(self._months + n).astype("M8[D]").astype(np.int64) + EPOCH for n in (-1, 0, 1)]
        days = [start + (phrase.day or 1) - 1 for start in starts]
        return self._best(phrase, [(day, day) for day in days])

    def _best(self, phrase: Phrase, candidates: Iterable[Spans]) -> Spans:
        """For every day of publication the candidate that fits the words best: side of publication, weekday, nearness.

        A candidate that is the same for every day may be given as one number.
        """
        found = list(candidates)
        if not found:
            return self._same(NONE, NONE)
        first, last = found[0]
        least = self._cost(phrase, first, last)
        for a, b in found[1:]:
            cost = self._cost(phrase, a, b)
            better = cost < least
            least, first, last = np.minimum(cost, least), np.where(better, a, first), np.where(better, b, last)
        return np.broadcast_to(first, self.days.shape), np.broadcast_to(last, self.days.shape)

    def _cost(self, phrase: Phrase, first: Ints, last: Ints) -> Ints:
        """How badly a candidate fits the words, for every day of publication."""
        cost: Ints = np.maximum(np.maximum(first - self.days, self.days - last), 0)
        if phrase.shift or phrase.tense is not Tense.OPEN:
            cost = cost + AGAINST * self._against(phrase, first, last, cost)
        if phrase.weekday is not None:
            cost = cost + AMISS * ((first - 1) % 7 != phrase.weekday)
        return cost

    def _against(self, phrase: Phrase, first: Ints, last: Ints, away: Ints) -> Marks:
        """Whether a candidate lies on the wrong side of publication: near days may be meant whatever the verb seems to say."""
        if phrase.shift and not phrase.unit:  # "le 5 août dernier"
            return last >= self.days if phrase.shift < 0 else first <= self.days
        wrong = np.full(len(self.days), False)
        if phrase.tense is Tense.PAST:
            wrong = first > self.days
        elif phrase.tense is Tense.FUTURE:
            wrong = last < self.days
        return wrong & (away > (NEAR if phrase.day else 0))

    def _counted(self, phrase: Phrase) -> Spans:
        """The day of "il y a deux semaines": about that day."""
        shift = phrase.shift or 0
        if phrase.unit == "month":
            starts = self._months.astype("M8[D]").astype(np.int64)
            middle = (self._months + shift).astype("M8[D]").astype(np.int64) - starts + self.days
        else:
            middle = self.days + shift * {"week": 7, "fortnight": 14}.get(phrase.unit, 1)
        slack = SLACK.get(phrase.unit, ABOUT if abs(shift) in ROUND else 0)
        return middle - slack, middle + slack
