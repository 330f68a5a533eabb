"""Events: meetings and acts, dated and placed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.spans import Span


class Status(StrEnum):
    """Whether a thing happened."""

    HELD = "held"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    CALLED_FOR = "called-for"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True)
class When:
    """A date as an interval of days; of an unknown year: a value ("XXXX-08-05") and open ends; nothing known: no value either."""

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class StatusNote:
    """One article's word on whether it happened."""

    status: Status
    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was held, planned, called for ..., with every telling of it.

    `type` is a word of `lang` tables (meeting, talks, deployment, visit ...); `plover` the PLOVER event
    type, None where none fits. `status` is what the latest word on it says; `history` has them all.
    """

    id: str
    type: str
    plover: str | None
    label: str
    date: When
    place: str | None
    participants: tuple[str, ...]
    status: Status
    history: tuple[StatusNote, ...]
    tellings: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.tellings:
            raise ValueError(f"{self.id}: an event is told somewhere")
