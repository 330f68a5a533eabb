"""The picture in forms that leave the program.

JSON for programs, Markdown for notes and terminals, one HTML file for readers, tables, and the ways out for other programs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from recoupe.errors import UsageMistake
from recoupe.lang import mistake
from recoupe.model import Dossier, Reading


@dataclass(frozen=True, slots=True)
class Way:
    """One way out: the dotted path of its writer, (dossier, readings, language) -> text or bytes, and the ending of its files.

    `texts` is true where the picture is made of the articles themselves; other forms hold quotations, and whole texts when asked.
    """

    path: str
    ending: str
    texts: bool = False


EXPORTS: dict[str, Way] = {
    "json": Way("recoupe.export.exchange:whole", "json", texts=True),
    "md": Way("recoupe.export.markdown:whole", "md", texts=True),
    "html": Way("recoupe.export.html:whole", "html", texts=True),
    "docx": Way("recoupe.export.ways.note:docx", "docx"),
    "pdf": Way("recoupe.export.ways.note:pdf", "pdf", texts=True),
    "eml": Way("recoupe.export.ways.note:eml", "eml"),
    "csv": Way("recoupe.export.sheets:csv_files", "zip"),
    "csv-fr": Way("recoupe.export.sheets:csv_fr_files", "zip"),
    "xlsx": Way("recoupe.export.sheets:xlsx_book", "xlsx"),
    "jsonl": Way("recoupe.export.sheets:jsonl_files", "zip"),
    "parquet": Way("recoupe.export.sheets:parquet_files", "zip"),
    "ics": Way("recoupe.export.ics:whole", "ics", texts=True),
    "timelinejs": Way("recoupe.export.timelinejs:whole", "json", texts=True),
    "ris": Way("recoupe.export.ways.citations:ris", "ris"),
    "bibtex": Way("recoupe.export.ways.citations:bibtex", "bib"),
    "csl": Way("recoupe.export.ways.citations:csl", "json"),
    "iso690": Way("recoupe.export.ways.citations:bibliography", "txt"),
    "annotations": Way("recoupe.export.ways.annotations:whole", "jsonld"),
    "gexf": Way("recoupe.export.ways.gexf:whole", "gexf"),
    "tei": Way("recoupe.export.ways.tei:whole", "xml"),
    "ninjs": Way("recoupe.export.ways.newsroom:ninjs", "json"),
    "claimreview": Way("recoupe.export.ways.newsroom:claims", "jsonld"),
    "dna": Way("recoupe.export.ways.mining:dna", "csv"),
    "txm": Way("recoupe.export.ways.mining:txm", "zip"),
    "iramuteq": Way("recoupe.export.ways.mining:iramuteq", "txt"),
    "inception": Way("recoupe.export.ways.corpora:inception", "zip"),
    "doccano": Way("recoupe.export.ways.corpora:doccano", "jsonl"),
    "ftm": Way("recoupe.export.ways.investigation:ftm", "ftm.json"),
}
"""Name of a form -> its way out; its writer is imported when chosen."""


def export(name: str, dossier: Dossier, readings: Sequence[Reading], language: str, *, full_text: bool = False) -> str | bytes:
    """The picture in one form, by name: same dossier, same bytes. Raises UsageMistake for a form that does not exist.

    `language` ("fr" or "en") is that of headings and labels; the brief keeps the language it was written in. Without `full_text`
    the forms made for others hold short quotations only.
    """
    if name not in EXPORTS:
        raise mistake(UsageMistake, "export.no-form", where=name, form=name, known=", ".join(EXPORTS))
    way = EXPORTS[name]
    module, verb = way.path.split(":")
    write: Callable[[Dossier, Sequence[Reading], str], str | bytes] = getattr(import_module(module), verb)
    return write(dossier, readings if way.texts or full_text else (), language)
