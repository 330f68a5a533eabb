"""For newsrooms and fact-checkers: ninjs 2.1 items and planning, and schema.org claims that a person has still to judge."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from recoupe.export.views.header import header
from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.sources import Source, quoted, rights, said_in, sources
from recoupe.export.words import Words, tidy
from recoupe.model import Dossier, Event, Point, PointKind, Reading, Status

NINJS = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"
USABLE = {Status.CANCELLED: "canceled"}


def ninjs(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """One item a source (its statements quoted, its text where whole texts are asked for), one event a dated event."""
    look = Lookup(dossier, Words(language), readings)
    items = [_item(look, each) for each in sources(look)]
    made = {
        "$schema": NINJS,
        "uri": f"urn:recoupe:{dossier.story.id or 'story'}",
        "type": "composite",
        "headlines": [{"role": "main", "value": tidy(header(look).title)}],
        "usageterms": " ".join(rights(look)),
        "associations": [{"name": item["uri"].rsplit(":", 1)[1], **item} for item in items],
        "events": [_event(look, event) for event in dossier.events],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _item(look: Lookup, each: Source) -> dict[str, Any]:
    text = look.texts.get(each.id, "")
    words = text or "\n".join(quoted(a.content) for a in said_in(look, each.id))
    made: dict[str, Any] = {
        "uri": f"urn:recoupe:{look.dossier.story.id or 'story'}:{each.id}",
        "type": "text",
        "language": each.language,
        "headlines": [{"role": "main", "value": each.title}],
        "bylines": [{"value": author} for author in each.authors],
        "bodies": [{"role": "body" if text else "quotations", "contenttype": "text/plain", "value": words}] if words else [],
        "infosources": [{"name": each.publisher, "role": "publisher"}] if each.publisher else [],
        "copyrightnotice": each.rights,
        "versioncreated": f"{each.day}T00:00:00Z" if each.day else "",
        "altids": [{"role": "text-sha256", "value": look.articles[each.id].text_sha256}],
    }
    return {name: value for name, value in made.items() if value}


def _event(look: Lookup, event: Event) -> dict[str, Any]:
    made = {
        "uri": f"urn:recoupe:{look.dossier.story.id or 'story'}:{event.id}",
        "name": tidy(event.label),
        "rel": event.status.value,
        "expectedstartdate": event.date.earliest or "",
        "expectedenddate": event.date.latest or "",
        "eventstatus": USABLE.get(event.status, ""),
    }
    return {name: value for name, value in made.items() if value}


def claims(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """Statements that are points, as schema.org Claims: where each appears and who makes it. No rating: that is for a person."""
    look = Lookup(dossier, Words(language), readings)
    graph = [_claim(look, point) for point in dossier.points if point.kind is PointKind.STATEMENT and not point.possible]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _claim(look: Lookup, point: Point) -> dict[str, Any]:
    by = {each.id: each for each in sources(look)}
    first = point.likely[0]
    said = look.attributions.get(first.attribution or "")
    made: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"urn:recoupe:{look.dossier.story.id or 'story'}:{point.id}",
        "name": tidy(point.label),
        "text": quoted(first.spans),
        "author": [{"@type": "Thing", "name": look.actor(actor)} for actor in (said.speakers if said else ())],
        "appearance": list(_appearances(by, point)),
    }
    return {name: value for name, value in made.items() if value}


def _appearances(by: dict[str, Source], point: Point) -> Iterator[dict[str, Any]]:
    for telling in point.likely:
        each = by[telling.article]
        made = {
            "@type": "NewsArticle",
            "identifier": each.id,
            "headline": each.title,
            "publisher": {"@type": "Organization", "name": each.publisher} if each.publisher else None,
            "datePublished": each.day,
            "url": each.address,
            "inLanguage": each.language,
            "text": quoted(telling.spans),
        }
        yield {name: value for name, value in made.items() if value}
