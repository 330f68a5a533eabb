"""Prints that two articles share: rows of equal prints, paired with earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

import numpy as np

from recoupe.lineage.spans.arrays import LETTERS, Bools, Bytes, Hashes, Numbers, Prints, Seeds, Small, counted

CROWD = 10
"""A print in more rows than this is followed from each to the FEW earliest and the FEW before only: a dispatch that 300 print stays one
family, and its cost linear (SCALE 4.1 drops what more than 100 print and loses it)."""
FEW = 2
TURNS = 4
"""A print that comes back in one article (a refrain, a table) is followed at most so many times."""
FURNITURE = 10
"""A print on more pages of one host than this is a part of its pages, not of their texts."""
SOME = 1 << 18
"""Rows looked at together for furniture."""
PART = 1 << 17
"""Rows sorted at a time: so many stay in the cache of one core."""
DRAWERS = 22
"""Leading bits of the hashes of letters by which those are known that no glued page has."""

Column = TypeVar("Column", Small, Bools, Bytes)


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


class _Rows(NamedTuple):
    """Prints that occur more than once, in order of group, article and place; a group is of one print."""

    group: Small
    article: Small
    place: Small
    quoted: Bools
    key: Bytes


def seeds(prints: Prints, hosts: Small | None = None, glued: Bools | None = None) -> Seeds:
    """All seeds among the prints, each with its later article as target; rows may stand in any order.

    `hosts` (a number for each article) is needed to know furniture. `glued` says of each article whether it lost its spaces: prints of
    letters count only where one of both did.
    """
    rows, pairs = _met(prints, hosts, glued)
    return _seeds(rows, [later for later, _ in pairs], [earlier for _, earlier in pairs])


def seeds_in_parts(prints: Prints, hosts: Small | None, glued: Bools, size: int) -> Iterator[Seeds]:
    """The same, those of some targets at a time: about so many, columns and all only then."""
    rows, pairs = _met(prints, hosts, glued)
    parts = min(1 << 16, max(1, sum(len(later) for later, _ in pairs) // size))
    number = (np.arange(len(glued)) * parts // len(glued)).astype(np.uint8 if parts <= 256 else np.uint16).take(rows.article)
    bounds = []
    for n, (later, earlier) in enumerate(pairs):
        part = number.take(later)
        order = np.argsort(part, kind="stable")
        pairs[n] = later.take(order), earlier.take(order)
        bounds.append(np.concatenate([[0], np.cumsum(np.bincount(part, minlength=parts))]).tolist())
    for n in range(parts):
        own = [(later[b[n] : b[n + 1]], earlier[b[n] : b[n + 1]]) for (later, earlier), b in zip(pairs, bounds, strict=True)]
        yield _seeds(rows, [later for later, _ in own], [earlier for _, earlier in own])


def _met(prints: Prints, hosts: Small | None, glued: Bools | None) -> tuple[_Rows, list[tuple[Small, Small]]]:
    """Rows of shared prints, and of these the pairs that are seeds: the later one and the earlier."""
    at, group = _shared(prints)
    rows = _in_time(_Rows(group, prints.article.take(at), prints.place.take(at), prints.quoted.take(at), prints.key.take(at)))
    del prints, at, group
    keep = _turns(rows)
    if hosts is not None:
        keep &= ~_furniture(rows, hosts)
    if not keep.all():
        rows = _Rows._make(column.compress(keep) for column in rows)
    return rows, list(_pairs(rows, glued))


def _seeds(rows: _Rows, later: list[Small], earlier: list[Small]) -> Seeds:
    return Seeds(
        _taken(rows.article, later),
        _taken(rows.article, earlier),
        _taken(rows.place, later),
        _taken(rows.place, earlier),
        _taken(rows.quoted, later) | _taken(rows.quoted, earlier),
        _taken(rows.key, later),
    )


def needed(parts: list[Prints], glued: Bools) -> Prints:
    """The prints that may be seeds: all of words, and those of letters that a glued page has too (and a few that only seem to be).

    The parts are taken from their list, so that both are not in memory.
    """
    lost = np.zeros(1 << DRAWERS, np.bool_)
    for part in parts:
        of_letters = np.flatnonzero(part.key == LETTERS)
        lost[_drawer(part.hashes[of_letters[glued[part.article[of_letters]]]])] = True
    keep = []
    for part in parts:
        own = part.key != LETTERS
        of_letters = np.flatnonzero(~own)
        own[of_letters] = lost[_drawer(part.hashes[of_letters])]
        keep.append(own)
    end = sum(int(np.count_nonzero(own)) for own in keep)
    columns: list[np.ndarray[Any, Any]] = [np.empty(end, column.dtype) for column in parts[0]]
    while parts:
        part, own = parts.pop(), keep.pop()
        first = end - int(np.count_nonzero(own))
        for n, to in enumerate(columns):
            to[first:end] = part[n][own]
        end = first
    return Prints._make(columns)


def _drawer(hashes: Hashes) -> Numbers:
    drawer: Numbers = (hashes >> np.uint64(64 - DRAWERS)).astype(np.int64)
    return drawer


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


def _shared(prints: Prints) -> tuple[Small, Small]:
    """Rows whose print occurs again, those of one print together and in order; and the number of each row's group.

    A part is sorted as one array of words of 64 bits: the leading bits of the hash (without those that the part shares), and the row
    in the low bits. Some 48 + bits(parts) bits of the hash are compared.
    """
    rows, heads = [np.empty(0, np.uint32)], [np.empty(0, np.bool_)]
    for part, bits in _parts(prints.hashes):
        low = np.uint64(max(1, len(part).bit_length()))
        packed = (prints.hashes[part] << np.uint64(bits)) >> low << low
        packed |= np.arange(len(part), dtype=np.uint64)
        packed.sort()
        again = np.zeros(len(part) + 1, np.bool_)
        again[1:-1] = (packed[1:] ^ packed[:-1]) >> low == 0
        kept = np.flatnonzero(again[1:] | again[:-1])
        rows.append(part[(packed[kept] & ((np.uint64(1) << low) - np.uint64(1))).astype(np.int64)].astype(np.uint32))
        heads.append(~again[kept])
    return np.concatenate(rows), np.cumsum(np.concatenate(heads), dtype=np.uint32) - np.uint32(1)


def _in_time(rows: _Rows) -> _Rows:
    """The rows of every group in order of article and place."""
    early = rows.article[1:] < rows.article[:-1]
    early |= (rows.article[1:] == rows.article[:-1]) & (rows.place[1:] < rows.place[:-1])
    early &= rows.group[1:] == rows.group[:-1]
    if not early.any():
        return rows
    order = np.lexsort((rows.place, rows.article, rows.group))
    return _Rows._make(column.take(order) for column in rows)


def _turns(rows: _Rows) -> Bools:
    """The first occurrences of a print in each article."""
    few = np.ones(len(rows.group), np.bool_)
    few[TURNS:] = (rows.group[TURNS:] != rows.group[:-TURNS]) | (rows.article[TURNS:] != rows.article[:-TURNS])
    return few


def _furniture(rows: _Rows, hosts: Small) -> Bools:
    """Which rows are of prints that stand on more than FURNITURE pages of their host, but for the first page: others may have copied it."""
    found = [np.zeros(0, np.bool_)]
    first = 0
    while first < len(rows.group):
        last = min(first + SOME, len(rows.group))
        last = int(np.searchsorted(rows.group, rows.group[last - 1], side="right"))
        found.append(_of_pages(rows.group[first:last], rows.article[first:last], hosts))
        first = last
    return np.concatenate(found)


def _of_pages(group: Small, article: Small, hosts: Small) -> Bools:
    """The same for some groups: rows of few of a host are known by counts alone, which two groups may share."""
    found = np.zeros(len(group), np.bool_)
    many = np.flatnonzero(np.bincount(group - group[0])[group - group[0]] > FURNITURE)
    host = hosts[article[many]]
    shared = (group[many] * np.uint32(0x9E3779B1) ^ host * np.uint32(0x85EBCA6B)) % np.uint32(2 * SOME)
    likely = np.flatnonzero(np.bincount(shared)[shared] > FURNITURE) if len(many) else many
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


def _pairs(rows: _Rows, glued: Bools | None) -> Iterator[tuple[Small, Small]]:
    """Rows and earlier rows of their groups: all pairs of a small group, in a crowd the earliest and those just before."""
    if not len(rows.group):
        return
    first = np.flatnonzero(np.concatenate([[True], rows.group[1:] != rows.group[:-1]]))
    size = np.diff(np.append(first, len(rows.group)))
    crowd = np.repeat(size > CROWD, size)
    for back in range(1, min(CROWD, int(size.max()))):
        same = rows.group[back:] == rows.group[:-back]
        if back > FEW:
            same &= ~crowd[back:]
        yield _apart(rows, np.flatnonzero(same) + back, back, glued)
    large = np.flatnonzero(size > CROWD)
    heads = first[large]
    for nth in range(FEW):
        counts = size[large] - nth - FEW - 1
        head = np.repeat(heads, counts) + nth
        yield _apart(rows, head + FEW + 1 + counted(counts), head, glued)


def _apart(rows: _Rows, later: Numbers, earlier: Numbers | int, glued: Bools | None) -> tuple[Small, Small]:
    """Those of two articles; `earlier` are rows, or how many rows before."""
    earlier = later - earlier if isinstance(earlier, int) else earlier
    one, other = rows.article.take(later), rows.article.take(earlier)
    keep = one != other
    if glued is not None:
        of_letters = np.flatnonzero(rows.key.take(later) == LETTERS)
        keep[of_letters] &= glued[one[of_letters]] | glued[other[of_letters]]
    return later.compress(keep).astype(np.uint32), earlier.compress(keep).astype(np.uint32)


def _taken(column: Column, rows: list[Small]) -> Column:
    """The rows one list after the other, written where they stay: what is asked of the system anew costs more than what is done with it."""
    made = np.empty(sum(map(len, rows)), column.dtype)
    first = 0
    for some in rows:
        column.take(some, out=made[first : first + len(some)], mode="clip")
        first += len(some)
    return made
