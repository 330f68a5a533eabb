"""What a story is called."""

from __future__ import annotations

from recoupe.brief.wording import Wording
from recoupe.model import Event


def title(wording: Wording) -> str:
    """The event that most accounts tell, with its place and day; without events the headline of the first article."""
    dossier = wording.dossier
    if dossier.events:
        best = max(dossier.events, key=_told)
        parts = [best.label[:1].upper() + best.label[1:], best.place or "", wording.day(best.date)]
        return ", ".join(p for p in parts if p)
    return next((" ".join(a.headline.text.split()) for a in dossier.articles if a.headline), "")


def _told(event: Event) -> tuple[int, int]:
    return len({s.article for s in event.tellings}), len(event.tellings)
