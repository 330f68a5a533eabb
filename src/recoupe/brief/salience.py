"""What matters in a story: what many accounts tell, and tell early."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from recoupe.brief.wording import Wording
from recoupe.lang import tokens
from recoupe.lang.content import bare, empty, stem
from recoupe.model import Reading, Span, ZoneKind

Pair = tuple[str, str]
"""Two words near one another, by their stems; one of them at least says something."""
APART = (1, 2)
"""How far apart the two words of a pair stand: side by side, or with one word between ("port d'Orsalis", "port rouvert d'Orsalis")."""

ANYWHERE = 0.1
"""What a pair of words is worth in an account wherever it stands; in the n-th sentence it is worth 1/n more."""
IN_HEADLINE = 1.0
"""What it is worth more when the headline has it."""
OTHERS = 2
"""Accounts that must have a pair before it counts, unless there is one account only."""
BODY = frozenset({ZoneKind.BODY, ZoneKind.STANDFIRST})


@lru_cache(maxsize=16384)
def pairs(text: str) -> frozenset[Pair]:
    """The pairs of words of a text."""
    words = [bare(token.text) for token in tokens(text)]
    known = empty()
    near = (pair for step in APART for pair in zip(words, words[step:], strict=False))
    return frozenset((stem(a), stem(b)) for a, b in near if a not in known or b not in known)


def places(reading: Reading) -> Iterator[tuple[int, Span]]:
    """The sentences of an article but for its headline, numbered."""
    told = (range_ for range_ in reading.sentences if reading.zone_at(range_[0]) in BODY and reading.clean[slice(*range_)].strip())
    yield from ((n, reading.span(start, end)) for n, (start, end) in enumerate(told))


@dataclass(frozen=True)
class Salience:
    """What every pair of words is worth in a story, and in how many accounts a pair stands."""

    worth: dict[Pair, float]

    def of(self, text: str) -> frozenset[Pair]:
        """The pairs of a text that are worth something."""
        return frozenset(pair for pair in pairs(text) if pair in self.worth)

    def sum(self, found: frozenset[Pair]) -> float:
        """What some pairs are worth together (summed in order, that it be the same on every machine)."""
        return sum(self.worth[pair] for pair in sorted(found))


def salience(wording: Wording) -> Salience:
    """Weighs the words of a story by accounts; an article that copies another adds nothing.

    Coverage of pairs of words weighted by how many texts have them: Gillick and Favre, A scalable global model for summarization (2009).
    """
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}
    first: dict[Pair, dict[str, int]] = defaultdict(dict)
    headed: dict[Pair, set[str]] = defaultdict(set)
    for reading in wording.material.readings:
        own = account.get(reading.id, reading.id)
        for n, span in places(reading):
            for pair in pairs(span.text):
                first[pair][own] = min(n, first[pair].get(own, n))
        for pair in pairs(reading.article.headline.text) if reading.article.headline else ():
            headed[pair].add(own)
    least = min(OTHERS, len(set(account.values())) or 1)
    return Salience(
        {
            pair: sum(ANYWHERE + 1 / (1 + n) for n in sorted(told.values())) + IN_HEADLINE * len(headed[pair])
            for pair, told in first.items()
            if len(told) >= least
        }
    )
