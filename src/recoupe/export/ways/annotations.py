"""Points and statements as W3C Web Annotations (JSON-LD): words found again by quotation and by place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from recoupe.export.views.lookup import Lookup
from recoupe.export.words import Words
from recoupe.model import Confidence, Dossier, Reading, Span

CONTEXT = 32
"""Characters before and after the words, as Hypothesis keeps."""


def whole(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """One AnnotationPage: every telling of every point, and every statement."""
    look = Lookup(dossier, Words(language), readings)
    return _page(look, [*_points(look), *_statements(look)])


def passages(look: Lookup, spans: Sequence[Span]) -> str:
    """One AnnotationPage of some passages."""
    made = (_annotation(look, f"{s.article}-{s.start}-{s.end}", "bookmarking", look.outlet(s.article), s) for s in dict.fromkeys(spans))
    return _page(look, list(made))


def _page(look: Lookup, items: list[dict[str, Any]]) -> str:
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:recoupe:{look.dossier.story.id or 'story'}",
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _points(look: Lookup) -> Iterator[dict[str, Any]]:
    for point in look.dossier.points:
        for telling in point.tellings:
            for n, span in enumerate(telling.spans):
                how = look.words("possibly") if telling.confidence is Confidence.POSSIBLE else look.words.of(point.relation)
                text = f"{point.id} {point.label} ({how})"
                yield _annotation(look, f"{point.id}-{telling.article}-{n}", "linking", text, span)


def _statements(look: Lookup) -> Iterator[dict[str, Any]]:
    for said in look.dossier.attributions:
        for n, span in enumerate(said.content):
            text = f"{look.people(said.speakers) or '?'}{look.words('colon')}{look.words(f'stance-{said.act}', n=1)}"
            yield _annotation(look, f"{said.id}-{n}", "classifying", text, span)


def _annotation(look: Lookup, name: str, motive: str, text: str, span: Span) -> dict[str, Any]:
    article = look.articles[span.article]
    return {
        "id": f"urn:recoupe:{look.dossier.story.id or 'story'}:{name}",
        "type": "Annotation",
        "motivation": motive,
        "body": {"type": "TextualBody", "value": text, "format": "text/plain", "language": look.words.language},
        "target": {
            "source": f"urn:sha256:{article.text_sha256}",
            "selector": [_quotation(look, span), {"type": "TextPositionSelector", "start": span.start, "end": span.end}],
        },
    }


def _quotation(look: Lookup, span: Span) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "TextQuoteSelector", "exact": span.text}
    text = look.texts.get(span.article)
    if text is not None:
        found["prefix"] = text[max(0, span.start - CONTEXT) : span.start]
        found["suffix"] = text[span.end : span.end + CONTEXT]
    return found
