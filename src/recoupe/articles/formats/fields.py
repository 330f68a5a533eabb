"""Fields as files print them: a day with its hour, a number of words; and the lines of a piece with what is said of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.articles.dates import dates_in
from recoupe.articles.formats.markup import Bit, Markup
from recoupe.articles.formats.pieces import Draft
from recoupe.model import FieldKind, Range, ZoneKind

HOUR = re.compile(
    r"(?<![\d:,.])(?P<h>[01]?\d|2[0-3])\s?[:h]\s?(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])\s?(?P<half>[AaPp]\.?[Mm]\b)?\s?(?P<zone>(?:UTC|GMT)\b|Z\b)?"
)
ORDINAL = re.compile(r"(?<=\d)\.(?=\s[^\W\d_])")
WORDS = re.compile(r"(?P<it>\d[\d\s.,]{0,8}?)\s(?:mots|words|Wörter|woorden|palabras|parole)\b", re.IGNORECASE)
NOON = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a piece as written into its draft: its stretch there, and its words."""

    start: int
    end: int
    text: str


def moment(words: str, hour: str = "") -> str:
    """The day that words name, as ISO, with its hour where one stands beside it (or is given): "" where they name no day."""
    words = ORDINAL.sub(" ", words)
    day = next((d for d in dates_in(words, 0, len(words)) if d.earliest == d.latest), None)
    if day is None:
        return ""
    found = HOUR.search(hour or words[day.end :]) or (None if hour else HOUR.search(words[: day.start]))
    if found is None:
        return day.earliest
    h = int(found["h"])
    half = (found["half"] or "").lower()[:1]
    if half and h <= NOON:
        h = h % NOON + (NOON if half == "p" else 0)
    return f"{day.earliest}T{h:02}:{found['m']}{'Z' if found['zone'] else ''}"


def number(words: str) -> str:
    """The number of words that a line announces, in figures; "" where it announces none."""
    found = WORDS.search(words)
    return "".join(c for c in found["it"] if c.isdigit()) if found else ""


def put(draft: Draft, markup: Markup, paragraphs: Iterator[list[Bit]], *, twice: bool = False) -> Iterator[Line]:
    """Write paragraphs of a document into a draft, one by one."""
    for bits in paragraphs:
        draft.part()
        start, end = markup.write(draft, bits, twice=twice)
        if start < end:
            yield Line(start, end, _tail(draft, end - start))


def _tail(draft: Draft, length: int) -> str:
    """The last characters of a draft."""
    held: list[str] = []
    left = length
    for part in reversed(draft.clean):
        held.append(part)
        left -= len(part)
        if left <= 0:
            break
    return "".join(reversed(held))[-length:]


def mark(draft: Draft, line: Line, zone: ZoneKind, kind: FieldKind | None = None, value: str = "") -> None:
    """Say what a line is, and what it tells of its piece."""
    draft.zones.append((zone, (line.start, line.end)))
    if kind is not None:
        draft.say(kind, line.start, line.end, value)


def inside(draft: Draft, line: Line, found: re.Match[str] | None, kind: FieldKind, value: str = "") -> None:
    """Say what some words of a line, group "it" of a match, tell of the piece."""
    if found and found["it"]:
        draft.say(kind, line.start + found.start("it"), line.start + found.end("it"), value)


def copied(draft: Draft, stretches: list[Range]) -> list[Line]:
    """Copy lines of a text into a draft: with the breaks of the page between them, unless something between them is left out."""
    found: list[Line] = []
    last = -1
    for start, end in stretches:
        if draft.length and last >= 0 and not draft.page[last:start].strip():
            draft.copy(last, start)
        elif draft.length:
            draft.space("\n")
        at = draft.length
        draft.copy(start, end)
        found.append(Line(at, draft.length, draft.page[start:end]))
        last = end
    return found


def flow(markup: Markup, start: int, end: int) -> list[Bit]:
    """The text of page [start, end) as one paragraph: in XML any tag may stand within a word."""
    first = max(0, bisect_left(markup.bits, start, key=lambda bit: bit.start) - 1)
    held = []
    for n in range(first, len(markup.bits)):
        bit = markup.bits[n]
        if bit.start >= end:
            break
        a, b = max(bit.start, start), min(bit.end, end)
        if bit.kind != "\n" and a < b:
            held.append(Bit(a, b, bit.kind))
    return held
