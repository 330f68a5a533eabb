"""What happened: the events that most accounts tell."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.naming import name
from recoupe.brief.wording import Wording
from recoupe.lang import fold, table
from recoupe.model import Event, Span, Status

SHORT = 200
"""Characters of words that are cited for an event."""


def is_spoken(event: Event) -> bool:
    """Whether an event is told by what was said at it: a statement, an interview."""
    return event.type in table("fr/quotable")["spoken"].split()


def happened(wording: Wording) -> Iterator[Draft]:
    """One sentence for each event, most widely told first; an event that one account mentions in passing is left out."""
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}

    def width(event: Event) -> int:
        return len({account.get(s.article, s.article) for s in event.tellings})

    order = {event.id: n for n, event in enumerate(wording.dossier.events)}
    told = [e for e in wording.dossier.events if not is_spoken(e) and (width(e) > 1 or len(set(account.values())) == 1)]
    for event in sorted(told, key=lambda e: (-width(e), not e.date.earliest, -len(e.tellings), order[e.id])):
        if draft := _told(wording, event, width(event)):
            yield draft


def _told(wording: Wording, event: Event, width: int) -> Draft | None:
    accounts, when = wording.tellers(width), wording.day(event.date)
    named = name(wording, event)
    if named is None:
        return _clause(wording, event, width)
    known = event.place is None or fold(event.place) in fold(named.words)
    place = "" if known else wording.say("at-place", place=event.place)
    status = event.status.value
    if event.status is Status.HELD and event.type not in table("fr/quotable")["takes_place"].split():
        status = "told"
    key = f"event-{status}-{named.number}"
    aside = f" ({when})" if when else ""
    text = wording.sentence(key, event=wording.named(named.words), when=when, aside=aside, place=place, accounts=accounts)
    return Draft(wording.say("section-happened"), text, _cites(event))


def _clause(wording: Wording, event: Event, width: int) -> Draft | None:
    """An event that no account names is told in the words of one: its shortest whole clause."""
    clauses = [s for s in event.tellings if s.text[0].isupper() and len(s.text.split()) >= 5 and len(s) <= SHORT]
    if not clauses:
        return None
    span = min(clauses, key=lambda s: (len(s), s))
    text = wording.sentence("event-clause", words=wording.quote(span.text), accounts=wording.tellers(width))
    return Draft(wording.say("section-happened"), text, _cites(event))


def _cites(event: Event) -> tuple[Span, ...]:
    """Of each article the telling that says most within bounds."""
    best: dict[str, Span] = {}
    for span in sorted(event.tellings):
        known = best.get(span.article)
        if known is None or len(known) < len(span) <= SHORT or len(span) < len(known) > SHORT:
            best[span.article] = span
    return tuple(best.values())
