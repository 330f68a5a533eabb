"""French words around names: the closed lists of `fr/naming` and `fr/phrases`, folded; peoples and the forms of adjectives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recoupe.lang.tables import table
from recoupe.lang.words import fold


@cache
def small(kind: str) -> frozenset[str]:
    """A list of small words by its name, folded. Raises KeyError when no table has it."""
    naming = table("fr/naming")
    words = naming[kind] if kind in naming else table("fr/phrases")[kind]
    return frozenset(fold(word) for word in (words.split() if isinstance(words, str) else words))


@cache
def natives() -> dict[str, str]:
    """Every form, folded, of the people of parts of states and of towns ("texan", "londonienne"), with the code of their state."""
    table_of = table("fr/natives").items()
    return {fold(form): code for code, words in table_of for word in words for form in forms(word)}


PEOPLES = re.compile(r"(?:i?ennes?|i?ens?|aises?|ais|oises?|ois|aines?|ains?|annes?|ans?|ites?|otes?)$")
"""Folded endings of peoples and their adjectives."""


def stem_of_land(land: str) -> str:
    """« valdorie » and "ostrane" (folded) without the ending that their people replaces."""
    return re.sub(r"(?:ies?|es?|as?|os?|us?|is?)$", "", land)


def forms(adjective: str) -> Iterator[str]:
    """The four forms of a French adjective, from its masculine singular."""
    feminine = _feminine(adjective)
    for form in dict.fromkeys((adjective, feminine)):
        yield form
        yield form if form.endswith(("s", "x")) else form[:-1] + "ux" if form.endswith("al") else form + "s"


_FEMININE = (
    ("éen", "éenne"),
    ("ien", "ienne"),
    ("yen", "yenne"),
    ("ïen", "ïenne"),
    ("grec", "grecque"),
    ("turc", "turque"),
    ("on", "onne"),
    ("é", "ée"),
    ("e", "e"),
)


def _feminine(adjective: str) -> str:
    for ending, other in _FEMININE:
        if adjective.endswith(ending):
            return adjective[: len(adjective) - len(ending)] + other
    return adjective + "e"
