"""What stands before words: the groups that lead to them, and the verbs that govern them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, get_args

from recoupe.events.clauses import Sentence, Verb, words
from recoupe.events.sightings import Sighting

BEFORE = 4
"""How many words before the phrase a preposition that dates it may begin."""
ARTICLES = 3
"""So many articles and adjectives may stand between a preposition and its noun."""

APART = {"du": "de les", "des": "de les", "au": "à les", "aux": "à les", "d'": "de"}
"""Contracted words taken apart."""


Lead = Literal["after", "aftermath", "arriving", "because", "before", "behind", "contrasts", "during", "ends", "supposed", "wanted"]
"""Lists of groups of words that lead to the words of an event."""


@cache
def _endings() -> dict[str, tuple[tuple[str, Lead], ...]]:
    """The groups of words of all lists with their list, by their last word, which rules out most.

    Each word stands behind a space, contracted ones taken apart as those of a text are ("au cours de").
    """
    out: dict[str, tuple[tuple[str, Lead], ...]] = {}
    for name in get_args(Lead):
        for group in words(name):
            spoken = "".join(f" {APART.get(word, word)}" for word in group.replace("'", "' ").split())
            last = spoken.rpartition(" ")[2]
            out[last] = (*out.get(last, ()), (spoken, name))
    return out


@lru_cache(maxsize=8)  # one event is asked several times
def governors(s: Sentence, word: int) -> tuple[Verb, ...]:
    """The verbs of the same clause before a word; a comma parts them unless only a place or a date stands between."""
    first, _ = s.clause(word, commas=False)
    return tuple([v for v in s.verbs if first <= v.first and v.last < word and "," not in s.breaks[v.last + 1 : word + 1]])


def led_by(s: Sighting, name: Lead) -> bool:
    """Whether the phrase stands behind words of a list: "à l'issue de", "en cas de"."""
    return ends(s.sentence.low[max(0, s.first - BEFORE) : s.head], name)


def ends(left: tuple[str, ...], name: Lead) -> bool:
    """Whether the words before the phrase end in a group of the table, its article apart ("à l'issue de" + "la", "des")."""
    return name in _leads(left)


@lru_cache(maxsize=64)  # one phrase is asked of many lists
def _leads(left: tuple[str, ...]) -> frozenset[Lead]:
    """The lists in a group of which the words before a phrase end, with or without its articles."""
    endings = _endings()
    return frozenset(
        [name for spoken in _bared(left) for group, name in endings.get(spoken.rpartition(" ")[2], ()) if spoken.endswith(group)]
    )


def _bared(left: tuple[str, ...]) -> list[str]:
    """The words before a phrase with and without its articles."""
    spoken = "".join([f" {APART.get(word, word)}" for word in left])
    out = [spoken]
    while len(out) <= ARTICLES:
        spoken, _, last = spoken.rpartition(" ")
        if last not in words("determiners", "before_nouns"):
            break
        out.append(spoken)
    return out
