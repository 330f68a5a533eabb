"""The set `contradictions`: pairs of sentences that others marked as contradicting each other or not (see README.md).

DACCORD (covid, climate) and RTE3-fr. Each pair is taken as two articles of one sentence, read by the whole program as one
story; asked is what it says of them: the strongest relation of any point that both tell. To claim a contradiction where
there is none is the worst error, so the share of right claims (`contradict.precision`) comes before how often the program
dares (`contradict.recall`). Of each file every third pair, in its order, is held out.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from recoupe.errors import NothingToRead
from recoupe.model import Page, Point, Relation
from recoupe.pipeline import picture

NAME = "contradictions"
FOLDER = Path("data/contradiction_fr")
FILES = {"daccord": "daccord_dev.tsv", "rte3": "rte3_fr_dev.tsv"}
CONTRADICTION = "contradiction"
NOTHING = "nothing"
STRENGTH = (Relation.CONTRADICT, Relation.DIFFER, Relation.AGREE)


@dataclass(frozen=True)
class Case:
    """Two sentences, and whether those who marked them say that they contradict each other."""

    corpus: str
    premise: str
    hypothesis: str
    contradicts: bool


def present(shared: Path) -> bool:
    """Whether the pairs lie beside the checkout."""
    return all((shared / FOLDER / name).is_file() for name in FILES.values())


def cases(shared: Path, part: str) -> Iterator[Case]:
    """The pairs of one part."""
    for corpus, name in FILES.items():
        with (shared / FOLDER / name).open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file, delimiter="\t")):
                if part == "all" or (number % 3 == 2) == (part == "heldout"):
                    yield Case(corpus, row["premise"], row["hypothesis"], row["label_text"] == CONTRADICTION)


def given(case: Case) -> tuple[str, tuple[str, ...]]:
    """What the program says of a pair, and why: the strongest relation of the points that both sentences tell."""
    try:
        told = picture(Page(f"{n}.txt", text.encode()) for n, text in enumerate((case.premise, case.hypothesis))).dossier.points
    except NothingToRead:
        return NOTHING, ()
    return said(told)


def said(points: tuple[Point, ...]) -> tuple[str, tuple[str, ...]]:
    """The strongest relation of the points told twice, and its reasons."""
    for relation in STRENGTH:
        if found := next((p for p in points if p.relation is relation), None):
            return relation.value, found.why
    return NOTHING, ()


def score(shared: Path, part: str, errors: int, only: str) -> dict[str, float | None]:
    """How often "contradict" is right, and how often it is said where it is; prints what is said of the pairs, and wrong claims."""
    if only and NAME not in only.split(","):
        return {}
    asked = tuple(cases(shared, part))
    with ProcessPoolExecutor() as pool:
        answers = [(case, *told) for case, told in zip(asked, pool.map(given, asked, chunksize=50), strict=True)]
    figures: dict[str, float | None] = {}
    for corpus in ("", *FILES):
        of = Counter((word, case.contradicts) for case, word, _ in answers if corpus in ("", case.corpus))
        right, wrong = of[Relation.CONTRADICT.value, True], of[Relation.CONTRADICT.value, False]
        marked = sum(n for (_, contradicts), n in of.items() if contradicts)
        name = f"{corpus}.contradict" if corpus else "contradict"
        figures[f"{name}.precision"] = right / (right + wrong) if right + wrong else None
        figures[f"{name}.recall"] = right / marked if marked else None
        words = "; ".join(f"{w} {of[w, True]} | {of[w, False]}" for w in (*(r.value for r in STRENGTH), NOTHING))
        print(f"{name:<20} precision {_percent(right, right + wrong)} recall {_percent(right, marked)}  (contradiction | none: {words})")
    for case, word, why in [a for a in answers if a[1] == Relation.CONTRADICT.value and not a[0].contradicts][:errors]:
        print(f"  {word}: {case.premise} / {case.hypothesis}\n      {' '.join(why)}")
    return {f"{NAME}.{key}": value for key, value in figures.items()}


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "n/a"
