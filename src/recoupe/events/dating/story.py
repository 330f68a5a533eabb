"""What is known of the dates of a story, and what dating it yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from recoupe.events.dating.calendar import Calendar, Floats
from recoupe.events.dating.evidence import DayMention
from recoupe.events.dating.ties import Tie
from recoupe.events.dating.weights import WEAK
from recoupe.model import Span
from recoupe.model.calendar import Days


@dataclass(frozen=True, slots=True, eq=False)
class Reason:
    """Why some days rather than others: a message of `dating`, the words it rests on, and its weight for every possible day."""

    key: str
    spans: tuple[Span, ...]
    weights: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Bond:
    """Two articles that appear near each other, and why: what it weighs by the days from the first to the second.

    `weights` has the days from -REACH to REACH; those beyond weigh as the last on their side.
    """

    key: str
    one: str
    other: str
    weights: tuple[float, ...]
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """What is known of the dates of a story: the possible days, each article's own reasons and mentions of days, ties and bonds."""

    calendar: Calendar
    own: Mapping[str, tuple[Reason, ...]]
    mentions: Mapping[str, tuple[DayMention, ...]]
    ties: tuple[Tie, ...] = ()
    bonds: tuple[Bond, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One reason for the day found, to be put into words: the message, its weight, and the words of the article it rests on.

    Of a reason that rests on another article: its id, the words there, and what the words share; `day` is the day that both name, `fixed`
    whether the words there name it by its date.
    """

    key: str
    weight: float
    spans: tuple[Span, ...]
    other: str | None = None
    there: tuple[Span, ...] = ()
    shared: tuple[str, ...] = ()
    day: date | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Solved:
    """The best day of an article, the likely ones, how much tells them from the others, the reasons, and how likely every day is."""

    best: date
    days: Days
    weight: float
    reasons: tuple[Told, ...] = ()
    shares: Mapping[date, float] = field(default_factory=dict)
    floating: bool = False
    """Whether no date holds it, nor any of the articles by which it is placed."""

    @property
    def placed(self) -> bool:
        """Whether anything tells the best day from others, if only beside other articles."""
        return self.weight >= WEAK

    @property
    def dated(self) -> bool:
        """Whether anything tells the best day from others, and a date holds it there."""
        return self.placed and not self.floating

    @property
    def rivals(self) -> list[date]:
        """The best day and those that are at least half as likely, in order."""
        least = self.shares.get(self.best, 0.0) / 2
        return sorted({self.best, *(day for day, share in self.shares.items() if share >= least)})
