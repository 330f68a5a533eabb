"""Time and memory of one command in a new process: start-up, tables, all stages, the HTML picture and the store.

    python tests/bench/cold.py [PAGES ...]     without pages: the demo story, and the sample beside the checkout where there is one

Each command runs `RUNS` times on one processor, the commands in turn, after one run that is not counted (it fills
the file cache and Python's own, also where the shell forbids Python to keep one). Medians are printed, with the
slowest run; memory is the largest resident set.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 7
SECONDS, MEGABYTES, HELP = 3.0, 700, 0.2


def commands(pages: list[str], folder: str) -> dict[str, list[str]]:
    """What is measured, by name."""
    program = str(Path(sys.executable).with_name("recoupe"))
    sets = {"given": pages} if pages else {"demo": [str(ROOT / "src/recoupe/demo/pages")]}
    sample = sorted(map(str, (ROOT.parent / "shared/seeds").glob("*.txt")))
    if sample and not pages:
        sets["sample"] = sample
    reads = {f"read {name}": [program, "read", *paths, "--store", f"{folder}/{name}.sqlite"] for name, paths in sets.items()}
    return {"--help": [program, "--help"], **reads}


def remembering(folder: str) -> dict[str, str]:
    """The environment in which Python keeps what it compiles, as it does for whoever installs the program; here beside the stores."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": f"{folder}/compiled"}


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds and megabytes of one run, in a process of its own."""
    for path in Path(command[-1]).parent.glob("*.sqlite") if "read" in command else ():
        path.unlink()
    start = time.perf_counter()
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"failed: {' '.join(command)}")
    return took, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # the commands inherit it
    with tempfile.TemporaryDirectory() as folder:
        every = commands(sys.argv[1:], folder)
        figures: dict[str, list[tuple[float, float]]] = {name: [] for name in every}
        for turn in range(RUNS + 1):
            for name, command in every.items():
                figure = run(command, remembering(folder))
                if turn:
                    figures[name].append(figure)
    missed = 0
    print(f"{'command':16} {'median s':>9} {'slowest s':>10} {'peak MB':>8} {'target':>16}   ({RUNS} runs each, in turn, one processor)")
    for name, runs in figures.items():
        seconds, memory = [s for s, _ in runs], max(m for _, m in runs)
        limit = HELP if name == "--help" else SECONDS
        missed += statistics.median(seconds) > limit or memory > MEGABYTES
        print(f"{name:16} {statistics.median(seconds):9.2f} {max(seconds):10.2f} {memory:8.0f} {f'{limit} s, {MEGABYTES} MB':>16}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
