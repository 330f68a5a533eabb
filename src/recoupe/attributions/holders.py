"""Nouns of people, bodies and texts: who can speak without a name."""

from __future__ import annotations

from functools import cache

from recoupe.lang import table


@cache
def nouns(*sorts: str) -> frozenset[str]:
    """The folded nouns of some parts of the table (`people`, `bodies`, `texts` ...), plurals included."""
    listed = [word for sort in sorts for word in table("fr/holders")[sort].split()]
    return frozenset((*listed, *(f"{word}s" for word in listed)))


def holders() -> frozenset[str]:
    """All that can be a source without a name."""
    return nouns("people", "bodies", "texts")
