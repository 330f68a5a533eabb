"""The development set `stories`: who, when, how many and what happened in eight other stories, kept as ids and offsets (see README.md).

Every story is read by the program from all its ten pages; the five or six articles of it that we read are scored, and an event that
only the others tell is neither right nor wrong. In the order of names every third story is held out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import quantities
import readings

NAME = "stories"
STORIES = Path(__file__).parent / "stories.json"
PARTS = ("actors", "timexes", "events", "quantities")
Record = dict[str, Any]


def present(shared: Path) -> bool:
    """Whether the pages and the scorer lie beside the checkout."""
    return STORIES.is_file() and readings.present(shared)


def kept(names: list[str], part: str) -> list[str]:
    """The stories of one part: every third one in the order of names is held out."""
    names = sorted(names)
    return [n for n in names if part == "all" or (n in names[2::3]) == (part == "heldout")]


def gold_of(part: str) -> Record:
    """The readings of one part in the form that the scorer takes: ids with the name of the story before them."""
    data = json.loads(STORIES.read_text(encoding="utf-8"))
    gold: Record = {"documents": [], "statements": [], "actors": [], "time_expressions": [], "quantities": [], "events": []}
    for name in kept(list(data["stories"]), part):
        story = data["stories"][name]
        docs = [f"{name}_{number}" for number in story["documents"]]
        gold["documents"] += [
            {"id": doc, "file": f"{doc}.txt", "sha256": sha} for doc, sha in zip(docs, story["documents"].values(), strict=True)
        ]
        for kind in ("actors", "time_expressions", "quantities", "events"):
            gold[kind] += [_record(dict(zip(data[kind], row, strict=True)), name) for row in story[kind]]
    return gold


def _record(row: Record, name: str) -> Record:
    """One record with its spans in the scorer's form."""

    def span(number: str, start: int, end: int) -> Record:
        return {"doc": f"{name}_{number}", "start": start, "end": end}

    out: Record = {}
    for key, value in row.items():
        if key in ("mentions", "spans"):
            out[key] = [span(*one[:3]) | ({"type": one[3]} if len(one) > 3 else {}) for one in value]
            out[key] = [m | ({"use": "place"} if m.get("type") == "place" else {}) for m in out[key]]
        elif key == "span":
            out |= {"span": span(*value), "doc": f"{name}_{value[0]}"}
        elif (key in ("id", "party") and value is not None) or (key == "holder" and value != "narrator"):
            out[key] = f"{name}.{value}"
        else:
            out[key] = value
    return out


def told_in(dossier: Record, documents: list[Record]) -> Record:
    """A dossier without the events that only articles tell which we have not read."""
    files = {d["file"] for d in documents}
    read = {a["id"] for a in dossier["articles"] if Path(a["file"]).name in files}
    return {**dossier, "events": [e for e in dossier["events"] if any(t["article"] in read for t in e["tellings"])]}


def score(shared: Path, part: str, errors: int, only: str) -> dict[str, float | None]:
    """Run the program on the stories of one part and score it; prints the table, returns the figures."""
    if str(shared / "eval") not in sys.path:
        sys.path.append(str(shared / "eval"))
    from score import PARTS as SCORERS
    from score import table
    from scoring.measure import Pages
    from scoring.sides import Case

    asked = {name.strip() for name in only.split(",") if name.strip()} or {*PARTS}
    if not asked & {*PARTS}:
        return {}
    gold = gold_of(part)
    pages = Pages(shared / readings.PAGES, gold)  # raises when a page is not there or not the one that we read
    clusters = sorted({readings.cluster_of(d["file"]) for d in gold["documents"]})
    dossier = told_in(readings.dossier_of(shared / readings.PAGES, clusters), gold["documents"])
    case = Case(gold, dossier, pages)
    scorers = {**SCORERS, "quantities": quantities.score}
    parts = {name: scorers[name](case) for name in PARTS if name in asked}
    print(table(parts))
    print(f"{'':<12} ({len(gold['documents'])} articles in {len(clusters)} stories)")
    for name, found in parts.items() if errors else ():
        for title, entries in (("missed or wrong", found.missed), ("spurious", found.spurious)):
            print(f"\n{name}: {title} ({len(entries)})", *entries[:errors], sep="\n  ")
    return {f"{name}.{key}": value for name, part in parts.items() for key, value in part.figures.items()}
