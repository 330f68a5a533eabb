"""Which sentences tell most of what matters in so many words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.brief.salience import Pair, Salience
from recoupe.brief.support import content
from recoupe.model import Span

WIDE = 24
"""Choices that are followed at once."""
KEPT = 120
"""Sentences among which is chosen, of those that tell most for their length."""
ALONE = 0.4
"""What a sentence is worth less that one account only tells, though its words are those of others too."""
AGAIN = 0.5
"""Share of content of the shorter of two sentences that they have in common when they tell one thing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen: as it would be told, in how many words, what it rests on, its place in its article.

    `speakers` are those who say it: none for what the article tells itself, None where they are not known. `alone`: one account only
    is known to tell it. `reported`: somebody speaks in it.
    """

    text: str
    words: int
    main: Span
    place: int
    pairs: frozenset[Pair]
    speakers: tuple[str, ...] | None = ()
    alone: bool = False
    reported: bool = False


@dataclass(frozen=True, slots=True)
class _Choice:
    worth: float
    chosen: tuple[int, ...] = ()
    words: int = 0
    told: frozenset[Pair] = frozenset()


def densest(offered: Sequence[Candidate], weights: Salience) -> list[Candidate]:
    """The candidates that tell most for their length."""
    return sorted(offered, key=lambda c: (-weights.sum(c.pairs) / (c.words + 5), c.main, c.words, c.text))[:KEPT]


def choose(offered: Sequence[Candidate], weights: Salience, most_words: int, most: int) -> list[Candidate]:
    """The candidates that together tell most, in so many words and sentences; none tells another again. In their order.

    A search along the best beginnings: each further sentence counts only for what is not told yet.
    """
    known = {n: content(candidate.text) for n, candidate in enumerate(offered)}
    best = _Choice(0.0)
    beam = [best]
    for _ in range(most):
        further: dict[tuple[int, ...], _Choice] = {}
        for choice in beam:
            for n, candidate in enumerate(offered):
                if choice.words + candidate.words > most_words or any(_again(n, m, offered, known) for m in choice.chosen):
                    continue
                chosen = tuple(sorted((*choice.chosen, n)))
                if chosen not in further:
                    worth = choice.worth + weights.sum(candidate.pairs - choice.told) * (ALONE if candidate.alone else 1.0)
                    further[chosen] = _Choice(worth, chosen, choice.words + candidate.words, choice.told | candidate.pairs)
        beam = sorted(further.values(), key=lambda choice: (-choice.worth, choice.words, choice.chosen))[:WIDE]
        if not beam:
            break
        best = max(best, beam[0], key=lambda choice: choice.worth)
    return [offered[n] for n in best.chosen]


def _again(one: int, other: int, offered: Sequence[Candidate], known: dict[int, frozenset[str]]) -> bool:
    """Whether two sentences stand on the same words, or tell nearly the same."""
    if one == other or offered[one].main.overlaps(offered[other].main):
        return True
    shorter = min(len(known[one]), len(known[other]))
    return len(known[one] & known[other]) >= AGAIN * shorter
