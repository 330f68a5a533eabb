"""For investigation desks: FollowTheMoney entities, one a line, as Aleph and OpenAleph read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha1
from typing import Any

from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.sources import quoted, said_in, sources
from recoupe.export.words import Words, tidy
from recoupe.model import Dossier, Kind, Reading

SCHEMATA: Mapping[Kind, str] = {
    Kind.PERSON: "Person",
    Kind.STATE: "PublicBody",
    Kind.ORGANISATION: "Organization",
    Kind.GROUP: "LegalEntity",
}
"""What an actor is there. A state is what acts in its name; its code goes into `country`."""
LONGEST = 60_000
"""Characters of a property: Aleph indexes no more of a text at once."""


def ftm(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """Articles, actors, events and who is named where; statements are quoted in the body of their article."""
    look = Lookup(dossier, Words(language), readings)
    every = (*_articles(look), *_actors(look), *_mentions(look), *_events(look))
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in every)


def _id(look: Lookup, name: str) -> str:
    """An id that is the same whenever the same story is taken away, and no other's."""
    return sha1(f"recoupe:{look.dossier.story.id or 'story'}:{name}".encode(), usedforsecurity=False).hexdigest()


def _entity(look: Lookup, record: str, schema: str, /, **properties: Sequence[str]) -> dict[str, Any]:
    held = {key: list(dict.fromkeys(v[:LONGEST] for v in values if v)) for key, values in properties.items()}
    return {"id": _id(look, record), "schema": schema, "properties": {key: values for key, values in held.items() if values}}


def _articles(look: Lookup) -> Iterator[dict[str, Any]]:
    for each in sources(look):
        text = look.texts.get(each.id) or "\n".join(quoted(a.content) for a in said_in(look, each.id))
        yield _entity(
            look,
            each.id,
            "Article",
            title=[each.title],
            publisher=[each.publisher],
            author=each.authors,
            publishedAt=[each.day],
            sourceUrl=[each.address] if each.address.startswith(("http://", "https://")) else [],
            bodyText=[text],
            notes=[each.rights],
        )


def _actors(look: Lookup) -> Iterator[dict[str, Any]]:
    for actor in look.dossier.actors:
        names = [tidy(actor.name), *(tidy(m.span.text) for m in actor.mentions if m.form.value == "name")]
        offices = [tidy(role.title) for role in actor.roles]
        code = (actor.code or "").lower() if actor.kind is Kind.STATE else ""
        more: dict[str, Sequence[str]] = {"position": offices} if actor.kind is Kind.PERSON else {}
        if len(code) == 2:
            more["country"] = [code]
        yield _entity(look, actor.id, SCHEMATA[actor.kind], name=names[:1], alias=names[1:], summary=() if more else offices, **more)


def _mentions(look: Lookup) -> Iterator[dict[str, Any]]:
    for actor in look.dossier.actors:
        for article in dict.fromkeys(m.span.article for m in actor.mentions):
            yield _entity(
                look,
                f"{article}/{actor.id}",
                "Mention",
                document=[_id(look, article)],
                resolved=[_id(look, actor.id)],
                name=[tidy(actor.name)],
                detectedSchema=[SCHEMATA[actor.kind]],
            )


def _events(look: Lookup) -> Iterator[dict[str, Any]]:
    for event in look.dossier.events:
        yield _entity(
            look,
            event.id,
            "Event",
            name=[tidy(event.label)],
            date=[event.date.earliest or ""] if event.date.earliest == event.date.latest else [],
            startDate=[event.date.earliest or ""] if event.date.earliest != event.date.latest else [],
            endDate=[event.date.latest or ""] if event.date.earliest != event.date.latest else [],
            location=[tidy(event.place) if event.place else ""],
            involved=[_id(look, actor) for actor in event.participants if actor in look.actors],
            keywords=[look.words.of(event.status)],
            notes=[f"{s.article}: {look.words.quote(tidy(s.text))}" for s in event.tellings[:6]],
        )
