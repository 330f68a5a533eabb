"""The exact ends of stretches: how far the same words go on beyond the first and the last shared print."""

from __future__ import annotations

import numpy as np

from recoupe.lineage.spans.arrays import WORDS, Hashes, Numbers, Small, Spans, Stretches, Units, Windows

REACH = (24, 160)
"""Units, by key, that are looked through beyond either end: a run of 11 words would have had a print of its own."""
SYNC = (3, 15)
"""Units, by key, that must be the same behind a changed one before the passage goes on."""
SKIPS = ((1, 1), (1, 0), (0, 1), (2, 2), (2, 1), (1, 2), (2, 0), (0, 2), (3, 3))
"""What may be changed between: so many units of the target for so many of the source, the likeliest first."""
STRIDE = 8
LETTERS_PER_WORD = 5
"""Of French prose, elided words counted as words."""


def windows(units: Units, text: Numbers, first: Small, last: Small, key: int = WORDS) -> Windows:
    """What the units [first, last) of some texts (rows of `units`) have beside them, all of one key."""
    reach = np.arange(REACH[key] + 1)
    low, high = units.bounds[text], units.bounds[text + 1]
    start, end = low + first, low + last
    before = np.maximum(start[:, None] - reach, low[:, None])
    behind = np.minimum(end[:, None] - 1 + reach, high[:, None] - 1)
    quoted = np.concatenate([[0], np.cumsum(units.quoted)])
    return Windows(
        np.where(start[:, None] - reach[1:] >= low[:, None], units.hashes[before[:, 1:]], np.uint64(0)),
        np.where(end[:, None] + reach[:-1] < high[:, None], units.hashes[behind[:, 1:]], np.uint64(0)),
        units.starts[before],
        units.ends[behind],
        (quoted[end] - quoted[start]).astype(np.uint32),
    )


def widen(rows: Stretches, of_target: Windows, of_source: Windows) -> Spans:
    """Stretches of one key, sorted by target and place, as spans whose ends are exact.

    No span goes on into the next of its target.
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
    core = end - at
    units = core + less[0] + more[0]
    size = units if key == WORDS else units // LETTERS_PER_WORD
    quoted = np.maximum(of_target.quoted, of_source.quoted).astype(np.int64)
    quoted = np.maximum(np.minimum(quoted, core) * size // np.maximum(core, 1), rows.quoted.astype(np.int64) * size // rows.hits)
    changed = (rows.changed + less[2] + more[2]) // (1 if key == WORDS else LETTERS_PER_WORD)
    return Spans(
        rows.target,
        rows.source,
        rows.key,
        of_target.starts[row, less[0]],
        of_target.ends[row, more[0]],
        of_source.starts[row, less[1]],
        of_source.ends[row, more[1]],
        size.astype(np.uint32),
        quoted.astype(np.uint32),
        changed.astype(np.uint32),
    )


def reach(one: Hashes, other: Hashes, key: int = WORDS) -> tuple[Numbers, Numbers, Numbers]:
    """How far the rows of two windows are the same, in units of the one and of the other, and how many units between are changed."""
    one = np.pad(one, ((0, 0), (0, STRIDE + SYNC[key] + 3)))
    other = np.pad(other, ((0, 0), (0, STRIDE + SYNC[key] + 3)))
    here, there, changed = (np.zeros(len(one), np.int64) for _ in range(3))
    active = np.arange(len(one))
    while len(active):
        run = _run(one, other, active, here[active], there[active], STRIDE)
        here[active] += run
        there[active] += run
        stuck = active[run < STRIDE]
        skipped = _resynced(one, other, stuck, here[stuck], there[stuck], SYNC[key])
        moved = skipped >= 0
        skip = np.array(SKIPS)[skipped[moved]]
        here[stuck[moved]] += skip[:, 0]
        there[stuck[moved]] += skip[:, 1]
        changed[stuck[moved]] += skip.max(axis=1)
        active = np.concatenate([active[run == STRIDE], stuck[moved]])
    return here, there, changed


def _run(one: Hashes, other: Hashes, row: Numbers, here: Numbers, there: Numbers, most: int) -> Numbers:
    """How many units from the two places on are the same, up to `most`."""
    steps = np.arange(most)
    mine = one[row[:, None], here[:, None] + steps]
    same = (mine == other[row[:, None], there[:, None] + steps]) & (mine != 0)
    return np.where(same.all(axis=1), most, same.argmin(axis=1))


def _resynced(one: Hashes, other: Hashes, row: Numbers, here: Numbers, there: Numbers, sync: int) -> Numbers:
    """Which of the SKIPS leads to the same units again, the first that does; -1 where none."""
    found = np.full(len(row), -1)
    for n, (a, b) in reversed(tuple(enumerate(SKIPS))):
        found[_run(one, other, row, here + a, there + b, sync) == sync] = n
    return found


def _limited(window: Hashes, room: Numbers) -> Hashes:
    """A window of which each row ends after so many units."""
    return np.where(np.arange(window.shape[1])[None, :] < room[:, None], window, np.uint64(0))
