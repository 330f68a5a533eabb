"""A stance read in words, before it is known whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Stance
from recoupe.positions.scene import Named


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance read in words at a place. `deed`: no cue, but what the subject will do, will not do, or is blamed for.

    `side` when "nous" stands before it; `ahead` when it looks to the future; `held` for an attitude of the subject ("prêt à",
    "opposé à"), where other predicates are a verdict of the speaker ("inacceptable").
    """

    stance: Stance
    at: int
    kind: str
    subject: Named | None = None
    side: bool = False
    ahead: bool = False
    deed: bool = False
    held: bool = False
