"""Records: what the dossier knows of each article, as the comparison asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from recoupe.lang import table
from recoupe.model import Attribution, Dossier, Event, Material, Quantity, Range, Timex

WEEK = 7
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Records:
    """What the dossier knows of one article, and which words of it name whom."""

    attributions: tuple[Attribution, ...]
    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]
    named: tuple[tuple[Range, str], ...]
    frames: tuple[Range, ...]
    cues: tuple[Range, ...]
    days: tuple[tuple[Range, tuple[str, str]], ...]
    events: tuple[tuple[Range, str], ...] = ()
    positions: tuple[tuple[Range, tuple[str, str, str]], ...] = ()
    published: tuple[str, str] = ("", "")
    """First and last day on which the article can have been published ("": unknown)."""

    def within(self, sentence: Range) -> Records:
        """Those of one sentence."""
        start, end = sentence
        return Records(
            tuple([a for a in self.attributions if any(s.start < end and start < s.end for s in a.content)]),
            tuple([q for q in self.quantities if q.span.start < end and start < q.span.end]),
            tuple([t for t in self.timexes if t.span.start < end and start < t.span.end]),
            tuple([named for named in self.named if named[0][0] < end and start < named[0][1]]),
            tuple([frame for frame in self.frames if frame[0] < end and start < frame[1]]),
            tuple([cue for cue in self.cues if cue[0] < end and start < cue[1]]),
            tuple([days for days in self.days if days[0][0] < end and start < days[0][1]]),
            tuple([event for event in self.events if event[0][0] < end and start < event[0][1]]),
            tuple([position for position in self.positions if position[0][0] < end and start < position[0][1]]),
            self.published,
        )


def records_of(material: Material, dossier: Dossier) -> dict[str, Records]:
    """The records of each article that the comparison needs."""
    parties = {a.id: a.code or (a.party if a.kind != "person" else None) or a.id for a in dossier.actors}
    attributions = _by_article((a.article, a) for a in dossier.attributions)
    quantities = _by_article((q.span.article, q) for q in dossier.quantities or (q for f in material.found for q in f.quantities))
    timexes = _by_article((t.span.article, t) for t in dossier.timexes)
    named = _by_article((m.span.article, (m.span.range, f"@{parties[a.id]}")) for a in dossier.actors for m in a.mentions)
    days = _by_article((s.article, (s.range, day)) for e in dossier.events if (day := _days(e)) for s in e.tellings)
    events = _by_article((s.article, (s.range, e.id)) for e in dossier.events if e.type != "statement" for s in e.tellings)
    positions = _by_article((s.article, (s.range, (p.actor, p.issue, p.stance))) for p in dossier.positions for s in p.evidence)
    return {
        article.id: Records(
            tuple(a for a in attributions[article.id] if a.content),
            tuple(quantities[article.id]),
            tuple(timexes[article.id]),
            tuple(sorted(named[article.id])),
            tuple(span.range for a in attributions[article.id] for span in a.source + a.cue),
            tuple(span.range for a in attributions[article.id] if a.content for span in a.cue),
            tuple(days[article.id]),
            tuple(events[article.id]),
            tuple(positions[article.id]),
            ((article.published.earliest or "")[:10], (article.published.latest or "")[:10]),
        )
        for article in dossier.articles
    }


def _by_article(records: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    out: defaultdict[str, list[T]] = defaultdict(list)
    for article, record in records:
        out[article].append(record)
    return out


def _days(event: Event) -> tuple[str, str] | None:
    """The days of an event that is dated to the week or better, and is neither a statement nor something that lasts."""
    first, last = event.date.earliest, event.date.latest
    if not first or not last or event.type in {"statement", *table("fr/content")["lasting"].split()}:
        return None
    near = (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days <= WEEK
    return (first[:10], last[:10]) if near else None
