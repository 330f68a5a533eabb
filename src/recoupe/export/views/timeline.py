"""The chronology in lanes: what happened, what is to come, what is only spoken of; each with the day as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from recoupe.export.dates import interval
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import capital
from recoupe.lang import fold
from recoupe.model import Event, Span, Status

FEW = 14
"""As many events are shown at once; of more, first those that several accounts tell."""
LANES = {
    "held": (Status.HELD, Status.ONGOING),
    "coming": (Status.PLANNED, Status.POSTPONED),
    "open": (Status.CONDITIONAL, Status.CALLED_FOR, Status.REFUSED, Status.CANCELLED),
}
"""The lanes and what stands in each: what did happen, what is announced, what is wanted, feared, refused or called off."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One event of the chronology; `earliest` and `latest` are ISO days, None where the date is open; `value` as the dossier has it."""

    id: str
    when: str
    iso: str
    earliest: str | None
    latest: str | None
    value: str | None
    label: str
    kind: str
    status: str
    status_key: str
    place: str
    who: str
    named: tuple[str, ...]
    history: tuple[str, ...]
    cites: tuple[Span, ...]
    accounts: int
    origins: int

    @property
    def dated(self) -> bool:
        """Whether anything is known of its date, if only day and month."""
        return self.placed or bool(self.value)

    @property
    def placed(self) -> bool:
        """Whether a calendar has a place for it: at least one of its days is known with its year."""
        return bool(self.earliest or self.latest)

    @property
    def where(self) -> str:
        """The place, unless the label says it, or it is one of those who take part ("Ukraine")."""
        return "" if fold(self.place) in fold(self.label) or self.place in self.named else self.place

    @property
    def lane(self) -> str:
        """The lane it stands in."""
        return next(lane for lane, held in LANES.items() if self.status_key in held)


@dataclass(frozen=True, slots=True)
class Day:
    """What stands beside one date, by lane."""

    when: str
    iso: str
    lanes: dict[str, tuple[Moment, ...]]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The main events, and the others (undated in one account, or too many), both in order of time; what has no date stands last."""

    main: tuple[Moment, ...]
    others: tuple[Moment, ...]


def timeline(look: Lookup) -> Timeline:
    """The chronology of a dossier."""
    moments = every(look)
    told = [m for m in moments if m.dated or m.accounts > 1]
    main = told if len(told) <= FEW else [m for m in told if m.accounts > 1] or told[:FEW]
    return Timeline(tuple(main or moments), tuple(m for m in moments if m not in main) if main else ())


def every(look: Lookup) -> list[Moment]:
    """All events in order of time."""
    return [_moment(look, event) for event in sorted(look.dossier.events, key=_order)]


def days(moments: Iterable[Moment]) -> list[Day]:
    """Moments beside their dates: one row for a date, a cell for each lane."""
    out = []
    for (when, iso), found in groupby(moments, key=lambda m: (m.when, m.iso)):
        row = tuple(found)
        out.append(Day(when, iso, {lane: tuple(m for m in row if m.lane == lane) for lane in LANES}))
    return out


def lanes(moments: Iterable[Moment]) -> list[tuple[str, tuple[Moment, ...]]]:
    """Moments by lane; lanes without any are left out."""
    moments = tuple(moments)
    return [(lane, found) for lane in LANES if (found := tuple(m for m in moments if m.lane == lane))]


def _order(event: Event) -> tuple[bool, str, str, bool]:
    """Time order; an open beginning counts as its end; days of no known year, then what has no date, come last as the dossier has them."""
    first = event.date.earliest or event.date.latest
    return first is None, (first or "")[:10], (event.date.latest or "")[:10], event.date.value is None


def _moment(look: Lookup, event: Event) -> Moment:
    words = look.words
    first, last = (day[:10] if day else None for day in (event.date.earliest, event.date.latest))
    exact = first is not None and first == last
    return Moment(
        id=event.id,
        when=interval(words, first, last, weekday=exact, value=event.date.value),
        iso=first if exact and first else "",
        earliest=first,
        latest=last,
        value=event.date.value,
        label=capital(event.label),
        kind=words.kind(event.type),
        status=words.of(event.status),
        status_key=event.status.value,
        place=event.place or "",
        who=look.people(event.participants),
        named=tuple(look.actor(who) for who in event.participants),
        history=_history(look, event),
        cites=event.tellings,
        accounts=look.accounts(event.tellings),
        origins=look.origins_of(event.tellings),
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
