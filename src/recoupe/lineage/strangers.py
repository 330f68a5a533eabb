"""Same story? An article that shares too few words with the others is kept, with a problem that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from math import log, sqrt

from recoupe.lang import tokens
from recoupe.model import Material, Problem, Reading

NEAR = 0.2
"""Cosine of word vectors from which two articles are taken to tell one story.

Measured on the twenty clusters of RPM2 (ten topics, ten articles each): below 0.2 lies one article in 200 among those of
its own cluster, and above it one in 13 of those of another topic, most of them from the same war.
"""
STEM = 7
"""Letters of a word that count: French endings mostly come after them."""
SHORTEST = 5
"""Letters of a word in lower case: shorter ones are mostly function words."""


def strangers(material: Material) -> tuple[Problem, ...]:
    """The articles that lie outside the largest group of articles near one another.

    Only articles of one language can be compared by their words; with fewer than three there is no telling which is the stranger.
    """
    by_language: dict[str, list[Reading]] = {}
    for reading in material.readings:
        by_language.setdefault(reading.article.language, []).append(reading)
    return tuple(problem for readings in by_language.values() if len(readings) > 2 for problem in _outside(readings))


def _outside(readings: list[Reading]) -> Iterable[Problem]:
    words = {reading.id: _words(reading) for reading in readings}
    group = {reading.id: {reading.id} for reading in readings}
    for one, other in combinations(words, 2):
        if group[one] is not group[other] and _cosine(words[one], words[other]) >= NEAR:
            joined = group[one] | group[other]
            group.update(dict.fromkeys(joined, joined))
    story = max(group.values(), key=len)
    if len(story) == 1:
        return
    for reading in readings:
        if reading.id not in story:
            yield Problem("other-story", article=reading.id)


def _words(reading: Reading) -> Mapping[str, float]:
    """The weight of each word of the story told: 1 + log of how often it occurs, names and long words only."""
    told = (token for start, end in reading.told() for token in tokens(reading.clean, start, end))
    kept = (token.key[:STEM] for token in told if len(token.key) >= (3 if token.text[0].isupper() else SHORTEST))
    return {word: 1 + log(count) for word, count in Counter(kept).items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(weight * other[word] for word, weight in one.items() if word in other)
    lengths = sqrt(sum(w * w for w in one.values())) * sqrt(sum(w * w for w in other.values()))
    return shared / lengths if lengths else 0.0
