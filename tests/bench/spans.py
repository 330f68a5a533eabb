"""Text reuse in a made-up world of news: articles per second of processor, memory and quality, beside other tools in the same run.

    python tests/bench/spans.py [--sizes 1000 10000 100000] [--repeats 3] [--seed 7] [--trained] [--bare] [--only WAY ...] [--passim DIR]

Every way runs in a fresh process on one processor, the ways in turn, after a round that is not counted, since a virtual machine
takes two seconds for a gigabyte that it is given for the first time (the largest size runs twice after it at most). `work` are
the seconds of processor from texts in memory to what is found (for Spark: after its start); `all` those of all processes from start
to end; the memory is that of a process that holds the texts without their truth. Quality is against the truth of the generator,
so it is only as hard as who made it up; `tests/gate/gate.py --set reuse` is of real articles.

    recoupe       the span engine: `lineage.spans.trace_texts`
    passim        dasmiq/passim, where a checkout is given: it is in no package index (the `passim` there compares passwords)
    passim-like   the stages of that program written anew (`by_passim.py`): not the program itself
    ...-tuned     the same with what gave it the best recall and precision on another seed (`TUNED`)
    datasketch    MinHash with 128 permutations of 5-word shingles and its LSH index at the threshold `SAME`: pairs of whole texts
    rensa         the same, by R-MinHash

Pairs: reported pairs that are truly of one family (P), articles that took words and are joined to their family (linked), or to the
very article they took (direct). Characters: those copied that lie in a span shared with the family (R), those reported that lie
in such spans (P). Which of two is the source is not scored: two articles of one day have no order.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import by_passim
import numpy as np
from measured import Run, again, fitted, in_turn, run, world
from truth import Found, by_behaviour, causes, quality, truth
from world import printed

SIZES, SEED = (1000, 10_000, 100_000), 7
WIDE = {"passim": 1000, "passim-tuned": 1000, "passim-like": 1000, "passim-like-tuned": 1000, "datasketch": 100_000}
"""The largest size at which a way is run unless it is asked for by name."""
NEEDS = {"recoupe": "recoupe.lineage.spans", "datasketch": "datasketch", "rensa": "rensa", "passim": "pyspark", "passim-like": "pyspark"}
SAME, PERMUTATIONS, SHINGLE, BANDS = 0.5, 128, 5, 32
WORD = re.compile(r"\w+")
TUNED = {"n": 15, "min_match": 4, "gap": 200, "min_align": 300}
"""Of four settings on seed 8 the best in pairs and characters together: shorter passages are furniture; floating costs twice as much."""
TARGETS = {"pairs.P": 0.97, "characters.R": 0.98}
RATE, GROWTH, MEGABYTES = 5000, 1.10, 4096


def ours(written: list[str], days: list[int], hosts: list[int]) -> Found:
    """The span engine."""
    from recoupe.lineage.spans import copied, trace_texts

    spans = copied(trace_texts(written, days, hosts))
    return Found(
        *(column.astype(np.int64) for column in (spans.target, spans.source, spans.start, spans.end, spans.origin, spans.origin_end))
    )


def shingles(text: str) -> list[bytes]:
    """Sequences of words, folded to lower case."""
    words = WORD.findall(text.lower())
    return [" ".join(words[n : n + SHINGLE]).encode() for n in range(max(1, len(words) - SHINGLE + 1))]


def by_datasketch(written: list[str], *_: list[int]) -> Found:
    """MinHash LSH: every text with the earlier ones that its bands meet."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=SAME, num_perm=PERMUTATIONS)
    pairs = []
    for n, text in enumerate(written):
        mark = MinHash(num_perm=PERMUTATIONS)
        mark.update_batch(shingles(text))
        pairs += [(n, other) for other in index.query(mark)]
        index.insert(n, mark, check_duplication=False)
    return paired(pairs)


def by_rensa(written: list[str], *_: list[int]) -> Found:
    """The same by R-MinHash."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=SAME, num_perm=PERMUTATIONS, num_bands=BANDS)
    pairs = []
    for n, text in enumerate(written):
        mark = RMinHash(num_perm=PERMUTATIONS, seed=1)
        mark.update(shingles(text))
        pairs += [(n, other) for other in index.query(mark)]
        index.insert(n, mark)
    return paired(pairs)


def paired(pairs: list[tuple[int, int]]) -> Found:
    """Pairs as columns."""
    columns = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Found(columns[:, 0], columns[:, 1])


IN_MEMORY: dict[str, Callable[..., Found]] = {"recoupe": ours, "datasketch": by_datasketch, "rensa": by_rensa}


def work(way: str, folder: Path, out: Path, passim: str) -> dict[str, Any]:
    """Run one way on a world; writes what is found, returns what it cost."""
    written, days, hosts = printed(folder)
    numbers = {host: n for n, host in enumerate(sorted(set(hosts)))}
    sites = [numbers[host] for host in hosts]
    del hosts
    if way in IN_MEMORY:
        start, wall = time.process_time(), time.perf_counter()
        found = IN_MEMORY[way](written, days, sites)
        cost = {"work": time.process_time() - start, "wall": time.perf_counter() - wall}
    else:
        settings = by_passim.Settings(**TUNED) if way.endswith("tuned") else by_passim.Settings()
        with tempfile.TemporaryDirectory() as scratch:
            rows, cost = by_passim.find(written, settings, Path(scratch), None if "like" in way else Path(passim))
        found = Found(*rows)
    np.savez(out, **{name: column for name, column in vars(found).items() if column is not None})
    return cost


def ways(options: argparse.Namespace, size: int) -> list[str]:
    """The ways that are installed, small enough and asked for."""
    every = ["recoupe", "rensa", "datasketch", "passim", "passim-tuned", "passim-like", "passim-like-tuned"]
    out = []
    for way in every:
        need = NEEDS[way.removesuffix("-tuned")]
        if (options.only and way not in options.only) or (way in ("passim", "passim-tuned") and not options.passim):
            continue
        if not installed(need):
            print(f"{'':9} {way}: {need} is not installed: pip install -e '.[bench]'")
        elif options.only or size <= WIDE.get(way, size):
            out.append(way)
    return out


def installed(need: str) -> bool:
    """Whether a module can be imported."""
    try:
        return find_spec(need) is not None
    except ModuleNotFoundError:
        return False


def compare(size: int, options: argparse.Namespace) -> dict[str, tuple[float, dict[str, float]]]:
    """Run every way on one world, print the lines; median seconds of work and quality by way."""
    folder = world(size, options.seed, trained=options.trained, bare=options.bare)
    of = truth(folder)
    with tempfile.TemporaryDirectory() as scratch:

        def start(way: str) -> Run:
            return run(again(__file__, "--run", way, folder, Path(scratch) / f"{way}.npz", options.passim or ""))

        runs = in_turn(ways(options, size), start, options.repeats if size < max(SIZES) else min(2, options.repeats))
        found = {way: Found(**dict(np.load(Path(scratch) / f"{way}.npz"))) for way in runs}
    out = {}
    for way, done in runs.items():
        memory = max(r.megabytes for r in done)
        out[way] = statistics.median(r.said["work"] for r in done), {**quality(of, found[way]), "megabytes": memory}
        show(size, way, done, out[way][1])
    if "recoupe" in found:
        print(f"{'':9} recoupe, characters.R:", *(f"{k} {v:.3f}" for k, v in by_behaviour(of, folder, found["recoupe"]).items()))
        print(f"{'':9} recoupe, pairs of two families share:", *(f"{k} {v:,}" for k, v in causes(of, folder, found["recoupe"]).items()))
    return out


def show(size: int, way: str, done: list[Run], good: dict[str, float]) -> None:
    """One line of the table."""
    seconds, every = statistics.median(r.said["work"] for r in done), statistics.median(r.seconds for r in done)
    cells = [
        f"{good[key]:8.3f}" if key in good else f"{'-':>8}" for key in ("pairs.P", "linked.R", "direct.R", "characters.P", "characters.R")
    ]
    rate, memory = size / seconds, max(r.megabytes for r in done)
    print(f"{size:9,} {way:18} {rate:10,.0f} {seconds:9.2f} {every:9.2f} {memory:8.0f} {good['pairs']:10,.0f}", *cells, flush=True)


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    if sys.argv[1:2] == ["--run"]:
        print(json.dumps(work(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]), sys.argv[5])))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--trained", action="store_true", help="prose by a chain trained on the treebanks beside the checkout")
    parser.add_argument("--bare", action="store_true", help="pages without lines of sites and agencies")
    parser.add_argument("--only", nargs="+")
    parser.add_argument("--passim", default=os.environ.get("PASSIM", ""), help="a checkout of dasmiq/passim")
    options = parser.parse_args()
    print(f"{'articles':>9} {'way':18} {'articles/s':>10} {'work s':>9} {'all s':>9} {'peak MB':>8} {'pairs':>10}", end="")
    print(f" {'pairs.P':>8} {'linked.R':>8} {'direct.R':>8} {'chars.P':>8} {'chars.R':>8}")
    results = {size: compare(size, options) for size in sorted(options.sizes)}
    return verdict(results)


def verdict(results: dict[int, dict[str, tuple[float, dict[str, float]]]]) -> int:
    """Print ratios, the slope and what misses its target; 1 when anything does."""
    missed = []
    for size, by_way in results.items():
        mine = by_way.get("recoupe")
        if not mine:
            continue
        ratios = [f"{way} {seconds / mine[0]:,.1f}" for way, (seconds, _) in by_way.items() if way != "recoupe"]
        print(f"{size:9,} seconds of work to one of recoupe's:", ", ".join(ratios) or "-")
        missed += [f"{size:,}: {key} {mine[1][key]:.3f} < {least}" for key, least in TARGETS.items() if mine[1][key] < least]
        if size >= max(SIZES) and size / mine[0] < RATE:
            missed.append(f"{size:,}: {size / mine[0]:,.0f} articles/s < {RATE:,}")
        if size <= max(SIZES) and mine[1]["megabytes"] > MEGABYTES:
            missed.append(f"{size:,}: {mine[1]['megabytes']:.0f} MB > {MEGABYTES}")
    mine_by_size = [(size, by_way["recoupe"][0]) for size, by_way in results.items() if "recoupe" in by_way]
    if len(mine_by_size) > 1:
        growth = fitted(mine_by_size)
        print(f"cost grows with size to the power of {growth:.2f} (target {GROWTH})")
        missed += [f"slope {growth:.2f} > {GROWTH}"] if growth > GROWTH else []
    print(*(f"MISSED: {what}" for what in missed), sep="\n", end="\n" if missed else "")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
