"""What an article says of the day on which it appeared, taken by itself: reasons that weigh for some days and against others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from recoupe.events.dating.calendar import NONE, Calendar, Floats, Ints, Marks, looked_up, within
from recoupe.events.dating.counted import told_twice
from recoupe.events.dating.evidence import DayMention
from recoupe.events.dating.story import Reason
from recoupe.events.dating.weights import (
    AFTER,
    BEFORE,
    BEFORE_LONG,
    BESIDE,
    BY_WEEKDAY,
    CLOSE,
    COMING,
    COMING_BESIDE,
    COMING_DATED,
    COMING_SOON,
    DATED_NEAR,
    LATE,
    LATE_DATED,
    LONG_GONE,
    NOT_BESIDE,
    OPEN_NEAR,
    OTHER_WEEKDAY,
    PAST,
    PAST_BESIDE,
    SOON,
    STATED,
    THIS,
    THIS_DATED,
    WAY,
    WEEKEND,
    WINDOW,
    WIRED,
    WRITTEN,
    YEAR,
)
from recoupe.model import Stated, Tense

FAR_AWAY = 99


@dataclass(frozen=True, slots=True)
class Alone:
    """One article: the possible days, its mentions of days, the dates that it states of itself."""

    calendar: Calendar
    mentions: tuple[DayMention, ...]
    stated: tuple[Stated, ...]

    def reasons(self) -> Iterator[Reason]:
        """All reasons that the article itself gives."""
        for stated in self.stated:
            yield Reason("stated", stated.spans, self._stated(stated))
        for mention in self.mentions:
            yield from self._dated(mention) if mention.dated else self._this_weekday(mention)
        yield from self._other_weekday()
        yield from self._last_told()
        yield from self._next_announced()
        yield from self._by_number()
        yield from told_twice(self.calendar, self.mentions)

    def _stated(self, stated: Stated) -> Floats:
        """For the day stated; against the days after an update, and after somebody fetched the page."""
        first, last = ordinal(stated.earliest), ordinal(stated.latest)
        inside = (self.calendar.days >= first) & (self.calendar.days <= last)
        worth, after = STATED[stated.kind]
        return np.where(inside, worth, 0.0) - np.where(self.calendar.days > last, after, 0.0)

    def _dated(self, mention: DayMention) -> Iterator[Reason]:
        """A date told in the past is not after publication, one announced not before it; the press dates its news by weekday and date."""
        phrase, spans = mention.phrase, (mention.phrase.span,)
        first, last = self.calendar.spans(mention)
        gone = self.calendar.days - first
        if mention.written:  # "PARIS, 12 mars (AFP)": that day, or in print the day after
            yield Reason("written", spans, np.where(gone == 0, WRITTEN, np.where(gone == 1, WRITTEN / 2, 0.0)))
            return
        if phrase.tense is Tense.PAST:
            near, told = self._near(gone, first), (first != NONE) & (gone >= 0) & (phrase.year is None)
            against = LATE if phrase.weekday is None else LATE_DATED
            yield Reason(
                "after", spans, np.where(told, AFTER * np.minimum(np.maximum(1 - gone / YEAR, 0), 1), np.where(near, -against, 0.0))
            )
        elif phrase.tense is Tense.FUTURE:
            early = np.where(gone < -SOON, BEFORE_LONG, BEFORE)
            yield Reason("before", spans, np.where(self._near(gone, first), np.where(self.calendar.days <= last, early, -LATE), 0.0))
            if phrase.weekday is not None:
                soon = (gone <= 0) & (gone >= -COMING_SOON)
                yield Reason("next-announced", spans, np.where(soon, COMING_DATED, -COMING_DATED / 2))
        if phrase.shift in NOT_BESIDE:
            yield Reason("way", spans, np.where(np.abs(gone) <= NOT_BESIDE[phrase.shift], -WAY, 0.0))
        if phrase.weekday is None or phrase.tense is Tense.FUTURE:
            return
        fresh = (gone >= 0) & (gone < len(PAST))
        if phrase.span.text.lower().startswith("ce "):
            yield Reason("this-date", spans, np.where(fresh, looked_up(THIS_DATED, within(gone, 0, 6)), THIS_DATED[-1]))
            return
        share = 1.0 if phrase.tense is Tense.PAST else OPEN_NEAR
        yield Reason("fresh", spans, np.where(fresh, DATED_NEAR, -DATED_NEAR / 2) * share)

    @staticmethod
    def _near(gone: Ints, first: Ints) -> Marks:
        """Where a day is near publication: not the day of another year."""
        near: Marks = (np.abs(gone) <= WINDOW) & (first != NONE)
        return near

    def _other_weekday(self) -> Iterator[Reason]:
        """A day that does not fall on the weekday that the words give it; each date counts once."""
        told: set[tuple[int | None, int | None]] = set()
        for mention in self.mentions:
            phrase = mention.phrase
            if phrase.weekday is None or not phrase.day or (phrase.month, phrase.day) in told:
                continue
            told.add((phrase.month, phrase.day))
            first, _ = self.calendar.spans(mention)
            yield Reason("calendar", (phrase.span,), np.where((first - 1) % 7 != phrase.weekday, -OTHER_WEEKDAY, 0.0))

    def _this_weekday(self, mention: DayMention) -> Iterator[Reason]:
        phrase = mention.phrase
        if phrase.rule == "this-weekday":
            away = (self.calendar.weekdays - (phrase.weekday or 0)) % 7
            yield Reason("this-weekday", (phrase.span,), looked_up(THIS, away))
        elif phrase.rule == "weekend" and not phrase.shift and phrase.tense is Tense.PAST:
            yield Reason("weekend", (phrase.span,), looked_up(WEEKEND, self.calendar.weekdays))

    def _last_told(self) -> Iterator[Reason]:
        """The last day told in the past: by how many days it is gone."""
        gone: list[tuple[DayMention, Ints]] = []
        for mention in self.mentions:
            phrase = mention.phrase
            if mention.dated and not mention.written and phrase.weekday is not None and phrase.tense is Tense.PAST:
                away = self.calendar.days - self.calendar.spans(mention)[0]
                gone.append((mention, np.where((away >= 0) & (away < len(PAST)), away, FAR_AWAY)))
            elif phrase.rule == "weekday" and not phrase.open_to and (phrase.tense is Tense.PAST or phrase.open_from):
                gone.append((mention, (self.calendar.weekdays - (phrase.weekday or 0)) % 7))
        if not gone:
            return
        aways = np.stack([away for _, away in gone])
        near = aways.min(axis=0)
        cost = sum((np.where((aways == n).any(axis=0) & (near != n), cost, 0.0) for n, cost in LONG_GONE.items()), np.zeros(len(near)))
        worth = looked_up((*(PAST_BESIDE if self._beside else PAST), 0.0), np.minimum(near, len(PAST))) - cost
        wired = WIRED if any(m.written for m in self.mentions) else 1.0
        yield from self._nearest("last-told", gone, aways, worth * wired)

    def _next_announced(self) -> Iterator[Reason]:
        """The next day announced by its weekday: in how many days it comes."""
        coming = [
            (m, -(self.calendar.weekdays - (m.phrase.weekday or 0)) % 7)
            for m in self.mentions
            if m.phrase.rule == "weekday" and not m.phrase.open_to and not m.phrase.open_from and m.phrase.tense is Tense.FUTURE
        ]
        if coming:
            aways = np.stack([away for _, away in coming])
            yield from self._nearest(
                "next-announced", coming, aways, looked_up(COMING_BESIDE if self._beside else COMING, aways.min(axis=0))
            )

    def _nearest(self, key: str, mentions: list[tuple[DayMention, Ints]], aways: Ints, worth: Floats) -> Iterator[Reason]:
        """One reason for each mention, where it is the nearest."""
        nearest = aways.argmin(axis=0)
        for n, (mention, _) in enumerate(mentions):
            if (nearest == n).any():
                yield Reason(key, (mention.phrase.span,), np.where(nearest == n, worth, 0.0))

    @property
    def _beside(self) -> bool:
        """Whether the article says "hier" or "demain": it would not name those days by their weekday."""
        return any(m.phrase.rule in BESIDE and not m.said for m in self.mentions)

    def _by_number(self) -> Iterator[Reason]:
        """Days of the month without a weekday are seldom those of the same week; said once, however many there are."""
        days = [m for m in self.mentions if m.phrase.rule == "date" and not m.written]
        if days:
            close = np.stack([np.abs(self.calendar.days - self.calendar.spans(m)[0]) <= CLOSE for m in days]).any(axis=0)
            yield Reason("by-weekday", (days[0].phrase.span,), np.where(close, -BY_WEEKDAY, 0.0))


def ordinal(day: str) -> int:
    """The ordinal of an ISO day."""
    return date.fromisoformat(day).toordinal()


def total(reasons: Iterable[Reason], days: Ints, era: slice = slice(None)) -> Floats:
    """How much reasons weigh together, for every possible day of an era."""
    return sum((r.weights[era] for r in reasons), np.zeros(len(days[era])))
