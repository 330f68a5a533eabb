"""States that a word names by itself."""

from __future__ import annotations

from functools import cache

from recoupe.events.clauses import words
from recoupe.lang import world


@cache
def states(word: str) -> tuple[str, ...]:
    """The codes of the states that a word names: an adjective, or two in one ("russo-américain", "Russie-États-Unis")."""
    if code := world.adjective_code(word):
        return (code,)
    prefixes = dict(entry.split() for entry in words("state_prefixes"))
    for n in (n for n, letter in enumerate(word) if letter in "-‑"):
        first, second = word[:n], word[n + 1 :]
        codes = (prefixes.get(first) or world.name_code(first), world.adjective_code(second) or world.name_code(second))
        if all(codes):
            return codes
    return ()
