"""Lines with labels ("LENGTH: 512 mots", "Byline: ..."), as LexisNexis and Nexis Uni print them in several languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from recoupe.articles.blocks import folded
from recoupe.articles.dates import dates_in
from recoupe.articles.formats.fields import ORDINAL, Line, copied, moment, number, put
from recoupe.articles.formats.pieces import Draft, Piece, lines
from recoupe.articles.formats.sheet import Sheet
from recoupe.lang import table
from recoupe.model import FieldKind, ZoneKind

LABEL = re.compile(r"(?P<label>[^\W\d_][\w'’ -]{1,24}?)[ \xa0]?:[\s\xa0]*(?P<it>.*)", re.DOTALL)
PAGE = re.compile(r"[;,]?\s{0,9}\b(?:pg|pp?|page|pag|seite|s)\b\.?\s*(?P<it>[A-Z]{0,4}\d[\w()–-]*)", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]{2,}")
DATE_LINE = 90
BESIDE = 5
"""Words beside the day in a line that gives it: the day of the week, a time zone, an edition."""
ZONES = {
    FieldKind.HEADLINE: ZoneKind.HEADLINE,
    FieldKind.STANDFIRST: ZoneKind.STANDFIRST,
    FieldKind.AUTHOR: ZoneKind.BYLINE,
    FieldKind.AGENCY: ZoneKind.CREDIT,
}


@dataclass(frozen=True, slots=True)
class Say:
    """What line `n` is: its zone (None: story), and what its characters from `start` to `end` (None: the last) tell of the piece."""

    n: int
    zone: ZoneKind | None = None
    kind: FieldKind | None = None
    value: str = ""
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file with their places on the page, and what writes some of them, in order, into a draft."""

    texts: tuple[str, ...]
    places: tuple[int, ...]
    write: Callable[[Draft, list[int]], list[Line]]


def lines_of(sheet: Sheet) -> Lines:
    """The lines that a reader sees of a page: of its text, or the paragraphs of its mark-up."""
    if sheet.carried == "html":
        markup = sheet.markup
        paragraphs = [bits for bits in markup.paragraphs(0, len(sheet.page)) if any(sheet.page[b.start : b.end].strip() for b in bits)]
        texts = []
        for bits in paragraphs:
            draft = Draft(sheet.page)
            markup.write(draft, bits)
            texts.append("".join(draft.clean))
        kept = [n for n, words in enumerate(texts) if words]
        return Lines(
            tuple(texts[n] for n in kept),
            tuple(paragraphs[n][0].start for n in kept),
            lambda draft, chosen: list(put(draft, markup, (paragraphs[kept[n]] for n in chosen))),
        )
    found = list(lines(sheet.page))
    return Lines(
        tuple(sheet.page[a:b] for a, b in found),
        tuple(a for a, _ in found),
        lambda draft, chosen: copied(draft, [found[n] for n in chosen]),
    )


def piece(page: str, held: Lines, told: list[Say]) -> Piece:
    """The piece that some lines are."""
    draft = Draft(page)
    chosen = sorted({say.n for say in told})
    written = dict(zip(chosen, held.write(draft, chosen), strict=True))
    for say in told:
        line = written[say.n]
        if say.zone is not None:
            draft.zones.append((say.zone, (line.start, line.end)))
        if say.kind is not None:
            draft.say(say.kind, line.start + say.start, line.end if say.end is None else line.start + say.end, say.value)
    return draft.piece()


@cache
def _labels() -> dict[str, str]:
    return {label: kind for kind, labels in table("world/exports")["labels"].items() for label in labels}


def label_of(words: str) -> tuple[str, int] | None:
    """What the label of a line says ("author", "length" ... "other"), and where the rest of the line begins; None without a label."""
    found = LABEL.match(words)
    kind = _labels().get(folded(found["label"])) if found else None
    return (kind, found.start("it")) if found and kind else None


def alone(words: str, *kinds: str) -> bool:
    """Whether a line is nothing but a label of one of some kinds."""
    return len(words) <= 24 and _labels().get(folded(words.rstrip(" :\xa0"))) in kinds


def is_day(words: str) -> bool:
    """Whether a line gives a day and little else: a title may name one as well."""
    bare = ORDINAL.sub(" ", words)
    day = next(dates_in(bare, 0, len(bare)), None) if len(words) <= DATE_LINE else None
    return day is not None and len(LETTERS.findall(bare[: day.start] + " " + bare[day.end :])) <= BESIDE


def labelled(n: int, words: str, kind: str, rest: int) -> list[Say]:
    """What a line with a label tells."""
    if kind == "section":
        page = PAGE.search(words, rest)
        end = page.start() if page else len(words)
        found = [Say(n, ZoneKind.BOILERPLATE, FieldKind.SECTION, "", rest, end)]
        return found + ([Say(n, None, FieldKind.PAGE, "", page.start("it"), page.end("it"))] if page else [])
    if kind in ("body", "dateline", "other"):
        return [Say(n, ZoneKind.BOILERPLATE)]
    field = FieldKind(kind)
    value = ""
    if field is FieldKind.LENGTH:
        value = number(words) or "".join(c for c in words[rest:] if c.isdigit())
    elif field is FieldKind.LOADED:
        value = moment(words[rest:])
    return [Say(n, ZoneKind.BOILERPLATE), *_parted(n, words, field, rest, value)]


def _parted(n: int, words: str, field: FieldKind, rest: int, value: str) -> list[Say]:
    return [Say(n, None, field, value, rest)] if words[rest:].strip() else []
