"""What benches share: a command in a fresh process on one processor, the time and memory of its whole tree; worlds kept on disk."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from prose import TRAIN, treebanks
from world import World, articles, write

ROOT = Path(__file__).parents[2]
WORLDS = ROOT / "build/bench"
LOOK = 0.05
"""Seconds between two looks at the processes of a run."""
TICKS, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Run:
    """One run: what it said of itself, seconds of all its processes (and of them those before its work began), peak memory of the tree."""

    said: dict[str, Any]
    seconds: float
    wall: float
    megabytes: float


def run(command: Sequence[str], processors: int = 1) -> Run:
    """Run a command on so many processors; its last line is JSON. Raises when it fails."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=lambda: pinned(processors))  # noqa: PLW1509
    used: dict[int, float] = {}
    peak = 0.0
    while True:
        tree = family(child.pid)
        used |= {pid: seconds for pid, seconds, _ in tree}
        peak = max(peak, sum(memory for _, _, memory in tree))
        try:
            child.wait(LOOK)
            break
        except subprocess.TimeoutExpired:
            continue
    wall = time.perf_counter() - start
    said = child.stdout.read() if child.stdout else ""
    if child.returncode:
        raise RuntimeError(f"failed: {' '.join(map(str, command))}")
    return Run(json.loads(said.strip().splitlines()[-1]), sum(used.values()), wall, peak)


def pinned(processors: int) -> None:
    """Keep this process and its children on the last processors."""
    os.setsid()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[-processors:]))


def family(session: int) -> list[tuple[int, float, float]]:
    """(process, its processor seconds, megabytes) of every process of a session."""
    out = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            cells = (entry / "stat").read_text().rpartition(") ")[2].split()
            if int(cells[3]) == session:
                out.append((int(entry.name), sum(map(int, cells[11:13])) / TICKS, int(cells[21]) * PAGE / 2**20))
        except (OSError, IndexError):
            continue
    return out


def world(many: int, seed: int, *, trained: bool = False, bare: bool = False) -> Path:
    """The folder of a made-up world of so many articles, written once."""
    kind = "parquet" if find_spec("pyarrow") else "jsonl"
    folder = WORLDS / f"world-{many}-{seed}{'-trained' * trained}{'-bare' * bare}-{kind}"
    if not folder.exists():
        making = folder.with_name(f"{folder.name}.{os.getpid()}")
        made = World(seed, treebanks=treebanks(TRAIN) if trained else [], bare=bare)
        write(articles(made, many), making, parquet=kind == "parquet")
        making.rename(folder)
    return folder


def again(script: str, *arguments: str | Path) -> list[str]:
    """The command that runs a script of this folder in a fresh process."""
    return [sys.executable, script, *map(str, arguments)]


def in_turn(ways: Sequence[str], start: Callable[[str], Run], repeats: int) -> dict[str, list[Run]]:
    """The runs of every way, one way after the other, `repeats` times after a round that is not counted when there are more than one."""
    runs: dict[str, list[Run]] = {way: [] for way in ways}
    for turn in range(repeats + (repeats > 1)):
        for way in ways:
            done = start(way)
            if turn or repeats == 1:
                runs[way].append(done)
    return runs


def slope(first: tuple[int, float], last: tuple[int, float]) -> float:
    """The power of size by which cost grows."""
    return math.log(last[1] / first[1]) / math.log(last[0] / first[0])


def fitted(points: Sequence[tuple[int, float]]) -> float:
    """The same over several sizes: the slope of the straight line through all, in logarithms, by least squares."""
    x, y = ([math.log(value) for value in values] for values in zip(*points, strict=True))
    middle, level = sum(x) / len(x), sum(y) / len(y)
    return sum((a - middle) * (b - level) for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)
