"""Prints that two articles share: equal prints, paired with earlier ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from recoupe.lineage.spans.arrays import Bools, Hashes, Numbers, Prints, Seeds, Small, counted
from recoupe.lineage.spans.filing import KEY, ONE, QUOTED, Filed, Shared, articles, drawers, filed, of_letters, places, shared, tagged

CROWD = 10
"""A print in more rows than this is followed from each to the FEW earliest and the FEW before only: a dispatch that 300 print stays one
family, and its cost linear (SCALE 4.1 drops what more than 100 print and loses it)."""
FEW = 2
TURNS = 4
"""A print that comes back in one article (a refrain, a table) is followed at most so many times."""
FURNITURE = 10
"""A print on more pages of one host than this is a part of its pages, not of their texts."""


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


class _Met(NamedTuple):
    """Tags of prints that occur more than once, and of these rows the pairs that are seeds, by drawer: the later row and the earlier."""

    tags: Hashes
    pairs: list[tuple[Small, Small]]


def seeds(prints: Prints, hosts: Small | None = None, glued: Bools | None = None) -> Seeds:
    """All seeds among the prints, each with its later article as target; rows may stand in any order.

    `hosts` (a number for each article) is needed to know furniture. `glued` says of each article whether it lost its spaces: prints of
    letters count only where one of both did.
    """
    met = _met([filed(prints.hashes, tagged(prints), drawers(len(prints.hashes)))], hosts, glued)
    return _seeds(met.tags, [later for later, _ in met.pairs], [earlier for _, earlier in met.pairs])


def seeds_in_parts(files: list[Filed], hosts: Small | None, glued: Bools, size: int) -> Iterator[Seeds]:
    """The same, those of some targets at a time: about so many, columns and all only then. The files are taken from their list."""
    tags, pairs = _met(files, hosts, glued)
    files.clear()
    parts = min(1 << 16, max(1, sum(len(later) for later, _ in pairs) // size))
    number = (np.arange(len(glued)) * parts // len(glued)).astype(np.uint8 if parts <= 256 else np.uint16)
    bounds = []
    for n, (later, earlier) in enumerate(pairs):
        part = number.take(articles(tags.take(later)))
        order = np.argsort(part, kind="stable")
        pairs[n] = later.take(order), earlier.take(order)
        bounds.append(np.concatenate([[0], np.cumsum(np.bincount(part, minlength=parts))]).tolist())
    for n in range(parts):
        own = [(later[b[n] : b[n + 1]], earlier[b[n] : b[n + 1]]) for (later, earlier), b in zip(pairs, bounds, strict=True)]
        yield _seeds(tags, [later for later, _ in own], [earlier for _, earlier in own])


def _met(files: Sequence[Filed], hosts: Small | None, glued: Bools | None) -> _Met:
    tags, pairs, first = list[Hashes](), list[tuple[Small, Small]](), 0
    for rows in shared(files, glued):
        article = articles(rows.tags)
        keep = _turns(rows, article)
        if hosts is not None:
            keep &= ~_furniture(rows.group, article, hosts)
        if not keep.all():
            rows = Shared(rows.group.compress(keep), rows.tags.compress(keep))  # noqa: PLW2901 - what is left of the drawer
            article = article.compress(keep)
        later, earlier = _pairs(rows, article, glued)
        pairs.append(((later + first).astype(np.uint32), (earlier + first).astype(np.uint32)))
        tags.append(rows.tags)
        first += len(rows.tags)
    return _Met(np.concatenate(tags), pairs)


def _seeds(tags: Hashes, later: list[Small], earlier: list[Small]) -> Seeds:
    one, other = _taken(tags, later), _taken(tags, earlier)
    quoted = ((one | other) >> QUOTED & ONE).astype(np.bool_)
    return Seeds(articles(one), articles(other), places(one), places(other), quoted, (one >> KEY & ONE).astype(np.uint8))


def _turns(rows: Shared, article: Small) -> Bools:
    """The first occurrences of a print in each article."""
    few = np.ones(len(article), np.bool_)
    few[TURNS:] = (rows.group[TURNS:] != rows.group[:-TURNS]) | (article[TURNS:] != article[:-TURNS])
    return few


def _furniture(group: Small, article: Small, hosts: Small) -> Bools:
    """Which rows are of prints that stand on more than FURNITURE pages of their host, but for the first page: others may have copied it.

    Rows of few of a host are known by counts alone, which two groups may share.
    """
    found = np.zeros(len(group), np.bool_)
    many = np.flatnonzero(np.bincount(group)[group] > FURNITURE) if len(group) else np.empty(0, np.int64)
    host = hosts[article[many]]
    alike = (group[many] * np.uint32(0x9E3779B1) ^ host * np.uint32(0x85EBCA6B)) % np.uint32(2 * len(many) + 1)
    likely = np.flatnonzero(np.bincount(alike)[alike] > FURNITURE) if len(many) else many
    many, host = many[likely], host[likely]
    if not len(many):
        return found
    order = np.lexsort((host, group[many]))
    many, host = many[order], host[order]
    new = np.ones(len(many), np.bool_)
    new[1:] = (group[many][1:] != group[many][:-1]) | (host[1:] != host[:-1])
    run = np.cumsum(new) - 1
    page = new.copy()
    page[1:] |= article[many][1:] != article[many][:-1]
    pages = np.cumsum(page)
    first = pages == np.maximum.accumulate(np.where(new, pages, 0))
    found[many] = (np.bincount(run, weights=page)[run] > FURNITURE) & ~first
    return found


def _pairs(rows: Shared, article: Small, glued: Bools | None) -> tuple[Numbers, Numbers]:
    """Rows and earlier rows of their groups: all pairs of a small group, in a crowd the earliest and those just before."""
    first = np.flatnonzero(np.concatenate([[True], rows.group[1:] != rows.group[:-1]])) if len(rows.group) else np.empty(0, np.int64)
    size = np.diff(np.append(first, len(rows.group)))
    before = counted(size).astype(np.int32)
    before[np.repeat(size > CROWD, size)] = np.minimum(before, FEW)[np.repeat(size > CROWD, size)]
    later, back = np.flatnonzero(before), 1
    found = []
    while len(later):
        found.append((later, later - back))
        back += 1
        later = later.compress(before.take(later) >= back)
    large = np.flatnonzero(size > CROWD)
    for nth in range(FEW):
        counts = size[large] - nth - FEW - 1
        head = np.repeat(first[large], counts) + nth
        found.append((head + FEW + 1 + counted(counts), head))
    one, other = (np.concatenate(columns) for columns in zip(*found, strict=True))
    keep = article.take(one) != article.take(other)
    if glued is not None:
        letters = of_letters(rows.tags)
        if letters.any():
            lost = glued.take(article) | ~letters
            keep &= lost.take(one) | lost.take(other)
    return one.compress(keep), other.compress(keep)


def _taken(column: Hashes, rows: list[Small]) -> Hashes:
    """The rows one list after the other, written where they stay: what is asked of the system anew costs more than what is done with it."""
    made = np.empty(sum(map(len, rows)), column.dtype)
    first = 0
    for some in rows:
        column.take(some, out=made[first : first + len(some)], mode="clip")
        first += len(some)
    return made
