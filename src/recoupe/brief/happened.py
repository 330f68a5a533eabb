"""What happened: the events that most accounts tell."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.naming import name
from recoupe.brief.quotable import is_clause, is_cut, points, stands_alone
from recoupe.brief.support import content
from recoupe.brief.wording import Wording
from recoupe.lang import fold, table
from recoupe.model import Event, Span, Status

SENTENCE = 260
"""Characters of a sentence cited whole."""
SHORT = 200
"""Characters of words that are cited for an event, where shorter ones do not do."""
NO_MEETING = {Status.HELD: "told", Status.CONDITIONAL: "told", Status.PLANNED: "announced"}
"""How a proposal or a sanction is told, which does not take place."""
LEAST_LABEL = 2
"""Words with content of a label that says which event is meant."""


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
        return _labelled(wording, event, width)
    place = ""
    if event.place and fold(event.place) not in fold(named.words):
        place = wording.at(event.place)
    status = event.status.value
    if event.type not in table("fr/quotable")["takes_place"].split():
        status = NO_MEETING.get(event.status, status)
    key = f"event-{status}-{named.number}"
    aside = f" ({when})" if when else ""
    text = wording.sentence(key, event=wording.named(named.words), when=when, aside=aside, place=place, accounts=accounts, n=width)
    return Draft(wording.say("section-happened"), text, _cites(wording, event, named.words))


def _labelled(wording: Wording, event: Event, width: int) -> Draft | None:
    """An event that no account names goes by its label, where that is the plain name of a thing."""
    label = event.label
    if not _is_clean(label):
        return None
    place = wording.at(event.place) if event.place and fold(event.place) not in fold(label) else ""
    aside = "".join(f", {part}" for part in (wording.day(event.date), place) if part)
    words = label[:1].lower() + label[1:] if wording.language == "fr" else wording.quote(label)
    cites = _cites(wording, event, label)
    text = wording.sentence("event-labelled", label=words, aside=aside, accounts=wording.tellers(width), n=width)
    return Draft(wording.say("section-happened"), text, cites)


def _is_clean(label: str) -> bool:
    """Whether a label says by itself which event is meant: several words with content, no verb, no loose end, no list of names."""
    plain = not is_clause(label) and not points(label) and not is_cut(label) and stands_alone(label)
    return "(" not in label and plain and len(content(label)) >= LEAST_LABEL


def _cites(wording: Wording, event: Event, named: str) -> tuple[Span, ...]:
    """Of each article the telling that has most of the words by which the event is named; none that has no such word."""
    words = content(named)
    best: dict[str, Span] = {}
    for span in sorted(event.tellings, key=lambda s: (len(s) > SHORT, -len(content(s.text) & words), len(content(s.text) - words), s)):
        if content(span.text) & words:
            best.setdefault(span.article, span)
    return tuple(sorted(_in_full(wording, span) for span in best.values()))


def _in_full(wording: Wording, span: Span) -> Span:
    """A telling, or the sentence around a bare word ("la rencontre") that by itself says nothing."""
    reading = wording.material.reading(span.article)
    start, end = reading.sentence_at(span.start)
    bare = len(content(span.text)) < LEAST_LABEL and span.end <= end and end - start <= SENTENCE
    return reading.span(start, end) if bare else span
