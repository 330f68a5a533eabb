"""Time expressions, symbolic and dated, and quantities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.spans import Span


class TimexType(StrEnum):
    """TIMEX3 types (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What the value of a time expression hangs on."""

    NONE = "none"
    """Nothing: a full date, or a plain duration."""
    PUBLICATION = "publication"
    """The day of publication ("mercredi", "hier", "12 janvier" without a year)."""
    NARRATIVE = "narrative"
    """The date told just before ("la veille", "le même jour")."""


class Tense(StrEnum):
    """Whether the clause of a time expression looks back, forward, or does not show it."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression as found in one article, before any date is known: what the words themselves fix.

    Only what is said is filled in. `weekday` is 0 for Monday. `shift` counts `unit`s ("day", "week",
    "month", "year", "decade", "season") from the anchor: -1 with "day" is "hier". `part` is START, MID or END ("à la
    fin de"), `season` SP, SU, FA or WI, `duration` an ISO 8601 duration. `open_from`/`open_to`: "depuis"
    runs from the value to the anchor, "d'ici" from the anchor to the value. `other` is the far end of a range.
    """

    span: Span
    type: TimexType
    rule: str
    anchor: Anchor = Anchor.NONE
    tense: Tense = Tense.OPEN
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    shift: int | None = None
    season: str = ""
    part: str = ""
    duration: str = ""
    time: str = ""
    open_from: bool = False
    open_to: bool = False
    other: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its value: ISO or EDTF, as an interval of days, and the rule that read it."""

    span: Span
    type: TimexType
    value: str | None
    earliest: str | None
    latest: str | None
    rule: str
    anchor: str | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"an interval runs forward: {self.earliest}/{self.latest} ({self.span.text})")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as an interval: "des dizaines de milliers" is 20 000 to 99 999.

    `high` is None when the words leave it open ("plus de 100 000"). `of` says what is counted.
    """

    span: Span
    low: float
    high: float | None
    unit: str
    of: str | None = None
    asserted_by: str | None = None
    modality: str = "asserted"

    def __post_init__(self) -> None:
        if self.high is not None and self.low > self.high:
            raise ValueError(f"a quantity runs upward: {self.low}..{self.high} ({self.span.text})")
