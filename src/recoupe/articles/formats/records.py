"""What formats with fields have in common: a piece put together from fields and paragraphs, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from recoupe.articles.formats.pieces import Draft
from recoupe.model import FieldKind, Range, ZoneKind

ZONES = {
    FieldKind.HEADLINE: ZoneKind.HEADLINE,
    FieldKind.STANDFIRST: ZoneKind.STANDFIRST,
    FieldKind.RIGHTS: ZoneKind.BOILERPLATE,
    FieldKind.AGENCY: ZoneKind.CREDIT,
    FieldKind.REPRINT: ZoneKind.CREDIT,
}
"""What the words of a field are in the text; all others are lines of the head."""
DAY = re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T/ ]?(\d{2}):?(\d{2})(?::?\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of the page: the kind of field that it is (None for the words of the story, or of the zone named), and its value."""

    start: int
    end: int
    kind: FieldKind | None = None
    value: str = ""
    zone: ZoneKind | None = None


def write(draft: Draft, entries: Iterable[Entry], put: Callable[[Draft, Entry], None]) -> None:
    """Write entries into a draft in the order of the page, each a paragraph, those that overlap left out; `put` writes the words of one."""
    at = -1
    for entry in sorted(entries, key=lambda entry: (entry.start, -entry.end)):
        if entry.start < at or entry.start >= entry.end:
            continue
        at = entry.end
        draft.part()
        first = draft.length
        put(draft, entry)
        if entry.kind is not None:
            draft.say(entry.kind, first, value=entry.value)
            draft.zone(ZONES.get(entry.kind, ZoneKind.BYLINE), first)
        elif entry.zone is not None:
            draft.zone(entry.zone, first)


def iso(words: str) -> str:
    """A moment as files write it ("20220314T183000Z", "2022/03/14/", ISO) as ISO, with the time of day where one is given; else ""."""
    found = DAY.match(words.strip())
    if not found or not ("01" <= found[2] <= "12" and "01" <= found[3] <= "31"):
        return ""
    day = f"{found[1]}-{found[2]}-{found[3]}"
    zone = "Z" if words.strip().endswith("Z") else ""
    return f"{day}T{found[4]}:{found[5]}{zone}" if found[4] else day


def stretch(found: re.Match[str], group: int) -> Range:
    """The place of a group, white space at both ends left out."""
    words = found[group]
    return found.start(group) + len(words) - len(words.lstrip()), found.end(group) - len(words) + len(words.rstrip())
