"""Where the parties stand: actor x issue x stance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.attributions import Act
from recoupe.model.spans import Span

Stance = Act
"""Stances and speech acts share one vocabulary."""


class Modality(StrEnum):
    """How firmly a position is held, and by whom it is told."""

    ASSERTED = "asserted"
    HOPED = "hoped"
    CONDITIONAL = "conditional"
    ASCRIBED = "ascribed"
    PREDICTED = "predicted"


class AgreementState(StrEnum):
    """What the parties' positions on one issue add up to."""

    COMMON_GROUND = "common ground"
    DEADLOCK = "deadlock"
    CONDITIONAL = "conditional"
    CLAIMED_BY_BOTH = "claimed by both"
    UNANSWERED = "unanswered"
    ONE_SIDED = "one-sided"


@dataclass(frozen=True, slots=True)
class Issue:
    """What is at stake, named in the story's own words, or by a person (`given`): in a file of topics, or by a judgement."""

    id: str
    label: str
    terms: tuple[str, ...]
    evidence: tuple[Span, ...]
    given: bool = False

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.id}: an issue stands somewhere in the words")


@dataclass(frozen=True, slots=True)
class Position:
    """One actor takes one stance on one issue. `reported_by`: who ascribes it, when the actor does not say it himself."""

    id: str
    actor: str
    issue: str
    stance: Stance
    target: str | None
    modality: Modality
    attribution: str | None
    evidence: tuple[Span, ...]
    condition: Span | None = None
    reported_by: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.id}: a position rests on words")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the positions on one issue add up to between the parties."""

    issue: str
    state: AgreementState
    positions: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.positions:
            raise ValueError(f"{self.issue}: an agreement is made of positions")
