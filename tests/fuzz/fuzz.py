"""Fuzz the readers: `make fuzz`, or `python tests/fuzz/fuzz.py [--seconds 120] [--only FORMAT,...] [--seed N]`.

Each format is fuzzed in a process of its own. Found is whatever raises anything but PageRefused, takes more than 5 seconds, or more
than 1 GB; the file that did it is kept in build/fuzz. A line for each format says how much was tried.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import resource
import subprocess
import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path

from tests.fuzz.mutate import mutated
from tests.fuzz.readers import seeds, tried

LONGEST = 5.0
"""Seconds of processor for one file: what else the machine does is no fault of a reader."""
STUCK = 60
"""Seconds after which a process is ended where it stands."""
LARGEST = 1_000_000
"""Kilobytes of memory."""
FOUND = Path("build/fuzz")


def fuzz(name: str, seconds: float, seed: int) -> int:
    """Fuzz one format for some time; how many faults were found."""
    every = seeds()
    others = [data for each in every.values() for data in each]
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - the same files again for the same seed
    faults: dict[str, str] = {}
    count = articles = 0
    worst, began = 0.0, time.monotonic()
    for data in every[name]:
        tried(data)  # what is loaded once is no time of a file
    FOUND.mkdir(parents=True, exist_ok=True)
    while time.monotonic() - began < seconds:
        data = mutated(every[name] if chance.random() < 0.9 else others, chance)
        (FOUND / f"{name}.last").write_bytes(data)
        faulthandler.dump_traceback_later(STUCK, exit=True)
        start, told = time.process_time(), ""
        try:
            articles += tried(data)
        except Exception as error:  # noqa: BLE001 - all that is raised is found
            last = traceback.extract_tb(error.__traceback__)[-1]
            told = f"{type(error).__name__}: {str(error)[:100]} ({Path(last.filename).name}:{last.lineno})"
        took = time.process_time() - start
        faulthandler.cancel_dump_traceback_later()
        worst, count = max(worst, took), count + 1
        if took > LONGEST:
            told = told or f"{took:.1f} s"
        if told and told.split("(")[-1] not in {known.split("(")[-1] for known in faults}:
            kept = FOUND / f"{name}-{sha256(data).hexdigest()[:12]}"
            kept.write_bytes(data)
            faults[told] = str(kept)
    memory = _peak()
    if memory > LARGEST:
        faults[f"{memory // 1000} MB"] = ""
    print(f"{name:12} {count:7} files {articles:7} articles  worst {worst:4.1f} s  {memory // 1000:4} MB  {len(faults)} faults", flush=True)
    for told, kept in faults.items():
        print(f"    {told}  {kept}", flush=True)
    return len(faults)


def _peak() -> int:
    """The most memory that this process ever took, in kilobytes. What `getrusage` says may be that of the process which began it."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text().split("VmHWM:")[1].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> int:
    """Fuzz every format that has a file in the corpus, one after the other."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--seconds", type=float, default=120)
    ask.add_argument("--only", default="")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--here", action="store_true", help="in this process")
    asked = ask.parse_args()
    names = asked.only.split(",") if asked.only else list(seeds())
    if asked.here:
        return min(1, sum(fuzz(name, asked.seconds, asked.seed) for name in names))
    bad = 0
    for name in names:
        command = [
            sys.executable,
            "-m",
            "tests.fuzz.fuzz",
            "--here",
            "--only",
            name,
            "--seconds",
            str(asked.seconds),
            "--seed",
            str(asked.seed),
        ]
        done = subprocess.run(command, check=False).returncode
        if done not in (0, 1):
            print(f"{name:12} stuck or dead ({done}): build/fuzz/{name}.last", flush=True)
        bad += done != 0
    return min(1, bad)


if __name__ == "__main__":
    sys.exit(main())
