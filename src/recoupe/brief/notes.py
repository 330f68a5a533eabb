"""The story in a few sentences of the pages: what most accounts tell first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.brief.choice import Candidate, choose
from recoupe.brief.salience import Salience, salience
from recoupe.brief.sentences import sentences
from recoupe.brief.tellers import supporters, tagged, told
from recoupe.brief.wording import Wording
from recoupe.model import Span

TAG = 2
"""Words that name the accounts behind a sentence."""


def notes(wording: Wording, most_words: int, most: int) -> Iterator[tuple[Candidate, str, tuple[Span, ...]]]:
    """The sentences that tell most of what matters in so many words: as they stand in the pages in a brief of another language."""
    weights = salience(wording)
    offered = [replace(c, words=c.words + TAG) for c in sentences(wording, weights)]
    for one in _ordered(choose(offered, weights, most_words, most), weights):
        cites = supporters(wording, one.main, one.text, one.speakers)
        yield one, tagged(wording, told(wording, one.main, one.text), cites), cites


def _ordered(chosen: Sequence[Candidate], weights: Salience) -> list[Candidate]:
    """What tells most first, then what articles tell early, what is said after what is told."""
    head = max(chosen, key=lambda c: (c.speakers == (), weights.sum(c.pairs)), default=None)
    return sorted(chosen, key=lambda c: (c is not head, c.speakers != (), c.place, c.main))
