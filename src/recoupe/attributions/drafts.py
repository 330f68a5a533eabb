"""What the rules of the stage hand each other: an attribution in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.attributions.cues import Hit
from recoupe.attributions.sources import Source
from recoupe.model import Act, Range

BLOCK = 1000
"""Characters of a stretch of the article in which drafts are looked up together: what is far apart is never compared."""


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


class Nearby:
    """Drafts by the place of their words, so that a long article costs no more for each of them than a short one."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._blocks: dict[int, set[int]] = {}
        for n, draft in enumerate(drafts):
            self.add(n, draft)

    def add(self, number: int, draft: Draft) -> None:
        """One more draft, or more words of one that is known, by its number."""
        for a, b in (*draft.source.ranges, *draft.cue, *draft.content):
            for block in range(a // BLOCK, b // BLOCK + 1):
                self._blocks.setdefault(block, set()).add(number)

    def at(self, start: int, end: int) -> list[int]:
        """The numbers of the drafts with words in the stretches of [start, end), in order."""
        return sorted(set().union(*(self._blocks.get(block, ()) for block in range(max(start, 0) // BLOCK, end // BLOCK + 1))))
