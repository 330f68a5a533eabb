"""The content of words: the keys by which two passages are found to tell the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from recoupe.lang import fold, table, tokens
from recoupe.lang.content import bare, concept, empty, turn


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
def _places() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/content")["places"].split())


@cache
def _denying() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/negation")["before"].split())


def _plain(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    before = ""
    excluding, denying, places = _excluding(), _denying(), _places()
    told = list(tokens(text, start, end))
    words = [fold(token.text) for token in told]
    for at, (token, word) in enumerate(zip(told, words, strict=True)):
        pair, before = f"{before} {word}", word
        if found := turn(words, at):
            yield token.start, told[found[0] - 1].end, found[1]
        if pair in excluding:
            yield token.start, token.end, NOBODY_ELSE
        elif word in denying:
            yield token.start, token.end, DENIAL
        elif token.text[0].isdigit():
            yield token.start, token.end, "#" + "".join(c for c in token.text if c.isdigit() or c == ",")
        elif known := key(token.text):
            named = token.text[0].isupper() and known[0] != "=" and WITHIN.search(text, max(0, token.start - 2), token.start)
            named = named or (word in places and OF_A_NAME.match(text, token.end))
            yield token.start, token.end, f"@{known}" if named else known
