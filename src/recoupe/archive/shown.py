"""What an archive holds, in numbers and by its largest families; and what could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from recoupe.archive.arrays import column
from recoupe.archive.place import Archive
from recoupe.errors import PageRefused
from recoupe.lang import mistake

UP_TO = 5
"""Articles of a family that are named."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article of an archive."""

    title: str
    host: str
    address: str


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that hang together by copied prose: how many, and some of them, the earliest first."""

    articles: int
    first: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """`copying`: articles that have something of an earlier one; `alone`: those in no family, in which no dependence was found.

    `pairs` are an article and one it copied from; `largest` the families of most articles, the largest first. Untraced, all but `articles`
    and `failed` are None or empty.
    """

    articles: int
    failed: int
    families: int | None = None
    pairs: int | None = None
    copying: int | None = None
    alone: int | None = None
    largest: tuple[Family, ...] = ()


def figures(archive: Archive, top: int = 5) -> Figures:
    """The figures of an archive, with its `top` largest families."""
    articles, failed = archive.table("articles").rows(), archive.table("failed").rows()
    if not (archive.table("spans").complete() and archive.table("families").complete()):
        return Figures(articles, failed)
    pairs = archive.table("spans").read(("target", "source")).group_by(["target", "source"]).aggregate([])
    found = archive.table("families").read(("family", "article", "share"))
    family, sizes = np.unique(column(found["family"]), return_counts=True)
    order = np.lexsort((family, -sizes))[:top]
    members = {int(family[n]): found.filter(pc.equal(found["family"], pa.scalar(int(family[n])))) for n in order}
    named = {key: [key, *(a for a in column(rows["article"])[: UP_TO + 1].tolist() if a != key)][:UP_TO] for key, rows in members.items()}
    known = _known(archive, [article for articles in named.values() for article in articles])
    largest = tuple(Family(len(members[key]), tuple(known[a] for a in articles)) for key, articles in named.items())
    copying = pc.count_distinct(pairs["target"]).as_py()
    return Figures(articles, failed, len(family), len(pairs), copying, articles - len(found), largest)


def _known(archive: Archive, articles: list[int]) -> dict[int, Known]:
    out: dict[int, Known] = {}
    wanted = pa.array(articles, pa.int64())
    for rows in archive.table("articles").pieces(("article", "title", "host", "address")):
        for row in rows.filter(pc.is_in(rows["article"], wanted)).to_pylist():
            out[row["article"]] = Known(row["title"], row["host"], row["address"])
    return out


def told(archive: Archive, most: int = 20) -> Iterator[PageRefused]:
    """What could not be read, the first of it: each with its place and the remedy. All of it is in the table `failed`."""
    for row in archive.table("failed").read(("file", "at", "problem", "details")).slice(0, most).to_pylist():
        where = f"{row['file']}:{row['at']}" if row["at"] else row["file"]
        yield mistake(PageRefused, row["problem"], where=where, **json.loads(row["details"]))
