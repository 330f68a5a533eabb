"""Lists of small words that tell how a verb or noun of stance is used."""

from __future__ import annotations

from functools import cache

from recoupe.lang import fold, table

LONG_ADVERB = 6
"""Letters: a shorter word in -ment is a noun."""


@cache
def _grammar() -> dict[str, frozenset[str]]:
    return {key: frozenset(fold(word) for word in str(words).split()) for key, words in table("fr/stance_grammar").items()}


def grammar(name: str) -> frozenset[str]:
    """A list of small words by name, folded."""
    return _grammar()[name]


def adverbial(key: str) -> bool:
    """Whether a folded word is an adverb that may stand between a verb and its subject or what completes it."""
    return key in grammar("adverbs") or (len(key) > LONG_ADVERB and key.endswith("ment") and key not in grammar("nouns-ment"))
