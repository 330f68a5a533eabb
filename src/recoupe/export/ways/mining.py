"""For text mining: IRaMuTeQ, TXM, and the statements for Discourse Network Analyzer.

Without whole texts an article is what it quotes: the statements that it reports, one a paragraph.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from recoupe.export.sheets import zipped
from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.sources import Source, quoted, said_in, sources
from recoupe.export.ways.xml import under, written
from recoupe.export.words import Words, tidy
from recoupe.lang import fold
from recoupe.model import Act, Dossier, Modality, Reading

NOT_A_NAME = re.compile(r"[^a-z0-9]+")
AGAINST = frozenset({Act.REFUSE, Act.DENY, Act.ACCUSE})
"""Stances that disagree with the concept; asserted ones of any other kind agree."""


def _paragraphs(look: Lookup, article: str) -> list[str]:
    if article in look.texts:
        return [line.strip() for line in look.texts[article].splitlines() if line.strip()]
    return [quoted(a.content) for a in said_in(look, article)]


def iramuteq(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """The corpus in IRaMuTeQ's form: a starred line of variables, then the text."""
    look = Lookup(dossier, Words(language), readings)
    return "".join(_starred(look, each) for each in sources(look))


def _starred(look: Lookup, each: Source) -> str:
    variables = {"art": each.id, "source": each.publisher, "date": each.day, "langue": each.language, "recit": each.account}
    head = " ".join(f"*{name}_{_plain(value)}" for name, value in variables.items() if _plain(value))
    body = "\n".join(line.replace("*", " ") for line in _paragraphs(look, each.id))
    return f"**** {head}\n{body}\n\n"


def _plain(value: str) -> str:
    """A value as IRaMuTeQ takes it: letters and digits without accents."""
    return NOT_A_NAME.sub("", fold(value).lower())


def txm(dossier: Dossier, readings: Sequence[Reading], language: str) -> bytes:
    """A ZIP for TXM's import "XML/w + CSV": a file an article, and metadata.csv."""
    look = Lookup(dossier, Words(language), readings)
    held: dict[str, bytes] = {}
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(["id", "source", "titre", "date", "langue", "recit"])
    for each in sources(look):
        root = Element("text", {"id": each.id})
        for line in _paragraphs(look, each.id):
            under(root, "p", tidy(line))
        held[f"{each.id}.xml"] = written(root).encode()
        rows.writerow([each.id, each.publisher, each.title, each.day, each.language, each.account])
    return zipped({"metadata.csv": table.getvalue().encode(), **held})


def dna(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """Statements as rDNA's `dna_addStatement` wants them: person, organisation, concept, agreement, with the exact words."""
    look = Lookup(dossier, Words(language), readings)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["document", "date", "source", "start", "stop", "person", "organization", "concept", "agreement", "text"])
    by = {each.id: each for each in sources(look)}
    for position in dossier.positions:
        if position.modality in {Modality.PREDICTED, Modality.ASCRIBED} or position.issue not in look.issues:
            continue  # what others say of a party is no statement of its own
        span = position.evidence[0]
        each = by[span.article]
        side = look.side_of(position.actor)
        agrees = "0" if position.stance in AGAINST else "1"
        told = (look.actor(position.actor), look.party(side) if side else "", look.issues[position.issue].label, agrees, tidy(span.text))
        rows.writerow([each.id, each.day, each.publisher, span.start, span.end, *told])
    return out.getvalue()
