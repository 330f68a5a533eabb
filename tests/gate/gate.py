"""The quality gate: run the program on every gold set present, score it, compare with the floors, print the table.

    python tests/gate/gate.py                      every set, all documents, against floors.json
    python tests/gate/gate.py --set readings --part tuning --errors 20     while tuning
    python tests/gate/gate.py --raise              write figures that have risen into floors.json

The rule of the held-out third: over the documents of all development sets in the order of set (as in `SETS`)
and file name, every third one (third, sixth ...) is *held out*: nobody looks at its gold while tuning. `--part
tuning` scores the others, `--part heldout` those alone. The program always reads all pages of the set.
The sets of modules of their own (`OWN`) have rules of their own, each written in its module.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import contradictions
import coref
import crossings
import date_cases
import date_phrases
import moments
import names
import published
import quantities
import readings
import reuse

import stories
from recoupe.model import Page
from recoupe.model.codec import to_json
from recoupe.pipeline import picture

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
SETS = {"seeds": ("seeds", "*.txt"), "T04_C1": ("data/rpm2_fr/documents", "T04_C1_*.txt")}
MODULES = (readings, stories, crossings, names, coref, date_phrases, date_cases, published, reuse, moments, contradictions)
OWN = {module.NAME: module for module in MODULES}
"""Sets that know how to score themselves: `present(shared)`, `score(shared, part, errors, only)` -> the figures."""
FLOORS = HERE / "floors.json"
NOISE = 0.005
"""Rounding, and pairings of equal merit that fall the other way: the same tolerance as the scorer's."""
QUANTITIES = "quantities"
LISTS = ("statements", "narrator_claims", "time_expressions", "quantities", "positions", "actors", "events", "cross", "false_friends")


def pages_of(name: str) -> list[Path]:
    """The page files of one set."""
    folder, pattern = SETS[name]
    return sorted((SHARED / folder).glob(pattern))


def held_out() -> set[tuple[str, str]]:
    """(set, file name) of every third document, over all sets."""
    every = [(name, path.name) for name in SETS for path in pages_of(name)]
    return set(every[2::3])


def part_of(gold: dict[str, Any], name: str, part: str) -> dict[str, Any]:
    """The gold with the documents of one part only ("all", "tuning" or "heldout")."""
    away = {file for set_name, file in held_out() if set_name == name}
    documents = gold["documents"]
    pairs = documents.items() if isinstance(documents, dict) else [(str(d.get("id") or d.get("doc")), d) for d in documents]
    pairs = tuple(pairs)
    kept = {key: {"id": key, **d} for key, d in pairs if part == "all" or (d["file"] in away) == (part == "heldout")}
    others = {key for key, _ in pairs} - set(kept)

    def of_kept(value: Any) -> Any:
        """Records of other documents, and cells under their names, are dropped, at whatever depth they lie."""
        if isinstance(value, list):
            return [of_kept(v) for v in value if not (isinstance(v, dict) and str(v.get("doc", next(iter(kept)))) not in kept)]
        if isinstance(value, dict):
            return {k: of_kept(v) for k, v in value.items() if k not in others}
        return value

    cut = gold if part == "all" else {**gold, **{key: of_kept(gold.get(key, [])) for key in LISTS}}
    return {**cut, "documents": list(kept.values())}


def present() -> list[str]:
    """The sets that lie beside the checkout."""
    golds = [name for name in SETS if (SHARED / "gold" / f"{name}.json").is_file() and pages_of(name)]
    return [*golds, *(name for name, module in OWN.items() if module.present(SHARED))]


def score(name: str, part: str, errors: int, only: str) -> dict[str, float | None]:
    """Run the program on one set and score it; prints the table, returns the figures."""
    if name in OWN:
        return OWN[name].score(SHARED, part, errors, only)
    paths = pages_of(name)
    done = picture(Page(path.name, path.read_bytes()) for path in paths)
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    dossier, gold = to_json(done.dossier), part_of(gold, name, part)
    asked = [one.strip() for one in only.split(",") if one.strip()]
    theirs = [one for one in asked if one != QUANTITIES]
    figures: dict[str, float | None] = {}
    if theirs or not asked:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            (work / "dossier.json").write_text(dossier, encoding="utf-8")
            (work / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
            command = [sys.executable, str(SHARED / "eval" / "score.py"), str(work / "dossier.json"), str(work / "gold.json")]
            command += [
                "--pages",
                str(paths[0].parent),
                "--json",
                str(work / "out.json"),
                "--errors",
                str(errors),
                "--only",
                ",".join(theirs),
            ]
            subprocess.run(command, check=True)
            figures |= json.loads((work / "out.json").read_text(encoding="utf-8"))["figures"]
    if QUANTITIES in asked or not asked:
        figures |= counted(json.loads(dossier), gold, paths[0].parent, errors)
    return figures


def counted(dossier: dict[str, Any], gold: dict[str, Any], pages: Path, errors: int) -> dict[str, float | None]:
    """The figures of the quantities, which the scorer beside the checkout leaves out."""
    if str(SHARED / "eval") not in sys.path:
        sys.path.append(str(SHARED / "eval"))
    from score import table
    from scoring.measure import Pages
    from scoring.sides import Case

    part = quantities.score(Case(gold, dossier, Pages(pages, gold)))
    print(table({QUANTITIES: part}))
    for title, lines in (("missed or wrong", part.missed), ("spurious", part.spurious)) if errors else ():
        print(f"\n{QUANTITIES}: {title} ({len(lines)})", *lines[:errors], sep="\n  ")
    return {f"{QUANTITIES}.{key}": value for key, value in part.figures.items()}


def main() -> int:
    """Run the gate; 1 when a figure lies below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=[*SETS, *OWN], action="append", dest="sets")
    parser.add_argument("--part", choices=["all", "tuning", "heldout"], default="all")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--raise", action="store_true", dest="raise_floors")
    options = parser.parse_args()
    sets = [name for name in present() if not options.sets or name in options.sets]
    if not sets:
        print("gate: no gold set found beside the checkout: nothing to score")
        return 0
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    low = []
    for name in sets:
        print(f"\n== {name} ({options.part})", flush=True)
        figures = score(name, options.part, options.errors, options.only)
        if options.part != "all" or options.only:
            continue  # floors are those of whole runs
        mine = floors.setdefault(name, {})
        known = {key: value for key, value in figures.items() if value is not None}
        low += [f"{name}: {key} {known.get(key, 0):.3f} < {floor:.3f}" for key, floor in mine.items() if known.get(key, 0) < floor - NOISE]
        if options.raise_floors:
            mine |= {key: int(value * 1000) / 1000 for key, value in known.items() if value > mine.get(key, -1) and floored(key)}
    if options.raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for line in low:
        print("BELOW THE FLOOR", line)
    return 1 if low else 0


def floored(key: str) -> bool:
    """The figures that keep a floor: those that a dossier cannot raise by leaving things out, and those that our targets name."""
    kept = (".f1", ".recall", ".right", "kept_apart", ".true", "speaker.accuracy", "body.kept", ".compared", "fr.exact", "en.exact")
    named = ("events.purity", "events.date.accuracy", "events.status.accuracy", "contradictions.contradict.precision")
    return key in named or (key.endswith(kept) and not key.startswith("tfidf."))


if __name__ == "__main__":
    sys.exit(main())
