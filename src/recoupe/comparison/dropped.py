"""What a telling leaves out: words of another account that have no counterpart in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.comparison.content import keys
from recoupe.comparison.passages import Passage
from recoupe.comparison.relation import Judge
from recoupe.model import Range, Span

SAME_SENTENCE = 0.55
"""Least cosine of two passages of one voice of which one may be said to leave words of the other out."""
MOST = 3
"""Stretches of words that are listed as left out of one telling."""
LEAST = 2
"""Content words of such a stretch: a single word is as likely said in another way."""


def dropped(judge: Judge, mine: Sequence[Passage], group: Sequence[Passage]) -> tuple[Span, ...]:
    """The words of the nearest passage in another account of a group that the telling of one article leaves out.

    Nothing when no other passage is near enough to be the same sentence told again, or when another voice tells it.
    """
    account = mine[0].account
    near = [
        (alike, other)
        for one in mine
        for other in group
        if other.account != account and _one_voice(one, other) and (alike := judge.cosines[one][other]) >= SAME_SENTENCE
    ]
    if not near:
        return ()
    fullest = max(near, key=lambda pair: (pair[0], pair[1].article, -pair[1].start))[1]
    known = frozenset().union(*(p.keys for p in mine))
    reading = judge.reading(fullest.article)
    return tuple(reading.span(*run) for run in _unmatched(reading.clean, fullest, known))[:MOST]


def _one_voice(one: Passage, other: Passage) -> bool:
    return not one.speakers.isdisjoint(other.speakers) or not (one.speakers or other.speakers)


def _unmatched(text: str, passage: Passage, known: frozenset[str]) -> Iterator[Range]:
    """Stretches of a passage whose content words are all unknown (names and framing words neither begin nor end one)."""
    run: list[Range] = []
    for start, end, key in keys(text, *passage.range):
        if key not in passage.keys:
            continue
        if key in known:
            if len(run) >= LEAST:
                yield run[0][0], run[-1][1]
            run = []
        else:
            run.append((start, end))
    if len(run) >= LEAST:
        yield run[0][0], run[-1][1]
