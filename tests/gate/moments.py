"""The set `moments`: articles of several topics in one folder, each topic with two moments a month apart (see README.md).

Scored by B-cubed precision, recall and F1, of stories (topics) and of moments; beside it plain tf-idf and cosine, whose threshold is
the best one for T01-T07. `given_two`: who goes where when it is known that a topic has two moments; `judged`: whether it is told that a
topic has two, and a moment by itself one. Tuning: T01 to T07. Held out: T08 to T10.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log
from pathlib import Path

import numpy as np
import readings
from numpy.typing import NDArray

from recoupe.lang import tokens
from recoupe.model import Page, Reading
from recoupe.pipeline import readings as read
from recoupe.stories import sort
from recoupe.stories.moments import parting, told
from recoupe.stories.rule import holds
from recoupe.stories.traits import headed

NAME = "moments"
PARTS = {"tuning": range(1, 8), "heldout": range(8, 11), "all": range(1, 11)}
THRESHOLDS = np.arange(0.02, 0.31, 0.01)
Truth = dict[str, str]


def present(shared: Path) -> bool:
    """Whether the pages lie beside the checkout."""
    return (shared / readings.PAGES).is_dir()


def articles(shared: Path, part: str) -> tuple[Reading, ...]:
    """The articles of the topics of one part."""
    folder = shared / readings.PAGES
    paths = [path for topic in PARTS[part] for path in sorted(folder.glob(f"T{topic:02d}_C*.txt"))]
    return read(Page(path.name, path.read_bytes()) for path in paths)


def bcubed(truth: Sequence[str], given: Sequence[int]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1."""
    both = Counter(zip(truth, given, strict=True))
    of_truth, of_given = Counter(truth), Counter(given)
    precision = sum(n * n / of_given[g] for (_, g), n in both.items()) / len(truth)
    recall = sum(n * n / of_truth[t] for (t, _), n in both.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def labels(groups: Sequence[Sequence[int]], count: int) -> list[int]:
    """The number of its group for each article."""
    found = [0] * count
    for number, members in enumerate(groups):
        for at in members:
            found[at] = number
    return found


def tfidf(texts: Sequence[str]) -> NDArray[np.float64]:
    """The cosine of each pair of texts, by tf-idf of all their words."""
    counts = [Counter(token.key for token in tokens(text)) for text in texts]
    spread = Counter(word for count in counts for word in count)
    places = {word: at for at, word in enumerate(spread)}
    vectors = np.zeros((len(texts), len(places)))
    for row, count in enumerate(counts):
        for word, n in count.items():
            vectors[row, places[word]] = (1 + log(n)) * log((len(texts) + 1) / spread[word])
    vectors /= np.sqrt((vectors * vectors).sum(1, keepdims=True)) + 1e-12
    return vectors @ vectors.T


def linked(cosine: NDArray[np.float64], least: float) -> list[int]:
    """Average linkage down to a threshold."""
    means = cosine.copy()
    np.fill_diagonal(means, -1.0)
    groups = {at: [at] for at in range(len(cosine))}
    while len(groups) > 1:
        one, other = sorted(int(at) for at in np.unravel_index(int(means.argmax()), means.shape))
        if means[one, other] < least:
            break
        sizes = len(groups[one]), len(groups[other])
        means[one] = (means[one] * sizes[0] + means[other] * sizes[1]) / sum(sizes)
        means[:, one] = means[one]
        means[one, one], means[other], means[:, other] = -1.0, -1.0, -1.0
        groups[one] += groups.pop(other)
    return labels(list(groups.values()), len(cosine))


def given_two(found: Sequence[Reading]) -> float:
    """B-cubed F1 of the moments, mean of the topics, when the articles of each topic are parted in two whatever the evidence."""
    scores = []
    for topic in sorted({reading.article.file[:3] for reading in found}):
        inside = [reading for reading in found if reading.article.file.startswith(topic)]
        best = parting([told(*headed(reading)) for reading in inside])
        sides = best.sides if best else (tuple(range(len(inside))),)
        scores.append(bcubed([reading.article.file[:6] for reading in inside], labels(sides, len(inside)))[2])
    return sum(scores) / len(scores)


def judged(found: Sequence[Reading]) -> float:
    """The share of topics that are found to be two moments, and of moments that are found to be one."""
    right = []
    for length, two in ((3, True), (6, False)):
        for name in sorted({reading.article.file[:length] for reading in found}):
            best = parting([told(*headed(reading)) for reading in found if reading.article.file.startswith(name)])
            right.append((best is not None and holds(best.evidence)) == two)
    return sum(right) / len(right)


def score(shared: Path, part: str, errors: int, only: str) -> dict[str, float | None]:
    """Sort the articles of one part and count; prints the table, returns the figures."""
    if only and NAME not in only.split(","):
        return {}
    found = articles(shared, part)
    tuning = articles(shared, "tuning")
    cosine = tfidf([reading.clean for reading in found])
    known = tfidf([reading.clean for reading in tuning])
    figures: dict[str, float | None] = {}
    for kind, length, by_moment in (("stories", 3, False), ("moments", 6, True)):
        truth = [reading.article.file[:length] for reading in found]
        groups = sort(found, by_moment=by_moment)
        ours = labels([group.members for group in groups], len(found))
        tuned = [reading.article.file[:length] for reading in tuning]
        least = max(THRESHOLDS, key=lambda one: bcubed(tuned, linked(known, one))[2])
        for who, given in ((kind, ours), (f"tfidf.{kind}", linked(cosine, least))):
            names = ("precision", "recall", "f1" if who == kind else "F")  # F: of no floor
            for name, value in zip(names, bcubed(truth, given), strict=True):
                figures[f"{who}.{name}"] = value
                print(f"{NAME:<12} {who + '.' + name:<26} {value:.3f}")
        for group in groups if errors and part == "tuning" else ():
            print("  ", kind, Counter(truth[at] for at in group.members), group.words)
    for who, value in (("given_two.F", given_two(found)), ("judged.F", judged(found))):
        figures[f"moments.{who}"] = value
        print(f"{NAME:<12} {'moments.' + who:<26} {value:.3f}")
    return figures
