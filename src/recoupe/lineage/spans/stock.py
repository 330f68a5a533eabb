"""What many pages carry whatever their story: lines of a site, footers of an agency, sentences of the trade. It is no copying.

Two articles that share much are of one family. A short passage that alone would join two families is looked at with all others
like it. Between publishers it is stock when very many families print it, weeks apart; a paragraph in a handful of articles is
prose that was copied, however late. What a publisher repeats on its own pages is its furniture, since nobody copied it from anybody.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from recoupe.lineage.spans.arrays import Bools, Numbers, Small, Spans, taken
from recoupe.lineage.spans.families import families

SPAN = 20
"""Least equal words outside quotation marks of a copied passage: on generated truth 98.8 % of the pairs with such a passage are of one
family, 25.5 % at 12 words, and no less of what was copied is found (SCALE 4.1)."""
LITTLE = 40
"""Words of a sentence or a line of a site; from here on a passage is a paragraph."""
MUCH, MOST = 100, 0.4
"""Two articles that share so many words of nobody's speech, or this part of the target, are of one family: a page carries fewer
words of its site and agency."""
SEVERAL, CROWD = 3, 12
"""Families that share nothing but a passage: a sentence in several over more than a WEEK is stock; a paragraph, or what has no days, only
in a crowd, and over more than a MONTH where days are known."""
WEEK, MONTH = 7, 28
"""Days within which a text is taken over, a sentence that two alone have among them; and days that no story lasts."""


class _Sides(NamedTuple):
    """Both sides of spans, targets first: the article of each, and the passage that it is a place of."""

    article: Numbers
    passage: Numbers


def own(spans: Spans) -> Numbers:
    """Equal words of nobody's speech in each span; changes are taken to lie within and without quotation marks alike."""
    words = spans.words.astype(np.int64)
    equal: Numbers = (words - spans.quoted) * (words - spans.changed) // np.maximum(words, 1)
    return equal


def copied(spans: Spans) -> Spans:
    """The spans that show copying."""
    return taken(spans, ~spans.stock)


def pairs(spans: Spans) -> Numbers:
    """A number for target and source of each span, the same for the same two."""
    two = spans.target.astype(np.uint64) << np.uint64(32) | spans.source
    numbers: Numbers = np.unique(two, return_inverse=True)[1]
    return numbers


def stock(spans: Spans, length: Numbers, days: Numbers, hosts: Small | None = None) -> Bools:
    """Which spans are stock, those marked already among them.

    `length` (words), `days` (below 0 where unknown) and `hosts` (a number for each site) have a row for each article.
    """
    found = spans.stock.copy()
    if not len(found):
        return found
    pair, words = pairs(spans), own(spans)
    shared = np.bincount(pair, weights=words)[pair]
    here, there = days[spans.target], days[spans.source]
    late = (here >= 0) & (there >= 0) & (np.abs(here - there) > WEEK)
    at_home = np.zeros(len(found), np.bool_) if hosts is None else hosts[spans.target] == hosts[spans.source]
    close = (shared >= MOST * length[spans.target]) | ((shared >= MUCH) & ~(late & at_home))
    family = families(spans.target[close], spans.source[close], len(length))
    loose = np.flatnonzero(family[spans.target] != family[spans.source])
    if len(loose):
        few, short = taken(spans, loose), words[loose] < LITTLE
        sides = _sides(few)
        abroad = _printed(sides.passage, sides, family, days)
        often = np.where(short, abroad.often(SEVERAL, WEEK), abroad.often(CROWD, MONTH))
        often |= short & late[loose] & (shared[loose] < LITTLE)
        if hosts is not None:
            site = np.unique((sides.passage << 32) | hosts[sides.article], return_inverse=True)[1]
            home = _printed(site, sides, family, days)
            often |= at_home[loose] & (short | home.often(SEVERAL, WEEK) | ((words[loose] < MUCH) & home.often(2, WEEK)))
        found[loose] |= often
    shows = np.bincount(pair, weights=(words >= SPAN) & ~found)[pair] > 0
    return found | ~shows


class _Printed(NamedTuple):
    """For each span of how many families the articles are that have its passage, and days from the first to the last (below 0: unknown)."""

    families: Numbers
    lasting: Numbers

    def often(self, count: int, days: int) -> Bools:
        """By so many families over more than so many days; where no days are known, by a crowd."""
        return (self.families >= count) & (self.lasting > days) | (self.families >= CROWD) & (self.lasting < 0)


def _printed(group: Numbers, sides: _Sides, family: Numbers, days: Numbers) -> _Printed:
    """`group` numbers the places of passages that are counted together."""
    once = np.unique((group << 32) | family[sides.article]) >> 32
    day, size = days[sides.article], int(group.max()) + 1
    known = np.flatnonzero(day >= 0)
    first, last = np.full(size, np.iinfo(np.int64).max), np.full(size, -1)
    np.minimum.at(first, group[known], day[known])
    np.maximum.at(last, group[known], day[known])
    target = group[: len(group) // 2]
    lasting = np.where(last < 0, -1, last - np.minimum(first, last))
    return _Printed(np.bincount(once, minlength=size)[target], lasting[target])


def _sides(spans: Spans) -> _Sides:
    """Both sides of a span are of one passage, and so are places that have half of one another.

    So a footer found in one with the paragraph above it is another passage than the footer alone.
    """
    article = np.concatenate([spans.target, spans.source]).astype(np.int64)
    start, end = (np.concatenate(both).astype(np.int64) for both in ((spans.start, spans.origin), (spans.end, spans.origin_end)))
    half = len(spans.target)
    one, other = [np.arange(half)], [np.arange(half) + half]
    for order in (np.lexsort((end, start, article)), np.lexsort((start, end, article))):
        a, b = order[:-1], order[1:]
        common = np.minimum(end[a], end[b]) - np.maximum(start[a], start[b])
        same = (article[a] == article[b]) & (2 * common >= np.maximum(end[a] - start[a], end[b] - start[b]))
        one.append(a[same])
        other.append(b[same])
    return _Sides(article, families(np.concatenate(one), np.concatenate(other), 2 * half))
