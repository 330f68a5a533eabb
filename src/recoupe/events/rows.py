"""Nouns and verbs that call one deed, by the table."""

from __future__ import annotations

from functools import cache

from recoupe.lang import table


def one_deed(word: str) -> str:
    """The first word of the row of a noun or verb, else the word itself: "retrouver" tells a "découverte"."""
    return _rows().get(word, word)


@cache
def _rows() -> dict[str, str]:
    rows = (row.split(", ") for row in table("fr/event_words")["one_deed"])
    return {word: row[0] for row in rows for word in row}
