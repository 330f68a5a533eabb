"""Who said what: attributions in the roles of PARC 3 (source, cue, content)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.spans import Span


class Manner(StrEnum):
    """How words are reported. Narrative: a speech act told without its content."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATIVE = "narrative"


class Act(StrEnum):
    """What is done by saying it; the same words as the stances of positions."""

    ASSESS = "assess"
    DEMAND = "demand"
    OFFER = "offer"
    ACCEPT = "accept"
    REFUSE = "refuse"
    WARN = "warn"
    ACCUSE = "accuse"
    DENY = "deny"
    SUPPORT = "support"
    PROMISE = "promise"


class Confidence(StrEnum):
    """Three words, never a percentage."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Attribution:
    """In one article a source utters a content, by a cue.

    `speakers` are actor ids, empty when nobody is named. `content` has several spans when the cue
    interrupts it, `quoted` the spans strictly between quotation marks. `parent` is the attribution
    within which this one is told, `repeats` one of the same article that says the same again.
    `occasion` is the origin (a press conference ...) it was said at, `when` and `where` its words or values.
    """

    id: str
    article: str
    manner: Manner
    act: Act
    speakers: tuple[str, ...] = ()
    party: str | None = None
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    addressees: tuple[str, ...] = ()
    occasion: str | None = None
    when: str | None = None
    where: str | None = None
    parent: str | None = None
    repeats: str | None = None
    confidence: Confidence = Confidence.LIKELY
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.source or self.cue or self.content):
            raise ValueError(f"{self.id}: an attribution rests on words (cue, source or content)")
        if self.manner is not Manner.NARRATIVE and not self.content:
            raise ValueError(f"{self.id}: only a narrative act is told without its content")
        if any(s.article != self.article for s in self.spans):
            raise ValueError(f"{self.id}: its words lie in another article")

    @property
    def spans(self) -> tuple[Span, ...]:
        """All words it rests on, in the order source, cue, content."""
        return self.source + self.cue + self.content
