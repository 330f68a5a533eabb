"""Exports of LexisNexis before Nexis Uni, as HTML or text: "3 of 500 DOCUMENTS", labels in capitals, the text between them."""

from __future__ import annotations

import re
from bisect import bisect_left

from recoupe.articles.formats.fields import moment
from recoupe.articles.formats.labels import Lines, Say, is_day, label_of, labelled, lines_of, piece
from recoupe.articles.formats.pieces import Piece, Pieces
from recoupe.articles.formats.positions import RIGHTS
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.errors import PageRefused
from recoupe.model import FieldKind, ZoneKind

COUNT = re.compile(
    r"(?:Document|Dokument|Documento)\s+(?P<at>\d+)\s+(?:de|of|von|van)\s+(?P<m>\d+)|(?P<no>\d+)\s+(?:of|de|von|van)\s+(?P<n>\d+)\s+(?:DOCUMENTS?|Dokumente|Documenten)",
    re.IGNORECASE,
)
ANCHOR = re.compile(r"<a\s[^<>]{0,100}?\bname\s*=\s*[\"']?DOC_ID_", re.IGNORECASE)
EDITION = re.compile(r"\b(?:[ée]dition|ausgabe|editie|edici[óo]n)\b|correction appended", re.IGNORECASE)
SHORTEST = 200
"""Characters: what is shorter and announces no length is a message in the place of an article."""
MOST = 1000
"""Articles of one export of this kind; more are announced by no file that is whole."""
HEAD = 16
"""Lines: no head without labels is longer."""
WRAPPED = 60
"""Characters: a line this long in a head may run on in the next."""
TAIL = frozenset({"language", "loaded", "other"})


def read(sheet: Sheet) -> Pieces:
    """The pieces of an export."""
    held = lines_of(sheet)
    starts = _starts(sheet, held)
    counts = [found for words in held.texts if (found := COUNT.fullmatch(words))]
    pieces: list[Piece] = []
    refused: list[PageRefused] = []
    there: set[int] = set()
    for n, (start, end) in enumerate(zip(starts, [*starts[1:], len(held.texts)][: len(starts)], strict=True), start=1):
        numbers = [n for n in range(start, end) if not COUNT.fullmatch(held.texts[n])]
        if _is_article(held, numbers):
            pieces.append(piece(sheet.page, held, _said(held, numbers)))
            there |= {int(c["at"] or c["no"]) for line in held.texts[start : start + 1] if (c := COUNT.fullmatch(line))}
        else:
            refused.append(refusal("placeholder", f"{sheet.address}#{n}", words=" ".join(held.texts[n] for n in numbers)[:SHORTEST]))
    announced = max((int(found["m"] or found["n"]) for found in counts), default=None)
    missing = tuple(str(n) for n in range(1, announced + 1) if n not in there) if announced and announced <= MOST else ()
    return Pieces(tuple(pieces), tuple(refused), announced, missing)


def _starts(sheet: Sheet, held: Lines) -> list[int]:
    """The lines at which articles begin: what stands before the first tells who searched for what."""
    anchors = [found.start() for found in ANCHOR.finditer(sheet.page)] if sheet.carried == "html" else []
    counted = [n for n, words in enumerate(held.texts) if COUNT.fullmatch(words)]
    if anchors:
        return sorted({bisect_left(held.places, at) for at in anchors} - {len(held.texts)})
    starts, first = [], counted[0] if counted else 0
    if any(_label(held, n) == "length" for n in range(first)):
        starts.append(0)
    for start, end in zip(counted, [*counted[1:], len(held.texts)], strict=False):  # no count: no article
        starts += [start, *_unannounced(held, start, end)]
    return starts


def _unannounced(held: Lines, start: int, end: int) -> list[int]:
    """Further articles whose line of count is missing: a length is told again after the last lines of an article."""
    found = []
    tail = -1
    for n in range(start, end):
        kind = _label(held, n)
        if kind == "length" and tail >= 0:
            found.append(tail + 1)
            tail = -1
        elif kind == "loaded" or (tail >= 0 and (kind in TAIL or _is_rights(held.texts[n]))):
            tail = n
    return found


def _label(held: Lines, n: int) -> str:
    """The kind of a label in capitals; "" for other lines."""
    words = held.texts[n]
    found = label_of(words)
    return found[0] if found and words[: words.find(":")].strip().isupper() else ""


def _is_rights(words: str) -> bool:
    return len(words) < 2 * SHORTEST and bool(RIGHTS.match(words))


def _is_article(held: Lines, numbers: list[int]) -> bool:
    return any(_label(held, n) == "length" for n in numbers) or sum(len(held.texts[n]) for n in numbers) >= SHORTEST


def _said(held: Lines, numbers: list[int]) -> list[Say]:
    """What the lines of an article are: head, labels, story, and the labels below it, of which few are of use."""
    labels = [n for n in numbers[:HEAD] if _label(held, n) not in ("", *TAIL)]
    first = labels[0] if labels else numbers[min(3, len(numbers) - 1)]
    told = _head(held, [n for n in numbers if n < first])
    tail, body = False, not labels
    last = ""
    for n in numbers[numbers.index(first) :]:
        words, kind = held.texts[n], _label(held, n)
        found = label_of(words)
        if kind and found and (not body or kind in TAIL):
            tail = tail or (body and kind in TAIL)
            told += [] if kind == "other" else labelled(n, words, *found)
            last = words
        elif tail or (body and _is_rights(words) and n > numbers[-1] - 3):
            tail = True
            told += [Say(n, ZoneKind.BOILERPLATE, FieldKind.RIGHTS)] if _is_rights(words) else []
        elif not body and len(last) > WRAPPED and held.places[n] - held.places[n - 1] - len(last) <= 2:
            told.append(Say(n, ZoneKind.BOILERPLATE))
            last = words
        else:
            body = True
            told.append(Say(n))
    return told


def _head(held: Lines, numbers: list[int]) -> list[Say]:
    """Publisher, day and title: the day stands before the title or after it."""
    told: list[Say] = []
    title = []
    for n in numbers:
        words = held.texts[n]
        if _is_rights(words):
            told.append(Say(n, ZoneKind.BOILERPLATE, FieldKind.RIGHTS))
        elif not any(say.kind is FieldKind.PUBLISHER for say in told):
            told.append(Say(n, ZoneKind.BOILERPLATE, FieldKind.PUBLISHER))
        elif is_day(words):
            told.append(Say(n, ZoneKind.BOILERPLATE, FieldKind.DATE, moment(words)))
        elif len(words) < WRAPPED and EDITION.search(words):
            told.append(Say(n, ZoneKind.BOILERPLATE))
        else:
            title.append(n)
            told.append(Say(n, ZoneKind.HEADLINE, FieldKind.HEADLINE if title[0] == n else None))
    return told
