"""Quality on a made-up world: what was copied and found, and which pairs of articles are truly of one family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from world import Article, read

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Truth:
    """The truth of a world in columns: of every article by its place, and the copied stretches in order of (place, start)."""

    family: Numbers
    derived: npt.NDArray[np.bool_]
    source: Numbers
    place: Numbers
    start: Numbers
    end: Numbers


@dataclass(frozen=True)
class Found:
    """What a tool reports: pairs of articles by place, and with spans the shared stretch in both (none: pairs only).

    Which of the two is called source is not scored: articles of one day have no order for a tool that sees days.
    """

    target: Numbers
    source: Numbers
    start: Numbers | None = None
    end: Numbers | None = None
    origin: Numbers | None = None
    origin_end: Numbers | None = None

    def stretches(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """(place, first, last, row) of both sides of every span; none without spans."""
        if self.start is None or self.end is None or self.origin is None or self.origin_end is None:
            return (np.empty(0, np.int64),) * 4
        rows = np.arange(len(self.target))
        columns = ((self.target, self.source), (self.start, self.origin), (self.end, self.origin_end), (rows, rows))
        place, first, last, row = (np.concatenate(both) for both in columns)
        return place, first, last, row


def truth(folder: Path) -> Truth:
    """The truth of a world on disk."""
    place, family, derived, source = {}, [], [], []
    pieces: list[tuple[int, int, int]] = []
    for n, article in enumerate(read(folder)):
        place[article.number] = n
        family.append(article.family)
        taken = article.kind in ("copy", "excerpt", "rewrite")
        derived.append(taken)
        source.append(place[article.source] if taken else -1)
        pieces += sorted((n, a, b) for a, b, _, _ in article.pieces)
    columns = np.array(pieces, dtype=np.int64).reshape(-1, 3)
    return Truth(np.array(family), np.array(derived), np.array(source), columns[:, 0], columns[:, 1], columns[:, 2])


def texts(folder: Path) -> Iterator[Article]:
    """The articles in order of arrival; place n is the n-th."""
    return read(folder)


def quality(of: Truth, found: Found) -> dict[str, float]:
    """Shares of pairs and of characters, by the names that `spans.py` explains."""
    known = np.unique(np.sort(np.stack([found.target, found.source], axis=1), axis=1), axis=0)
    right = of.family[known[:, 0]] == of.family[known[:, 1]]
    linked = np.zeros(len(of.family), dtype=np.bool_)
    linked[known[right].ravel()] = True
    out = {
        "pairs": float(len(known)),
        "pairs.P": float(right.mean()) if len(known) else 1.0,
        "linked.R": float(linked[of.derived].mean()),
        "direct.R": direct(of, known),
    }
    place, first, last, row = found.stretches()
    if len(place):
        true = (of.family[found.target] == of.family[found.source])[row]
        out["characters.R"] = share_covered(of, place[true], first[true], last[true])
        out["characters.P"] = float((last - first)[true].sum() / (last - first).sum())
    return out


def direct(of: Truth, pairs: Numbers) -> float:
    """Share of taken-over articles that are paired with the very article they took."""
    count = len(of.family)
    wanted = np.flatnonzero(of.derived)
    keys = np.minimum(wanted, of.source[wanted]) * count + np.maximum(wanted, of.source[wanted])
    return float(np.isin(keys, pairs[:, 0] * count + pairs[:, 1]).mean())


def share_covered(of: Truth, place: Numbers, start: Numbers, end: Numbers) -> float:
    """Share of the copied characters that lie in stretches (of the articles at `place`)."""
    return _common((of.place, of.start, of.end), (place, start, end)) / max(1, int((of.end - of.start).sum()))


def _merged(place: Numbers, start: Numbers, end: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Stretches that overlap put together, in order."""
    if not len(place):
        return place, start, end
    width = int(end.max()) + 2
    first, last = place * width + start, place * width + end
    order = np.argsort(first, kind="stable")
    first, last = first[order], np.maximum.accumulate(last[order])
    begins = np.concatenate([[True], first[1:] > last[:-1]])
    closes = np.append(np.flatnonzero(begins)[1:] - 1, len(first) - 1)
    return first[begins] // width, first[begins] % width, last[closes] % width


def _common(one: tuple[Numbers, Numbers, Numbers], other: tuple[Numbers, Numbers, Numbers]) -> int:
    """Characters in both sets of stretches."""
    width = int(max((int(e.max()) for _, _, e in (one, other) if len(e)), default=0)) + 2
    marks = []
    for which, (place, start, end) in enumerate(_merged(*stretches) for stretches in (one, other)):
        sign = np.concatenate([np.ones(len(place), np.int64), -np.ones(len(place), np.int64)])
        at = np.concatenate([place * width + start, place * width + end])
        marks.append(np.stack([at, sign * (which == 0), sign * (which == 1)], axis=1))
    every = np.concatenate(marks)
    every = every[np.argsort(every[:, 0], kind="stable")]
    both = (np.cumsum(every[:, 1]) > 0) & (np.cumsum(every[:, 2]) > 0)
    return int(np.diff(every[:, 0])[both[:-1]].sum())


def by_behaviour(of: Truth, folder: Path, found: Found) -> dict[str, float]:
    """Recall of copied characters for each thing that takers do to a text, alone or with others; lost spaces count with nothing else."""
    place, first, last, row = found.stretches()
    true = (of.family[found.target] == of.family[found.source])[row]
    groups: dict[str, list[int]] = {}
    for n, article in enumerate(read(folder)):
        does = ("glued",) if "glued" in article.behaviours else article.behaviours or ("verbatim",)
        for name in does if of.derived[n] else ():
            groups.setdefault(name, []).append(n)
    out = {}
    for name, places in sorted(groups.items()):
        some, kept = np.isin(of.place, places), true & np.isin(place, places)
        part = replace(of, place=of.place[some], start=of.start[some], end=of.end[some])
        out[name] = share_covered(part, place[kept], first[kept], last[kept])
    return out


def causes(of: Truth, folder: Path, found: Found) -> dict[str, int]:
    """What the pairs of two families share: lines of the site or the agency, a statement that many reprint, or neither."""
    wrong = np.flatnonzero(of.family[found.target] != of.family[found.source])
    needed = set(found.target[wrong].tolist())
    told = {n: (a.body, [(x, y) for x, y, _ in a.quotes]) for n, a in enumerate(read(folder)) if n in needed}
    out = {"pages' furniture": set[tuple[int, int]](), "statements": set[tuple[int, int]](), "chance": set[tuple[int, int]]()}
    place, first, last, _ = found.stretches()
    for row in wrong.tolist():
        body, quotes = told[int(place[row])]
        span = (int(first[row]), int(last[row]))
        cause = "statements" if _half(span, quotes) else "chance" if _half(span, body) else "pages' furniture"
        out[cause].add((int(found.target[row]), int(found.source[row])))
    return {name: len(pairs) for name, pairs in out.items()}


def _half(span: tuple[int, int], of: list[tuple[int, int]]) -> bool:
    """Whether at least half of a span lies in these stretches."""
    return 2 * sum(max(0, min(span[1], b) - max(span[0], a)) for a, b in of) >= span[1] - span[0]
