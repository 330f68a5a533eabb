"""Comparing many accounts: seconds of `compare` on 200 articles of one story; statements aligned beside all pairs of them, with their hits.

    python tests/bench/aligning.py [--articles 200] [--statements 30000] [--rows 500] [--seed 7]

    articles     of RPM2 beside the checkout, all taken as one story, or else of the made-up world; they are read before the clock starts
    statements   made up: things that several accounts tell, each in some of its words and others, among things told once
    all pairs    every statement beside every other, with the same scoring: what two have in common comes from products of whole matrices,
                 and what can be a hit is then scored as ours is. Only `--rows` statements are held against all, evenly spread: the time
                 of all is that in proportion. A hit is a pair that is put side by side (`align.ALIKE`).

On one processor, in processor time, and with Python looking for dead circles of objects as seldom as in the commands (`recoupe.cli.YOUNG`).
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from measured import ROOT
from world import World, articles

from recoupe.cli import YOUNG
from recoupe.comparison import compare
from recoupe.comparison.align import ALIKE, pairs
from recoupe.comparison.candidates import Glance, Pairs
from recoupe.comparison.likeness import Weights, likeness
from recoupe.comparison.passages import Passage
from recoupe.methods import Methods
from recoupe.model import Act, Attribution, Dossier, Manner, Material, Page, Span
from recoupe.pipeline import picture

DOCUMENTS = ROOT.parent / "shared/data/rpm2_fr/documents"
MOST_SECONDS, LEAST_TIMES, LEAST_HITS = 2.0, 10.0, 0.99
WORDS, NAMES, SPEAKERS = 6000, 400, 300
SAID, MOST_ACCOUNTS, KEPT = 9, 6, 0.7
"""Words of a statement, accounts that tell it at the most, and the share of its words that each keeps."""
PER_ARTICLE, WIDE = 30, 2000
"""Statements of an article, and of a block of all pairs."""
ROUGH = 0.01
"""More than matrices of single precision can be off by."""
Pair = tuple[int, int]


def pages(many: int, seed: int) -> tuple[str, list[Page]]:
    """So many articles, and what they are."""
    if paths := sorted(DOCUMENTS.glob("*.txt"))[:many]:
        return "articles of RPM2", [Page(path.name, path.read_bytes()) for path in paths]
    told = (a for a in articles(World(seed), 4 * many) if a.language == "fr" and a.kind != "copy")
    return "articles of the made-up world", [Page(f"{a.number}.txt", f"{a.title}\n\n{a.text}".encode()) for a in islice(told, many)]


class Until(Methods):
    """The usual methods, keeping what the comparison is given instead of comparing."""

    def __call__(self, stage: str) -> Callable[..., Any]:
        """The method of a stage."""
        return self.keep if stage == "comparison" else super().__call__(stage)

    def keep(self, material: Material, dossier: Dossier) -> Dossier:
        """Keep it."""
        kept[:] = [(material, dossier)]
        return dossier


kept: list[tuple[Material, Dossier]] = []


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor time of some work, and what comes of it."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def statements(many: int, seed: int) -> list[Passage]:
    """So many statements of as many articles as hold them, in a made-up order: half of the things are told once."""
    dice = random.Random(seed)  # noqa: S311 - seeded
    often = list(accumulate(1 / (n + 8) for n in range(WORDS)))
    words = [f"w{n}" for n in range(WORDS)]
    told: list[tuple[frozenset[str], str]] = []
    while len(told) < many:
        thing = [*dice.choices(words, cum_weights=often, k=SAID), f"@{dice.randrange(NAMES)}"]
        speaker = f"p{dice.randrange(SPEAKERS)}"
        for _ in range(dice.choice((1, dice.randint(2, MOST_ACCOUNTS)))):
            own = dice.choices(words, cum_weights=often, k=round(SAID * (1 - KEPT)))
            told.append((frozenset([*(key for key in thing if dice.random() < KEPT), *own]), speaker))
    dice.shuffle(told)
    return [_statement(n, keys, speaker) for n, (keys, speaker) in enumerate(told[:many])]


def _statement(number: int, keys: frozenset[str], speaker: str) -> Passage:
    article = f"a{number // PER_ARTICLE}"
    first, last = 100 * number, 100 * number + 80
    words = Span(article, first, last, ((first, last),), f"{' '.join(sorted(keys)):80.80}")
    said = Attribution(f"s{number}", article, Manner.INDIRECT, Act.ASSESS, (speaker,), content=(words,))
    return Passage(article, article, first, last, keys, said, frozenset([speaker]), (), (), headline=False, around=keys)


def all_pairs(told: Sequence[Passage], weights: Weights, rows: Sequence[int]) -> dict[Pair, float]:
    """The hits of some statements among all, each held against each."""
    glance = Glance.of(told, weights)
    number = {key: n for n, key in enumerate(sorted({key for p in told for key in p.keys}))}
    weight = np.array([weights.of[key] for key in number], np.float32)
    plain = np.array([key[0] != "@" for key in number], np.float32)
    mine, at = _matrix([told[n] for n in rows], number), np.array(rows)
    out: dict[Pair, float] = {}
    for first in range(0, len(told), WIDE):
        theirs = _matrix(told[first : first + WIDE], number).T
        shared, said, count = ((mine * worth) @ theirs for worth in (weight, plain, np.ones_like(plain)))
        ones, others = np.nonzero(said)
        values = [table[ones, others].astype(np.float64) for table in (shared, said, count, shared)]  # a statement is a sentence here
        near = glance.most(Pairs(at[ones], others + first, *values)) >= np.log(ALIKE / (1 - ALIKE)) - ROUGH
        for a, b in zip(at[ones[near]].tolist(), (others[near] + first).tolist(), strict=True):
            if a != b and (alike := likeness(told[a], told[b], weights)) >= ALIKE:
                out[min(a, b), max(a, b)] = alike
    return out


def _matrix(told: Sequence[Passage], number: dict[str, int]) -> Any:
    out = np.zeros((len(told), len(number)), np.float32)
    for row, passage in enumerate(told):
        out[row, [number[key] for key in passage.keys]] = 1
    return out


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--statements", type=int, default=30_000)
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    gc.set_threshold(YOUNG)
    missed = [*_articles(options), *_statements(options)]
    print(*(f"MISSED: {what}" for what in missed), sep="\n", end="\n" if missed else "")
    return 1 if missed else 0


def _articles(options: argparse.Namespace) -> Iterator[str]:
    called, read = pages(options.articles, options.seed)
    picture(read, methods=Until())
    spent, done = seconds(lambda: compare(*kept[0]))
    print(
        f"{len(done.articles)} {called} as one story: {len(done.points):,} points in {spent:.2f} s   target <= {MOST_SECONDS}", flush=True
    )
    if spent > MOST_SECONDS:
        yield f"the comparison of {options.articles} articles takes {spent:.2f} s"


def _statements(options: argparse.Namespace) -> Iterator[str]:
    told = statements(options.statements, options.seed)
    weights = Weights.over(told)
    rows = range(0, len(told), max(1, len(told) // options.rows))
    ours, found = seconds(lambda: pairs(Glance.of(told, replace(weights))))
    some, all_of_some = seconds(lambda: all_pairs(told, replace(weights), rows))
    theirs = some * len(told) / len(rows) / 2  # of all, each pair is looked at once
    share = sum(found.get(pair) == alike for pair, alike in all_of_some.items()) / max(len(all_of_some), 1)
    print(f"{len(told):,} statements: {len(found):,} hits in {ours:.2f} s; all pairs {theirs:,.0f} s (from {len(rows)} statements)")
    print(f"{theirs / ours:.1f} times faster   target >= {LEAST_TIMES}; {share:.4f} of {len(all_of_some):,} hits   target >= {LEAST_HITS}")
    if theirs / ours < LEAST_TIMES:
        yield f"alignment is only {theirs / ours:.1f} times faster than all pairs"
    if share < LEAST_HITS:
        yield f"alignment finds {share:.4f} of the hits of all pairs"


if __name__ == "__main__":
    sys.exit(main())
