"""What many pages carry whatever their story: lines of a site, footers of an agency, sentences of the trade. It is no copying.

Two articles that share much are of one family. A short passage that alone would join two families is looked at with all others
like it: what more than two families have, weeks apart, nobody copied from anybody.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from recoupe.lineage.spans.arrays import Bools, Numbers, Spans, taken
from recoupe.lineage.spans.families import families

MUCH, MOST = 100, 0.4
"""Two articles that share so many words of nobody's speech, or this part of the target, are of one family: a page carries fewer
words of its site and agency."""
LITTLE = 60
"""Words that say little where two articles share no more, and nobody else has them."""
SEVERAL, MANY = 3, 6
"""Families that print a passage and share nothing else: so many over more than a WEEK, or so many at all, and it is stock."""
WEEK = 7
"""Days within which a text is taken over; so LITTLE that comes back later is a turn of the trade."""


class _Sides(NamedTuple):
    """Both sides of spans, targets first: the article of each, and the passage that it is a place of."""

    article: Numbers
    passage: Numbers


def own(spans: Spans) -> Numbers:
    """Equal words of nobody's speech in each span; changes are taken to lie within and without quotation marks alike."""
    words = spans.words.astype(np.int64)
    equal: Numbers = (words - spans.quoted) * (words - spans.changed) // np.maximum(words, 1)
    return equal


def pairs(spans: Spans) -> Numbers:
    """A number for target and source of each span, the same for the same two."""
    two = spans.target.astype(np.uint64) << np.uint64(32) | spans.source
    numbers: Numbers = np.unique(two, return_inverse=True)[1]
    return numbers


def stock(spans: Spans, length: Numbers, days: Numbers) -> Bools:
    """Which spans are stock. `length` (words) and `days` (below 0 where unknown) have a row for each article."""
    found = np.zeros(len(spans.target), np.bool_)
    pair = pairs(spans)
    shared = np.bincount(pair, weights=own(spans))[pair] if len(pair) else pair
    close = (shared >= MUCH) | (shared >= MOST * length[spans.target])
    family = families(spans.target[close], spans.source[close], len(length))
    loose = np.flatnonzero(family[spans.target] != family[spans.source])
    if not len(loose):
        return found
    few = taken(spans, loose)
    sides = _sides(few)
    passage = sides.passage[: len(loose)]
    printed = np.bincount(_distinct(sides.passage, family[sides.article]))[passage]
    often = (printed >= MANY) | ((printed >= SEVERAL) & (_lasting(sides, days)[passage] > WEEK))
    here, there = days[few.target], days[few.source]
    late = (here >= 0) & (there >= 0) & (np.abs(here - there) > WEEK) & (shared[loose] < LITTLE)
    found[loose] = often | late
    return found


def _sides(spans: Spans) -> _Sides:
    """Places that overlap are of one passage, and so are both sides of a span."""
    article = np.concatenate([spans.target, spans.source]).astype(np.int64)
    start, end = np.concatenate([spans.start, spans.origin]).astype(np.int64), np.concatenate([spans.end, spans.origin_end])
    width = int(end.max()) + 2
    order = np.lexsort((start, article))
    first, last = (article * width + start)[order], np.maximum.accumulate((article * width + end)[order])
    place = np.empty(len(order), np.int64)
    place[order] = np.cumsum(np.concatenate([[False], first[1:] > last[:-1]]))
    half = len(spans.target)
    return _Sides(article, families(place[:half], place[half:], len(order))[place])


def _distinct(passage: Numbers, family: Numbers) -> Numbers:
    """The passage of every family once that has it."""
    known = np.unique(np.stack([passage, family], axis=1), axis=0)
    once: Numbers = known[:, 0]
    return once


def _lasting(sides: _Sides, days: Numbers) -> Numbers:
    """Days from the first to the last article that has each passage, of those whose day is known."""
    day = days[sides.article]
    known = np.flatnonzero(day >= 0)
    size = int(sides.passage.max()) + 1
    first, last = np.full(size, np.iinfo(np.int64).max), np.full(size, -1)
    np.minimum.at(first, sides.passage[known], day[known])
    np.maximum.at(last, sides.passage[known], day[known])
    lasting: Numbers = np.maximum(last - np.minimum(first, last), 0)
    return lasting
