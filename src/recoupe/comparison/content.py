"""The content of words: the keys by which two passages are found to tell the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from recoupe.lang import fold, table
from recoupe.lang.content import bare, begins_turn, concept, empty, turn
from recoupe.lang.words import spots


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """What a word counts as: its concept, else its stem; "" when it says nothing of what is told."""
    plain = bare(word)
    if plain in empty() or len(plain) < 2 or plain.endswith("'"):
        return ""
    return concept(plain)


WITHIN = re.compile(r"[\w,;)][ \u00a0]$|\w['’]$|\w-$")
"""What stands before a word that does not begin a sentence: a capital there makes a name."""


@lru_cache(maxsize=16384)
def keys(text: str, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
    """The keys of the words of text [start, end), with their places; what is denied has a key of its own besides ("!entretien")."""
    return tuple(_with_denied(text, start, end))


def _with_denied(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    denied = False
    for at, to, known in _plain(text, start, end):
        if known == DENIAL:
            denied = True
            continue
        yield at, to, known
        if denied and known[0] != "@":
            yield at, to, "!" + known
            denied = False


DENIAL = "!"
"""The mark of a denying word."""


OF_A_NAME = re.compile(r"\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])[A-ZÀ-Ý]")
"""What stands behind a noun that is part of a name: "détroit | de Sélane"."""
NOBODY_ELSE = "=personne d'autre"
"""The key of words that exclude whoever is not named: rare, and told by everybody who has them."""


@cache
def _excluding() -> frozenset[str]:
    return frozenset(table("fr/negation")["nobody_else"])


@cache
def _last_excluding() -> frozenset[str]:
    return frozenset(pair.rpartition(" ")[2] for pair in _excluding())


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/content")["places"].split())


@cache
def _denying() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/negation")["before"].split())


class Alone(NamedTuple):
    """What a word says wherever it stands."""

    folded: str
    key: str
    """What it counts as ("" when it says nothing, DENIAL where it denies)."""
    turns: bool
    """Whether a turn may begin with it."""
    last: bool
    """Whether it may be the second of two words that exclude whoever is not named."""
    place: bool
    """Whether it is the noun of a place, which may be part of a name."""
    capital: bool
    """Whether it has a capital, which may make a name of it."""


@lru_cache(maxsize=65536)
def _alone(text: str) -> Alone:
    """What a word says by itself: worked out once, for words come again."""
    word = fold(text)
    if word in _denying():
        said = DENIAL
    elif text[0].isdigit():
        said = "#" + "".join(c for c in text if c.isdigit() or c == ",")
    else:
        said = key(text)
    plain = said not in ("", DENIAL) and not text[0].isdigit()
    last, place, capital = word in _last_excluding(), plain and word in _places(), plain and text[0].isupper() and said[0] != "="
    return Alone(word, said, begins_turn(word), last, place, capital)


def _plain(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    told = spots(text, start, end)
    words = [_alone(text[begin:stop]) for begin, stop in told]
    folded = [word.folded for word in words]
    for at, word in enumerate(words):
        begin, stop = told[at]
        if word.turns and (found := turn(folded, at)):
            yield begin, told[found[0] - 1][1], found[1]
        if word.last and at and f"{folded[at - 1]} {word.folded}" in _excluding():
            yield begin, stop, NOBODY_ELSE
        elif known := word.key:
            named = word.capital and WITHIN.search(text, max(0, begin - 2), begin)
            named = named or (word.place and OF_A_NAME.match(text, stop))
            yield begin, stop, f"@{known}" if named else known
