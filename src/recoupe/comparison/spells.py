"""Spells of time: when something that lasts began, and how long it lasted, by the words beside the date or the length."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.comparison.features import begin_at
from recoupe.comparison.passages import Passage
from recoupe.model import Range, Timex, TimexType

NEAR = 12
"""Characters between the word for the beginning and its date ("débuté officiellement | le 3 mars")."""
BESIDE = 24
"""Characters between the name of a thing and its length ("une visite | privée | de deux semaines")."""
APART = 60
"""The same where a verb says how long it lasted ("La visite, de caractère privé, dure | douze jours")."""
BREAK = re.compile(r"[,;:.()–—]")
OTHERS = re.compile(r"(?:il y a|depuis|après|avant|dans|en|au bout de|d['’]ici)\b", re.IGNORECASE)
"""What stands before a length of time that is not that of the thing named."""
TIES = re.compile(r"(?:de|pendant|durant|pour)\s|d['’]", re.IGNORECASE)
LASTS = re.compile(
    r"\b(?:dure|dur[ae]it|durera|duré|durer)\s(?:(?:que|environ|presque|(?:plus|moins|près|quelque)(?:\sde)?|à peine)\s|qu['’]){0,2}$",
    re.IGNORECASE,
)
OF_IT = re.compile(r"\s(?:d['’](?:une?\s)?|de\s(?:la\s|sa\s|son\s|cette\s)?|que?\s)?", re.IGNORECASE)
"""What stands between a length of time and the name of what lasted: "douze jours | d'une | visite"."""


def begun(passage: Passage, text: str) -> Passage | None:
    """A passage with those of its dates alone that are told as a first day: "débutée le 12 mars"; None when it has none."""
    ends = begin_at(text) if passage.timexes else ()
    first = tuple(t for t in passage.timexes if any(_follows(text, end, t.span.start - passage.start) for end in ends))
    return replace(passage, timexes=first) if first else None


def _follows(text: str, end: int, at: int) -> bool:
    return end <= at <= end + NEAR and not BREAK.search(text, end, at)


def lasted(text: str, thing: Range, timex: Timex) -> bool:
    """Whether a length of time is told of the thing named at a place of the same sentence of an article's text."""
    start, end = timex.span.range
    if timex.type is not TimexType.DURATION or OTHERS.match(text, start):
        return False
    if thing[0] <= start and end <= thing[1]:
        return True
    if end <= thing[0]:
        return bool(OF_IT.fullmatch(text, end, thing[0]))
    between = text[thing[1] : start]
    if len(between) <= BESIDE and TIES.match(text, start) and not BREAK.search(between):
        return True
    return len(between) <= APART and bool(LASTS.search(between))
