"""Holders: nouns of people, bodies and papers that can be a source where nobody recognised a name."""

from __future__ import annotations

import re
from functools import cache

from recoupe.lang import fold, table, tokens

PROPER = re.compile(r"(?:[Ll]['’]|[Ll]a |[Ll]e )[A-ZÉÈ][\w&-]*$")
"""A proper name that nobody recognised ("l'Afuv")."""

NAME = re.compile(r"[A-ZÉÈ][\w'’-]+(?: [A-ZÉÈ][\w'’-]*){1,3}$")
"""Words with capitals ("Benoît XVI")."""


@cache
def nouns(*sorts: str) -> frozenset[str]:
    """The folded nouns of some parts of the table (`people`, `bodies`, `texts` ...), plurals included."""
    listed = [word for sort in sorts for word in table("fr/holders")[sort].split()]
    return frozenset((*listed, *(f"{word}s" for word in listed)))


@cache
def holds(word: str) -> bool:
    """Whether a word is a noun of people, bodies or texts that can speak without a name."""
    return fold(word) in nouns("people", "bodies", "texts")


def views(words: str) -> bool:
    """Whether a noun phrase that nobody recognised is headed by somebody whose view is told ("pour le syndicat, ...")."""
    opening = [token.key for token in tokens(words)][:2]
    return bool(PROPER.match(words)) or any(key in nouns("viewers") for key in opening)


def writes(words: str) -> bool:
    """Whether a noun phrase is headed by a text or an inquiry ("le rapport", "des tests")."""
    return any(key in nouns("texts") for key in [token.key for token in tokens(words)][:4])


def speaks(words: str) -> bool:
    """Whether a noun phrase that nobody recognised can be a speaker."""
    opening = [token.key for token in tokens(words)][:4]
    if {"autre", "autres"} & set(opening) or PROPER.match(words) or NAME.match(words):
        return True
    return (
        any(holds(key) for key in opening) or opening[:2] in (["l'", "un"], ["l'", "une"]) or opening[:1] in (["certains"], ["plusieurs"])
    )
