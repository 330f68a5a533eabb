"""The story in a few sentences of the pages: what most accounts tell first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.brief.choice import Candidate, choose, densest
from recoupe.brief.salience import Salience, salience
from recoupe.brief.sentences import sentences
from recoupe.brief.tellers import accounts, supporters, tagged, told
from recoupe.brief.wording import Wording
from recoupe.model import Span

TAG = 2
"""Words that name the accounts behind a sentence."""
FRAME = 3
"""Words that introduce a sentence in another language: "Article a3 writes"."""


def notes(wording: Wording, most_words: int, most: int, *, shared: bool = False) -> Iterator[tuple[Candidate, str, tuple[Span, ...]]]:
    """The sentences that tell most of what matters in so many words, how they are told, and what they rest on.

    With `shared`, sentences that several accounts tell come before those that one alone has; without, more is told in few words.
    """
    weights = salience(wording)
    offered = densest(
        [replace(c, words=c.words + TAG + FRAME * wording.foreign(c.main.article)) for c in sentences(wording, weights)], weights
    )
    if shared:
        offered = [replace(c, alone=accounts(wording, _cites(wording, c)) == 1) for c in offered]
    for one in _ordered(choose(offered, weights, most_words, most), weights):
        cites = _cites(wording, one)
        yield one, tagged(wording, told(wording, one.main, one.text), cites), cites


def _cites(wording: Wording, one: Candidate) -> tuple[Span, ...]:
    return supporters(wording, one.main, one.text, one.speakers)


def _ordered(chosen: Sequence[Candidate], weights: Salience) -> list[Candidate]:
    """What tells most first, then what articles tell early, what is said after what is told."""
    head = max(chosen, key=lambda c: (not c.reported, weights.sum(c.pairs)), default=None)
    return sorted(chosen, key=lambda c: (c is not head, c.reported, c.place, c.main))
