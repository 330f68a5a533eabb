"""Who copied or translated whom; accounts and origins."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from recoupe.model.spans import Span


class DerivationKind(StrEnum):
    """How one text comes from another."""

    COPY = "copy"
    EXCERPT = "excerpt"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    SAME_WIRE = "same-wire"


@dataclass(frozen=True, slots=True)
class Absent:
    """An original that is not in the set, known by name only ("" when the words do not name it)."""

    name: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """One text comes from another, with the words that show it: aligned pairs, or single words of credit.

    `share` is the part of the derived article's story (0 to 1) that comes from the other, None when unknown.
    """

    source: str | Absent = field(metadata={"name": "from"})
    to: str
    kind: DerivationKind
    share: float | None
    changes: tuple[tuple[Span, Span], ...]
    evidence: tuple[tuple[Span, ...], ...]

    def __post_init__(self) -> None:
        if not self.evidence or not all(self.evidence):
            raise ValueError(f"a derivation rests on words: {self.source} -> {self.to}")
        if self.source == self.to:
            raise ValueError(f"an article does not derive from itself: {self.to}")


@dataclass(frozen=True, slots=True)
class Account:
    """One independent telling: articles that are one text, and why they count once."""

    id: str
    articles: tuple[str, ...]
    why: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError(f"{self.id}: an account is told by at least one article")


class OriginKind(StrEnum):
    """The kinds of speech act that several accounts can rest on."""

    PRESS_CONFERENCE = "press-conference"
    BRIEFING = "briefing"
    INTERVIEW = "interview"
    COMMUNIQUE = "communique"
    SPEECH = "speech"
    WIRE = "wire"


@dataclass(frozen=True, slots=True)
class Origin:
    """A speech act that attributions of one or more accounts rest on."""

    id: str
    kind: OriginKind
    label: str
    attributions: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.attributions:
            raise ValueError(f"{self.id}: an origin is known from at least one attribution")


@dataclass(frozen=True, slots=True)
class Lineage:
    """Derivations between texts, the accounts that remain, and the origins they share."""

    derivations: tuple[Derivation, ...] = ()
    accounts: tuple[Account, ...] = ()
    origins: tuple[Origin, ...] = ()
