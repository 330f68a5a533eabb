"""The development set `crossings`: positions in the stories of `stories`, and in three what the accounts share (see README.md).

Kept as ids and offsets. Every story is read by the program from all its ten pages; the five or six articles that we read are
scored. What `stories` holds out is held out here: nobody who writes rules looks at it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import readings

import stories

NAME = "crossings"
CROSSINGS = Path(__file__).parent / "crossings.json"
PARTS = ("positions", "points", "blanks")
Record = dict[str, Any]


def present(shared: Path) -> bool:
    """Whether the pages and the scorer lie beside the checkout."""
    return CROSSINGS.is_file() and stories.present(shared)


def gold_of(part: str, kind: str = "cross") -> Record:
    """The readings of one part in the form that the scorer takes: ids with the name of the story before them.

    Only of stories read for what is asked: "cross" (what the accounts share) or "positions".
    """
    data = {name: story for name, story in json.loads(CROSSINGS.read_text(encoding="utf-8"))["stories"].items() if story[kind]}
    gold = stories.gold_of(part)
    mine = {name for name in data if any(str(d["id"]).startswith(f"{name}_") for d in gold["documents"])}
    gold = {key: [r for r in rows if _story(key, r) in mine] for key, rows in gold.items()}
    for number, quantity in enumerate(gold["quantities"]):
        quantity["id"] = f"q{number}"  # without one the scorer takes all of them for one group
    for name in sorted(mine):
        gold["actors"] += _rows("more_actors", data[name], name)
        for key in ("positions", "cross", "false_friends"):
            gold.setdefault(key, []).extend(_rows(key, data[name], name))
    return gold


def _story(key: str, row: Record) -> str:
    """The story of a record: before the mark of its id."""
    name = str(row.get("doc") or row.get("id"))
    return name.rpartition("_")[0] if key in ("documents", "time_expressions", "quantities") else name.partition(".")[0]


def _rows(key: str, story: Record, name: str) -> list[Record]:
    def place(number: str, start: int, end: int) -> Record:
        return {"doc": f"{name}_{number}", "start": start, "end": end}

    def side(at: list[Any]) -> Record:
        return {"doc": f"{name}_{at[0]}", "span": place(*at)}

    if key == "more_actors":
        return [{"id": f"{name}.{who}", "type": kind, "mentions": [place(*m) for m in at]} for who, kind, at in story[key]]
    if key == "positions":
        return [
            {"actor": [f"{name}.{one}" for one in who], "issue": f"{name}.{issue}", "stance": stance, **side(at)}
            for who, issue, stance, at in story[key]
        ]
    if key == "false_friends":
        return [{"a": side(a), "b": side(b)} for a, b in story[key]]
    return [
        {
            "id": f"{name}.X{rank}",
            "rank": rank,
            "kind": kind,
            "relation": relation,
            "members": [side(at) for at in members],
            "silent_or_other": {f"{name}_{number}": cell for number, cell in cells.items()},
        }
        for rank, (kind, relation, members, cells) in enumerate(story[key], 1)
    ]


def taken_in(dossier: Record, documents: list[Record]) -> Record:
    """A dossier without the positions of articles that we have not read: they are neither right nor wrong."""
    files = {d["file"] for d in documents}
    read = {a["id"] for a in dossier["articles"] if Path(a["file"]).name in files}
    return {**dossier, "positions": [p for p in dossier["positions"] if any(s["article"] in read for s in p["evidence"])]}


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
    parts = {}
    for kind, names in (("positions", ("positions",)), ("cross", ("points", "blanks"))):
        if not asked & {*names}:
            continue
        gold = gold_of(part, kind)
        pages = Pages(shared / readings.PAGES, gold)
        clusters = sorted({readings.cluster_of(d["file"]) for d in gold["documents"]})
        case = Case(gold, taken_in(readings.dossier_of(shared / readings.PAGES, clusters), gold["documents"]), pages)
        readings.match_actors(case)
        parts |= {name: SCORERS[name](case) for name in names if name in asked}
        print(f"{', '.join(names)}: {len(gold['documents'])} articles in {len(clusters)} stories")
    print(table(parts))
    for name, found in parts.items() if errors else ():
        for title, entries in (("missed or wrong", found.missed), ("spurious", found.spurious)):
            print(f"\n{name}: {title} ({len(entries)})", *entries[:errors], sep="\n  ")
    return {f"{name}.{key}": value for name, part in parts.items() for key, value in part.figures.items()}
