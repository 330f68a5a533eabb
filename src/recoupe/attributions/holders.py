"""Holders: nouns of people, bodies and papers that can be a source where nobody recognised a name."""

from __future__ import annotations

import re
from functools import cache

from recoupe.lang import fold, table, tokens

PROPER = re.compile(r"(?:[Ll]['’]|[Ll]a |[Ll]e )[A-ZÉÈ][\w&-]*$")
"""A proper name that nobody recognised ("l'Afub")."""

NAME = re.compile(r"[A-ZÉÈ][\w'’-]+(?: [A-ZÉÈ][\w'’-]*){1,3}$")
"""Words with capitals ("Benoît XVI")."""


@cache
def holders() -> frozenset[str]:
    """Nouns of people and bodies that can speak without a name."""
    return frozenset(table("fr/holders")["holders"].split())


@cache
def holds(word: str) -> bool:
    """Whether a word is such a noun, singular or plural."""
    key = fold(word)
    return key in holders() or key.removesuffix("s") in holders()


def views(words: str) -> bool:
    """Whether a noun phrase that nobody recognised is headed by somebody whose view is told ("pour le syndicat, ...")."""
    opening = [token.key for token in tokens(words)][:2]
    known = table("fr/holders")["viewers"].split()
    return bool(PROPER.match(words)) or any(key in known or key.removesuffix("s") in known for key in opening)


def speaks(words: str) -> bool:
    """Whether a noun phrase that nobody recognised can be a speaker."""
    opening = [token.key for token in tokens(words)][:4]
    if {"autre", "autres"} & set(opening) or PROPER.match(words) or NAME.match(words):
        return True
    return (
        any(holds(key) for key in opening) or opening[:2] in (["l'", "un"], ["l'", "une"]) or opening[:1] in (["certains"], ["plusieurs"])
    )
