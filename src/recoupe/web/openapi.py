"""What programs can ask of the room, as OpenAPI 3.1: the records are those of the published exchange format."""

from __future__ import annotations

from functools import cache
from typing import Any

from recoupe.model.codec import schema
from recoupe.version import __version__
from recoupe.web.exports import FORMS
from recoupe.web.views import VIEWS
from recoupe.web.whole import there

Spec = dict[str, Any]
DEFS = "#/components/schemas/"
TEXT: Spec = {"type": "string"}
WHOLE: Spec = {"type": "integer", "minimum": 0}


def _query(name: str, told: str) -> Spec:
    return {"name": name, "in": "query", "required": False, "description": told, "schema": TEXT}


ASKED = [
    _query("point", "the chosen point"),
    _query("actor", "only what bears on an actor, by its id"),
    _query("issue", "only what bears on an issue, by its id"),
    _query("article", "only what an article tells, by its id"),
    _query("type", "only records of one kind: a manner, a relation or a status"),
    {**_query("lang", "the language of labels"), "schema": {"enum": ["fr", "en"]}},
]
STORY = {"name": "story", "in": "path", "required": True, "description": "the name of a story, percent-encoded", "schema": TEXT}
ARTICLE = {
    "name": "article",
    "in": "path",
    "required": True,
    "description": "the id of an article",
    "schema": {"pattern": "^a[0-9]{1,6}$", **TEXT},
}
REFUSED: Spec = {
    "403": {"description": "the browser has not been let in", "content": {"text/html": {}, "text/plain": {}}},
    "404": {"description": "nothing is there", "content": {"text/html": {}, "text/plain": {}}},
}


@cache
def document() -> Spec:
    """The whole description."""
    known = _moved(schema())
    paths: Spec = {"/index.json": _get("The stories of the store", [], _list(_entry()))}
    facets = [_query("q", "words"), _query("kind", "article, statement or point"), _query("story", "the name of a story"), ASKED[-1]]
    paths["/search.json"] = _get("Passages with some words", facets, _answer())
    for view in VIEWS:
        parts = {name: known["Dossier"]["properties"][name] for name in view.parts}
        head = {"story": TEXT, "view": {"const": view.slug}, "point": TEXT, "filters": {"type": "object", "additionalProperties": TEXT}}
        paths[f"/s/{{story}}/{view.slug}.json"] = _get(
            f"The view {view.slug}, as its filters leave it", [STORY, *ASKED], _object(head | parts)
        )
        for name, form in FORMS.items():
            if form.there:
                told = f"The table of the view {view.slug} as {name}"
                paths[f"/s/{{story}}/{view.slug}.{name}"] = _file(told, [STORY, *ASKED], form.media)
    paths["/s/{story}/judgements.json"] = _get("What persons decided", [STORY, ASKED[-1]], known["Dossier"]["properties"]["judgements"])
    place = [_query("c", "a place: 10-42, code points, half-open"), _query("h", "the hash of its words"), _query("q", "its words")]
    paths["/s/{story}/{article}.json"] = _get("An article with its frozen text", [STORY, ARTICLE, *place, ASKED[-1]], _article())
    texts = {**_query("texts", "whole texts instead of short quotations"), "schema": {"enum": ["whole"]}}
    for way in (form for _, forms in there() for form in forms if form != "pdf"):  # which a browser of the machine prints
        paths[f"/s/{{story}}/whole.{way}"] = _file(f"The whole story as {way}", [STORY, texts, ASKED[-1]], "*/*")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "recoupe: the reading room",
            "version": __version__,
            "description": "On this machine only, for a browser that was let in.",
        },
        "paths": paths,
        "components": {"schemas": known},
    }


def _moved(published: Spec) -> Spec:
    """The definitions of the exchange format under the address they have here."""

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            pair = value.get("prefixItems")
            if pair:  # readers of OpenAPI seldom know it
                value = {key: each for key, each in value.items() if key != "prefixItems"} | {"items": {"anyOf": pair}}
            return {key: each.replace("#/$defs/", DEFS) if key == "$ref" else walk(each) for key, each in value.items()}
        return [walk(each) for each in value] if isinstance(value, list) else value

    found: Spec = walk(published["$defs"])
    return found


def _get(told: str, parameters: list[Spec], answer: Spec) -> Spec:
    return _operation(told, parameters, {"application/json": {"schema": answer}})


def _file(told: str, parameters: list[Spec], media: str) -> Spec:
    return _operation(told, parameters, {media.partition(";")[0]: {}})


def _operation(told: str, parameters: list[Spec], content: Spec) -> Spec:
    moved = {"303": {"description": "the words stand in another article now"}} if any(p["name"] == "h" for p in parameters) else {}
    return {
        "get": {
            "summary": told,
            "parameters": parameters,
            "responses": {"200": {"description": told, "content": content}, **moved, **REFUSED},
        }
    }


def _list(item: Spec) -> Spec:
    return {"type": "array", "items": item}


def _object(properties: Spec) -> Spec:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _entry() -> Spec:
    day = {"type": ["string", "null"]}
    texts = _list(TEXT)
    return _object(
        {
            "name": TEXT,
            "title": TEXT,
            "earliest": day,
            "latest": day,
            "pages": texts,
            "articles": texts,
            "points": WHOLE,
            "judgements": WHOLE,
        }
    )


def _answer() -> Spec:
    piece = {"type": "array", "items": {"type": ["string", "boolean"]}, "minItems": 2, "maxItems": 2}
    hit = _object({"story": TEXT, "kind": TEXT, "id": TEXT, "article": TEXT, "href": TEXT, "pieces": _list(piece)})
    counts = {"type": "object", "additionalProperties": WHOLE}
    return _object({"query": TEXT, "kind": TEXT, "story": TEXT, "hits": _list(hit), "kinds": counts, "stories": counts, "total": WHOLE})


def _article() -> Spec:
    paragraph = {"type": "array", "items": WHOLE, "minItems": 2, "maxItems": 2}
    found = {"type": ["object", "null"], "properties": {"start": WHOLE, "end": WHOLE, "text": TEXT, "moved": {"type": "boolean"}}}
    return _object({"article": {"$ref": f"{DEFS}Article"}, "text": TEXT, "paragraphs": _list(paragraph), "found": found})
