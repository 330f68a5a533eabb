"""The points as a critical apparatus (TEI P5, chapter 12): articles are witnesses, tellings are readings."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from recoupe.export.views.header import header
from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.sources import rights, sources
from recoupe.export.ways.xml import under, written
from recoupe.export.words import Words, tidy
from recoupe.model import Confidence, Dossier, Reading
from recoupe.version import __version__


def whole(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """One TEI document: the sources as witnesses in its header, a list of apparatus entries in its text."""
    look = Lookup(dossier, Words(language), readings)
    root = Element("TEI", {"xmlns": "http://www.tei-c.org/ns/1.0"})
    _header(look, root)
    body = under(under(root, "text", xml__lang=language), "body")
    listed = under(body, "listApp")
    for point in dossier.points:
        entry = under(listed, "app", xml__id=point.id, type=point.kind.value, subtype=point.relation.value)
        under(entry, "note", tidy(point.label), type="label")
        for telling in point.tellings:
            words = " […] ".join(tidy(span.text) for span in telling.spans)
            unsure = {"cert": "low"} if telling.confidence is Confidence.POSSIBLE else {}
            under(entry, "rdg", words, wit=f"#{telling.article}", **unsure)
        for article, why in sorted(point.blanks.items(), key=lambda item: look.place(item[0])):
            under(entry, "witDetail", look.words.of(why), wit=f"#{article}", type=why.value)
    return written(root)


def _header(look: Lookup, root: Element) -> None:
    head = under(root, "teiHeader")
    described = under(head, "fileDesc")
    under(under(described, "titleStmt"), "title", tidy(header(look).title))
    published = under(described, "publicationStmt")
    under(published, "publisher", f"recoupe {__version__}")
    under(under(published, "availability"), "p", " ".join(rights(look)))
    witnesses = under(under(described, "sourceDesc"), "listWit")
    for each in sources(look):
        witness = under(witnesses, "witness", xml__id=each.id)
        bibl = under(witness, "bibl")
        for author in each.authors:
            under(bibl, "author", author)
        under(bibl, "title", each.title, level="a")
        under(bibl, "publisher", each.publisher)
        if each.published:
            under(bibl, "date", each.published, **({"when": each.day} if each.day else {}))
