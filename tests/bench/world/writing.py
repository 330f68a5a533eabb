"""A world on disk, in parts: `NNNN.parquet` (with pyarrow) or `NNNN.jsonl`, articles and their truth in one row.

`id`, `published`, `host`, `title` and `text` are what an archive reads of it; the rest is the truth.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, timedelta
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from .records import Article

PART = 10_000
FIRST = date(2031, 1, 1)
"""The first day of the world."""


def write(stream: Iterable[Article], folder: Path, *, parquet: bool = True, part: int = PART) -> int:
    """Write a stream in parts; holds one part. Returns how many articles."""
    folder.mkdir(parents=True, exist_ok=True)
    stream, written, number = iter(stream), 0, 0
    while rows := [row(article) for article in islice(stream, part)]:
        path = folder / f"{number:04}.{'parquet' if parquet else 'jsonl'}"
        if parquet:
            arrow, tables = import_module("pyarrow"), import_module("pyarrow.parquet")
            tables.write_table(arrow.Table.from_pylist(rows), path, compression="zstd")
        else:
            path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        written, number = written + len(rows), number + 1
    return written


def printed(folder: Path) -> tuple[list[str], list[int], list[str]]:
    """Text, day and host of the articles of a folder, in order, without their truth: what an engine has in memory."""
    told: tuple[list[str], list[int], list[str]] = [], [], []
    for path in sorted(folder.glob("*.parquet")):
        rows = import_module("pyarrow.parquet").read_table(path, columns=["text", "minute", "host"])
        told[0].extend(rows["text"].to_pylist())
        told[1].extend(minute // 1440 for minute in rows["minute"].to_pylist())
        told[2].extend(sys.intern(host) for host in rows["host"].to_pylist())
    if not told[0]:
        for article in read(folder):
            for column, value in zip(told, (article.text, article.day, article.host), strict=True):
                column.append(value)  # type: ignore[arg-type]
    return told


def row(article: Article) -> dict[str, Any]:
    """An article as a row: tuples as lists, and its name and day as an archive reads them."""
    published = (FIRST + timedelta(days=article.day)).isoformat()
    told = {"id": f"https://{article.host}/{article.number}", "published": published}
    return asdict(article) | told | {"pieces": [list(p) for p in article.pieces], "body": [list(b) for b in article.body]}


def read(folder: Path) -> Iterator[Article]:
    """The articles of a folder again, in order."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".parquet":
            rows = import_module("pyarrow.parquet").read_table(path).to_pylist()
        elif path.suffix == ".jsonl":
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        else:
            continue
        for r in rows:
            del r["id"], r["published"]
            tupled = {key: [tuple(one) for one in r[key]] for key in ("pieces", "quotes", "body")}
            yield Article(**{**r, **tupled, "behaviours": tuple(r["behaviours"])})
