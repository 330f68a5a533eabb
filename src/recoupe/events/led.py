"""What stands before words: the groups that lead to them, and the verbs that govern them."""

from __future__ import annotations

from functools import cache, lru_cache

from recoupe.events.clauses import Sentence, Verb, words
from recoupe.events.sightings import Sighting

BEFORE = 4
"""How many words before the phrase a preposition that dates it may begin."""
ARTICLES = 3
"""So many articles and adjectives may stand between a preposition and its noun."""

APART = {"du": "de les", "des": "de les", "au": "à les", "aux": "à les", "d'": "de"}
"""Contracted words taken apart."""


@cache
def _endings(name: str) -> tuple[str, ...]:
    """The groups of words of a list, each word behind a space, contracted ones taken apart as those of a text are ("au cours de")."""
    return tuple("".join(f" {APART.get(word, word)}" for word in group.replace("'", "' ").split()) for group in sorted(words(name)))


def governors(s: Sentence, word: int) -> list[Verb]:
    """The verbs of the same clause before a word; a comma parts them unless only a place or a date stands between."""
    first, _ = s.clause(word, commas=False)
    return [v for v in s.verbs if first <= v.first and v.last < word and "," not in s.breaks[v.last + 1 : word + 1]]


def led_by(s: Sighting, name: str) -> bool:
    """Whether the phrase stands behind words of a list: "à l'issue de", "en cas de"."""
    return ends(s.sentence.low[max(0, s.first - BEFORE) : s.head], name)


def ends(left: tuple[str, ...], name: str) -> bool:
    """Whether the words before the phrase end in a group of the table, its article apart ("à l'issue de" + "la", "des")."""
    endings = _endings(name)
    for spoken in _bared(left):  # noqa: SIM110 - in half the time: this is asked of every noun for a dozen lists
        if spoken.endswith(endings):
            return True
    return False


@lru_cache(maxsize=64)
def _bared(left: tuple[str, ...]) -> tuple[str, ...]:
    """The words before a phrase with and without its articles: one phrase is asked of many lists."""
    spoken = "".join([f" {APART.get(word, word)}" for word in left])
    out = [spoken]
    while len(out) <= ARTICLES:
        spoken, _, last = spoken.rpartition(" ")
        if last not in words("determiners", "before_nouns"):
            break
        out.append(spoken)
    return tuple(out)
