"""Text shared word for word: fingerprints, runs of equal words, chains of runs.

Every window of `WINDOW` successive `GRAM`-word sequences keeps its least hash (winnowing), so any unbroken shared run
of `GRAM + WINDOW - 1` = 11 words is certainly seen. Runs that follow one another in both texts, at most `GAP` words apart and
shifted by at most `BAND`, make one chain: a passage that was retouched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import numpy as np

from recoupe.lineage.stream import Hashes, Numbers, Stream

GRAM, WINDOW = 7, 5
GAP, BAND = 30, 12
CROWD = 20
"""A fingerprint seen in more articles than this is followed from one to the next only: a widely printed dispatch stays linear."""
TURNS = 4
"""A sequence that comes back in one article (a refrain, a table) is followed at most so many times."""
EDGE, SYNC = 12, 3
"""Beyond both ends of a chain, `EDGE` words are looked through for further runs of at least `SYNC` words."""

Run = tuple[int, int, int]
"""Place in the one stream, place in the other, number of equal words."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A passage of two articles: runs of equal words in order, in both."""

    runs: tuple[Run, ...]

    @property
    def length(self) -> int:
        """How many words are equal."""
        return sum(n for _, _, n in self.runs)


def shared(streams: Sequence[Stream]) -> dict[tuple[int, int], tuple[Chain, ...]]:
    """The passages that pairs of articles (by index, lower first) share."""
    runs: dict[tuple[int, int], dict[int, list[Run]]] = defaultdict(lambda: defaultdict(list))
    for one, i, other, j in _seeds(streams):
        _extended(runs[one, other][i - j], streams[one].words, streams[other].words, (i, j))
    return {
        (a, b): tuple(_widened(chain, streams[a].words, streams[b].words) for chain in _chains(found))
        for (a, b), by_diagonal in sorted(runs.items())
        if (found := sorted(run for same in by_diagonal.values() for run in same))
    }


def fingerprints(words: Hashes) -> tuple[Hashes, Numbers]:
    """The kept hashes of a stream and the places of their first words."""
    count = len(words) - GRAM + 1
    if count < 1:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    grams = np.zeros(count, np.uint64)
    for k in range(GRAM):
        grams = grams * np.uint64(0x9E3779B97F4A7C15) + words[k : k + count]
    grams ^= grams >> np.uint64(29)
    windows = np.lib.stride_tricks.sliding_window_view(grams, min(WINDOW, count))
    kept = np.unique(windows.argmin(axis=1) + np.arange(len(windows)))
    return grams[kept], kept


def _seeds(streams: Sequence[Stream]) -> Iterator[tuple[int, int, int, int]]:
    """Places of equal fingerprints in two different articles."""
    marks = [fingerprints(s.words) for s in streams]
    prints = np.concatenate([p for p, _ in marks] or [np.empty(0, np.uint64)])
    owner = np.repeat(np.arange(len(marks)), [len(p) for p, _ in marks])
    place = np.concatenate([at for _, at in marks] or [np.empty(0, np.int64)])
    order = np.lexsort((place, owner, prints))
    bounds = np.flatnonzero(np.diff(prints[order])) + 1
    for group in np.split(order, bounds):
        if len(group) > 1 and owner[group[0]] != owner[group[-1]]:
            yield from _pairs(owner[group].tolist(), place[group].tolist())


def _pairs(owners: list[int], places: list[int]) -> Iterator[tuple[int, int, int, int]]:
    at: dict[int, list[int]] = defaultdict(list)
    for owner, place in zip(owners, places, strict=True):
        if len(at[owner]) < TURNS:
            at[owner].append(place)
    for one, other in combinations(at, 2) if len(at) <= CROWD else pairwise(at):
        yield from ((one, i, other, j) for i in at[one] for j in at[other])


def _extended(known: list[Run], one: Hashes, other: Hashes, seed: tuple[int, int]) -> None:
    """Grow a seed to the whole run of equal words, unless a run of its diagonal holds it already."""
    i, j = seed
    if any(a <= i < a + n for a, _, n in known) or not np.array_equal(one[i : i + GRAM], other[j : j + GRAM]):
        return
    back = _equal(one[:i][::-1], other[:j][::-1])
    known.append((i - back, j - back, back + _equal(one[i:], other[j:])))


def _equal(one: Hashes, other: Hashes) -> int:
    """How many leading words are the same."""
    n = min(len(one), len(other))
    differ = np.flatnonzero(one[:n] != other[:n])
    return int(differ[0]) if len(differ) else n


def _chains(runs: list[Run]) -> list[Chain]:
    """Runs in order, put together where they follow one another in both articles."""
    chains: list[list[Run]] = []
    for i, j, n in runs:
        near = [c for c in chains if _follows(c[-1], (i, j, n))]
        if near:
            best = min(near, key=lambda c: abs((c[-1][0] - c[-1][1]) - (i - j)))
            best.append(_trimmed(best[-1], (i, j, n)))
        elif not any(_held((i, j, n), run) for c in chains for run in c):
            chains.append([(i, j, n)])
    return [Chain(tuple(c)) for c in chains]


def _follows(last: Run, run: Run) -> bool:
    (a, b, n), (i, j, length) = last, run
    overlap = max(a + n - i, b + n - j, 0)
    close = i - a - n <= GAP and j - b - n <= GAP and abs((a - b) - (i - j)) <= BAND
    return i > a and j > b and close and length - overlap >= SYNC


def _trimmed(last: Run, run: Run) -> Run:
    """The part of a run that lies behind the last one in both articles."""
    (a, b, n), (i, j, length) = last, run
    overlap = max(a + n - i, b + n - j, 0)
    return i + overlap, j + overlap, length - overlap


def _held(run: Run, by: Run) -> bool:
    """Whether the words of a run, in the first article, lie within another run."""
    return by[0] <= run[0] and run[0] + run[2] <= by[0] + by[2]


def _widened(chain: Chain, one: Hashes, other: Hashes) -> Chain:
    """The chain with the short runs that lie between its runs and just beyond its ends."""
    out: list[Run] = []
    first, last = chain.runs[0], chain.runs[-1]
    corners = [(max(0, first[0] - EDGE), max(0, first[1] - EDGE), 0), *chain.runs]
    corners.append((min(len(one), last[0] + last[2] + EDGE), min(len(other), last[1] + last[2] + EDGE), 0))
    for (a, b, n), (i, j, length) in pairwise(corners):
        within = SequenceMatcher(None, one[a + n : i].tolist(), other[b + n : j].tolist(), autojunk=False)
        out += [(a + n + m.a, b + n + m.b, m.size) for m in within.get_matching_blocks() if m.size >= SYNC]
        if length:
            out.append((i, j, length))
    return Chain(_joined(out))


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs that touch in both articles become one."""
    out: list[Run] = []
    for i, j, n in runs:
        if out and out[-1][0] + out[-1][2] == i and out[-1][1] + out[-1][2] == j:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + n)
        else:
            out.append((i, j, n))
    return tuple(out)
