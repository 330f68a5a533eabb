"""The chronology: what was held, planned, called for, with the day as it is known."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.export.dates import interval
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import capital
from recoupe.model import Event, Span, Status

FEW = 14
"""As many events are shown at once; of more, first those that several accounts tell."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One event of the chronology."""

    id: str
    when: str
    iso: str
    dated: bool
    label: str
    status: str
    status_key: str
    place: str
    who: str
    history: tuple[str, ...]
    cites: tuple[Span, ...]
    accounts: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The main events, and the others (undated in one account, or too many), both in order of time; what has no date stands last."""

    main: tuple[Moment, ...]
    others: tuple[Moment, ...]


def timeline(look: Lookup) -> Timeline:
    """The chronology of a dossier."""
    events = sorted(look.dossier.events, key=_order)
    moments = [_moment(look, event) for event in events]
    told = [m for m in moments if m.dated or m.accounts > 1]
    main = told if len(told) <= FEW else [m for m in told if m.accounts > 1] or told[:FEW]
    return Timeline(tuple(main or moments), tuple(m for m in moments if m not in main) if main else ())


def _order(event: Event) -> tuple[bool, str, str, str]:
    """Time order; an open beginning counts as its end, no date at all comes last."""
    first = event.date.earliest or event.date.latest
    return first is None, first or "", event.date.latest or "", event.id


def _moment(look: Lookup, event: Event) -> Moment:
    words = look.words
    exact = bool(event.date.earliest) and event.date.earliest == event.date.latest
    return Moment(
        id=event.id,
        when=interval(words, event.date.earliest, event.date.latest, weekday=exact),
        iso=(event.date.earliest or "")[:10] if exact else "",
        dated=bool(event.date.earliest or event.date.latest),
        label=capital(event.label),
        status=words.of(event.status),
        status_key=event.status.value,
        place=event.place or "",
        who=look.people(dict.fromkeys(event.participants)),
        history=_history(look, event),
        cites=event.tellings,
        accounts=look.accounts(event.tellings),
    )


def _history(look: Lookup, event: Event) -> tuple[str, ...]:
    """What articles say of its status, where they do not all say the same."""
    told: dict[Status, list[str]] = {}
    for note in event.history:
        told.setdefault(note.status, []).append(note.article)
    if len(told) < 2:
        return ()
    said = ((look.words.of(status), ", ".join(dict.fromkeys(articles))) for status, articles in told.items())
    return tuple(look.words("status-in", status=status, articles=articles) for status, articles in said)
