"""The names of the world tables, by their first words."""

from __future__ import annotations

from functools import lru_cache

from recoupe.lang import world

Listed = tuple[tuple[tuple[str, ...], world.Thing], ...]
"""Names as tuples of folded words, each with what it stands for."""


def named_things() -> dict[str, dict[tuple[str, ...], world.Thing]]:
    """Names of states, bodies, seats and media by their first word, each as a tuple of folded words."""
    return _named_things(world.current())


@lru_cache(maxsize=8)
def _named_things(_own: object) -> dict[str, dict[tuple[str, ...], world.Thing]]:
    out: dict[str, dict[tuple[str, ...], world.Thing]] = {}
    for name, thing in world.names().items():
        words = tuple(name.replace("'", "' ").split())
        out.setdefault(words[0], {})[words] = thing
    return out


def paired_things() -> dict[str, dict[str, Listed]]:
    """The same by their first word, then by their second ("" where there is none)."""
    return _paired_things(world.current())


@lru_cache(maxsize=8)
def _paired_things(_own: object) -> dict[str, dict[str, Listed]]:
    out: dict[str, dict[str, Listed]] = {}
    for first, things in named_things().items():
        second = out[first] = {}
        for words, thing in things.items():
            word = words[1] if len(words) > 1 else ""
            second[word] = (*second.get(word, ()), (words, thing))
    return out
