"""Exports of Nexis Uni: the text of Word, RTF and PDF files, each article between a line "Body" and a line "End of Document"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.articles.formats.fields import moment
from recoupe.articles.formats.labels import Lines, Say, alone, is_day, label_of, labelled, lines_of, piece
from recoupe.articles.formats.pieces import Pieces
from recoupe.articles.formats.positions import RIGHTS
from recoupe.articles.formats.sheet import Sheet
from recoupe.lang import fold
from recoupe.model import FieldKind, ZoneKind

END = re.compile(r"(?:End of Document|Fin du document|Ende des Dokuments|Einde (?:van het )?document|Fin del? documento)\W*", re.IGNORECASE)
ANNOUNCED = re.compile(r"(?:Documents?|Dokumente|Documentos|Documenten)\s*\((\d{1,6})\)", re.IGNORECASE)
LISTED = re.compile(r"(\d{1,4})\.\s+(\S.*)")
"""A line of the list on the cover."""
FURNITURE = re.compile(
    r"Page \d+ (?:of|de|von) \d+|\|? ?About LexisNexis\b.*|Link to (?:Image|PDF)|Load-Date|Correction Appended", re.IGNORECASE
)
LINE = 90
"""Characters: what is longer is story."""
HEAD = 14
"""Lines below the day in which labels stand."""


def read(sheet: Sheet) -> Pieces:
    """The pieces of an export; the cover before the first tells who searched for what, and lists them."""
    held = lines_of(sheet)
    pieces, start = [], 0
    for end, words in enumerate(held.texts):
        if END.fullmatch(words):
            if told := _said(held, start, end):
                pieces.append(piece(sheet.page, held, told))
            start = end + 1
    found = next((said for words in held.texts[: len(held.texts)] if (said := ANNOUNCED.fullmatch(words))), None)
    return Pieces(tuple(pieces), announced=int(found[1]) if found else None, missing=_missing(held.texts) if found else ())


def _missing(lines: Sequence[str]) -> tuple[str, ...]:
    """The titles that the cover lists, and that stand above no article."""
    listed: list[str] = []
    for words in lines:
        entry = LISTED.fullmatch(words)
        if entry and int(entry[1]) == len(listed) + 1:
            listed.append(entry[2])
    there = {fold(words) for words in lines if not LISTED.fullmatch(words)}
    return tuple(title for title in listed if fold(title) not in there)


def _said(held: Lines, start: int, end: int) -> list[Say]:
    """What the lines of an article are."""
    texts = held.texts
    body = next((n for n in range(start, end) if alone(texts[n], "body")), None)
    day = _day(held, start, end if body is None else body)
    if day is None:
        return [] if body is None else [Say(n) for n in range(body + 1, end)]
    told = _above(held, start, day)
    told.append(Say(day, ZoneKind.BOILERPLATE, FieldKind.DATE, moment(texts[day])))
    last = _last_of_head(held, day, end) if body is None else body
    for n in range(day + 1, last + (body is None)):
        label = label_of(texts[n])
        if label:
            told += labelled(n, texts[n], *label)
        else:
            told.append(Say(n, ZoneKind.BOILERPLATE, FieldKind.RIGHTS if RIGHTS.match(texts[n]) else None))
    tail = next((n for n in range(last + 1, end) if alone(texts[n], "other") or _ends(texts[n])), end)
    told += [Say(n) for n in range(last + 1, tail) if not FURNITURE.fullmatch(texts[n])]
    for n in range(tail, end):
        label = label_of(texts[n])
        if label and label[0] in ("language", "loaded"):
            told += labelled(n, texts[n], *label)
    return told


def _ends(words: str) -> bool:
    """Whether a line below a story tells when the file was loaded, in which language it is, of what kind."""
    found = label_of(words)
    return found is not None and found[0] in ("loaded", "language") and len(words) < 60


def _day(held: Lines, start: int, body: int) -> int | None:
    """The line that gives the day: the lowest above the text, as titles name days too; labels below it do not count."""
    below = [n for n in range(start + 1, body) if is_day(held.texts[n]) and label_of(held.texts[n]) is None]
    return next((n for n in reversed(below) if body - n <= HEAD), below[0] if below else None)


def _last_of_head(held: Lines, day: int, end: int) -> int:
    """The last line with a label above a text that no line "Body" begins."""
    last = day
    for n in range(day + 1, min(end, day + HEAD)):
        words = held.texts[n]
        if label_of(words) or RIGHTS.match(words):
            last = n
        elif len(words) > LINE:
            break
    return last


def _above(held: Lines, start: int, day: int) -> list[Say]:
    """Title and publisher. Of what stands before the first article, its cover, only the line above the publisher belongs to it."""
    numbers = [n for n in range(start, day) if not FURNITURE.fullmatch(held.texts[n])]
    title, source = numbers[:-1], numbers[-1:]
    if start == 0:
        title = title[-1:]
    told = [Say(n, ZoneKind.HEADLINE, FieldKind.HEADLINE if n == title[0] else None) for n in title]
    return told + [Say(n, ZoneKind.BOILERPLATE, FieldKind.PUBLISHER) for n in source]
