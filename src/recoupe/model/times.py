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
    """A time expression with its value: ISO or EDTF (of an unknown year "XXXX-08-05"), as an interval of days, and its rule."""

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


class Firmness(StrEnum):
    """How firmly a number is told, the weakest that its words show. Who tells it is `asserted_by`."""

    ASSERTED = "asserted"
    """The article says it itself, as a fact."""
    REPORTED = "reported"
    """Somebody else says it: it stands in a statement, or after "selon"."""
    ESTIMATED = "estimated"
    """Nobody counted: "environ", "estimé à", "probablement". (Other hedges, "près de" and "plus de", only widen the bounds.)"""
    PLANNED = "planned"
    """It is to come and may change: expected, foreseen, promised, offered, asked for."""
    CONDITIONAL = "conditional"
    """It may be, or would be under a condition: "pourrait", "si"."""
    HEARSAY = "hearsay"
    """It is told without being vouched for: "auraient", "seraient", "apparemment"."""
    DENIED = "denied"
    """It is said not to be so."""


class Change(StrEnum):
    """Which way a number changes something, when it says by how much and not how much."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as an interval: "des dizaines de milliers" is 20 000 to 99 999.

    `high` is None when the words leave it open ("plus de 100 000"). `unit` is a unit of measure or time, a currency (ISO 4217), "percent",
    "ratio" (a share: "un sur trois" is 0.33), "fold" ("deux fois plus"), "rank" ("la deuxième fois"), or for things that are
    counted "person", "state", "meeting" or else "item". `of` is what is counted, in the words of the text ("âge" for the years of
    somebody's life); `per` the unit of a rate ("euros par mois"); `change` tells an amount by which something differs ("10 % de
    moins"); `since` is the time over which a rank holds ("la première fois | en deux ans").
    `asserted_by` is who says it in a statement (None: the article itself, or nobody is named), `modality` how firmly.
    """

    span: Span
    low: float
    high: float | None
    unit: str
    of: str | None = None
    per: str | None = None
    change: Change | None = None
    since: Span | None = None
    asserted_by: str | None = None
    modality: Firmness = Firmness.ASSERTED

    def __post_init__(self) -> None:
        if self.high is not None and self.low > self.high:
            raise ValueError(f"a quantity runs upward: {self.low}..{self.high} ({self.span.text})")
