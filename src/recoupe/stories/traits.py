"""What grouping reads of an article, by one pass over its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from functools import cache
from typing import NamedTuple

from recoupe.lang import LANGUAGES, fold, table
from recoupe.model import Reading

STEM = 7
"""Letters of a word that count: French endings mostly come after them."""
WORD = re.compile(r"[A-ZÀ-ÖØ-ÞŒ][^\W\d_]{2,}|[a-zà-öø-ÿœ][^\W\d_]{4,}")
"""The words that count: names of three letters and more, others of five; shorter ones are mostly function words."""
KNOWN = 200_000
"""Words whose terms are remembered at a time."""


class Traits(NamedTuple):
    """Counted terms, and which of them are written with a capital."""

    words: Mapping[str, int]
    names: Set[str]


def traits(title: str, text: str) -> Traits:
    """The traits of one article; its title counts twice."""
    words: dict[str, int] = {}
    names: set[str] = set()
    terms = _TERMS
    if len(terms) > KNOWN:
        terms.clear()
    for word, count in Counter(WORD.findall(f"{title}\n{title}\n{text}")).items():
        term = terms.get(word)
        if term is None:
            term = terms[word] = _term(word)
        if term:
            words[term] = words.get(term, 0) + count
            if word[0].isupper():
                names.add(term)
    return Traits(words, names)


def headed(reading: Reading) -> tuple[str, str]:
    """The title and the text of an article: only where it tells its story, so that boilerplate and credits say nothing."""
    headline = reading.article.headline
    told = "\n".join(reading.clean[start:end] for start, end in reading.told() if not headline or start != headline.start)
    return headline.text if headline else "", told


def traits_of(reading: Reading) -> Traits:
    """The traits of an article as it was read."""
    return traits(*headed(reading))


_TERMS: dict[str, str] = {}
"""Word -> term, as `_term` gives it: most words of an article have been met before."""


def _term(word: str) -> str:
    """The folded stem of a word; "" for one that says nothing of the story."""
    key = fold(word)
    return "" if key in _small() else key[:STEM]


@cache
def _small() -> frozenset[str]:
    return frozenset(fold(word) for language in LANGUAGES for word in table(f"{language}/stopwords"))


def spelled(term: str, texts: Iterable[str]) -> str:
    """The word that a term most often stands for in some texts."""
    words = Counter(word for text in texts for word in WORD.findall(text) if _term(word) == term)
    return min(words, key=lambda word: (-words[word], word), default=term)
