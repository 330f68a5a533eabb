"""What happened: the events that most accounts tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from recoupe.brief.coming import is_coming
from recoupe.brief.draft import Draft
from recoupe.brief.naming import Name, name
from recoupe.brief.support import content, overlap
from recoupe.brief.wording import Wording
from recoupe.lang import fold, table
from recoupe.model import Event, Span, Status

SAME = 0.6
"""Share of their content that the labels of two events have in common which are one."""
SENTENCE = 260
"""Characters of a sentence cited whole."""
SHORT = 200
"""Characters of words that are cited for an event, where shorter ones do not do."""
NO_MEETING = {Status.HELD: "told", Status.CONDITIONAL: "told", Status.PLANNED: "told"}
"""How a proposal or a sanction is told, which does not take place."""
WANTED = frozenset({Status.CALLED_FOR, Status.REFUSED})
"""What somebody asks for or refuses did not happen: it is told where the parties stand."""
HISTORY = 365
"""Days before the last article behind which an event is no news."""
LEAST_ACCOUNTS = 2
"""Accounts that tell an event of the brief, unless there is one account only."""
LEAST_LABEL = 2
"""Words with content of a label that says which event is meant."""


def is_spoken(event: Event) -> bool:
    """Whether an event is told by what was said at it: a statement, an interview."""
    return event.type in table("fr/quotable")["spoken"].split()


def happened(wording: Wording) -> Iterator[Draft]:
    """One sentence for each event, most widely told first; an event that one account mentions in passing is left out.

    What goes on all the while comes after what took place: the days of a story are news, what they lie in is known.
    """
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}

    def width(event: Event) -> int:
        return len({account.get(s.article, s.article) for s in event.tellings})

    order = {event.id: n for n, event in enumerate(wording.dossier.events)}
    given: list[Event] = []
    least = min(LEAST_ACCOUNTS, len(set(account.values())))
    told = [
        e
        for e in wording.dossier.events
        if not is_spoken(e) and e.status not in WANTED and not is_coming(wording, e) and not _is_past(wording, e) and width(e) >= least
    ]
    for event in sorted(told, key=lambda e: (e.status is Status.ONGOING, -width(e), not e.date.earliest, -len(e.tellings), order[e.id])):
        if any(_is_same(event, known) for known in given):
            continue
        if draft := _told(wording, event, account, least):
            given.append(event)
            yield draft


def _is_past(wording: Wording, event: Event) -> bool:
    """Whether an event lies so far before the last article that it is history, not news."""
    known = [a.published.earliest for a in wording.dossier.articles if a.published.earliest]
    if not known or not event.date.latest:
        return False
    return (date.fromisoformat(max(known)[:10]) - date.fromisoformat(event.date.latest[:10])).days > HISTORY


def _is_same(one: Event, other: Event) -> bool:
    """Whether two events of one kind are named by the same words: with two dates, or said to go on, they are one event to a reader."""
    return one.type == other.type and overlap(one.label, other.label) >= SAME


def _told(wording: Wording, event: Event, account: dict[str, str], least: int) -> Draft | None:
    """The sentence for an event, on the tellings that name it; None when too few accounts do."""
    named = name(wording, event)
    if named is None:
        return None
    cites = _cites(wording, event, named.words)
    width = len({account.get(s.article, s.article) for s in cites})
    if width < least or (text := _named(wording, event, named, width)) is None:
        return None
    return Draft(wording.say("section-happened"), text, cites, subject=f"{named.words} {wording.short_date(event.date)[:-5]}")


def _named(wording: Wording, event: Event, named: Name, width: int) -> str | None:
    """The sentence for an event that an account names; None where nothing could be said but that it is told of."""
    when = wording.day(event.date)
    place = wording.at(event.place) if event.place and fold(event.place) not in fold(named.words) else ""
    status = event.status.value
    if event.type not in table("fr/quotable")["takes_place"].split():
        status = NO_MEETING.get(event.status, status)
        if event.status is Status.ONGOING:
            return None
    if not (when or place) or (event.status is Status.ONGOING and not place):
        return None
    key = "event-told" if status == "told" else f"event-{status}-{named.number}"
    words = wording.named(named.words) if status == "told" else wording.event(event.type, named.words)
    return wording.sentence(key, event=words, when=when, place=place, accounts=wording.tellers(width), n=width)


def _cites(wording: Wording, event: Event, named: str) -> tuple[Span, ...]:
    """Of each article the telling that has most of the words by which the event is named; none that has no such word, or came before."""
    words = content(named)
    best: dict[str, Span] = {}
    able = (s for s in event.tellings if not _before(wording, event, s.article))
    for span in sorted(able, key=lambda s: (len(s) > SHORT, -len(content(s.text) & words), len(content(s.text) - words), s)):
        if content(span.text) & words:
            best.setdefault(span.article, span)
    return tuple(sorted(_in_full(wording, span) for span in best.values()))


def _before(wording: Wording, event: Event, article: str) -> bool:
    """Whether an article was out before the day of an event that is told to have taken place: it can only have announced it."""
    out, day = wording.dossier.article(article).published.latest, event.date.earliest
    return bool(event.status is Status.HELD and out and day and out[:10] < day[:10])


def _in_full(wording: Wording, span: Span) -> Span:
    """A telling, or the sentence around a bare word ("la rencontre") that by itself says nothing."""
    reading = wording.material.reading(span.article)
    start, end = reading.sentence_at(span.start)
    bare = len(content(span.text)) < LEAST_LABEL and span.end <= end and end - start <= SENTENCE
    return reading.span(start, end) if bare else span
