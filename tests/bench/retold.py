"""Translated re-tellings in a made-up world of news: whether the text that they tell again is found without a word in common.

python tests/bench/retold.py [--sizes 1000 10000] [--seed 7]

P@1       of every translated re-telling: among the articles of another language that came out on the same day or up to `DAYS` days
          before, the best by anchors is the text it tells, in whoever's print (wanted: `WANTED`)
claimed   what the desk says when it is given the texts of one moment as a story: share of the re-tellings that it joins with a
          text of their origin
right     share of the joined pairs whose articles go back to one telling; all others of a moment are independent tellings of the
          same facts, which share persons, statements and numbers
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from measured import world
from world import Article, read

from recoupe.lang.sentences import sentences
from recoupe.lineage.anchors import Anchored, aligned, anchored, candidates, retold, weights

SIZES, SEED = (1000, 10_000), 7
DAYS, WANTED = 3, 0.9
BEST = 5


@dataclass(frozen=True)
class Told:
    """The articles of a world with their anchors; `telling` is the first text of all that tell one plan, in whatever language."""

    articles: list[Article]
    anchors: list[Anchored]
    telling: dict[int, int]


def told(size: int, seed: int) -> Told:
    """A world, read."""
    articles = list(read(world(size, seed)))
    anchors = [anchored(a.text, a.language, [s for part in a.body for s in sentences(a.text, *part)]) for a in articles]
    by_number = {a.number: a for a in articles}
    return Told(articles, anchors, {a.number: _first(a, by_number) for a in articles})


def _first(article: Article, by_number: dict[int, Article]) -> int:
    while article.source in by_number:
        article = by_number[article.source]
    return article.number


def first_guess(of: Told) -> tuple[int, int]:
    """How many re-tellings have their text on top, of how many whose text is there."""
    by_day: dict[int, list[int]] = defaultdict(list)
    for n, article in enumerate(of.articles):
        by_day[article.day].append(n)
    weight, family = weights(of.anchors), {a.number: a.family for a in of.articles}
    right = every = 0
    for n, article in enumerate(of.articles):
        if article.kind != "translation" or article.source not in family:
            continue
        near = [m for day in range(article.day - DAYS, article.day + 1) for m in by_day[day] if m < n]
        near = [m for m in near if of.articles[m].language != article.language]
        found = candidates([of.anchors[n], *(of.anchors[m] for m in near)], BEST)[0]
        scored = [(aligned(of.anchors[near[i - 1]], of.anchors[n], weight).score, near[i - 1]) for _, i in found]
        every += 1
        right += bool(scored) and of.articles[max(scored)[1]].family == family[article.source]
    return right, every


def stories(of: Told) -> Iterator[list[int]]:
    """The texts of each moment, by place: of all prints of one text the first, since shared words have joined them."""
    moments: dict[int, list[int]] = defaultdict(list)
    for n, article in enumerate(of.articles):
        if article.number == article.family:
            moments[article.moment].append(n)
    yield from (places for _, places in sorted(moments.items()) if len(places) > 1)


def claims(of: Told, stories_: Sequence[Sequence[int]]) -> tuple[int, int, int, int]:
    """(re-tellings joined with a text of their origin, all of them; joined pairs that are right, all of them)."""
    joined = asked = right = every = 0
    for places in stories_:
        pairs = [(places[r.one], places[r.other]) for r in retold([of.anchors[n] for n in places])]
        same = [of.telling[of.articles[a].number] == of.telling[of.articles[b].number] for a, b in pairs]
        linked = {n for pair, true in zip(pairs, same, strict=True) if true for n in pair}
        numbers = {of.articles[n].number for n in places}
        wanted = [n for n in places if of.articles[n].kind == "translation" and of.articles[n].source in numbers]
        joined, asked = joined + len(linked & set(wanted)), asked + len(wanted)
        right, every = right + sum(same), every + len(pairs)
    return joined, asked, right, every


def main() -> int:
    """Measure and print; 1 when fewer are found than wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    print(f"{'articles':>9} {'re-told':>8} {'P@1':>6} {'claimed':>8} {'right':>6} {'read/s':>7} {'work s':>7}")
    missed = []
    for size in sorted(options.sizes):
        start = time.process_time()
        of = told(size, options.seed)
        read_in, start = time.process_time() - start, time.process_time()
        right, every = first_guess(of)
        joined, asked, true, pairs = claims(of, list(stories(of)))
        work = time.process_time() - start
        share, claimed, sure = right / max(1, every), joined / max(1, asked), true / max(1, pairs)
        print(f"{size:9,} {every:8,} {share:6.3f} {claimed:8.3f} {sure:6.3f} {size / read_in:7,.0f} {work:7.1f}", flush=True)
        missed += [size] * (share < WANTED)
    print(*(f"MISSED: at {size:,} P@1 is below {WANTED}" for size in missed), sep="\n", end="\n" if missed else "")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
