"""What persons have decided about events, found again in the events of this reading, and carried out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.model import Dossier, Event, Judged, Judgement, Material, Problem, Verdict, When
from recoupe.model.pinned import days_of, meant, places


def corrected(events: Sequence[Event], dossier: Dossier, material: Material) -> list[Event]:
    """The events, with the days that persons have given them; the last word counts."""
    out = list(events)
    for judgement in dossier.judgements:
        days = days_of(judgement.label)
        ours = judgement.of is Judged.EVENTS and judgement.verdict is Verdict.DATE and judgement.withdrawn is None
        if ours and days and (at := _event(judgement, out, material)) is not None:
            first, last = (day.isoformat() for day in days)
            out[at] = replace(out[at], date=When(first if first == last else judgement.label, first, last))
    return out


def recorded(dossier: Dossier, material: Material) -> Dossier:
    """The dossier whose judgements about events have the ids of today; those whose words tell no event any more are told."""
    judgements, problems = [], list(dossier.problems)
    for judgement in dossier.judgements:
        if judgement.of is not Judged.EVENTS:
            judgements.append(judgement)
            continue
        at = _event(judgement, dossier.events, material)
        judgements.append(replace(judgement, about=() if at is None else (dossier.events[at].id,)))
        if at is None and judgement.withdrawn is None:
            problems.append(Problem("judgement-lost", details=(judgement.id, judgement.subjects[0].name)))
    return replace(dossier, judgements=tuple(judgements), problems=tuple(problems))


def _event(judgement: Judgement, events: Sequence[Event], material: Material) -> int | None:
    return meant(places(judgement.subjects[0], material.readings), [event.tellings for event in events])
