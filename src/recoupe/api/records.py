"""The words that a record rests on, by its id."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.errors import UsageMistake
from recoupe.lang import mistake
from recoupe.model import Dossier, Span


def record_spans(dossier: Dossier, named: str) -> tuple[Span, ...]:
    """The words of the record of an id. Raises UsageMistake when there is none."""
    found = next((spans for id_, spans in _every(dossier) if id_ == named), None)
    if found is None:
        raise mistake(UsageMistake, "export.no-record", where=named)
    return found


def _every(dossier: Dossier) -> Iterable[tuple[str, tuple[Span, ...]]]:
    yield from ((p.id, tuple(span for telling in p.tellings for span in telling.spans)) for p in dossier.points)
    yield from ((a.id, a.content or a.spans) for a in dossier.attributions)
    yield from ((p.id, p.evidence) for p in dossier.positions)
    yield from ((e.id, e.tellings) for e in dossier.events)
    yield from ((i.id, i.evidence) for i in dossier.issues)
    yield from ((a.id, tuple(mention.span for mention in a.mentions)) for a in dossier.actors)
    yield from ((a.id, (a.headline,)) for a in dossier.articles if a.headline)
