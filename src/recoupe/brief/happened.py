"""What happened: the events that most accounts tell."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.wording import Wording
from recoupe.model import Event, Span

SHORT = 200
"""Characters of words that are cited for an event."""


def happened(wording: Wording) -> Iterator[Draft]:
    """One sentence for each event, most widely told first; an event that one account mentions in passing is left out."""
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}

    def width(event: Event) -> int:
        return len({account.get(s.article, s.article) for s in event.tellings})

    order = {event.id: n for n, event in enumerate(wording.dossier.events)}
    for event in sorted(wording.dossier.events, key=lambda e: (-width(e), not e.date.earliest, order[e.id])):
        if width(event) > 1 or len(account) == 1:
            yield _told(wording, event, width(event))


def _told(wording: Wording, event: Event, width: int) -> Draft:
    place = wording.say("at-place", place=event.place) if event.place else ""
    when = wording.day(event.date)
    text = wording.sentence(
        f"event-{event.status.value}", label=event.label, when=when, place=place, accounts=wording.accounts(width), n=width
    )
    return Draft(wording.say("section-happened"), text, _cites(event))


def _cites(event: Event) -> tuple[Span, ...]:
    """Of each article the telling that says most within bounds."""
    best: dict[str, Span] = {}
    for span in sorted(event.tellings):
        known = best.get(span.article)
        if known is None or len(known) < len(span) <= SHORT or len(span) < len(known) > SHORT:
            best[span.article] = span
    return tuple(best.values())
