"""Learn how much each trait of two passages counts for their telling one thing, and write `lang/fr/likeness.yaml`.

    python tests/gate/likeness.py         leave one story out, then all tuning stories; prints both, writes the table

Needs the gold beside the checkout, and the gate's readings. Pairs of passages in different accounts are the examples; a pair
is right when both touch tellings of one aligned item. Held-out documents and stories are never read. Logistic regression
with a ridge (Newton steps): a dozen traits and some hundred right pairs bear no more.
"""

from __future__ import annotations

import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import crossings
import numpy as np
from numpy.typing import NDArray

import gate
from recoupe.comparison.likeness import TRAITS, Weights, likeness, traits
from recoupe.comparison.passages import Passage, passages
from recoupe.comparison.records import records_of
from recoupe.model import Material, Page
from recoupe.model.codec import to_json
from recoupe.pipeline import picture

TABLE = Path(__file__).parents[2] / "src" / "recoupe" / "lang" / "fr" / "likeness.yaml"
RIDGE = 30.0
STEPS = 30
Numbers = NDArray[np.float64]


def stories() -> dict[str, tuple[list[Path], dict[str, Any]]]:
    """The tuning stories: pages and gold of each."""
    out = {}
    for name in gate.SETS:
        gold = json.loads((gate.SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        out[name] = gate.pages_of(name), gate.part_of(gold, name, "tuning")
    gold = crossings.gold_of("tuning")
    for name in sorted({str(x["id"]).partition(".")[0] for x in gold["cross"]}):
        mine = {key: [r for r in rows if str(r.get("id") or r.get("doc")).startswith(name)] for key, rows in gold.items()}
        out[name] = sorted((gate.SHARED / "data/rpm2_fr/documents").glob(f"{name}_*.txt")), mine
    return out


def examples(pages: list[Path], gold: dict[str, Any]) -> tuple[list[str], Numbers, Numbers]:
    """The names of the traits; of every pair of passages of two accounts its traits, and 1 where both tell one item."""
    from scoring.measure import Pages
    from scoring.sides import Case

    done = picture(Page(page.name, page.read_bytes()) for page in pages)
    material = Material(done.readings, ())
    told = passages(material, done.dossier, records_of(material, done.dossier))
    case = Case(gold, json.loads(to_json(done.dossier)), Pages(pages[0].parent, gold))
    items = [x for x in case.cross() if x.kind == "aligned"]
    touched = [_touched(case, material, items, p) for p in told]
    weights = Weights.over(told)
    rows, right = [], []
    for (a, mine), (b, theirs) in combinations(zip(told, touched, strict=True), 2):
        if a.account == b.account or a.article not in case.doc_of or b.article not in case.doc_of or a.keys.isdisjoint(b.keys):
            continue
        if likeness(a, b, weights):  # what is ruled out teaches nothing
            rows.append(traits(a, b, weights))
            right.append(bool(mine & theirs))
    return list(TRAITS), np.array(rows, float), np.array(right, float)


def _touched(case: Any, material: Material, items: list[Any], p: Passage) -> set[int]:
    """The items of which a passage touches a telling."""
    from scoring.measure import reach

    doc = case.doc_of.get(p.article)
    span = material.reading(p.article).span(*p.range)
    words = case.words([{"article": p.article, "page": [list(pair) for pair in span.page]}])
    return {n for n, x in enumerate(items) if words and doc in x.tellings and reach([words], x.tellings[doc])}


def learned(rows: Numbers, right: Numbers) -> tuple[float, Numbers]:
    """The score of a pair with no trait, and the weight of each trait."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    x = np.c_[np.ones(len(rows)), (rows - mean) / spread]
    ridge = RIDGE * np.diag([0.0, *np.ones(rows.shape[1])])
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (p - right) + ridge @ w)
    weights = w[1:] / spread
    return float(w[0] - (weights * mean).sum()), weights


def average_precision(right: Numbers, scores: Numbers) -> float:
    """The mean precision at each right pair, best scores first."""
    ordered = right[np.argsort(-scores, kind="stable")]
    return float((ordered * np.cumsum(ordered) / np.arange(1, len(ordered) + 1)).sum() / ordered.sum())


def main() -> None:
    """Learn, tell, write."""
    sys.path.append(str(gate.SHARED / "eval"))
    known = {name: examples(*story) for name, story in stories().items()}
    for name, (_, rows, right) in known.items():
        others = [(r, y) for other, (_, r, y) in known.items() if other != name]
        alone, weights = learned(np.concatenate([r for r, _ in others]), np.concatenate([y for _, y in others]))
        print(
            f"{name}: {len(right)} pairs, {int(right.sum())} right; average precision, learned on the others: "
            f"{average_precision(right, alone + rows @ weights):.3f}"
        )
    names = next(iter(known.values()))[0]
    alone, weights = learned(np.concatenate([r for _, r, _ in known.values()]), np.concatenate([y for *_, y in known.values()]))
    head = TABLE.read_text(encoding="utf-8").split("\nalone:")[0] if TABLE.is_file() else "# Learned by train/likeness.py."
    lines = [f"alone: {alone:.3f}", *(f"{name}: {weight:.3f}" for name, weight in zip(names, weights, strict=True))]
    TABLE.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
