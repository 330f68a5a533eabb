"""What stands beside who-said-what: milliseconds of an article of 600 words for names, dates, quantities, actors and events.

    python tests/bench/stages.py [--profile names]     with --profile: where the time of one of them goes, instead

The articles are stories of RPM2 beside the checkout, or else the invented demo story, repeated. All that a stage takes is made before
it is timed. The stages read all stories in turn, on one processor, `RUNS` times after a round that is not counted; medians of
processor time, per 600 words (`str.split` of the clean text). Work on a whole story (joining actors, dating it, its events) is
shared out over its articles. Quantities ask for the dates of the article that were found just before; the dates themselves are found anew.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import os
import pstats
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from recoupe.actors import join
from recoupe.cli import YOUNG
from recoupe.events import assemble
from recoupe.mentions import names, quantities, times
from recoupe.methods import USUAL
from recoupe.model import Dossier, Material, Page, Reading, StoryInfo
from recoupe.pipeline import picture, readings

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT.parent / "shared/data/rpm2_fr/documents"
STORIES = ("T01_C1", "T01_C2", "T02_C1", "T03_C1", "T06_C1", "T07_C2", "T08_C1", "T10_C1")
DEMO, REPEATS = ROOT / "src/recoupe/demo/pages", 8
WORDS, RUNS, TARGET = 600, 7, 15.0
"""Words of an article, rounds, and the most milliseconds that names, dates, quantities and events may take of it together."""
SUMMED = ("names", "dates", "quantities", "events")


@dataclass(frozen=True)
class Story:
    """One story as the stages find it: its texts with what was found in them, and its dossier before actors and before events."""

    material: Material
    bare: Dossier
    before: Dossier


def prepared(paths: Iterable[Path]) -> Story:
    """A story with all that the stages take."""
    pages = [Page(path.name, path.read_bytes()) for path in paths]
    texts = tuple(text for text in readings(pages) if not text.article.same_words_as)
    articles = tuple(text.article for text in texts)
    before = replace(picture(pages).dossier, articles=articles, timexes=(), quantities=(), events=(), story=StoryInfo())
    return Story(
        Material(texts, tuple(USUAL("mentions")(text) for text in texts)), Dossier(recoupe="", language="fr", articles=articles), before
    )


def stories() -> tuple[str, list[Story]]:
    """What is read, and what it is called."""
    found = [sorted(DOCUMENTS.glob(f"{story}_*.txt")) for story in STORIES]
    if all(found):
        return f"RPM2 {', '.join(STORIES)}", [prepared(paths) for paths in found]
    return f"the invented demo story {REPEATS} times (no articles in ../shared)", [prepared(sorted(DEMO.iterdir()))] * REPEATS


def dates(reading: Reading) -> object:
    """The time expressions of an article, found anew."""
    times.find.cache_clear()
    return times.find(reading)


STAGES: dict[str, Callable[[Story], object]] = {
    "names": lambda story: [names.find(text) for text in story.material.readings],
    "dates": lambda story: [dates(text) for text in story.material.readings],
    "quantities": lambda story: [quantities.find(text) for text in story.material.readings],
    "actors": lambda story: join(story.material, story.bare),
    "events": lambda story: assemble(story.material, story.before),
}


def timed(read: Callable[[Story], object], story: Story) -> float:
    """Seconds of processor time that a stage takes of one story."""
    start = time.process_time()
    read(story)
    return time.process_time() - start


def quantities_alone(story: Story) -> float:
    """The same for quantities, article by article, the dates of each found just before and not counted."""
    taken = 0.0
    for text in story.material.readings:
        dates(text)
        start = time.process_time()
        quantities.find(text)
        taken += time.process_time() - start
    return taken


def profiled(name: str, told: list[Story]) -> int:
    """Print where the time of one stage goes."""
    with cProfile.Profile() as profile:
        for story in told:
            STAGES[name](story)
    pstats.Stats(profile).sort_stats("tottime").print_stats(30)
    return 0


def main() -> int:
    """Measure and print; 1 when the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", choices=STAGES)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    called, told = stories()
    if options.profile:
        return profiled(options.profile, told)
    gc.collect()
    gc.freeze()  # no story pays for the objects of another
    gc.set_threshold(YOUNG)  # as every command does
    words = sum(len(text.clean.split()) for story in told for text in story.material.readings)
    runs: dict[str, list[float]] = {name: [] for name in STAGES}
    for turn in range(RUNS + 1):
        for name, read in STAGES.items():
            seconds = sum(quantities_alone(story) if name == "quantities" else timed(read, story) for story in told)
            runs[name] += [1000 * seconds * WORDS / words] if turn else []
    articles = sum(len(story.material.readings) for story in told)
    print(f"{called}: {articles} articles, {words:,} words; {RUNS} rounds, in turn, on one processor, in processor time")
    print(f"{'ms per article of ' + str(WORDS) + ' words':34} {'median':>8} {'slowest':>8}")
    for name, figures in runs.items():
        print(f"{name:34} {statistics.median(figures):8.2f} {max(figures):8.2f}")
    whole = statistics.median(map(sum, zip(*(runs[name] for name in SUMMED), strict=True)))
    missed = whole > TARGET
    print(f"{' + '.join(SUMMED):34} {whole:8.2f}   target <= {TARGET}{'   MISSED' if missed else ''}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
