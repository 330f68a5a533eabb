"""The exact ends of stretches: how far the same words go on beyond the first and the last shared print."""

from __future__ import annotations

import numpy as np

from recoupe.lineage.spans.arrays import WORDS, Numbers, Shelf, Small, Spans, Stretches, Units, Windows, counted, narrow, taken

REACH = (24, 160)
"""Units, by key, that are looked through beyond either end: a run of 11 words would have had a print of its own."""
SKIPS = ((1, 1), (1, 0), (0, 1), (2, 2), (2, 1), (1, 2), (2, 0), (0, 2))
FAR = ((3, 3), (3, 2), (2, 3), (3, 1), (1, 3), (3, 0), (0, 3), (4, 4), (4, 3), (3, 4), (5, 5))
"""What may be changed between: so many units of the target for so many of the source, the likeliest first."""
SYNC = ((2, 3), (15, 15))
"""Units, by key, that must be the same behind a change before the passage goes on: behind a small one, and behind one of FAR."""
JOIN = (10, 50)
"""Units, by key, that may lie between two stretches from one source, on both sides, for them to be one passage."""
STRIDE = 8
LETTERS_PER_WORD = 5
"""Of French prose, elided words counted as words."""


def windows(units: Units | Shelf, text: Numbers, first: Small, last: Small, key: int = WORDS) -> Windows:
    """What the units [first, last) of some texts (rows of `units`) have beside them, all of one key."""
    reach = np.arange(REACH[key] + 1)
    low, high = units.bounds[text], units.bounds[text + 1]
    start, end = low + first, low + last
    before = np.maximum(start[:, None] - reach, low[:, None])
    behind = np.minimum(end[:, None] - 1 + reach, high[:, None] - 1)
    return Windows(
        np.where(start[:, None] - reach[1:] >= low[:, None], narrow(units.hashes[before[:, 1:]]), np.uint32(0)),
        np.where(end[:, None] + reach[:-1] < high[:, None], narrow(units.hashes[behind[:, 1:]]), np.uint32(0)),
        units.starts[before],
        units.ends[behind] if isinstance(units, Units) else units.starts[behind] + units.sizes[behind],
        _quoted(units, start, end - start),
    )


def _quoted(units: Units | Shelf, start: Numbers, size: Numbers) -> Small:
    """How many of the units of each passage stand between quotation marks."""
    inside = units.quoted[np.repeat(start, size) + counted(size)]
    sums = np.concatenate([[0], np.cumsum(inside)])
    end = np.cumsum(size)
    counts: Small = (sums[end] - sums[end - size]).astype(np.uint32)
    return counts


def widen(rows: Stretches, of_target: Windows, of_source: Windows) -> Spans:
    """Stretches of one key, sorted by target and place, as spans whose ends are exact.

    No span goes on into the next of its target, and those that come to lie close in both articles are one.
    """
    key = int(rows.key[0]) if len(rows.key) else WORDS
    at, end = rows.at.astype(np.int64), rows.at_end.astype(np.int64)
    same = rows.target[1:] == rows.target[:-1]
    room = np.full(len(at), REACH[key])
    room[:-1][same] = np.clip(at[1:] - end[:-1], 0, REACH[key])[same]
    more = reach(_limited(of_target.behind, room), of_source.behind, key)
    room = np.full(len(at), REACH[key])
    room[1:][same] = np.clip(at[1:] - (end + more[0])[:-1], 0, REACH[key])[same]
    less = reach(_limited(of_target.before, room), of_source.before, key)
    row = np.arange(len(at))
    pieces = Spans(
        rows.target,
        rows.source,
        rows.key,
        of_target.starts[row, less[0]],
        of_target.ends[row, more[0]],
        of_source.starts[row, less[1]],
        of_source.ends[row, more[1]],
        (end - at + less[0] + more[0]).astype(np.uint32),
        _quoted_of(_unquoted(rows, of_target, of_source), end - at, less[0] + more[0]),
        (rows.changed + less[2] + more[2]).astype(np.uint32),
        np.zeros(len(at), np.bool_),
    )
    ours, theirs = (at - less[0], end + more[0]), (rows.origin - less[1], rows.origin_end + more[1])
    spans = _one(pieces, _gap(*ours), _gap(*theirs), key)
    if key == WORDS:
        return spans
    return spans._replace(**{name: getattr(spans, name) // np.uint32(LETTERS_PER_WORD) for name in ("words", "quoted", "changed")})


def _unquoted(rows: Stretches, of_target: Windows, of_source: Windows) -> Numbers:
    """Units of each stretch outside quotation marks: of both articles the one that has fewer."""
    ours = rows.at_end.astype(np.int64) - rows.at - of_target.quoted
    theirs = rows.origin_end.astype(np.int64) - rows.origin - of_source.quoted
    least: Numbers = np.minimum(ours, theirs)
    return least


def _quoted_of(unquoted: Numbers, core: Numbers, more: Numbers) -> Small:
    """Quoted units of stretches that were widened: in the same part of what was added as of what was counted."""
    quoted: Small = ((core - unquoted) * (core + more) // np.maximum(core, 1)).astype(np.uint32)
    return quoted


def _gap(first: Numbers, last: Numbers) -> Numbers:
    """Units between each stretch and the next."""
    gap: Numbers = first[1:].astype(np.int64) - last[:-1].astype(np.int64)
    return gap


def _one(pieces: Spans, ours: Numbers, theirs: Numbers, key: int) -> Spans:
    """Pieces from one source that lie close on both sides made one."""
    if not len(pieces.target):
        return pieces
    near = (pieces.target[1:] == pieces.target[:-1]) & (pieces.source[1:] == pieces.source[:-1])
    near &= (ours >= 0) & (ours <= JOIN[key]) & (theirs >= 0) & (theirs <= JOIN[key])
    between = np.zeros(len(near) + 1, np.uint32)
    between[1:][near] = ours[near]
    changed = pieces.changed + between
    changed[1:][near] += (np.maximum(theirs - ours, 0)[near]).astype(np.uint32)
    head = np.flatnonzero(np.concatenate([[True], ~near]))
    tail = np.append(head[1:], len(near) + 1) - 1
    return taken(pieces, head)._replace(
        end=pieces.end[tail],
        origin_end=pieces.origin_end[tail],
        words=np.add.reduceat(pieces.words + between, head, dtype=np.uint32),
        quoted=np.add.reduceat(pieces.quoted, head, dtype=np.uint32),
        changed=np.add.reduceat(changed, head, dtype=np.uint32),
    )


def reach(one: Small, other: Small, key: int = WORDS) -> tuple[Numbers, Numbers, Numbers]:
    """How far the rows of two windows are the same, in units of the one and of the other, and how many units between are changed."""
    margin = ((0, 0), (0, STRIDE + max(SYNC[key]) + max(max(skip) for skip in FAR)))
    two = np.pad(one, margin), np.pad(other, margin)
    here, there, changed = (np.zeros(len(one), np.int64) for _ in range(3))
    active = np.arange(len(one))
    while len(active):
        run = _run(two, active, here[active], there[active], STRIDE)
        here[active] += run
        there[active] += run
        stuck = active[run < STRIDE]
        skipped = _resynced(two, stuck, here[stuck], there[stuck], SYNC[key])
        moved = skipped >= 0
        skip = np.array(SKIPS + FAR)[skipped[moved]]
        here[stuck[moved]] += skip[:, 0]
        there[stuck[moved]] += skip[:, 1]
        changed[stuck[moved]] += skip.max(axis=1)
        active = np.concatenate([active[run == STRIDE], stuck[moved]])
    return here, there, changed


def _run(two: tuple[Small, Small], row: Numbers, here: Numbers, there: Numbers, most: int) -> Numbers:
    """How many units from the two places on are the same, up to `most`."""
    steps = np.arange(most)
    mine = two[0][row[:, None], here[:, None] + steps]
    same = (mine == two[1][row[:, None], there[:, None] + steps]) & (mine != 0)
    return np.where(same.all(axis=1), most, same.argmin(axis=1))


def _resynced(two: tuple[Small, Small], row: Numbers, here: Numbers, there: Numbers, sync: tuple[int, int]) -> Numbers:
    """Which of the changes leads to the same units again, the first that does; -1 where none."""
    found = np.full(len(row), -1)
    left = np.arange(len(row))
    for n, (a, b) in enumerate(SKIPS + FAR):
        size = sync[n >= len(SKIPS)]
        mine = two[0][row[left], here[left] + a]
        likely = np.flatnonzero((mine == two[1][row[left], there[left] + b]) & (mine != 0))  # few: the others are not looked at further
        some = left[likely]
        again = likely[_run(two, row[some], here[some] + a, there[some] + b, size) == size]
        found[left[again]] = n
        left = np.delete(left, again)
    return found


def _limited(window: Small, room: Numbers) -> Small:
    """A window of which each row ends after so many units."""
    return np.where(np.arange(window.shape[1])[None, :] < room[:, None], window, np.uint32(0))
