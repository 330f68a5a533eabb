"""For annotation desks: INCEpTION (UIMA CAS as JSON, one file an article) and doccano (JSON lines), statements and actors marked.

Without whole texts a document is what the article quotes, one passage a line, as for text mining; the marks lie on those lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from recoupe.export.sheets import zipped
from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.sources import said_in
from recoupe.export.words import Words
from recoupe.model import Dossier, Reading, Span

STATEMENT = "custom.Span"
"""The type of a marked passage: INCEpTION's own span layer with a label and an identifier."""
ANNOTATION, TOP, STRING, SOFA = "uima.tcas.Annotation", "uima.cas.TOP", "uima.cas.String", "uima.cas.Sofa"


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked passage of a document, in code points: who speaks or who is named, and the id of the record."""

    start: int
    end: int
    label: str
    record: str


def inception(dossier: Dossier, readings: Sequence[Reading], language: str) -> bytes:
    """A ZIP of UIMA JSON CAS 0.4 documents. Offsets count UTF-16 units, as UIMA does."""
    look = Lookup(dossier, Words(language), readings)
    return zipped({f"{a.id}.json": _json(_cas(a.language, *_document(look, a.id))) for a in dossier.articles})


def doccano(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """One line of JSON an article: text, label [[start, end, name]], and where it comes from. Offsets count code points."""
    look = Lookup(dossier, Words(language), readings)
    lines = []
    for article in dossier.articles:
        text, marks = _document(look, article.id)
        about = {"article": article.id, "text_sha256": article.text_sha256, "records": [m.record for m in marks]}
        lines.append({"text": text, "label": [[m.start, m.end, m.label] for m in marks], "meta": about})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _document(look: Lookup, article: str) -> tuple[str, list[Mark]]:
    """The text of a document and its marks: the frozen text, or the passages that are quoted, one a line."""
    marked = list(_marked(look, article))
    if article in look.texts:
        return look.texts[article], sorted((Mark(s.start, s.end, label, name) for s, label, name in marked), key=_order)
    quoted = list(dict.fromkeys(s for said in said_in(look, article) for s in said.content))
    text, marks, at = [], [], 0
    for passage in quoted:
        inside = [(s, label, name) for s, label, name in marked if passage.start <= s.start and s.end <= passage.end]
        marks += [Mark(at + s.start - passage.start, at + s.end - passage.start, label, name) for s, label, name in inside]
        line = passage.text.replace("\n", " ")
        text.append(line)
        at += len(line) + 1
    return "\n".join(text), sorted(marks, key=_order)


def _order(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.record


def _marked(look: Lookup, article: str) -> Iterator[tuple[Span, str, str]]:
    for said in said_in(look, article):
        for span in said.content:
            yield span, f"statement-{said.manner.value}", said.id
    for actor in look.dossier.actors:
        for mention in actor.mentions:
            if mention.span.article == article:
                yield mention.span, f"actor-{actor.kind.value}", actor.id


def _cas(language: str, text: str, marks: Sequence[Mark]) -> dict[str, Any]:
    units = _units(text)
    sofa = {"%ID": 1, "%TYPE": SOFA, "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text/plain", "sofaString": text}
    whole = {"%ID": 2, "%TYPE": "uima.tcas.DocumentAnnotation", "@sofa": 1, "begin": 0, "end": units[len(text)], "language": language}
    spans = [
        {"%ID": n, "%TYPE": STATEMENT, "@sofa": 1, "begin": units[m.start], "end": units[m.end], "label": m.label, "identifier": m.record}
        for n, m in enumerate(marks, start=3)
    ]
    features = {name: {"%NAME": name, "%RANGE": STRING} for name in ("label", "identifier")}
    return {
        "%TYPES": {STATEMENT: {"%NAME": STATEMENT, "%SUPER_TYPE": ANNOTATION, **features}},
        "%FEATURE_STRUCTURES": [sofa, whole, *spans],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%INDEX": 2, "%MEMBERS": [each["%ID"] for each in (whole, *spans)]}},
    }


def _units(text: str) -> list[int]:
    """Code point -> UTF-16 unit, for every place of a text and its end."""
    out, at = [0], 0
    for sign in text:
        at += 2 if ord(sign) > 0xFFFF else 1
        out.append(at)
    return out


def _json(made: dict[str, Any]) -> bytes:
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()
