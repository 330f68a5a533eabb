"""The chronology as a calendar (iCalendar, RFC 5545): what a desk puts beside its own diary.

Every event with a date is a VEVENT of whole days, an interval from its first day to its last; what has none, or one that is open, is a
VJOURNAL, which needs no date: nothing is dropped and no day is made up. Nothing depends on the clock: an event keeps its UID as long
as it rests on the same words, and DTSTAMP is the last day that the dossier knows of.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256

from icalendar import Calendar, Component, Journal
from icalendar import Event as Entry

from recoupe.export.telling import facts, quotes
from recoupe.export.views.header import header
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.timeline import Moment, every
from recoupe.export.words import Words, tidy
from recoupe.model import Dossier, Event, Reading, Status
from recoupe.version import __version__

STATUS = {Status.HELD: "CONFIRMED", Status.ONGOING: "CONFIRMED", Status.CANCELLED: "CANCELLED", Status.REFUSED: "CANCELLED"}
"""What did happen, and what will not; anything else is TENTATIVE."""
JOURNAL = {"CONFIRMED": "FINAL", "TENTATIVE": "DRAFT", "CANCELLED": "CANCELLED"}
"""The same for a VJOURNAL."""
NEVER = "1970-01-01"
"""DTSTAMP of a dossier that knows no day at all."""


def whole(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """The calendar of a dossier, with CRLF line ends as the standard wants them."""
    look = Lookup(dossier, Words(language), readings)
    calendar = Calendar()
    calendar.add("prodid", f"-//recoupe//recoupe {__version__}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", tidy(header(look).title))
    stamp = _stamp(dossier)
    events = {event.id: event for event in dossier.events}
    for moment in every(look):
        calendar.add_component(_entry(look, moment, events[moment.id], stamp))
    return str(calendar.to_ical().decode("utf-8"))


def _entry(look: Lookup, moment: Moment, event: Event, stamp: datetime) -> Component:
    """One event, or one journal entry for what has no date with two ends."""
    status = STATUS.get(event.status, "TENTATIVE")
    entry: Component
    if moment.earliest and moment.latest:
        entry = Entry()
        entry.add("dtstart", date.fromisoformat(moment.earliest))
        entry.add("dtend", date.fromisoformat(moment.latest) + timedelta(days=1))  # the first day after it
        entry.add("transp", "TRANSPARENT")
        if moment.place:
            entry.add("location", tidy(moment.place))
        entry.add("status", status)
    else:
        entry = Journal()
        entry.add("status", JOURNAL[status])
    entry.add("uid", _uid(look, event))
    entry.add("dtstamp", stamp)
    happened = status == "CONFIRMED"
    entry.add("summary", tidy(moment.label) if happened else f"{tidy(moment.label)} ({moment.status})")
    entry.add("categories", [moment.kind])
    lines = [*facts(moment), *(f"{name}{look.words('colon')}{words}" for name, words in quotes(look, moment))]
    entry.add("description", "\n".join(lines))
    return entry


def _uid(look: Lookup, event: Event) -> str:
    """An id that is the same as long as the event rests on the same words of the same texts."""
    known = {a.id: a.text_sha256 for a in look.dossier.articles}
    rests_on = sorted(f"{known.get(s.article, s.article)} {s.start} {s.end}" for s in event.tellings)
    return f"{sha256(' '.join((event.type, *rests_on)).encode()).hexdigest()[:32]}@recoupe"


def _stamp(dossier: Dossier) -> datetime:
    """The last day that the dossier knows of its own making: that of its last article."""
    known = [a.published.latest for a in dossier.articles if a.published.latest]
    return datetime.combine(date.fromisoformat(max(known, default=NEVER)[:10]), datetime.min.time(), timezone.utc)  # noqa: UP017
