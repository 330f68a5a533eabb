"""The articles of a folder made into stories, each with the words that hold it together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np

from recoupe.model import Reading
from recoupe.stories.likeness import Matrix, alike, cosines
from recoupe.stories.moments import Told, moments, told
from recoupe.stories.traits import Traits, headed, spelled, traits_of

SAID = 4
"""Words that are told of a story."""


@dataclass(frozen=True, slots=True)
class Group:
    """One story: its articles by place, the title that stands nearest to all, and the words it has more than the others, as spelled."""

    members: tuple[int, ...]
    title: str
    words: tuple[str, ...]


def sort(
    readings: Sequence[Reading],
    *,
    by_moment: bool = False,
    together: Sequence[Sequence[int]] = (),
    apart: Collection[tuple[int, int]] = (),
) -> tuple[Group, ...]:
    """The stories of some articles, in the order of their first; every moment of a story by itself where asked for.

    `together` are articles (by place) that are one story whatever they say, `apart` pairs that are not. Articles of different
    languages have no words in common: they are only one story where they are held together.
    """
    known = [traits_of(reading) for reading in readings]
    cosine = cosines(known)
    groups = alike(cosine, together, apart)
    if by_moment:
        days = [_day(reading) for reading in readings]
        says = [told(*headed(reading)) for reading in readings]
        groups = [part for members in groups for part in _by_moment(members, says, days, together)]
    spread = Counter(term for one in known for term in one.words)
    return tuple(_group(sorted(members), readings, known, cosine, spread) for members in sorted(groups))


def _by_moment(members: list[int], known: Sequence[Told], days: Sequence[int], together: Sequence[Sequence[int]]) -> list[list[int]]:
    """The moments of a story; those that are held together by what is `together` are one again."""
    parts = [[members[at] for at in part] for part in moments([known[at] for at in members], [days[at] for at in members])]
    for held in together:
        touched = [part for part in parts if not set(held).isdisjoint(part)]
        parts = [part for part in parts if part not in touched] + ([[at for part in touched for at in part]] if touched else [])
    return parts


def _group(members: list[int], readings: Sequence[Reading], known: Sequence[Traits], cosine: Matrix, spread: Counter[str]) -> Group:
    inside = Counter(term for at in members for term in known[at].words)
    weight = {term: count * log((len(known) + 1) / spread[term]) for term, count in inside.items() if count * 2 >= len(members)}
    names = {term for at in members for term in known[at].names}
    # where a name and a word say as much, the name says more
    telling = sorted(weight, key=lambda term: (-weight[term] * (1.5 if term in names else 1.0), term))[:SAID]
    headlined = [at for at in members if readings[at].article.headline]
    middle = max(headlined, key=lambda at: (round(float(np.mean(cosine[at, members])), 9), -at), default=None)
    headline = readings[middle].article.headline if middle is not None else None
    texts = [readings[at].clean for at in members]
    return Group(tuple(members), headline.text if headline else "", tuple(spelled(term, texts) for term in telling))


def _day(reading: Reading) -> int:
    """The day an article says it was published on; -1 where it does not say so, or not to the day."""
    said = next((stated for stated in reading.stated if stated.claims and stated.earliest == stated.latest), None)
    return date.fromisoformat(said.earliest).toordinal() if said else -1
