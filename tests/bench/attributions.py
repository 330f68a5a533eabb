"""Who said what: speed and quality of the stage beside a plain parse, the rules alone and textacy, in one run on one processor.

    python tests/bench/attributions.py

Every contender reads the same articles, prepared once: four stories of RPM2 beside the checkout, or else the invented demo story,
repeated (then for speed alone). They take turns. Speed is words (`str.split` of the clean text) per second of processor time: all
are single-threaded, and other work on the machine counts less. "first" is the round in which the articles are new, loading left
out; the median is that of `RUNS` rounds after it. Memory is the largest resident set of a new process that prepares the articles
and lets one contender read them once. Quality is scored by the scorer beside the checkout, as `tests/gate/gate.py` does.
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "gate"))

from by_textacy import Textacy, record

from gate import SETS, SHARED, pages_of, part_of
from recoupe.lang.tagger import load, words_of
from recoupe.methods import USUAL, Methods
from recoupe.model import Actor, Dossier, Found, Manner, Material, Page, Reading
from recoupe.model.codec import to_json
from recoupe.pipeline import picture, readings

ROOT = Path(__file__).parents[2]
DEMO, REPEATS = ROOT / "src/recoupe/demo/pages", 6
STORIES = ("T01", "T02", "T03", "T05")
RUNS, LOADS = 7, 5
SPEED = {"parsed": 15_000, "rules": 150_000}
"""Words per second, at least."""
RATIO, LOAD, DATA = 2.5, 1.5, 40
"""The stage over a plain parse, at least; seconds to import spaCy and load, and megabytes of the trained data, at most."""
MEGABYTE = 1024 * 1024
LOADING = """
import time
start = time.process_time(), time.perf_counter()
from recoupe.lang.tagger import load
load()
print(time.process_time() - start[0], time.perf_counter() - start[1])
"""

Case = tuple[Reading, Found, tuple[Actor, ...]]
Contender = Callable[[Sequence[Case]], object]


def prepared(paths: Iterable[Path]) -> list[Case]:
    """The articles of one story, read, their mentions found and joined to actors."""
    texts = readings(Page(path.name, path.read_bytes()) for path in paths)
    found = tuple(USUAL("mentions")(text) for text in texts)
    story = Dossier(recoupe="", language="fr", articles=tuple(text.article for text in texts))
    actors = USUAL("actors")(Material(texts, found), story).actors
    return [(text, one, actors) for text, one in zip(texts, found, strict=True)]


def articles() -> tuple[str, list[Case]]:
    """What is read for speed, and what it is called."""
    stories = [sorted((SHARED / "data/rpm2_fr/documents").glob(f"{story}_C1_*.txt")) for story in STORIES]
    if all(stories):
        return f"RPM2 {', '.join(STORIES)} C1", [case for story in stories for case in prepared(story)]
    return f"the invented demo story {REPEATS} times (no articles in ../shared)", prepared(sorted(DEMO.iterdir())) * REPEATS


# ------------------------------------------------------------ contenders
def stage(method: str) -> Contender:
    """The stage by one of its methods."""
    attribute = Methods({"attributions": method})("attributions")
    return lambda cases: [attribute(reading, found, actors, "fr") for reading, found, actors in cases]


def parse(cases: Sequence[Case]) -> object:
    """The same model over every sentence, an article at a time as the stage does."""
    return [load().parse([words_of(reading.clean, *sentence) for sentence in reading.sentences]) for reading, _, _ in cases]


def parse_at_once(cases: Sequence[Case]) -> object:
    """The same, all sentences of all articles in one call."""
    return load().parse([words_of(reading.clean, *sentence) for reading, _, _ in cases for sentence in reading.sentences])


def by_textacy() -> Contender:
    """Direct quotations by textacy, on the same model."""
    textacy = Textacy()
    return lambda cases: [textacy.read(reading) for reading, _, _ in cases]


CONTENDERS: dict[str, Callable[[], Contender]] = {
    "parsed": lambda: stage("parsed"),
    "plain parse": lambda: parse,
    "parse, one call": lambda: parse_at_once,
    "rules": lambda: stage("rules"),
    "textacy": by_textacy,
}


def installed() -> list[str]:
    """The names of the contenders that can run."""
    return [name for name in CONTENDERS if name != "textacy" or find_spec("textacy")]


# ------------------------------------------------------------ speed, memory, size
def speeds(every: dict[str, Contender], cases: Sequence[Case]) -> dict[str, list[float]]:
    """Words per second of each contender: in the first round, then in `RUNS` more."""
    words = sum(len(reading.clean.split()) for reading, _, _ in cases)
    for read in every.values():
        read(prepared(sorted(DEMO.iterdir())))  # tables and models are loaded, by other articles
    gc.collect()
    gc.freeze()  # none pays for the objects of another
    out: dict[str, list[float]] = {name: [] for name in every}
    for _ in range(RUNS + 1):
        for name, read in every.items():
            start = time.process_time()
            read(cases)
            out[name].append(words / (time.process_time() - start))
    return out


def fresh(*arguments: str) -> list[float]:
    """The figures that a new Python prints."""
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return [float(figure) for figure in done.stdout.split()]


def once(name: str) -> int:
    """Let one contender read everything once; print the largest resident set of this process, in megabytes."""
    CONTENDERS[name]()(articles()[1])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (MEGABYTE if sys.platform == "darwin" else 1024))
    return 0


def wheel() -> tuple[float, float]:
    """Megabytes of the wheel, and of the trained data in it once it is unpacked."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, str(ROOT)], check=True)
        path = next(Path(folder).glob("*.whl"))
        with zipfile.ZipFile(path) as packed:
            data = sum(entry.file_size for entry in packed.infolist() if "/lang/fr/tagger/" in entry.filename)
        return path.stat().st_size / MEGABYTE, data / MEGABYTE


# ------------------------------------------------------------ quality
def scored(dossier: Dossier, name: str) -> dict[str, float]:
    """The figures of a dossier of one gold set."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        (work / "dossier.json").write_text(to_json(dossier), encoding="utf-8")
        (work / "gold.json").write_text(json.dumps(part_of(gold, name, "all")), encoding="utf-8")
        command = [sys.executable, str(SHARED / "eval" / "score.py"), str(work / "dossier.json"), str(work / "gold.json")]
        command += ["--pages", str(pages_of(name)[0].parent), "--json", str(work / "out.json"), "--only", "statements,speaker"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        figures: dict[str, float] = json.loads((work / "out.json").read_text(encoding="utf-8"))["figures"]
    return figures


def told_by(method: str, name: str) -> Dossier:
    """The dossier of one gold set by a method; of textacy, its quotations and the actors that are named."""
    if method != "textacy":
        pages = [Page(path.name, path.read_bytes()) for path in pages_of(name)]
        return picture(pages, methods=Methods({"attributions": method})).dossier
    cases, textacy = prepared(pages_of(name)), Textacy()
    said = [record(reading, actors, one, n) for reading, _, actors in cases for n, one in enumerate(textacy.read(reading))]
    if textacy.refused:
        print(
            f"{name:8} textacy refuses {textacy.refused} of {len(cases)} articles (marks in odd number): it gets their paragraphs instead"
        )
    articles = tuple(reading.article for reading, _, _ in cases)
    return Dossier(recoupe="", language="fr", articles=articles, actors=cases[0][2], attributions=tuple(said))


def quality(methods: Sequence[str]) -> None:
    """Print the figures of each method on every gold set that is there."""
    golds = [name for name in SETS if (SHARED / "gold" / f"{name}.json").is_file() and pages_of(name)]
    if not golds:
        print("\nquality: not scored, no gold in ../shared")
        return
    print("\nquality   loose: Dice >= 0.5 of the content, strict: 0.8; speaker: right speakers, of loose matches")
    print(f"{'':17} {'all: F1':>8} {'speaker':>8} | {'direct: P':>9} {'R':>6} {'F1':>6} {'strict F1':>9} {'speaker':>8}")
    for name in golds:
        for method in methods:
            dossier = told_by(method, name)
            every = scored(dossier, name)
            direct = tuple(said for said in dossier.attributions if said.manner is Manner.DIRECT)
            speaker = scored(replace(dossier, attributions=direct), name)["speaker.accuracy"]
            both = "" if method == "textacy" else f"{every['statements.loose.f1']:8.3f} {every['speaker.accuracy']:8.3f}"
            p, r, f1 = (every[f"statements.direct.loose.{key}"] for key in ("p", "r", "f1"))
            strict = every["statements.direct.strict.f1"]
            print(f"{name:8} {method:8} {both:17} | {p:9.3f} {r:6.3f} {f1:6.3f} {strict:9.3f} {speaker:8.3f}")


# ------------------------------------------------------------ the run
def checked(what: str, figure: float, limit: float, *, least: bool) -> int:
    """Print a figure beside its target; 1 when it is missed."""
    missed = figure < limit if least else figure > limit
    print(f"{what:62} {figure:10,.2f}   target {'>=' if least else '<='} {limit:,}{'   MISSED' if missed else ''}")
    return int(missed)


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # new processes inherit it
    if sys.argv[1:2] == ["--once"]:
        return once(sys.argv[2])
    names = installed()
    memory = {name: fresh(__file__, "--once", name)[0] for name in names}  # first: a new process counts what its parent held
    called, cases = articles()
    words = sum(len(reading.clean.split()) for reading, _, _ in cases)
    print(f"{called}: {len(cases)} articles, {words:,} words")
    print(f"{RUNS} rounds, in turn, on one processor, in processor time; lower bounds where the machine has other work\n")
    figures = speeds({name: CONTENDERS[name]() for name in names}, cases)
    median = {name: statistics.median(runs[1:]) for name, runs in figures.items()}
    print(f"{'words/s':16} {'median':>9} {'slowest':>9} {'first':>9} {'x plain parse':>14} {'peak MB':>8}")
    for name, runs in figures.items():
        ratio = median[name] / median["plain parse"]
        print(f"{name:16} {median[name]:9,.0f} {min(runs[1:]):9,.0f} {runs[0]:9,.0f} {ratio:14.2f} {memory[name]:8.0f}")
    if "textacy" not in names:
        print("textacy          not installed: pip install -e '.[bench]'")
    quality([name for name in names if name in SPEED or name == "textacy"])
    loads = [fresh("-c", LOADING) for _ in range(LOADS + 1)][1:]
    seconds, clock = (statistics.median(column) for column in zip(*loads, strict=True))
    packed, data = wheel()
    print()
    missed = sum(checked(f"{name}: words/s", median[name], limit, least=True) for name, limit in SPEED.items())
    missed += checked("parsed over plain parse", median["parsed"] / median["plain parse"], RATIO, least=True)
    missed += checked(f"import spaCy and load, new process: s ({clock:.2f} by the clock)", seconds, LOAD, least=False)
    missed += checked(f"trained data in the wheel of {packed:.1f} MB, unpacked: MB", data, DATA, least=False)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
