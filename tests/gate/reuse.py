"""The development set `reuse`: which of 40 pairs of press articles share words, and why, kept as ids and offsets (see README.md).

The program reads the articles of one topic (both moments) that stand in the list as one story. A pair whose words were taken over is found
when derivations join its two articles, directly or through others: a family hangs together, not every pair of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import readings

from recoupe.model import Derivation, Page, Range
from recoupe.model.spans import merged
from recoupe.pipeline import picture

NAME = "reuse"
PAIRS = Path(__file__).parent / "pairs.json"
APART = ("shared-quotation", "none")
"""Labels of pairs that share words and nothing else: the words of others, names, figures."""


@dataclass(frozen=True)
class Pair:
    """Two articles as the reader labelled them: the first label is his, the others are as right."""

    one: str
    other: str
    labels: tuple[str, ...]
    first: str | None
    passages: tuple[tuple[int, int, int, int], ...]

    @property
    def taken(self) -> bool:
        """Whether words were taken over."""
        return self.labels[0] not in APART


@dataclass(frozen=True)
class Edge:
    """A derivation between two pages: its kind, and its words on both pages."""

    source: str
    to: str
    kind: str
    spans: tuple[tuple[tuple[Range, ...], tuple[Range, ...]], ...]


def present(shared: Path) -> bool:
    """Whether the pages lie beside the checkout."""
    return (shared / readings.PAGES).is_dir()


def kept(pairs: Sequence[Pair], part: str) -> list[Pair]:
    """The pairs of one part: every third one in the order of names is held out."""
    pairs = sorted(pairs, key=lambda p: (p.one, p.other))
    return [p for n, p in enumerate(pairs) if part == "all" or (n % 3 == 2) == (part == "heldout")]


def read() -> tuple[list[Pair], dict[str, str]]:
    """The pairs, and the digest of every article."""
    data = json.loads(PAIRS.read_text(encoding="utf-8"))
    rows = [dict(zip(data["pair"], row, strict=True)) for row in data["pairs"]]
    pairs = [Pair(r["one"], r["other"], tuple(r["labels"]), r["first"], tuple(tuple(p) for p in r["passages"])) for r in rows]
    return pairs, data["documents"]


def edges(paths: Sequence[Path]) -> list[Edge]:
    """The derivations that the program finds between pages."""
    dossier = picture(Page(path.name, path.read_bytes()) for path in paths).dossier
    name = {a.id: Path(a.file).stem for a in dossier.articles}
    return [edge(d, name) for d in dossier.lineage.derivations if isinstance(d.source, str)]


def edge(found: Derivation, name: dict[str, str]) -> Edge:
    """A derivation by the names of the pages."""
    pairs = [sorted(spans, key=lambda s: s.article != found.source) for spans in found.evidence if len(spans) == 2]
    return Edge(name[str(found.source)], name[found.to], str(found.kind), tuple((a.page, b.page) for a, b in pairs))


def text_of(path: Path, digest: str) -> str:
    """The page as it was read; raises when it is another."""
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    if sha256(text.encode()).hexdigest() != digest:
        raise ValueError(f"{path.name} is not the page that was read")
    return text


def families(found: Iterable[Edge]) -> dict[str, str]:
    """For every article the first of those that hang together with it."""
    leader: dict[str, str] = {}

    def top(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for e in found:
        one, other = sorted((top(e.source), top(e.to)))
        leader[other] = one
    return {name: top(name) for name in list(leader)}


def covered(wanted: Sequence[Range], given: Sequence[Range]) -> int:
    """How many characters of the one lie in the other."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in merged(wanted) for c, d in merged(given))


def score(shared: Path, part: str, errors: int, only: str) -> dict[str, float | None]:
    """Run the program on the topics of one part and count; prints the table, returns the figures."""
    if only and NAME not in only.split(","):
        return {}
    pairs, digests = read()
    folder = shared / readings.PAGES
    for name, digest in digests.items():
        text_of(folder / f"{name}.txt", digest)
    topics: dict[str, list[Path]] = defaultdict(list)
    for name in sorted(digests):
        topics[name[:3]].append(folder / f"{name}.txt")
    with ProcessPoolExecutor() as pool:
        found = [e for some in pool.map(edges, topics.values()) for e in some]
    figures = counted(kept(pairs, part), found, pairs, errors)
    for key, value in figures.items():
        print(f"reuse        {key:<22} {'-' if value is None else f'{value:.3f}'}")
    print(f"{'':<12} ({len(kept(pairs, part))} pairs of {len(digests)} articles)")
    return figures


def counted(asked: Sequence[Pair], found: Sequence[Edge], every: Sequence[Pair], errors: int) -> dict[str, float | None]:
    """Pairs found and joined wrongly, kinds, directions and aligned characters of the pairs of one part."""
    family = families(found)
    direct = {frozenset((e.source, e.to)): e for e in found}
    chained = families(Edge(p.one, p.other, "", ()) for p in every if p.taken)
    wanted = [p for p in asked if p.taken]
    joined = [p for p in wanted if family.get(p.one) == family.get(p.other) is not None]
    mine = [(p, direct[frozenset((p.one, p.other))]) for p in asked if frozenset((p.one, p.other)) in direct]
    wrong = [p for p, _ in mine if not p.taken and chained.get(p.one, p.one) != chained.get(p.other, p.other)]
    kinds = [(p, e) for p, e in mine if p.taken]
    known = [(p, e) for p, e in kinds if p.first and e.kind != "same-wire"]  # a common dispatch has no direction
    counts = [characters(p, e) for p, e in kinds]
    lines = [f"missed: {p.one} {p.other} {p.labels}" for p in wanted if p not in joined]
    lines += [f"wrong: {p.one} {p.other} {p.labels}" for p in wrong]
    lines += [f"kind: {p.one} {p.other} {e.kind}, not {p.labels}" for p, e in kinds if e.kind not in p.labels]
    lines += [f"direction: {e.source} -> {e.to}" for p, e in known if e.source != p.first]
    for line in lines[:errors]:
        print(" ", line)
    return {
        "pairs.recall": ratio(len(joined), len(wanted)),
        "pairs.precision": ratio(len(kinds), len(kinds) + len(wrong)),
        "kind.right": ratio(sum(e.kind in p.labels for p, e in kinds), len(kinds)),
        "direction.true": ratio(sum(e.source == p.first for p, e in known), len(known)),
        "characters.recall": ratio(sum(c for c, _, _ in counts), sum(w for _, w, _ in counts)),
        "characters.precision": ratio(sum(c for c, _, _ in counts), sum(g for _, _, g in counts)),
    }


def characters(pair: Pair, found: Edge) -> tuple[int, int, int]:
    """Characters of the passages that the evidence covers, of the passages, and of the evidence, on both pages."""
    shared = asked = given = 0
    for side, name in ((0, pair.one), (1, pair.other)):
        wanted = [(p[2 * side], p[2 * side + 1]) for p in pair.passages]
        evidence = [r for spans in found.spans for r in spans[0 if name == found.source else 1]]
        shared += covered(wanted, evidence)
        asked += sum(b - a for a, b in merged(wanted))
        given += sum(b - a for a, b in merged(evidence))
    return shared, asked, given


def ratio(some: int, of: int) -> float | None:
    """A share, where there is anything to share."""
    return some / of if of else None
