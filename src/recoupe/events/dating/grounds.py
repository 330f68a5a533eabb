"""What speaks for the year of a story that states none: what the reader is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.events.dating.evidence import DayMention
from recoupe.events.dating.years import Year, how, last_year
from recoupe.model import Phrase
from recoupe.model.calendar import day_of


@dataclass(frozen=True, slots=True)
class Grounds:
    """A year, the phrase that names the latest year told, the first one announced, a date that falls on its weekday then.

    `office`: whether persons are called by offices that they held then.
    """

    year: int
    told: Phrase | None = None
    ahead: Phrase | None = None
    weekday: Phrase | None = None
    office: bool = False

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The words on which the year rests."""
        return tuple(p for p in (self.weekday, self.told, self.ahead) if p is not None)


def grounds(year: int, phrases: Iterable[Phrase], mentions: Iterable[DayMention], offices: Mapping[int, int]) -> Grounds:
    """Why a year: of every kind of reason the one that bounds it closest."""
    named = [(kind, last_year(p), p) for p in phrases if (kind := how(p)) is not None]
    told = [(y, p) for kind, y, p in named if y <= year and kind in {Year.TOLD, Year.BARE}]
    ahead = [(y, p) for kind, y, p in named if y >= year and kind is Year.AHEAD]
    last, next_ = max((y for y, _ in told), default=0), min((y for y, _ in ahead), default=0)
    dated = [m.phrase for m in mentions if m.phrase.weekday is not None and m.dated and m.phrase.year is None]
    return Grounds(
        year,
        min((p for y, p in told if y == last), key=lambda p: p.span, default=None),
        min((p for y, p in ahead if y == next_), key=lambda p: p.span, default=None),
        min((p for p in dated if falls(p, year)), key=lambda p: p.span, default=None),
        bool(offices) and offices.get(year, 0) == max(offices.values()),
    )


def falls(phrase: Phrase, year: int) -> bool:
    """Whether the day has the weekday that the words give it, in one year."""
    day = day_of(year, phrase.month or 1, phrase.day or 1)
    return day is not None and day.weekday() == phrase.weekday
