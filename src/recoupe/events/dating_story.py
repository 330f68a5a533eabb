"""What is known of the dates of a story, and what dating it yields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from recoupe.events.dating_evidence import DayMention, Tie
from recoupe.model.calendar import Days


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

    by_article: Mapping[str, tuple[DayMention, ...]]


def components(pairs: Iterable[tuple[str, str]]) -> set[frozenset[str]]:
    """The sets of articles that hang together by pairs."""
    group: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        joined = group.get(one, frozenset({one})) | group.get(other, frozenset({other}))
        group.update(dict.fromkeys(joined, joined))
    return set(group.values())
