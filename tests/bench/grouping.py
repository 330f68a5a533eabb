"""Stories in a made-up world of news: articles per second, memory and B-cubed of our grouping, beside plain tf-idf with cosine.

    python tests/bench/grouping.py [--sizes 1000 10000] [--repeats 3] [--seed 7] [--only WAY ...]

    recoupe    `recoupe.stories.grouped` over the stream
    tf-idf     scikit-learn: every article joins the story of the most like earlier article of the last `WINDOW` days when their cosine
               reaches a threshold; of `THRESHOLDS` the one that is best on this very world is shown, which favours it

B-cubed F1 (P, R) against the stories of the world and against their moments, each a month or so apart. Articles of one
story in another language count as any other. Every way runs in a fresh process on one processor, the ways in turn, after a
round that is not counted.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from measured import Run, again, in_turn, run, slope, world
from spans import installed
from world import Article, read

SIZES, SEED = (1000, 10_000), 7
NEEDS = {"recoupe": "recoupe.stories", "tf-idf": "sklearn"}
WINDOW, BLOCK = 3, 512
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)


def ours(told: Sequence[Article]) -> dict[str, list[int]]:
    """Labels by our grouping."""
    from recoupe.stories import Row, grouped

    labels = grouped(Row(n, a.day, a.title, a.text) for n, a in enumerate(told))
    return {"": [labels[n] for n in range(len(told))]}


def plain(told: Sequence[Article]) -> dict[str, list[int]]:
    """Labels by tf-idf and cosine, for every threshold."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    marks = TfidfVectorizer(sublinear_tf=True, max_df=0.5, dtype=np.float32).fit_transform([f"{a.title}\n{a.text}" for a in told])
    days = np.array([a.day for a in told])
    likest, score = np.full(len(told), -1), np.zeros(len(told), dtype=np.float32)
    for first in range(0, len(told), BLOCK):
        last = min(first + BLOCK, len(told))
        begin = int(np.searchsorted(days, days[first] - WINDOW))
        cosines = (marks[first:last] @ marks[begin:last].T).toarray()
        place = np.arange(begin, last)
        cosines[place[None, :] >= np.arange(first, last)[:, None]] = 0
        cosines[days[None, begin:last] < days[first:last, None] - WINDOW] = 0
        likest[first:last], score[first:last] = place[cosines.argmax(axis=1)], cosines.max(axis=1)
    return {str(threshold): joined(likest, score >= threshold) for threshold in THRESHOLDS}


def joined(likest: np.ndarray, near: np.ndarray) -> list[int]:
    """The story of every article: that of the earlier one it joins, or its own."""
    labels: list[int] = []
    for n, (other, joins) in enumerate(zip(likest.tolist(), near.tolist(), strict=True)):
        labels.append(labels[other] if joins else n)
    return labels


WAYS = {"recoupe": ours, "tf-idf": plain}


def bcubed(given: Sequence[int], true: Sequence[int]) -> tuple[float, float, float]:
    """F1, precision, recall."""
    both, ours_, theirs = Counter(zip(given, true, strict=True)), Counter(given), Counter(true)
    precision = sum(n * n / ours_[g] for (g, _), n in both.items()) / len(given)
    recall = sum(n * n / theirs[t] for (_, t), n in both.items()) / len(given)
    return 2 * precision * recall / (precision + recall), precision, recall


def work(way: str, folder: Path, out: Path) -> dict[str, Any]:
    """Run one way on a world; writes the labels, returns what it cost."""
    told = list(read(folder))
    start = time.process_time()
    labels = WAYS[way](told)
    cost = time.process_time() - start
    out.write_text(json.dumps(labels), encoding="utf-8")
    return {"work": cost}


def compare(size: int, options: argparse.Namespace) -> dict[str, tuple[float, float]]:
    """Run every way on one world, print the lines; (seconds, F1 against the stories) by way."""
    folder = world(size, options.seed)
    truth = [(a.story, a.moment) for a in read(folder)]
    stories, moments = [s for s, _ in truth], [m for _, m in truth]
    asked = [way for way in WAYS if (not options.only or way in options.only) and installed(NEEDS[way])]
    with tempfile.TemporaryDirectory() as scratch:

        def start(way: str) -> Run:
            return run(again(__file__, "--run", way, folder, Path(scratch) / f"{way}.json"))

        runs = in_turn(asked, start, options.repeats)
        labels = {way: json.loads((Path(scratch) / f"{way}.json").read_text(encoding="utf-8")) for way in asked}
    out = {}
    for way in asked:
        seconds = statistics.median(r.said["work"] for r in runs[way])
        best = max(labels[way], key=lambda name: bcubed(labels[way][name], moments)[0])
        of_stories, of_moments = bcubed(labels[way][best], stories), bcubed(labels[way][best], moments)
        out[way] = seconds, of_moments[0]
        cells = [f"{f:6.3f} ({p:.3f} {r:.3f})" for f, p, r in (of_stories, of_moments)]
        memory, many = max(r.megabytes for r in runs[way]), len(set(labels[way][best]))
        name = f"{way} {'>= ' if best else ''}{best}"
        print(f"{size:9,} {name:16} {size / seconds:10,.0f} {seconds:9.2f} {memory:8.0f} {many:9,}", *cells, flush=True)
    return out


def main() -> int:
    """Measure and print; 1 when ours is not above the plain way."""
    if sys.argv[1:2] == ["--run"]:
        print(json.dumps(work(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", nargs="+", choices=WAYS)
    options = parser.parse_args()
    for way, need in NEEDS.items():
        print(*([] if installed(need) else [f"{way}: {need} is not installed: pip install -e '.[bench]'\n"]), end="")
    print(f"{'articles':>9} {'way':16} {'articles/s':>10} {'work s':>9} {'peak MB':>8} {'stories':>9} {'B3 of stories':21} B3 of moments")
    results = {size: compare(size, options) for size in sorted(options.sizes)}
    mine = [(size, by_way["recoupe"][0]) for size, by_way in results.items() if "recoupe" in by_way]
    if len(mine) > 1:
        print(f"cost grows with size to the power of {slope(mine[0], mine[-1]):.2f}")
    missed = [size for size, by in results.items() if len(by) == len(WAYS) and by["recoupe"][1] < by["tf-idf"][1]]
    print(*(f"MISSED: at {size:,} plain tf-idf groups better" for size in missed), sep="\n", end="\n" if missed else "")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
