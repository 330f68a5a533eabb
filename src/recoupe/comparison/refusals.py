"""Refusals: of what does not take place, whether the one asked refuses it, or nobody asked for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import combinations

from recoupe.comparison.content import DENIAL, keys
from recoupe.comparison.content import key as content_key
from recoupe.lang import fold, table, tokens
from recoupe.lang.content import bare, stem

REFUSED, UNASKED = "refused-by-one", "not-asked-for"


def _told(sentence: str) -> str | None:
    """Which of the two a sentence tells first; None when it tells neither."""
    denied = {known[1:] for _, _, known in keys(sentence, 0, len(sentence)) if known[0] == DENIAL}
    if denied & _asking():
        return UNASKED
    return REFUSED if denied or any(stem(bare(token.key)) in _refusing() for token in tokens(sentence)) else None


def sides(sentences: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """From (article, sentence) of what does not take place: two articles that tell it in two ways alone, each with its way."""
    said: dict[str, set[str]] = {}
    for article, sentence in sentences:
        if told := _told(sentence):
            said.setdefault(article, set()).add(told)
    for one, other in combinations(sorted(said), 2):
        if said[one].isdisjoint(said[other]):
            return (one, min(said[one])), (other, min(said[other]))
    return None


@cache
def _asking() -> frozenset[str]:
    return frozenset(filter(None, map(content_key, str(table("fr/negation")["asking"]).split())))


@cache
def _refusing() -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in str(table("fr/negation")["refusing"]).split())
