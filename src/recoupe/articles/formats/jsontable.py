"""Tables of articles as JSON, one object an article, or as lines of JSON; keys known by their names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from recoupe.articles.formats.columns import BODY, entries, held_in, own
from recoupe.articles.formats.jsonld import Value, values
from recoupe.articles.formats.jsontext import put
from recoupe.articles.formats.pieces import Draft, Piece, Pieces
from recoupe.articles.formats.records import write
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.errors import PageRefused


def read(sheet: Sheet) -> Pieces:
    """The objects that hold words of a story. What is no JSON is refused, and told by its line."""
    given = own(sheet.ways)
    pieces = tuple(_piece(sheet.page, record, given) for record in _records(sheet.page, given))
    return Pieces(pieces, tuple(_broken(sheet)))


def _records(page: str, given: Mapping[str, str]) -> list[list[Value]]:
    """The values of each object that holds a story, in the order in which they begin."""
    found: dict[int, list[Value]] = {}
    told: set[int] = set()
    for value in values(page, (0, len(page)), len(page)):
        if value.held and value.path:
            found.setdefault(value.held[-1], []).append(value)
            held = held_in(value.path[-1], given)
            if held and held[0] == BODY:
                told.add(value.held[-1])
    return [found[number] for number in sorted(told)]


def _piece(page: str, record: list[Value], given: Mapping[str, str]) -> Piece:
    draft = Draft(page)
    write(draft, entries(((value.path[-1], (value.start, value.end), _words(value)) for value in record), given), put)
    return draft.piece()


def _words(value: Value) -> str:
    return "" if value.text in ("null", "true", "false") else value.text


def _broken(sheet: Sheet) -> Iterator[PageRefused]:
    """What cannot be read as JSON: the file, or some of its lines."""
    page = sheet.page
    if _is_json(page):
        return
    numbered = [(n, line) for n, line in enumerate(page.split("\n"), start=1) if line.strip()]
    broken = [n for n, line in numbered if not _is_json(line)]
    if len(broken) <= len(numbered) // 2:
        for n in broken:
            yield refusal("json", f"{sheet.address}:{n}")
    else:
        yield refusal("json", sheet.address)


def _is_json(words: str) -> bool:
    try:
        json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return False
    return True
