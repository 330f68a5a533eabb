"""What a format says of a piece becomes marks and facts: no guess is made where a file has said what its words are."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from recoupe.articles.blocks import Marks
from recoupe.articles.dates import Printed, dates_in
from recoupe.articles.facts import Facts
from recoupe.articles.formats.pieces import Piece, Said
from recoupe.model import CreditKind, Field, FieldKind, PageText, Range, StatedKind, ZoneKind

DATED = {
    FieldKind.DATE: StatedKind.PRINTED,
    FieldKind.UPDATED: StatedKind.UPDATED,
    FieldKind.LOADED: StatedKind.CONSULTED,
    FieldKind.IDENTIFIER: StatedKind.ADDRESS,
    FieldKind.ADDRESS: StatedKind.ADDRESS,
}

LENGTH = len("2031-03-05")


def given(piece: Piece, made: PageText, marks: Marks, facts: Facts) -> tuple[Field, ...]:
    """Mark what the format marks, note what it says, and return its fields with their words.

    `made` leads from the words of the piece to the clean text.
    """
    for kind, where in piece.zones:
        _mark(marks, kind, made.forth(*where), facts)
    told = [block for block in marks.blocks if marks.kind(block) is None]
    if piece.part and told:
        facts.excerpt.append((told[0].start, told[0].end))
    fields = []
    for said in piece.said:
        ranges = made.forth(said.start, said.end)
        if ranges and facts.text.clean[ranges[0][0] : ranges[-1][1]].strip():
            fields.append(_noted(said, (ranges[0][0], ranges[-1][1]), facts))
    return tuple(sorted(fields))


def _mark(marks: Marks, kind: ZoneKind, ranges: tuple[Range, ...], facts: Facts) -> None:
    if not ranges:
        return
    start, end = ranges[0][0], ranges[-1][1]
    if kind is ZoneKind.HEADLINE and facts.headline is None and facts.text.clean[start:end].strip():
        facts.headline = (start, end)
    for n in range(bisect_right(marks.blocks, start, key=lambda block: block.end), len(marks.blocks)):
        block = marks.blocks[n]
        if block.start >= end:
            return
        marks.put(block, kind, max(start, block.start), min(end, block.end))


def _noted(said: Said, where: Range, facts: Facts) -> Field:
    """A field, noted among the facts."""
    words = facts.text.span(*where)
    value = said.value or " ".join(words.text.split())
    match said.kind:
        case FieldKind.PUBLISHER:
            facts.publisher_is(value, where)
        case FieldKind.AGENCY:
            if not facts.agencies_in(*where):
                facts.credit(CreditKind.AGENCY, value, *where)
        case FieldKind.AUTHOR:
            facts.agencies_in(*where)
        case FieldKind.ACCESS:
            facts.truncated.append(where)
        case FieldKind.REST:
            facts.excerpt.append(where)
        case _ if said.kind in DATED:
            facts.dates += _days(said, where, facts)
        case _:
            pass
    return Field(said.kind, value, words)


def _days(said: Said, where: Range, facts: Facts) -> list[Printed]:
    """The day that a field names: its value where that is an ISO day, else as its words are read."""
    kind = DATED[said.kind]
    day = said.value[:10]
    if len(day) == LENGTH and day[4] == day[7] == "-" and _is_day(day):
        return [Printed(kind, *where, day, day)]
    return list(dates_in(facts.text.clean, *where, kind))


def _is_day(written: str) -> bool:
    """Whether there is such a day: a file may say 30 February."""
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
