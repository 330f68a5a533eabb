"""The content of words: stems, and the concepts of the table of synonyms, by which two passages are found to tell the same thing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from recoupe.lang.conjugation import conjugate
from recoupe.lang.tables import table
from recoupe.lang.words import fold

SURE = 5
"""A stem shorter than this may be that of another family ("franc" of "France"): then only the word itself counts."""
INVERTED = re.compile(r"-t-(?:ils?|elles?|on)$|-(?:ils?|elles?|on|ce|je|vous|nous|ci|la)$")
"""The pronoun behind an inverted verb ("a-t-il"), and "-là", "-ci"."""


@cache
def empty() -> frozenset[str]:
    """The folded words that say nothing of what is told."""
    return frozenset(fold(word) for word in table("fr/content")["empty"].split())


@cache
def _endings() -> tuple[tuple[str, ...], int]:
    content = table("fr/content")
    return tuple(sorted({fold(e) for e in content["endings"].split()}, key=lambda e: (-len(e), e))), int(content["least"])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its ending: "élargissement" and "élargir" are both "elarg".

    The first ending of the table that leaves enough letters goes; that is coarse, and enough to
    count shared words: endings that lie are made good by the table of synonyms.
    """
    endings, least = _endings()
    return next((word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= least), word)


def singular(word: str) -> str:
    """A folded word without the marks of feminine and plural."""
    return word.rstrip("sx").rstrip("e") if len(word) > 3 else word


def bare(word: str) -> str:
    """A word folded, without the article or pronoun elided before it ("s'entendre", "l'Otan")."""
    folded = INVERTED.sub("", fold(word))
    return folded.split("'", 1)[1] if "'" in folded[:-1] and folded.index("'") <= 2 else folded


def concept(folded: str) -> str:
    """The concept a folded word belongs to ("=dialogue"), else its stem."""
    whole, stems = _concepts()
    short = stem(folded)
    return whole.get(singular(folded)) or stems.get(short, short)


@cache
def _concepts() -> tuple[dict[str, str], dict[str, str]]:
    """Word -> concept and stem -> concept, of every word of the table of synonyms (the first concept that has it)."""
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    for name, listed in table("fr/synonyms").items():
        words = str(listed).split()
        for word in map(bare, words):
            whole.setdefault(singular(word), f"={name}")
            if len(stem(word)) >= SURE:
                stems.setdefault(stem(word), f"={name}")
        for form in (bare(form) for word in words for form in _irregular(word)):
            whole.setdefault(singular(form), f"={name}")
    return whole, stems


def _irregular(verb: str) -> tuple[str, ...]:
    """The forms of a verb whose stem changes ("recevoir": "reçoit", "recevra"); those of others are found by their stem."""
    if verb.endswith("er") and len(stem(fold(verb))) >= SURE:
        return ()
    return tuple(form for form, _ in conjugate(verb))
