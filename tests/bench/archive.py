"""Archives of a made-up world of news: `recoupe archive read` and `trace` on the pool engine, time of every stage, memory, quality, growth.

    python tests/bench/archive.py [--sizes 10000 100000] [--jobs 2] [--seed 7] [--engine pool]      1000000, spark on request

Each size is read and traced in fresh processes on `--jobs` processors, once. Seconds of a stage are wall time from the end
of the one before; `peak MB` is of all processes together, sampled (memory that processes share counts in each). Growth is of
processor seconds. Quality is that of `spans.py`, from the archive's tables. With several engines their tables must be the
same: manifests hold a digest of all rows.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from measured import Run, again, run, slope, world
from spans import TARGETS, installed
from truth import Found, quality, truth
from world import read as told

SIZES, SEED, GROWTH, MEGABYTES = (10_000, 100_000), 7, 1.10, 4096
VERBS = ("read", "trace")


def work(verb: str, source: str, to: str, engine: str, jobs: int) -> dict[str, Any]:
    """Run one verb; seconds of its stages."""
    from recoupe import archive
    from recoupe.engines import runner

    ends: dict[str, float] = {}
    start = time.perf_counter()

    def progress(stage: str, _done: int, _of: int) -> None:
        ends[stage] = time.perf_counter() - start

    if verb == "read":
        archive.read(source, to, engine=runner(engine, jobs), progress=progress)
    else:
        archive.trace(to, engine=runner(engine, jobs), progress=progress)
    took = [0.0, *ends.values()]
    return {"stages": {stage: b - a for stage, (a, b) in zip(ends, pairwise(took), strict=True)}}


def found(archive: Path, folder: Path) -> Found:
    """The spans of an archive by the places of the articles in their world."""
    import pyarrow.parquet as tables

    def columns(name: str, wanted: list[str]) -> dict[str, Any]:
        parts = [tables.read_table(path, columns=wanted) for path in sorted((archive / name).glob("*.parquet"))]
        return {column: np.concatenate([p[column].to_numpy() for p in parts]) for column in wanted}

    place = {f"https://{a.host}/{a.number}": n for n, a in enumerate(told(folder))}
    articles = columns("articles", ["article", "address"])
    order = np.argsort(articles["article"])
    ids, places = articles["article"][order], np.array([place[a] for a in articles["address"]])[order]
    spans = columns("spans", ["target", "source", "start", "end", "origin", "origin_end", "stock"])
    spans = {name: values[~spans["stock"]] for name, values in spans.items()}
    target, source = (places[np.searchsorted(ids, spans[side])] for side in ("target", "source"))
    return Found(target, source, *(spans[name].astype(np.int64) for name in ("start", "end", "origin", "origin_end")))


def digests(archive: Path) -> tuple[str, ...]:
    """Of the rows of the tables that are kept."""
    from recoupe.engines.tables import Table

    return tuple(Table(archive / name).digest() for name in ("articles", "failed", "spans", "families"))


def compare(size: int, engine: str, options: argparse.Namespace) -> tuple[float, dict[str, float], float, tuple[str, ...]]:
    """Read and trace a world; seconds of all processors, quality, megabytes and digests."""
    folder = world(size, options.seed)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        to = Path(scratch) / "archive"
        runs: dict[str, Run] = {}
        for verb in VERBS:
            runs[verb] = run(again(__file__, "--run", verb, folder, to, engine, str(options.jobs)), options.jobs)
            show(size, engine, verb, runs[verb])
        good, made = quality(truth(folder), found(to, folder)), digests(to)
        shutil.rmtree(to)
    print(f"{size:9,} {'quality':8}", *(f"{key} {value:.3f}" for key, value in good.items() if key != "pairs"))
    return sum(r.seconds for r in runs.values()), good, max(r.megabytes for r in runs.values()), made


def show(size: int, engine: str, verb: str, done: Run) -> None:
    """One line of the table."""
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in done.said["stages"].items())
    print(
        f"{size:9,} {engine:6} {verb:8} {size / done.seconds:12,.0f} {done.seconds:9.1f} {done.wall:8.1f} {done.megabytes:8.0f}  {stages}",
        flush=True,
    )


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    if sys.argv[1:2] == ["--run"]:
        print(json.dumps(work(*sys.argv[2:6], int(sys.argv[6]))))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--engine", nargs="+", default=["pool"])
    options = parser.parse_args()
    if not all(installed(need) for need in ("recoupe.archive", "pyarrow", "duckdb")):
        print("archives need pyarrow and duckdb: pip install -e '.[archive]'")
        return 0
    print(
        f"{'articles':>9} {'engine':6} {'command':8} {'per proc. s':>12} {'proc. s':>9} {'wall s':>8} {'peak MB':>8}  seconds of each stage"
    )
    every = {size: {engine: compare(size, engine, options) for engine in options.engine} for size in sorted(options.sizes)}
    results = {size: next(iter(by_engine.values()))[:3] for size, by_engine in every.items()}
    missed = [f"{n:,}: engines differ" for n, by_engine in every.items() if len({made for *_, made in by_engine.values()}) > 1]
    if len(options.engine) > 1:
        print(*(f"{n:9,} the tables of all engines are the same" for n in every if f"{n:,}: engines differ" not in missed), sep="\n")
    missed += [
        f"{n:,}: {key} {good[key]:.3f} < {least}"
        for n, (_, good, _) in results.items()
        for key, least in TARGETS.items()
        if good[key] < least
    ]
    missed += [f"{n:,}: {memory:.0f} MB > {MEGABYTES}" for n, (_, _, memory) in results.items() if memory > MEGABYTES and n <= max(SIZES)]
    if len(results) > 1:
        growth = slope(*((n, results[n][0]) for n in (min(results), max(results))))
        print(f"cost grows with size to the power of {growth:.2f} (target {GROWTH})")
        missed += [f"slope {growth:.2f} > {GROWTH}"] if growth > GROWTH else []
    print(*(f"MISSED: {what}" for what in missed), sep="\n", end="\n" if missed else "")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
