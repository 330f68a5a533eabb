"""Tables of articles as JSON, one object an article, or as lines of JSON; keys known by their names."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from recoupe.articles.formats.columns import BODY, entries, held_in, own
from recoupe.articles.formats.jsonld import Value, values
from recoupe.articles.formats.jsontext import put
from recoupe.articles.formats.pieces import Draft, Piece, Pieces
from recoupe.articles.formats.records import write
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.model import Range

LINE = re.compile(r"[^\r\n]+")


def read(sheet: Sheet) -> Pieces:
    """The objects that hold words of a story. What is no JSON is refused, and told by its line."""
    given, page = own(sheet.ways), sheet.page
    broken = _broken(page)
    lines = [line.span() for line in LINE.finditer(page)] if broken and broken != [0] else [(0, len(page))]
    pieces = tuple(_piece(page, record, given) for record in _records(page, lines, given))
    return Pieces(pieces, tuple(refusal("json", f"{sheet.address}:{n}" if n else sheet.address) for n in broken))


def _records(page: str, texts: list[Range], given: Mapping[str, str]) -> list[list[Value]]:
    """The values of each object that holds a story, in the order in which they begin, of the texts of JSON at some places."""
    found: dict[tuple[int, int], list[Value]] = {}
    told: set[tuple[int, int]] = set()
    for start, end in texts:
        for value in values(page, (start, end), len(page)):
            if value.held and value.path:
                place = start, value.held[-1]
                found.setdefault(place, []).append(value)
                held = held_in(value.path[-1], given)
                if held and held[0] == BODY:
                    told.add(place)
    return [found[place] for place in sorted(told)]


def _piece(page: str, record: list[Value], given: Mapping[str, str]) -> Piece:
    draft = Draft(page)
    write(draft, entries(((value.path[-1], (value.start, value.end), _words(value)) for value in record), given), put)
    return draft.piece()


def _words(value: Value) -> str:
    return "" if value.text in ("null", "true", "false") else value.text


def _broken(page: str) -> list[int]:
    """What cannot be read as JSON: the numbers of lines, where lines stand for themselves; 0 for a file that is one text of JSON.

    Of that what stands before it breaks is read; a broken line costs none of the others.
    """
    if _is_json(page):
        return []
    numbered = [(n, line) for n, line in enumerate(page.split("\n"), start=1) if line.strip()]
    broken = [n for n, line in numbered if not _is_json(line)]
    return broken if len(broken) <= len(numbered) // 2 else [0]


def _is_json(words: str) -> bool:
    try:
        json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return False
    return True
