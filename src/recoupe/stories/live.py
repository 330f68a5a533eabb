"""The live stories of a stream: bounded in number, found by their rarest words, forgotten when nothing more is told of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import nlargest
from math import exp, log, sqrt

from recoupe.stories.rows import UNKNOWN
from recoupe.stories.traits import Traits

ASKED = 16
"""Terms of an article by which stories are looked for: its heaviest."""
LISTED = 24
"""Terms of a story under which it can be found."""
CAP = 64
"""Live stories that a term leads to, the latest: one that leads to more says little."""
KEPT = 96
"""Terms that a story keeps once it has twice as many."""
BEST = 4
"""Stories that are looked at in full."""
LIVE = 20_000
"""Live stories at a time; the one that was told longest ago goes first."""
QUIET = 7
"""Days after which a story that nobody told any more is over."""
SIGMA = 3.0
"""Days: how fast time parts what words join (a Gaussian; SCALE: 72 hours)."""
NEAR = 0.12
"""Cosine from which an article tells a story: with `UNSEEN`, the best for the topics T01-T07 of RPM2 in one stream (F1 .8 to .95)."""
UNSEEN = 1000
"""Articles taken to have been read before the first: where few are known, no word is rare yet."""
MEMORY = 20_000
"""Articles after which a word seen counts for 1/e of one seen now."""
FAINT = 0.05
"""A word whose count has sunk below this is forgotten."""


@dataclass(slots=True)
class Live:
    """A live story: its latest day, the weights of its terms summed over its articles, their length, the terms it is listed under."""

    id: int
    day: int
    terms: dict[str, float]
    length: float = 1.0
    listed: set[str] = field(default_factory=set)


class Stream:
    """Articles go in by day, the story of each comes out."""

    def __init__(self) -> None:
        self._df: dict[str, float] = {}
        self._seen = 0.0
        self._unit = 1.0  # what an article adds: growing counts are the same as old ones that decay
        self._stories: dict[int, Live] = {}  # the one told longest ago first
        self._lists: dict[str, dict[int, None]] = {}
        self._fed = 0

    def learn(self, known: Traits) -> None:
        """Count the words of an article; what was seen long ago counts less and less."""
        df, unit = self._df, self._unit
        for term in known.words:
            df[term] = df.get(term, 0.0) + unit
        self._seen += unit
        self._unit = unit * exp(1 / MEMORY)
        self._fed += 1
        if self._fed % MEMORY == 0:
            self._df = {term: count / unit for term, count in df.items() if count / unit >= FAINT}
            self._seen, self._unit = self._seen / unit, 1.0

    def place(self, article: int, day: int, known: Traits) -> int:
        """The story that an article tells."""
        self._forget(day)
        weights = self._weights(known)
        best, likeness = self._nearest(weights, day)
        if best is None or likeness < NEAR:
            best = Live(article, day, weights)
        else:
            del self._stories[best.id]
            best.day = max(best.day, day)
            terms = best.terms
            for term, weight in weights.items():
                terms[term] = terms.get(term, 0.0) + weight
            if len(terms) > 2 * KEPT:
                best.terms = {term: weight for weight, term in nlargest(KEPT, [(weight, term) for term, weight in terms.items()])}
            best.length = sqrt(sum([weight * weight for weight in best.terms.values()])) or 1.0
        self._stories[best.id] = best
        self._list(best)
        return best.id

    def _weights(self, known: Traits) -> dict[str, float]:
        """Tf-idf of the terms of an article, of length one."""
        df, unit = self._df, self._unit
        seen = log(self._seen + UNSEEN * unit)
        weights = {term: (1.0 + log(count)) * (seen - log(df.get(term, unit))) for term, count in known.words.items()}
        length = sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
        return {term: weight / length for term, weight in weights.items()}

    def _nearest(self, weights: dict[str, float], day: int) -> tuple[Live | None, float]:
        lists = self._lists
        asked = nlargest(ASKED, [(weight, term) for term, weight in weights.items() if term in lists])
        counts: Counter[int] = Counter()
        for _, term in asked:
            counts.update(lists[term].keys())
        found = nlargest(BEST, [(count, id_) for id_, count in counts.items()])
        scored = [(self._likeness(weights, self._stories[id_], day), id_) for _, id_ in found]
        if not scored:
            return None, 0.0
        likeness, id_ = max(scored)
        return self._stories[id_], likeness

    @staticmethod
    def _likeness(weights: dict[str, float], story: Live, day: int) -> float:
        terms = story.terms
        shared = sum([weight * terms[term] for term, weight in weights.items() if term in terms])
        cosine = shared / story.length
        if UNKNOWN in {day, story.day}:
            return cosine
        return cosine * exp(-0.5 * ((day - story.day) / SIGMA) ** 2)

    def _list(self, story: Live) -> None:
        """Put a story at the end of the lists of its heaviest terms, and out of the others."""
        heaviest = {term for _, term in nlargest(LISTED, [(weight, term) for term, weight in story.terms.items()])}
        self._unlist(story, story.listed - heaviest)
        for term in heaviest:
            listed = self._lists.setdefault(term, {})
            listed.pop(story.id, None)
            listed[story.id] = None
            if len(listed) > CAP:
                oldest = next(iter(listed))
                del listed[oldest]
        story.listed = heaviest

    def _unlist(self, story: Live, terms: set[str]) -> None:
        for term in terms:
            listed = self._lists.get(term)
            if listed is not None:
                listed.pop(story.id, None)
                if not listed:
                    del self._lists[term]

    def _forget(self, day: int) -> None:
        """Stories that are over, and those that are too many."""
        while self._stories:
            story = next(iter(self._stories.values()))
            over = UNKNOWN not in {day, story.day} and day - story.day > QUIET
            if not over and len(self._stories) < LIVE:
                return
            self._unlist(story, story.listed)
            del self._stories[story.id]
