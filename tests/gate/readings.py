"""The development set `readings`: statements of 99 press articles, kept as ids and offsets (see README.md).

Every cluster of pages is read as one story, all ten pages of it; only the articles that we read are scored, and of
them statements, speakers and quotations. The figures are those of the scorer beside the checkout, on counts summed over
the clusters: the stories are put side by side as one dossier, with the name of the cluster before every id.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from recoupe.model import Page
from recoupe.model.codec import to_json
from recoupe.pipeline import picture

NAME = "readings"
READINGS = Path(__file__).parent / "readings.json"
IDS = ("id", "article", "speakers", "participants", "asserted_by", "actor", "issue", "attribution")
BY_ARTICLE = "blanks"
"""Fields of a dossier that hold ids, and the one whose keys are ids (`prefixed`)."""
PAGES = Path("data/rpm2_fr/documents")
PARTS = ("statements", "speaker", "quoted")
LISTS = ("articles", "actors", "attributions", "timexes", "quantities", "events", "positions", "points")
CERTAIN_MODES = ("direct", "mixed", "indirect")
Record = dict[str, Any]


def present(shared: Path) -> bool:
    """Whether the pages and the scorer lie beside the checkout."""
    return (shared / PAGES).is_dir() and (shared / "eval" / "scoring").is_dir()


def cluster_of(file: str) -> str:
    """The story a page belongs to: T01_C1 of T01_C1_02.txt."""
    return file[:6]


def kept(documents: list[Record], part: str) -> list[Record]:
    """The documents of one part: every third one in the order of file name is held out; those read `later` are for tuning only."""
    documents = sorted(documents, key=lambda d: d["file"])
    away = {d["file"] for d in [d for d in documents if not d.get("later")][2::3]}
    return [d for d in documents if part == "all" or (d["file"] in away) == (part == "heldout")]


def gold_of(part: str) -> Record:
    """The readings of one part in the form that the scorer takes."""
    data = json.loads(READINGS.read_text(encoding="utf-8"))
    documents, statements = [], []
    actors: dict[str, Record] = {}
    for d in kept(data["documents"], part):
        doc, cluster = d["file"].removesuffix(".txt"), cluster_of(d["file"])
        documents.append({"id": doc, "file": d["file"], "sha256": d["sha256"]})
        for row in d["actors"]:
            a = dict(zip(data["actor"], row, strict=True))
            key = f"{cluster}.{a['id']}"
            known = actors.setdefault(key, {"id": key, "type": a["type"], "party": f"{cluster}.{a['party'] or a['id']}", "mentions": []})
            known["mentions"] += [{"doc": doc, "start": start, "end": end} for start, end in a["mentions"]]
        for n, row in enumerate(d["statements"]):
            s = dict(zip(data["statement"], row, strict=True))
            for field in ("content", "cue", "source", "quoted"):
                s[field] = [{"doc": doc, "start": start, "end": end} for start, end in s[field]]
            if s["confidence"] == "low" and s["mode"] in CERTAIN_MODES:
                s["mode"] = "free-indirect"  # the reader was not sure: neither asked for nor wrong when given
            parent = None if s["parent"] is None else f"{doc}.{s['parent']}"
            speakers = [f"{cluster}.{who}" for who in s["speaker"]]
            statements.append({**s, "id": f"{doc}.{n}", "doc": doc, "speaker": speakers, "parent": parent})
    in_order = sorted(actors.values(), key=lambda a: (cluster_of(a["id"]), int(a["id"].rpartition(".c")[2])))
    return {"documents": documents, "statements": statements, "actors": in_order}


def prefixed(value: Any, cluster: str, key: str = "") -> Any:
    """A part of a dossier with the name of the cluster before the ids of articles and actors."""
    if isinstance(value, dict):
        return {f"{cluster}.{k}" if key == BY_ARTICLE else k: prefixed(v, cluster, k) for k, v in value.items()}
    if isinstance(value, list):
        return [prefixed(v, cluster, key) for v in value]
    return f"{cluster}.{value}" if isinstance(value, str) and key in IDS else value


def story_of(paths: list[Path]) -> Record:
    """The story that the program makes of the pages of one cluster, with ids of its own."""
    story = json.loads(to_json(picture(Page(path.name, path.read_bytes()) for path in paths).dossier))
    cluster = cluster_of(paths[0].name)
    return {name: prefixed(story[name], cluster) for name in LISTS}


def dossier_of(folder: Path, clusters: list[str]) -> Record:
    """The stories of the clusters, each read from all of its pages, side by side as one dossier."""
    with ProcessPoolExecutor() as pool:  # the order of the stories is that of the clusters, whoever is ready first
        stories = list(pool.map(story_of, [sorted(folder.glob(f"{cluster}_*.txt")) for cluster in clusters]))
    return {name: [record for story in stories for record in story[name]] for name in stories[0]}


def match_actors(case: Any) -> None:
    """Say anew which actor of the readings each given actor is.

    The scorer wants mentions to agree (Dice >= 0.5), as in the gold sets, where each was marked. Ours are all the
    places of a list of strings, chosen by the reader: a name with or without its title, a role with or without the
    apposition after it. So a given mention votes where it shares half of the *shorter* of the two, and thrice when
    both begin at the same place (up to an article or a title): then they name the same one, and do not merely
    contain each other ("le ministre français", "la France").
    """
    from scoring.measure import PRONOUNS, one_to_one, overlaps

    order = {actor["id"]: n for n, actor in enumerate(case.gold["actors"])}
    ours, given = [chars for _, chars in case.mentions], [chars for _, chars in case.given_mentions]
    votes: Counter[tuple[str, str]] = Counter()
    for (g, p), both in overlaps(ours, given).items():
        if 2 * both >= min(len(ours[g]), len(given[p])) and case.pages.plain(given[p]) not in PRONOUNS:
            votes[case.given_mentions[p][0], case.mentions[g][0]] += 3 if abs(min(ours[g]) - min(given[p])) <= 4 else 1
    best = sorted(votes, key=lambda pair: (-votes[pair], pair[0], order[pair[1]]))
    case.actor = {}
    for who, actor in best:
        case.actor.setdefault(who, actor)
    case.actor_once = one_to_one(best)


def errors_of(case: Any) -> dict[str, list[str]]:
    """What went wrong, by kind, in words for who tunes."""

    def between(start: int, end: int) -> str:
        return " ".join(case.pages.text[max(0, start) : end].split())[:230]

    def text(chars: Any) -> str:
        return between(min(chars), max(chars) + 1) if chars else ""

    def before(chars: Any) -> str:
        return between(min(chars) - 60, min(chars)) if chars else ""

    def place(chars: Any) -> str:
        return str(case.pages.words(chars)).split(" ", 1)[0]

    lines: dict[str, list[str]] = {kind: [] for kind in ("missed", "spurious", "not strict", "speaker", "act")}
    for g, want in enumerate(case.wanted):
        where = f"{place(want.where)} {want.manner}"
        if g not in case.pairs:
            lines["missed"].append(f"{where} [{before(want.where)}] {text(want.where)}  <cue, source: {text(want.frame)[:80]}>")
            continue
        got = case.given[case.pairs[g]]
        if g not in case.strict:
            lines["not strict"].append(f"{where}\n      want {text(want.where)}\n      got  {text(got.where)}")
        if not case.same(got.speakers, want.speakers, case.actor):
            said = [case.actor.get(who, f"?{who}") for who in got.speakers]
            lines["speaker"].append(f"{where} got {said} want {list(want.speakers)} <{text(got.source)[:60]}> {text(want.where)[:150]}")
        if got.act not in {want.act, *want.also}:
            lines["act"].append(f"{where} got {got.act} want {want.act} <{text(want.frame)[:70]}> {text(want.where)[:160]}")
    used = set(case.pairs.values())
    spurious = (s for p, s in enumerate(case.given) if p not in used)
    lines["spurious"] = [f"{place(s.where)} {s.manner} {s.act} [{before(s.where)}] {text(s.where)}" for s in spurious]
    return lines


def score(shared: Path, part: str, errors: int, only: str) -> dict[str, float | None]:
    """Run the program on the clusters of one part and score it; prints the table, returns the figures."""
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
    pages = Pages(shared / PAGES, gold)  # raises when a page is not there or not the one that we read
    clusters = sorted({cluster_of(d["file"]) for d in gold["documents"]})
    case = Case(gold, dossier_of(shared / PAGES, clusters), pages)
    match_actors(case)
    parts = {name: SCORERS[name](case) for name in PARTS if name in asked}
    print(table(parts))
    print(f"{'':<12} ({len(gold['documents'])} articles in {len(clusters)} stories)")
    for kind, lines in errors_of(case).items() if errors else ():
        print(f"\n{kind} ({len(lines)})", *lines[:errors], sep="\n  ")
    return {f"{name}.{key}": value for name, part in parts.items() for key, value in part.figures.items()}
