"""The chronology for TimelineJS (https://timeline.knightlab.com/docs/json-format.html), lanes as its groups.

A date is only as exact as it is known: a month has no day, a year no month, an interval its two ends. TimelineJS places nothing without
a year, so what has no date, or none with its year, is counted and listed on the title slide.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

from recoupe.export.telling import facts, quotes
from recoupe.export.views.header import header
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.timeline import Moment, every
from recoupe.export.words import Words, tidy
from recoupe.model import Dossier, Reading

Slide = dict[str, Any]


def whole(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """The timeline of a dossier as one JSON object."""
    look = Lookup(dossier, Words(language), readings)
    moments = every(look)
    made = {"scale": "human", "title": _title(look, moments), "events": [_slide(look, m) for m in moments if m.placed]}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _title(look: Lookup, moments: Sequence[Moment]) -> Slide:
    """The first slide: what the story is, and what of it has no date."""
    top = header(look)
    left = [(tidy(m.label), ", ".join((*((m.when,) if m.dated else ()), m.status))) for m in moments if not m.placed]
    undated = "".join(f"<li>{escape(label)} ({escape(known)})</li>" for label, known in left)
    listed = f"<p>{escape(look.words('undated'))} ({len(left)})</p><ul>{undated}</ul>" if left else ""
    return {"text": {"headline": escape(tidy(top.title)), "text": f"<p>{escape(', '.join(top.counts))}</p>{listed}"}}


def _slide(look: Lookup, moment: Moment) -> Slide:
    told = "".join(f"<p>{escape(line)}</p>" for line in facts(moment))
    said = "".join(f"<li>{escape(name)}{look.words('colon')}<q>{escape(words)}</q></li>" for name, words in quotes(look, moment))
    place = f", {escape(tidy(moment.where))}" if moment.where else ""
    return {
        **_dates(moment),
        "display_date": moment.when,
        "group": look.words(f"lane-{moment.lane}"),
        "unique_id": moment.id,
        "text": {"headline": f"{escape(tidy(moment.label))}{place}", "text": f"{told}<ul>{said}</ul>"},
    }


def _dates(moment: Moment) -> Slide:
    """Start and end, as far as they are known: of an open interval its known end alone."""
    first, last = (date.fromisoformat(day) for day in (moment.earliest or moment.latest or "", moment.latest or moment.earliest or ""))
    if first == last:
        return {"start_date": _date(first, "day")}
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        start = {"start_date": _date(first, "year")}
        return start if first.year == last.year else {**start, "end_date": _date(last, "year")}
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        start = {"start_date": _date(first, "month")}
        return start if (first.year, first.month) == (last.year, last.month) else {**start, "end_date": _date(last, "month")}
    return {"start_date": _date(first, "day"), "end_date": _date(last, "day")}


def _date(day: date, exact: str) -> dict[str, int]:
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return {part: n for part, n in parts.items() if (exact, part) not in {("year", "month"), ("year", "day"), ("month", "day")}}
