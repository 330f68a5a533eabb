"""What the rules of the stage hand each other: an attribution in the making."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.attributions.cues import Hit
from recoupe.attributions.sources import Source
from recoupe.model import Act, Range


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its speaker is known. `frame` is how the content is joined to the cue.

    Frames: `que`, `si`, `quote`, `mixed`, `colon`, `self`, `as`, `np`, `inf`, `phrase` (with a preposition), `whom`, `after`
    (the cue follows what is said), `according` (selon), `nominal` (la demande de X), `headline`, `chain` (a quotation
    without a cue), `alone`.
    """

    frame: str
    act: Act
    source: Source
    cue: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()
    whom: Range | None = None
    hit: Hit | None = None
    negated: bool = False
    verb: str = ""

    @property
    def start(self) -> int:
        """Where its first words stand."""
        return min(a for a, _ in (*self.source.ranges, *self.cue, *self.content))

    @property
    def at(self) -> int:
        """Where its cue stands (its content when it has none)."""
        return min(a for a, _ in (self.cue or self.content or self.source.ranges))
