"""Learn the rule that parts a story into its moments from topics of which two moments are known.

    python -m train.moments --shared ../shared

A sample is the best parting of some articles of one topic (`recoupe.stories.moments.parting`): of both its moments (to be parted)
or of one of them (not). The rule is a logistic regression on the evidence. Tried, and of no use on a topic left out:
names, title, sizes as further features; parts of the groups, drawn, as further samples (a mixed
group of ten has no more evidence than a moment of ten).
Each article is also read in part, so that its length does not count. Topics T01 to T07 only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import numpy as np

from recoupe.stories.moments import Told, parting, told

PAGES = "data/rpm2_fr/documents"
TOPICS = range(1, 8)
RULE = Path(__file__).parents[1] / "src" / "recoupe" / "stories" / "rule.json"
KEPT = (1.0, 0.6, 0.4, 0.25)
"""How much of each article is read: the rule must not depend on how long a paper writes."""
SHORTEST = 120
RIDGE = 0.1
"""Without it the weight has no end where the two kinds lie apart."""
Sample = tuple[int, float, bool]
"""Topic, evidence, whether it holds two moments."""


def topic(shared: Path, number: int, kept: float) -> tuple[list[Told], list[Told]]:
    """The articles of the two moments of a topic, of each the first part."""
    found: list[list[Told]] = []
    for moment in ("C1", "C2"):
        paths = sorted((shared / PAGES).glob(f"T{number:02d}_{moment}_*.txt"))
        parts = [path.read_text(encoding="utf-8-sig").strip().partition("\n") for path in paths]
        found.append([told(title, text[: max(SHORTEST, int(len(text) * kept))]) for title, _, text in parts])
    return found[0], found[1]


def samples(shared: Path) -> Iterator[Sample]:
    """The partings of every topic and of each of its moments."""
    for number, kept in product(TOPICS, KEPT):
        one, other = topic(shared, number, kept)
        for articles, two in (([*one, *other], True), (one, False), (other, False)):
            found = parting(articles)
            if found:
                yield number, found.evidence, two


def learned(found: Sequence[Sample]) -> tuple[float, float]:
    """Constant and weight of a logistic regression on the evidence, with a ridge (Newton's method)."""
    evidence = np.array([value for _, value, _ in found])
    truth = np.array([float(two) for _, _, two in found])
    unit = evidence.std()
    rows = np.c_[np.ones(len(found)), evidence / unit]
    ridge = np.diag([1e-6, RIDGE])
    weights = np.zeros(2)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows
        weights -= np.linalg.solve(curve + ridge, rows.T @ (chance - truth) + ridge @ weights)
    return round(float(weights[0]), 4), round(float(weights[1] / unit), 5)


def main() -> None:
    """Learn, say how good the rule is on each topic left out, and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=RULE)
    options = parser.parse_args()
    found = list(samples(options.shared))
    for left in TOPICS:
        constant, weight = learned([sample for sample in found if sample[0] != left])
        tried = [(constant + weight * evidence > 0) == two for number, evidence, two in found if number == left]
        print(f"T{left:02d} left out: {sum(tried)} of {len(tried)} partings judged right")  # noqa: T201
    constant, weight = learned(found)
    how = f"python -m train.moments: logistic regression on {len(found)} partings of the topics T01-T07 of RPM2"
    options.out.write_text(json.dumps({"how": how, "constant": constant, "weight": weight}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
