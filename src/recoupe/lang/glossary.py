"""What the words of the views mean: one table for the reading room and for docs/reference."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.lang.tables import table
from recoupe.lang.typography import french


@dataclass(frozen=True, slots=True)
class Entry:
    """One word: the signs that stand for it in the views, and what it says."""

    word: str
    sign: str
    says: str


@cache
def glossary(language: str) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """The words under their headings."""

    def own(text: str) -> str:
        return french(text) if language == "fr" else text

    return tuple(
        (own(part["heading"]), tuple(Entry(own(e["word"]), e["sign"], own(e["says"])) for e in part["words"]))
        for part in table(f"{language}/glossary")
    )
