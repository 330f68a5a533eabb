"""What an archive holds, in numbers and by its largest families and stories; and what could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from recoupe.archive.arrays import Array, column
from recoupe.archive.copies import trace_stages
from recoupe.archive.place import Archive
from recoupe.archive.telling import story_stages
from recoupe.engines.running import fits
from recoupe.engines.stages import Stage
from recoupe.errors import PageRefused, StoreMistake
from recoupe.lang import mistake

UP_TO = 5
"""Articles of a family or a story that are named."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article of an archive."""

    title: str
    host: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that hang together by copied prose (a family), or tell one story: how many, and some of them, the earliest first."""

    articles: int
    first: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """`copying`: articles that have something of an earlier one; `alone`: those in no family, in which no dependence was found.

    `pairs` are an article and one it copied from; `stock` the passages that pages share whatever their story; `told_once` the stories
    that one article tells; `largest` and `largest_stories` the families and stories of most articles, the largest first. What was not
    traced or grouped, or not since the archive was read, is None or empty.
    """

    articles: int
    failed: int
    families: int | None = None
    pairs: int | None = None
    copying: int | None = None
    alone: int | None = None
    stock: int | None = None
    largest: tuple[Group, ...] = ()
    stories: int | None = None
    told_once: int | None = None
    largest_stories: tuple[Group, ...] = ()


def figures(archive: Archive, top: int = 5) -> Figures:
    """The figures of an archive, with its `top` largest families and stories."""
    made: dict[str, Any] = {"articles": archive.table("articles").rows(), "failed": archive.table("failed").rows()}
    try:
        traced, grouped = trace_stages(archive), story_stages(archive)
    except StoreMistake:
        return Figures(**made)
    return Figures(**made, **_families(archive, traced, top), **_stories(archive, grouped, top))


def _families(archive: Archive, stages: Sequence[Stage], top: int) -> dict[str, Any]:
    if not _made(archive, stages, "spans", "families"):
        return {}
    spans = archive.table("spans").read(("target", "source", "stock"))
    pairs = spans.filter(pc.invert(spans["stock"])).group_by(["target", "source"]).aggregate([])
    found = archive.table("families").read(("family", "article"))
    sizes, largest = _largest(archive, found, "family", top)
    alone = archive.table("articles").rows() - len(found)
    copying = pc.count_distinct(pairs["target"]).as_py()
    stock = pc.sum(spans["stock"], min_count=0).as_py()
    return {"families": len(sizes), "pairs": len(pairs), "copying": copying, "alone": alone, "stock": stock, "largest": largest}


def _stories(archive: Archive, stages: Sequence[Stage], top: int) -> dict[str, Any]:
    if not _made(archive, stages, "stories"):
        return {}
    sizes, largest = _largest(archive, archive.table("stories").read(("story", "article")), "story", top)
    return {"stories": len(sizes), "told_once": int((sizes == 1).sum()), "largest_stories": largest}


def _made(archive: Archive, stages: Sequence[Stage], *names: str) -> bool:
    """Whether tables are there and made from the articles as they are now."""
    wanted = [stage for stage in stages if stage.name in names]
    return all(archive.table(stage.name).complete() and fits(stage, stages, archive.path, archive.parts) for stage in wanted)


def _largest(archive: Archive, found: pa.Table, name: str, top: int) -> tuple[Array, tuple[Group, ...]]:
    """The sizes of all groups, and the largest; a group is named by its earliest article."""
    groups, sizes = np.unique(column(found[name]), return_counts=True)
    order = np.lexsort((groups, -sizes))[:top]
    members = {key: column(found.filter(pc.equal(found[name], pa.scalar(key)))["article"]) for key in groups[order].tolist()}
    named = {key: [key, *(a for a in rows[: UP_TO + 1].tolist() if a != key)][:UP_TO] for key, rows in members.items()}
    known = _known(archive, [article for articles in named.values() for article in articles])
    return sizes, tuple(Group(len(members[key]), tuple(known[a] for a in articles)) for key, articles in named.items())


def _known(archive: Archive, articles: list[int]) -> dict[int, Known]:
    out: dict[int, Known] = {}
    wanted = pa.array(articles, pa.int64())
    for rows in archive.table("articles").pieces(("article", "title", "host", "address")) if articles else ():
        for row in rows.filter(pc.is_in(rows["article"], wanted)).to_pylist():
            out[row["article"]] = Known(row["title"], row["host"], row["address"])
    return out


def told(archive: Archive, most: int = 20) -> Iterator[PageRefused]:
    """What could not be read, the first of it: each with its place and the remedy. All of it is in the table `failed`."""
    for row in archive.table("failed").read(("file", "at", "problem", "details")).slice(0, most).to_pylist():
        where = f"{row['file']}:{row['at']}" if row["at"] else row["file"]
        yield mistake(PageRefused, row["problem"], where=where, **json.loads(row["details"]))
