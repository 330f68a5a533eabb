"""The passages that articles of one story share, word by word: what the span engine finds, aligned finely.

The engine (`spans`) says where two texts go along with one another; between its prints and just beyond their ends the words are
compared one by one, because a desk shows which of them were changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np

from recoupe.lineage.spans import GRAM as GRAMS
from recoupe.lineage.spans import Chains, Folded, Grams, Hashes, Units, chains, prints, seeds
from recoupe.lineage.stream import Stream

GRAM = GRAMS[0]
EDGE, SYNC = 12, 3
"""Beyond both ends of a chain, `EDGE` words are looked through for further runs of at least `SYNC` words."""

Run = tuple[int, int, int]
"""Place in the one stream, place in the other, number of equal words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of two articles: runs of equal words in order, in both."""

    runs: tuple[Run, ...]

    @property
    def length(self) -> int:
        """How many words are equal."""
        return sum(n for _, _, n in self.runs)


def shared(streams: Sequence[Stream]) -> dict[tuple[int, int], tuple[Passage, ...]]:
    """The passages that pairs of articles (by index, lower first) share."""
    found: dict[tuple[int, int], list[Passage]] = defaultdict(list)
    chained = chains(seeds(prints(_folded(streams), window=1)), least=1)
    for lo, hi in zip(chained.lo.tolist(), chained.hi.tolist(), strict=True):
        one, other = int(chained.seeds.source[lo]), int(chained.seeds.target[lo])
        found[one, other].append(_aligned(chained, range(lo, hi), streams[one].words, streams[other].words))
    return {pair: _told_once(passages) for pair, passages in sorted(found.items())}


def _folded(streams: Sequence[Stream]) -> Folded:
    """The told words of the story as one batch; pages have their lost spaces mended, so that letters say nothing more."""
    none = np.empty(0, np.uint32)
    bounds = np.concatenate([[0], np.cumsum([len(s) for s in streams])]).astype(np.int64)
    units = Units(
        np.concatenate([np.empty(0, np.uint64), *(s.words for s in streams)]),
        np.concatenate([none, *(s.starts for s in streams)]),
        np.concatenate([none, *(s.ends for s in streams)]),
        np.concatenate([np.empty(0, np.bool_), *(s.quoted for s in streams)]),
        bounds,
    )
    return Folded(units, Grams(none, none, np.empty(0, np.uint64), np.empty(0, np.bool_)), np.zeros(len(streams), np.bool_))


def _aligned(chained: Chains, rows: range, one: Hashes, other: Hashes) -> Passage:
    """The runs of equal words of one chain: around its prints, between them and just beyond its ends."""
    runs: list[Run] = []
    for i, j in zip(chained.seeds.origin[rows.start : rows.stop].tolist(), chained.seeds.at[rows.start : rows.stop].tolist(), strict=True):
        if runs and i - j == runs[-1][0] - runs[-1][1] and i + GRAM <= runs[-1][0] + runs[-1][2]:
            continue
        after = (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]) if runs else (0, 0)
        if (run := _grown(one, other, (i, j), after))[2] >= SYNC:
            runs.append(run)
    return Passage(_joined(_between(runs, one, other)))


def _grown(one: Hashes, other: Hashes, seed: tuple[int, int], after: tuple[int, int]) -> Run:
    """The whole run of equal words around a seed, as far as it lies behind the run before, in both articles."""
    i, j = seed
    skip = max(after[0] - i, after[1] - j, 0)
    i, j = i + skip, j + skip
    back = _equal(one[after[0] : i][::-1], other[after[1] : j][::-1])
    return i - back, j - back, back + _equal(one[i:], other[j:])


def _equal(one: Hashes, other: Hashes) -> int:
    """How many leading words are the same."""
    n = min(len(one), len(other))
    differ = np.flatnonzero(one[:n] != other[:n])
    return int(differ[0]) if len(differ) else n


def _between(runs: list[Run], one: Hashes, other: Hashes) -> list[Run]:
    """The runs with the short ones that lie between them and just beyond the first and the last."""
    out: list[Run] = []
    first, last = runs[0], runs[-1]
    corners = [(max(0, first[0] - EDGE), max(0, first[1] - EDGE), 0), *runs]
    corners.append((min(len(one), last[0] + last[2] + EDGE), min(len(other), last[1] + last[2] + EDGE), 0))
    for (a, b, n), (i, j, length) in pairwise(corners):
        within = SequenceMatcher(None, one[a + n : i].tolist(), other[b + n : j].tolist(), autojunk=False)
        out += [(a + n + m.a, b + n + m.b, m.size) for m in within.get_matching_blocks() if m.size >= SYNC]
        if length:
            out.append((i, j, length))
    return out


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs that touch in both articles become one."""
    out: list[Run] = []
    for i, j, n in runs:
        if out and out[-1][0] + out[-1][2] == i and out[-1][1] + out[-1][2] == j:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + n)
        else:
            out.append((i, j, n))
    return tuple(out)


def _told_once(passages: list[Passage]) -> tuple[Passage, ...]:
    """The passages in order, without those whose words lie within a longer one on either side: a refrain, or a chain that met another."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (-p.length, p.runs)):
        if not any(_held(passage, by, side) for by in kept for side in (0, 1)):
            kept.append(passage)
    return tuple(sorted(kept, key=lambda p: p.runs))


def _held(passage: Passage, by: Passage, side: int) -> bool:
    first, last, start, end = passage.runs[0], passage.runs[-1], by.runs[0], by.runs[-1]
    return start[side] <= first[side] and last[side] + last[2] <= end[side] + end[2]
