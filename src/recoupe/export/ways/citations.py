"""Sources for citation managers and footnotes: RIS, BibTeX, CSL-JSON, and text after ISO 690 and Chicago.

One record an article; the statements that it reports stand in its note, quoted. What is not known is left out, never made up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from babel.dates import format_date

from recoupe.export.dates import interval
from recoupe.export.lines import plain
from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.annotations import passages
from recoupe.export.ways.sources import Source, quoted, said_in, source, sources
from recoupe.export.words import Words, short
from recoupe.model import Basis, Dossier, Reading, Span

QUOTES = 5
"""Statements quoted in the note of a record: a press review quotes briefly."""
SPECIAL = re.compile(r"([\\{}%&#_$~^])")
TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


STYLES = ("plain", "iso690", "chicago", "md", "ris", "csl", "bibtex", "anno")
"""The forms in which a passage is cited."""


def cited(look: Lookup, spans: Sequence[Span], style: str) -> str:
    """Exact words with their sources, a line or a record each article, in one of `STYLES`."""
    told = look.per_article(spans)
    if style == "anno":
        return passages(look, spans)
    if style in ("ris", "csl", "bibtex"):
        notes = {article: " | ".join(look.words.quote(short(span.text, 600)) for span in found) for article, found in told.items()}
        chosen = [source(look, look.articles[article]) for article in told]
        if style == "csl":
            return json.dumps([_csl(each, notes[each.id]) for each in chosen], ensure_ascii=False, indent=1) + "\n"
        write = _ris if style == "ris" else _bibtex
        return "".join(write(each, notes[each.id]) for each in chosen)
    return "".join(f"{_line(look, span, style)}\n" for span in dict.fromkeys(spans))


def _line(look: Lookup, span: Span, style: str) -> str:
    if style in ("iso690", "chicago"):
        return footnote(look, span, style)
    each = source(look, look.articles[span.article])
    where = ", ".join(part for part in (each.publisher, _day(look, each), each.title) if part)
    marked = f" ({look.words('translated')})" if each.translated else ""
    quotation = look.words.quote(short(span.text, 600))
    if style == "md":
        return f"> {plain(quotation)}\n> — {plain(where)}{marked} `{place(span)}`\n"
    return f"{quotation} ({where}{marked}, {place(span)})"


def place(span: Span) -> str:
    """Where words stand, for people and for `recoupe cite`: "a3:1043-1187"."""
    return f"{span.article}:{span.start}-{span.end}"


def _note(look: Lookup, article: str) -> str:
    """The statements of an article, those in its quotation marks first."""
    said = sorted(said_in(look, article), key=lambda a: not a.quoted)[:QUOTES]
    return " | ".join(look.words.quote(short(quoted(a.quoted or a.content), 240)) for a in said)


def ris(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """RIS (type NEWS), as Zotero, EndNote and Mendeley read it."""
    look = Lookup(dossier, Words(language), readings)
    return "".join(_ris(each, _note(look, each.id)) for each in sources(look))


def _ris(each: Source, note: str) -> str:
    day = each.day.replace("-", "/") or each.published[:4]
    lines = [
        ("TY", "NEWS"),
        ("ID", each.id),
        *(("AU", author) for author in each.authors),
        ("TI", each.title),
        ("T2", each.publisher),
        ("DA", f"{day}/" if each.day else ""),
        ("PY", each.published[:4]),
        ("SP", each.page),
        ("SE", each.section),
        ("LA", each.language),
        ("UR", each.address),
        ("N1", note),
        ("C1", each.rights),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n\r\n"


def bibtex(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """BibTeX, one @article a source."""
    look = Lookup(dossier, Words(language), readings)
    return "\n".join(_bibtex(each, _note(look, each.id)) for each in sources(look))


def _bibtex(each: Source, note: str) -> str:
    parts = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in each.authors),
        "title": f"{{{_tex(each.title)}}}",
        "journal": _tex(each.publisher),
        "year": each.published[:4],
        "date": each.day,
        "pages": _tex(each.page),
        "langid": {"fr": "french", "en": "english"}.get(each.language, each.language),
        "url": each.address.replace("{", "%7B").replace("}", "%7D"),
        "note": _tex(note),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in parts.items() if value.strip("{}"))
    return f"@article{{{each.id},\n{body}\n}}\n"


def _tex(text: str) -> str:
    return SPECIAL.sub(lambda found: TEX.get(found[1], f"\\{found[1]}"), text)


def csl(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """CSL-JSON (article-newspaper), as Zotero, pandoc and citeproc read it."""
    look = Lookup(dossier, Words(language), readings)
    return json.dumps([_csl(each, _note(look, each.id)) for each in sources(look)], ensure_ascii=False, indent=1) + "\n"


def _csl(each: Source, note: str) -> dict[str, Any]:
    parts = [int(part) for part in (each.day or each.published).split("-") if part.isdigit()]
    made: dict[str, Any] = {
        "id": each.id,
        "type": "article-newspaper",
        "title": each.title,
        "container-title": each.publisher,
        "author": [{"literal": author} for author in each.authors],
        "issued": {"date-parts": [parts]} if parts else None,
        "language": each.language,
        "section": each.section,
        "page": each.page,
        "URL": each.address,
        "note": note,
    }
    return {name: value for name, value in made.items() if value}


def footnote(look: Lookup, span: Span, style: str) -> str:
    """Exact words with their source as a footnote: "iso690" or "chicago", after the language of the dossier."""
    each = source(look, look.articles[span.article])
    writer = {"iso690": _iso690, "chicago": _chicago}[style]
    return f"{look.words.quote(short(span.text, 600))} {writer(look, each)}"


def bibliography(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """The sources as a list after ISO 690."""
    look = Lookup(dossier, Words(language), readings)
    return "".join(f"{_iso690(look, each)}\n" for each in sources(look))


def _iso690(look: Lookup, each: Source) -> str:
    """AUTHOR. Title. In: *Publisher* [online]. Day. Available at: address (ISO 690:2021, contributions in serials).

    What the page does not say itself stands in brackets, what nobody knows is left out.
    """
    authors = ", ".join(each.authors).upper()
    title = each.title.rstrip(".") if look.articles[each.id].headline else f"[{each.title}]"
    known = look.articles[each.id].published
    day = _day(look, each) if known.basis is Basis.STATED and each.day else f"[{_day(look, each)}]"
    head = [f"{authors}. " if authors else "", f"{title}. ", each.publisher]
    head += [f"{' ' if each.publisher else ''}[{look.words('online')}]"] if each.address else []
    head += [f"{'. ' if each.publisher or each.address else ''}{day}"]
    head += [f", p. {each.page}"] if each.page else []
    head += [f". {look.words('available-at', address=each.address)}"] if each.address else []
    return "".join(head) + (f". {look.words('translated')}." if each.translated else ".")


def _chicago(look: Lookup, each: Source) -> str:
    """Author, "Title," *Publisher*, day, address (Chicago Manual of Style, 17th edition, 14.191)."""
    parts = [*each.authors, look.words.quote(each.title), each.publisher, _day(look, each), each.address]
    return ", ".join(part for part in parts if part) + (f" ({look.words('translated')})." if each.translated else ".")


def _day(look: Lookup, each: Source) -> str:
    if each.day:
        return str(format_date(date.fromisoformat(each.day), "long", locale=look.words.language))
    known = look.articles[each.id].published
    return interval(look.words, known.earliest, known.latest, value=known.value) if known.value else look.words("no-date")
