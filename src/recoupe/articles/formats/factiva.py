"""Exports of Factiva as HTML (with field codes or without), as text (also what Word, RTF and PDF files hold), and as XML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.articles.formats.fields import Line, copied, flow, innermost, mark, moment, put
from recoupe.articles.formats.markup import Element, Markup
from recoupe.articles.formats.pieces import Draft, Piece, Pieces, lines
from recoupe.articles.formats.positions import DOCUMENT, count_at, say_positions
from recoupe.articles.formats.sheet import Sheet
from recoupe.model import FieldKind, Range, ZoneKind

CODES: dict[str, tuple[ZoneKind, FieldKind | None]] = {
    "SE": (ZoneKind.BOILERPLATE, FieldKind.SECTION),
    "HD": (ZoneKind.HEADLINE, FieldKind.HEADLINE),
    "BY": (ZoneKind.BYLINE, FieldKind.AUTHOR),
    "CR": (ZoneKind.CREDIT, FieldKind.AGENCY),
    "WC": (ZoneKind.BOILERPLATE, FieldKind.LENGTH),
    "PD": (ZoneKind.BOILERPLATE, None),
    "ET": (ZoneKind.BOILERPLATE, None),
    "SN": (ZoneKind.BOILERPLATE, FieldKind.PUBLISHER),
    "PG": (ZoneKind.BOILERPLATE, FieldKind.PAGE),
    "LA": (ZoneKind.BOILERPLATE, FieldKind.LANGUAGE),
    "CY": (ZoneKind.BOILERPLATE, FieldKind.RIGHTS),
    "LP": (ZoneKind.BODY, None),
    "TD": (ZoneKind.BODY, None),
    "AN": (ZoneKind.BOILERPLATE, FieldKind.IDENTIFIER),
}
"""Field codes of use. Subjects, companies, regions and the like (CO, IN, NS, RE, IPC, IPD, PUB, CT, RF ...) stay on the page."""
OTHERS = ("SC", "ED", "VOL", "ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "NGC", "GC", "CX", "CLM", "LC", "DE", "FN")
EVERY = frozenset({*CODES, *OTHERS})
FURNITURE = re.compile(
    r"(?:Dow Jones )?Factiva\b.{0,80}|Page \d+ (?:of|de|von) \d+.{0,120}|(?:©|\(c\)) ?\d{4} Factiva.{0,120}|Dow Jones$"
    r"|\S{1,60}@\S{1,60}\.\w+",
    re.IGNORECASE,
)
ABOVE = 4
"""Lines above the number of words that can belong to an article."""
LABEL = 1_000
"""Characters of the page: no cell that holds a field code and how it is shown is longer."""


def read(sheet: Sheet) -> Pieces:
    """The pieces of an HTML export; newer ones put each article into two boxes of one class, of which the inner counts."""
    markup = sheet.markup
    boxes = innermost(markup.of(".article"))
    return Pieces(tuple(_coded(markup, rows) if (rows := list(_rows(markup, box))) else _uncoded(markup, box) for box in boxes))


def _rows(markup: Markup, box: Element) -> Iterator[tuple[str, Element]]:
    """The rows of an article that begin with a field code: the code, and the cell that it labels."""
    end = -1
    inside: dict[int, list[Element]] = {}
    for cell in markup.of("td", box):
        inside.setdefault(cell.parent, []).append(cell)
    for row in markup.of("tr", box):
        if row.start < end:  # within the cell of another: each word is written once
            continue
        cells = inside.get(row.number, [])
        labelled = len(cells) > 1 and cells[0].end - cells[0].start <= LABEL
        code = markup.text(*cells[0].holds).strip(" \xa0\t") if labelled else ""
        if code in EVERY:
            end = cells[1].inner_end
            yield code, cells[1]


def _coded(markup: Markup, rows: list[tuple[str, Element]]) -> Piece:
    draft = Draft(markup.page)
    days: dict[str, Line] = {}
    for code, cell in rows:
        zone, kind = CODES.get(code, (None, None))
        if zone is None:
            continue
        for line in put(draft, markup, markup.paragraphs(*cell.holds)):
            if zone is not ZoneKind.BODY:
                mark(draft, line, zone, kind, "".join(re.findall(r"\d", line.text)) if code == "WC" else "")
            days.setdefault(code, line)
    say_day(draft, days.get("PD"), days.get("ET"))
    return draft.piece()


def say_day(draft: Draft, day: Line | None, hour: Line | None) -> None:
    """The day of publication, with its hour where a file gives one beside it."""
    if day is not None and hour is not None and hour.start > day.start:
        draft.say(FieldKind.DATE, day.start, hour.end, moment(day.text, hour.text))
    elif day is not None:
        draft.say(FieldKind.DATE, day.start, day.end, moment(day.text))


def _uncoded(markup: Markup, box: Element) -> Piece:
    draft = Draft(markup.page)
    say_positions(draft, list(put(draft, markup, markup.paragraphs(*box.holds))))
    return draft.piece()


def read_text(sheet: Sheet) -> Pieces:
    """The pieces of an export as text: each ends with its accession number, and what follows the last is the search."""
    page = sheet.page
    pieces, at = [], 0
    for found in re.compile(rf"^[ \t\f]*{DOCUMENT.pattern}$", re.MULTILINE | re.IGNORECASE).finditer(page):
        if stretches := _stretches(page, at, found.end()):
            draft = Draft(page)
            say_positions(draft, copied(draft, stretches))
            pieces.append(draft.piece())
        at = found.end()
    return Pieces(tuple(pieces))


def _stretches(page: str, start: int, end: int) -> list[Range]:
    """The lines of an article, without those that head and foot the pages of a print, and a cover before it."""
    found = list(lines(page, start, end))
    texts = [page[a:b] for a, b in found]
    at = count_at(texts)
    if at is not None:
        leaf = page.rfind("\f", start, found[at][0])
        cover = max((n + 1 for n in range(at) if FURNITURE.fullmatch(texts[n]) or found[n][0] < leaf), default=0)
        first = max(cover, at - ABOVE)
        found, texts = found[first:], texts[first:]
    return [where for where, words in zip(found, texts, strict=True) if not FURNITURE.fullmatch(words)]


PARTS: dict[str, tuple[ZoneKind, FieldKind | None]] = {
    "sectionname": CODES["SE"],
    "columnname": CODES["SE"],
    "headline": CODES["HD"],
    "byline": CODES["BY"],
    "credit": CODES["CR"],
    "creditline": CODES["CR"],
    "wordcount": CODES["WC"],
    "publicationdate": CODES["PD"],
    "publicationtime": CODES["ET"],
    "sourcename": CODES["SN"],
    "pages": CODES["PG"],
    "copyright": CODES["CY"],
    "leadparagraph": CODES["LP"],
    "tailparagraphs": CODES["TD"],
    "accessionno": CODES["AN"],
}
COUNT = re.compile(
    r"<(?:\w{1,20}:)?(?:ppsArticleResponse|articleResultSet|articleResponse)\b[^<>]{0,500}?\scount\s*=\s*[\"'](\d{1,6})[\"']", re.IGNORECASE
)


def read_xml(sheet: Sheet) -> Pieces:
    """The pieces of an XML export."""
    markup = sheet.markup
    pieces: list[Piece] = []
    held: list[tuple[str, Element]] = []
    stop = -1
    for element in markup.elements:
        name = element.tag.rpartition(":")[2]
        if element.start >= stop >= 0:
            pieces += _xml_piece(markup, held)
            held, stop = [], -1
        if name == "article" and stop < 0:
            stop = element.end
        elif name in PARTS and stop >= 0 and (not held or held[-1][1].end <= element.start):
            held.append((name, element))
    pieces += _xml_piece(markup, held)
    found = COUNT.search(sheet.page)
    return Pieces(tuple(pieces), announced=int(found[1]) if found else None)


def _xml_piece(markup: Markup, held: list[tuple[str, Element]]) -> Iterator[Piece]:
    """One article; its hits of the search are tags within its words."""
    if not held:
        return
    draft = Draft(markup.page)
    days: dict[str, Line] = {}
    for name, element in held:
        zone, kind = PARTS[name]
        inner: list[Element] = []
        for each in markup.of("paragraph", element) or _prefixed(markup, element):
            if not inner or each.start >= inner[-1].inner_end:  # one within another would be written twice
                inner.append(each)
        for line in put(draft, markup, (flow(markup, *each.holds) for each in inner or [element])):
            if zone is not ZoneKind.BODY:
                mark(draft, line, zone, kind)
            days.setdefault(name, line)
    say_day(draft, days.get("publicationdate"), days.get("publicationtime"))
    yield draft.piece()


def _prefixed(markup: Markup, element: Element) -> list[Element]:
    """The paragraphs of an element whose tags have a prefix."""
    names = [tag for tag in markup.tags if tag.endswith(":paragraph")]
    return sorted((each for name in names for each in markup.of(name, element)), key=lambda each: each.start)
