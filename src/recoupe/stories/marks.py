"""Days, months and numbers that a text names, by one pattern for all languages: what tells moments apart beside words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

from recoupe.lang import LANGUAGES, table

NUMBER = re.compile(r"\b\d{2,}\b")
"""Numbers of two figures and more: one figure is in every text."""


def dates(text: str) -> Mapping[str, int]:
    """The months a text names, and the days of months, each counted; "last July" is also another thing than "July"."""
    found: Counter[str] = Counter()
    pattern, months = _pattern()
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    for before, day, month, way, year in pattern.findall(plain):
        if not (before or day or way or year):
            continue  # "mars" and "may" are other words too
        number = months[month]
        found[f"{number}/{year}"] += 1
        if day:
            found[f"{int(day)}.{number}/{year}"] += 1
        if way:
            found[f"{number} {way}"] += 1
    return found


def numbers(text: str) -> Mapping[str, int]:
    """The numbers of a text in figures, each counted."""
    return Counter(NUMBER.findall(text))


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, int]]:
    """Where a month is named: what stands before it, the day, the month, "last" or "next", the year; and the number of each month."""
    words = [table(f"{language}/times")["words"] for language in LANGUAGES]
    months = {month.rstrip("."): number for known in words for month, number in known["month"].items()}
    ways = {way for known in words for way in known["way"] if " " not in way}
    before = {part for known in words for part in known["part"]} | {"en", "de", "depuis", "in", "of", "since"}
    listed = ["|".join(sorted(map(re.escape, each), key=lambda word: (-len(word), word))) for each in (before, months, ways)]
    pattern = rf"(?:\b({listed[0]})[ -])?(?:\b(\d{{1,2}})(?:er)? )?\b({listed[1]})\b\.?(?: ({listed[2]})\b)?(?: ((?:19|20)\d\d)\b)?"
    return re.compile(pattern), months
