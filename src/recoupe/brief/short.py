"""The short brief: the story in so many words."""

from __future__ import annotations

from recoupe.brief.notes import notes
from recoupe.brief.wording import Wording
from recoupe.model import BriefItem, Dossier, Material

SENTENCES = 7
"""The most sentences of a short brief."""


def short(material: Material, dossier: Dossier, max_words: int) -> tuple[BriefItem, ...]:
    """The story in at most so many words, in whole sentences, each with the accounts that tell it. Empty where no sentence is so short."""
    wording = Wording(material, dossier)
    return tuple(BriefItem(wording.say("section-happened"), text, cites) for _, text, cites in notes(wording, max_words, SENTENCES))
