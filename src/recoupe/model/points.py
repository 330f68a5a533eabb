"""Points: what one or more articles tell, how the tellings compare, and why some articles have none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recoupe.model.articles import Completeness
from recoupe.model.attributions import Confidence
from recoupe.model.spans import Span


class PointKind(StrEnum):
    """What is told."""

    STATEMENT = "statement"
    FACT = "fact"
    EVENT = "event"


class Relation(StrEnum):
    """How the tellings of a point compare."""

    AGREE = "agree"
    DIFFER = "differ"
    CONTRADICT = "contradict"
    SINGLE = "single"


class Difference(StrEnum):
    """In what tellings differ."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    SPEAKER = "speaker"
    SCOPE = "scope"
    MODALITY = "modality"
    WORDING = "wording"


class Blank(StrEnum):
    """Why an article has no telling of a point. Only `silent` is an editorial choice."""

    SILENT = "silent"
    EXCERPT = "excerpt"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    EARLIER = "earlier"
    UNREAD = "unread"


def blank(*, read: bool, completeness: Completeness, earlier: bool) -> Blank:
    """The reason of a blank cell. Law 3: silence is claimed only for an article read in full.

    `read` is whether the stages could read the article (an unsupported language is not read),
    `earlier` whether it was published before the thing happened.
    """
    if not read:
        return Blank.UNREAD
    if earlier:
        return Blank.EARLIER
    return _REASONS[completeness]


_REASONS = {
    Completeness.WHOLE: Blank.SILENT,
    Completeness.EXCERPT: Blank.EXCERPT,
    Completeness.TRUNCATED: Blank.TRUNCATED,
    Completeness.DAMAGED: Blank.DAMAGED,
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's words for a point.

    `value` is the normalised value where one is compared; `dropped` are words of another telling that this one leaves out.
    `confidence` says how sure it is that these words tell the point: a possible telling may as well tell something else.
    """

    article: str
    spans: tuple[Span, ...]
    attribution: str | None = None
    value: str | None = None
    dropped: tuple[Span, ...] = ()
    confidence: Confidence = Confidence.LIKELY

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError(f"{self.article}: a telling is made of words")


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that one or more articles tell. `accounts` and `origins` are counts; copies add nothing to them.

    Possible tellings count among the accounts only where the point has no other: then the whole point is a possible one.
    """

    id: str
    kind: PointKind
    label: str
    tellings: tuple[Telling, ...]
    relation: Relation
    differ_in: tuple[Difference, ...]
    blanks: Mapping[str, Blank] = field(hash=False)
    accounts: int
    origins: int
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.tellings:
            raise ValueError(f"{self.id}: a point is told somewhere")
        if told := {t.article for t in self.tellings} & set(self.blanks):
            raise ValueError(f"{self.id}: told and blank in the same article: {sorted(told)}")
        if (self.relation is Relation.SINGLE) != (self.accounts == 1):
            raise ValueError(f"{self.id}: a point is single when one account tells it, and only then")
        if self.relation is Relation.DIFFER and not self.differ_in:
            raise ValueError(f"{self.id}: what differs, differs in something")

    @property
    def possible(self) -> bool:
        """Whether it is unsure of every telling that it is one of this point: perhaps there is no such point."""
        return all(telling.confidence is Confidence.POSSIBLE for telling in self.tellings)

    @property
    def likely(self) -> tuple[Telling, ...]:
        """The tellings that are more than possible; all of them of a point that is itself only possible."""
        return tuple(t for t in self.tellings if t.confidence is not Confidence.POSSIBLE) or self.tellings


@dataclass(frozen=True, slots=True)
class Voice:
    """How much one article lets one party speak. `quoted_characters` count only words between marks.

    A party that an article names and does not let speak has no attributions: `unheard` says why (`silent` only where the article
    was read in full), `named` are the words that name it. Both are empty for a party that speaks.
    """

    article: str
    party: str
    attributions: int
    quoted_characters: int
    named: tuple[Span, ...] = ()
    unheard: Blank | None = None

    def __post_init__(self) -> None:
        if (self.unheard is None) != (self.attributions > 0):
            raise ValueError(f"{self.article}: a party is heard, or it is said why it is not: {self.party}")
        if self.unheard and not self.named:
            raise ValueError(f"{self.article}: only a party that is named can be left unheard: {self.party}")


@dataclass(frozen=True, slots=True)
class HeadlineClaim:
    """Something that a headline says and the text below it does not: a number, a speaker, or words.

    `nearest` are the words of the text that come closest, where there are any. No verdict on who is right.
    """

    article: str
    lacks: Difference
    span: Span
    nearest: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()
