"""What a story is called."""

from __future__ import annotations

from recoupe.brief.happened import is_spoken
from recoupe.brief.naming import name
from recoupe.brief.wording import Wording
from recoupe.lang import fold
from recoupe.model import Event


def title(wording: Wording) -> str:
    """The event that most accounts tell, with its place and day; without such an event the headline of the first article."""
    dossier = wording.dossier
    named = [(event, n) for event in dossier.events if not is_spoken(event) and (n := name(wording, event)) is not None]
    if not named:
        return next((" ".join(a.headline.text.split()) for a in dossier.articles if a.headline), "")
    event, called = max(named, key=lambda pair: _told(pair[0]))
    bare = called.bare
    place = wording.place(event.place) if event.place and fold(event.place) not in fold(bare) else ""
    parts = [bare[:1].upper() + bare[1:], place, wording.short_date(event.date)]
    return ", ".join(p for p in parts if p)


def _told(event: Event) -> tuple[int, int, str]:
    return len({s.article for s in event.tellings}), len(event.tellings), event.id
