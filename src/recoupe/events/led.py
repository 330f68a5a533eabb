"""What stands before words: the groups that lead to them, and the verbs that govern them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from recoupe.events.clauses import Sentence, Verb, words
from recoupe.events.sightings import Sighting

BEFORE = 4
"""How many words before the phrase a preposition that dates it may begin."""
ARTICLES = 3
"""So many articles and adjectives may stand between a preposition and its noun."""


@cache
def _groups(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The groups of words of a list by their last word."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for group in sorted(words(name)):
        spoken = tuple(group.replace("'", "' ").split())
        out.setdefault(spoken[-1], []).append(spoken)
    return {last: tuple(found) for last, found in out.items()}


def governors(s: Sentence, word: int) -> Iterator[Verb]:
    """The verbs of the same clause before a word; a comma parts them unless only a place or a date stands between."""
    first, _ = s.clause(word, commas=False)
    yield from (v for v in s.verbs if first <= v.first and v.last < word and "," not in s.between(v.last, word))


def led_by(s: Sighting, name: str) -> bool:
    """Whether the phrase stands behind words of a list: "à l'issue de", "en cas de"."""
    return ends(s.sentence.low[max(0, s.first - BEFORE) : s.head], name)


def ends(left: Iterable[str], name: str) -> bool:
    """Whether the words before the phrase end in a group of the table, its article apart ("à l'issue de" + "la", "des")."""
    plain = list(_parts(left))
    for _ in range(ARTICLES + 1):
        if not plain:
            return False
        if any(tuple(plain[-len(group) :]) == group for group in _groups(name).get(plain[-1], ())):
            return True
        if plain[-1] not in words("determiners") and plain[-1] not in words("before_nouns"):
            return False
        plain.pop()
    return False


def _parts(left: Iterable[str]) -> Iterator[str]:
    """Words with "du", "des", "au", "aux" taken apart."""
    for word in left:
        if word in ("du", "des"):
            yield from ("de", "les")
        elif word in ("au", "aux"):
            yield from ("à", "les")
        elif word == "d'":
            yield "de"
        else:
            yield word
