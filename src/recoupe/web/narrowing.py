"""Filters: the part of a dossier that speaks of an actor, an issue, an article or one kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from recoupe.model import Attribution, Dossier, Event, Manner, Point, Position, Relation, Span, Status
from recoupe.web.asked import Asked

TYPES: dict[str, tuple[str, ...]] = {
    "manner": tuple(Manner),
    "relation": tuple(Relation),
    "status": tuple(Status),
}
"""The vocabularies that the filter `type` knows: of statements, of points, of events."""


def narrowed(dossier: Dossier, by: Asked) -> Dossier:
    """The dossier with the records that the filters of an address leave; what no filter bears on stays whole."""
    for narrow, value in ((_actor, by.actor), (_issue, by.issue), (_article, by.article), (_type, by.type)):
        if value:
            dossier = narrow(dossier, value)
    return dossier


def _actor(dossier: Dossier, actor: str) -> Dossier:
    members = {actor, *(a.id for a in dossier.actors if actor in (a.party, a.id))}
    code = next((a.code for a in dossier.actors if a.id == actor), None)
    members |= {a.id for a in dossier.actors if code and a.party == code}
    said = tuple(a for a in dossier.attributions if members & set(a.speakers))
    named = {span for a in dossier.actors if a.id in members for span in (m.span for m in a.mentions)}
    ids = {a.id for a in said}
    return _kept(
        dossier,
        said,
        tuple(p for p in dossier.positions if p.actor in members),
        tuple(e for e in dossier.events if members & set(e.participants)),
        tuple(p for p in dossier.points if any(t.attribution in ids for t in p.tellings)),
        named,
    )


def _issue(dossier: Dossier, issue: str) -> Dossier:
    held = tuple(p for p in dossier.positions if p.issue == issue)
    spans = {span for p in held for span in p.evidence} | {s for i in dossier.issues if i.id == issue for s in i.evidence}
    told = {p.attribution for p in held}
    said = tuple(a for a in dossier.attributions if a.id in told or _touch(a.content, spans))
    events = tuple(e for e in dossier.events if _touch(e.tellings, spans))
    points = tuple(p for p in dossier.points if _touch((s for t in p.tellings for s in t.spans), spans))
    return _kept(dossier, said, held, events, points, spans)


def _article(dossier: Dossier, article: str) -> Dossier:
    def here(spans: Iterable[Span]) -> bool:
        return any(span.article == article for span in spans)

    made = _kept(
        dossier,
        tuple(a for a in dossier.attributions if a.article == article),
        tuple(p for p in dossier.positions if here(p.evidence)),
        tuple(e for e in dossier.events if here(e.tellings)),
        tuple(p for p in dossier.points if here(s for t in p.tellings for s in t.spans)),
        (),
    )
    return replace(made, brief=tuple(b for b in dossier.brief if here(b.cites)))


def _type(dossier: Dossier, kind: str) -> Dossier:
    """One word of a vocabulary bears on the records that have that vocabulary, and on no others."""
    if kind in TYPES["manner"]:
        return replace(dossier, attributions=tuple(a for a in dossier.attributions if a.manner.value == kind))
    if kind in TYPES["relation"]:
        return replace(dossier, points=tuple(p for p in dossier.points if p.relation.value == kind))
    if kind in TYPES["status"]:
        return replace(dossier, events=tuple(e for e in dossier.events if e.status.value == kind))
    return dossier


def _kept(  # noqa: PLR0913, PLR0917 - one argument for each kind of record
    dossier: Dossier,
    said: tuple[Attribution, ...],
    held: tuple[Position, ...],
    events: tuple[Event, ...],
    points: tuple[Point, ...],
    spans: Iterable[Span],
) -> Dossier:
    spans = {*spans, *(s for a in said for s in a.spans)}
    brief = tuple(b for b in dossier.brief if _touch(b.cites, spans))
    issues = {p.issue for p in held}
    agreement = tuple(a for a in dossier.agreement if a.issue in issues)
    return replace(dossier, attributions=said, positions=held, events=events, points=points, brief=brief, agreement=agreement)


def _touch(some: Iterable[Span], others: Iterable[Span]) -> bool:
    by_article: dict[str, list[Span]] = {}
    for other in others:
        by_article.setdefault(other.article, []).append(other)
    return any(span.overlaps(other) for span in some for other in by_article.get(span.article, ()))
