"""What happened: the events that most accounts tell."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.naming import name
from recoupe.brief.wording import Wording
from recoupe.lang import fold, table
from recoupe.model import Event, Span, Status

SHORT, CITED = 200, 2
"""Characters of words that are cited for an event, and how many tellings of one article."""
NO_MEETING = {Status.HELD: "told", Status.CONDITIONAL: "told", Status.PLANNED: "announced"}
"""How a proposal or a sanction is told, which does not take place."""
LEAST_LABEL = 2
"""Words of a label that says which event is meant."""


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
    place = ""
    if event.place and fold(event.place) not in fold(named.words):
        place = wording.at(event.place)
    status = event.status.value
    if event.type not in table("fr/quotable")["takes_place"].split():
        status = NO_MEETING.get(event.status, status)
    key = f"event-{status}-{named.number}"
    aside = f" ({when})" if when else ""
    text = wording.sentence(key, event=wording.named(named.words), when=when, aside=aside, place=place, accounts=accounts, n=width)
    return Draft(wording.say("section-happened"), text, _cites(event))


def _clause(wording: Wording, event: Event, width: int) -> Draft | None:
    """An event that no account names is told in the words of one: its shortest whole clause."""
    clauses = [s for s in event.tellings if s.text[0].isupper() and len(s.text.split()) >= 5 and len(s) <= SHORT]
    if not clauses:
        return _labelled(wording, event, width)
    span = min(clauses, key=lambda s: (len(s), s))
    text = wording.sentence("event-clause", words=wording.quote(span.text), accounts=wording.tellers(width), n=width)
    return Draft(wording.say("section-happened"), text, _cites(event))


def _labelled(wording: Wording, event: Event, width: int) -> Draft | None:
    """An event that is told by bare words only goes by its label, unless that only lists who took part."""
    if "(" in event.label or len(event.label.split()) < LEAST_LABEL:
        return None
    place = wording.at(event.place) if event.place and fold(event.place) not in fold(event.label) else ""
    aside = "".join(f", {part}" for part in (wording.day(event.date), place) if part)
    label = event.label[:1].lower() + event.label[1:]
    text = wording.sentence("event-labelled", label=label, aside=aside, accounts=wording.tellers(width), n=width)
    return Draft(wording.say("section-happened"), text, _cites(event))


def _cites(event: Event) -> tuple[Span, ...]:
    """Of each article the tellings that say most within bounds."""
    told: dict[str, list[Span]] = {}
    for span in sorted(event.tellings, key=lambda s: (len(s) > SHORT, -len(s), s)):
        if len(told.setdefault(span.article, [])) < CITED and not any(span.overlaps(known) for known in told[span.article]):
            told[span.article].append(span)
    return tuple(sorted(span for spans in told.values() for span in spans))
