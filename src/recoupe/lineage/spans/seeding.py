"""Prints that two articles share: rows of equal prints, paired with earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from recoupe.lineage.spans.arrays import LETTERS, Bools, Hashes, Numbers, Prints, Seeds, Small, counted, taken

CROWD = 16
"""A print in more rows than this is followed from each to the FEW earliest and the FEW before only: a dispatch that 300 print stays one
family, and its cost linear (SCALE 4.1 drops what more than 100 print and loses it)."""
FEW = 2
TURNS = 4
"""A print that comes back in one article (a refrain, a table) is followed at most so many times."""
FURNITURE = 10
"""A print on more pages of one host than this is a part of its pages, not of their texts."""
PART = 1 << 16
"""Rows sorted at a time: so many stay in the cache of one core."""


def numbered(ids: Hashes, days: Numbers) -> tuple[Hashes, Small, Numbers]:
    """Articles in order of time: their ids in that order, for every row the number of its article, for every article a row of it.

    `ids` and `days` (below 0 where unknown) have a row for each print, or whatever tells of articles.
    """
    known, at, row = np.unique(ids, return_index=True, return_inverse=True)
    day = days[at].astype(np.int64)
    order = np.lexsort((known, np.where(day < 0, np.iinfo(np.int64).max, day)))
    rank = np.empty(len(order), np.uint32)
    rank[order] = np.arange(len(order))
    return known[order], rank[row], at[order]


def seeds(prints: Prints, hosts: Small | None = None, glued: Bools | None = None) -> Seeds:
    """All seeds among the prints, each with its later article as target; rows may stand in any order.

    `hosts` (a number for each article) is needed to know furniture. `glued` says of each article whether it lost its spaces: prints of
    letters count only where one of both did.
    """
    rows, group = _shared(prints)
    if glued is not None:
        rows, group = _spaceless(prints, rows, group, glued)
    rows, group = _in_time(prints, rows, group)
    keep = np.flatnonzero(_turns(prints, rows, group))
    rows, group = rows.take(keep), group.take(keep)
    if hosts is not None and len(rows):
        keep = np.flatnonzero(~_furniture(hosts[prints.article[rows]], prints.article[rows], group))
        rows, group = rows.take(keep), group.take(keep)
    later, earlier = _pairs(group)
    one, other = taken(prints, rows.take(later)), taken(prints, rows.take(earlier))
    apart = one.article != other.article
    if glued is not None:
        apart &= (one.key != LETTERS) | glued[one.article] | glued[other.article]
    return taken(Seeds(one.article, other.article, one.place, other.place, one.quoted | other.quoted, one.key), apart)


def _spaceless(prints: Prints, rows: Numbers, group: Numbers, glued: Bools) -> tuple[Numbers, Numbers]:
    """The rows without those of letters that stand on no glued page."""
    of_letters = prints.key[rows] == LETTERS
    if not of_letters.any():
        return rows, group
    lost = np.bincount(group, weights=glued[prints.article[rows]]) > 0
    keep = np.flatnonzero(~of_letters | lost[group])
    return rows.take(keep), group.take(keep)


def _parts(hashes: Hashes) -> Iterator[tuple[Numbers, int]]:
    """Rows by the leading bits of their hashes, and how many bits these are."""
    bits = min(16, max(0, len(hashes).bit_length() - PART.bit_length()))
    if not bits:
        yield np.arange(len(hashes)), 0
        return
    lead = (hashes >> np.uint64(64 - bits)).astype(np.uint16 if bits > 8 else np.uint8)
    order = np.argsort(lead, kind="stable")
    bounds = np.concatenate([[0], np.cumsum(np.bincount(lead, minlength=1 << bits))]).tolist()
    for a, b in pairwise(bounds):
        yield order[a:b], bits


def _shared(prints: Prints) -> tuple[Numbers, Numbers]:
    """Rows whose print occurs again, those of one print together and in order; and the number of each row's group.

    A part is sorted as one array of words of 64 bits: the leading bits of the hash (without those that the part shares), and the row
    in the low bits. Some 48 + bits(parts) bits of the hash are compared.
    """
    rows, heads = [np.empty(0, np.int64)], [np.empty(0, np.bool_)]
    for part, bits in _parts(prints.hashes):
        low = np.uint64(max(1, len(part).bit_length()))
        packed = (prints.hashes[part] << np.uint64(bits)) >> low << low
        packed |= np.arange(len(part), dtype=np.uint64)
        packed.sort()
        again = np.zeros(len(part) + 1, np.bool_)
        again[1:-1] = (packed[1:] ^ packed[:-1]) >> low == 0
        kept = np.flatnonzero(again[1:] | again[:-1])
        rows.append(part[(packed[kept] & ((np.uint64(1) << low) - np.uint64(1))).astype(np.int64)])
        heads.append(~again[kept])
    return np.concatenate(rows), np.cumsum(np.concatenate(heads)) - 1


def _in_time(prints: Prints, rows: Numbers, group: Numbers) -> tuple[Numbers, Numbers]:
    """The rows of every group in order of article and place."""
    article, place = prints.article[rows], prints.place[rows]
    same = group[1:] == group[:-1]
    early = article[1:] < article[:-1]
    early |= (article[1:] == article[:-1]) & (place[1:] < place[:-1])
    if not (same & early).any():
        return rows, group
    order = np.lexsort((place, article, group))
    return rows[order], group


def _rank(changes: Bools) -> Numbers:
    """The rank of each row in its run; `changes` says which rows (from the second on) begin a run."""
    order = np.arange(len(changes) + 1)
    first = np.zeros(len(order), np.int64)
    first[1:][changes] = order[1:][changes]
    return order - np.maximum.accumulate(first)


def _turns(prints: Prints, rows: Numbers, group: Numbers) -> Bools:
    """The first occurrences of a print in each article."""
    if not len(rows):
        return np.zeros(0, np.bool_)
    article = prints.article[rows]
    few: Bools = _rank((group[1:] != group[:-1]) | (article[1:] != article[:-1])) < TURNS
    return few


def _furniture(host: Small, article: Small, group: Numbers) -> Bools:
    """Which rows are of prints that stand on more than FURNITURE pages of their host."""
    found = np.zeros(len(group), np.bool_)
    many = np.flatnonzero(np.bincount(group)[group] > FURNITURE)
    if not len(many):
        return found
    order = many[np.lexsort((many, host[many], group[many]))]
    new = np.ones(len(order), np.bool_)
    new[1:] = (group[order][1:] != group[order][:-1]) | (host[order][1:] != host[order][:-1])
    run = np.cumsum(new) - 1
    page = new.copy()
    page[1:] |= article[order][1:] != article[order][:-1]
    found[order] = np.bincount(run, weights=page)[run] > FURNITURE
    return found


def _pairs(group: Numbers) -> tuple[Numbers, Numbers]:
    """Rows and earlier rows of their groups: all pairs of a small group, in a crowd the earliest and those just before."""
    if not len(group):
        return group, group
    rank = _rank(group[1:] != group[:-1])
    crowd = np.bincount(group)[group] > CROWD
    counts = np.where(crowd, np.minimum(rank, 2 * FEW), rank)
    later = np.repeat(np.arange(len(group)), counts)
    nth = counted(counts)
    head = later - rank[later]
    earlier = np.where(crowd[later] & (rank[later] > 2 * FEW) & (nth >= FEW), later - 1 - (nth - FEW), head + nth)
    return later, earlier
