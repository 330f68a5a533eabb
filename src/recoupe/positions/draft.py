"""A position before its issue is known."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Modality, Range, Span, Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """One actor takes a stance in these words; the issue is found later, from the words of all drafts.

    `about` is the range whose words tell the issue: the evidence, and what stands around it in its clause.
    """

    actor: str
    stance: Stance
    evidence: tuple[Span, ...]
    about: Range
    modality: Modality = Modality.ASSERTED
    target: str | None = None
    attribution: str | None = None
    condition: Span | None = None
    reported_by: str | None = None

    @property
    def article(self) -> str:
        """The article whose words these are."""
        return self.evidence[0].article

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Positions stand in the order of the articles and their words."""
        first = self.evidence[0]
        return (first.article, first.start, first.end, self.actor, self.stance)
