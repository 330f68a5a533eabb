"""What the rules of one period share: its words, its cues, its marks, who is named in it."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.attributions.contents import Ends
from recoupe.attributions.cues import Hit
from recoupe.attributions.finder import Finder
from recoupe.attributions.quotations import Quotation
from recoupe.attributions.scene import Scene
from recoupe.attributions.sources import Sources
from recoupe.attributions.words import Period


class Context:
    """One period of an article, ready to be read."""

    def __init__(self, scene: Scene, period: Period, finder: Finder, hits: Sequence[Hit], quoted: Sequence[Quotation]) -> None:
        self.scene, self.period, self.words, self.finder, self.hits, self.quoted = scene, period, period.words, finder, hits, quoted
        self.ends = Ends(scene, period, finder, hits)
        self.sources = Sources(scene, period, finder)

    def dated(self, at: int) -> bool:
        """Whether a date begins at a word or covers it."""
        return any(a <= self.words[at].start < b for a, b in self.scene.dates)
