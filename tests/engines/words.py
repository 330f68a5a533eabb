"""Four small stages with nothing of news in them, one for each operator: which lines have which words, and how rare those are."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from recoupe.engines.rows import parted
from recoupe.engines.stages import Operator, Source, Stage
from recoupe.engines.tables import Table

WORDS = pa.schema([("word", pa.string()), ("line", pa.int64()), ("long", pa.bool_())])
COUNTS = pa.schema([("word", pa.string()), ("n", pa.int32())])
RARE = pa.schema([("line", pa.int64()), ("word", pa.string()), ("n", pa.int32())])
TOTAL = pa.schema([("line", pa.int64()), ("rare", pa.float32())])


def words(lines: pa.Table, slow: float = 0.0) -> pa.Table:
    """Map: a row for every word of a line."""
    time.sleep(slow)
    rows = [(word, line) for line, text in zip(lines["line"].to_pylist(), lines["text"].to_pylist(), strict=True) for word in text.split()]
    return pa.table({"word": [w for w, _ in rows], "line": [n for _, n in rows], "long": [len(w) > 4 for w, _ in rows]}, schema=WORDS)


def counts(found: pa.Table, slow: float = 0.0) -> pa.Table:
    """Reduce: how often each word stands."""
    time.sleep(slow)
    made = found.group_by("word", use_threads=False).aggregate([("line", "count")])
    return pa.table({"word": made["word"], "n": made["line_count"].cast(pa.int32())})


def rare(counted: pa.Table, found: pa.Table, most: int = 9) -> pa.Table:
    """Join: the words of each line that stand at most so often."""
    n = dict(zip(counted["word"].to_pylist(), counted["n"].to_pylist(), strict=True))
    rows = [
        (line, word, n[word]) for word, line in zip(found["word"].to_pylist(), found["line"].to_pylist(), strict=True) if n[word] <= most
    ]
    return pa.table({"line": [r[0] for r in rows], "word": [r[1] for r in rows], "n": [r[2] for r in rows]}, schema=RARE)


def total(rows: pa.Table) -> pa.Table:
    """Whole: of every line the share of its rare words among all."""
    made = rows.group_by("line", use_threads=False).aggregate([("n", "count")])
    return pa.table({"line": made["line"], "rare": pc.divide(made["n_count"].cast(pa.float32()), float(len(rows)))}, schema=TOTAL)


def failing(lines: pa.Table) -> pa.Table:
    """A function with a fault."""
    raise ValueError(f"no such line among {len(lines)}")


def dying(_lines: pa.Table) -> pa.Table:
    """A process that the system ends."""
    os.abort()


def stages(slow: float = 0.0) -> tuple[Stage, ...]:
    """In their order."""
    at = {"slow": slow}
    return (
        Stage("words", 1, Operator.MAP, (Source("lines"),), words, "word", WORDS, places=at),
        Stage("counts", 1, Operator.REDUCE, (Source("words", ("word", "line")),), counts, "word", COUNTS, places=at),
        Stage("rare", 1, Operator.JOIN, (Source("counts"), Source("words", ("word", "line"))), rare, "line", RARE, settings={"most": 12}),
        Stage("total", 1, Operator.WHOLE, (Source("rare", ("line", "n")),), total, "line", TOTAL),
    )


def lines(root: Path, parts: int, many: int = 400) -> None:
    """The first table, made by hand: its words come from a small generator, some rare and some in every line."""
    rows, state = [], 7
    for number in range(many):
        said = []
        for _ in range(12):
            state = (state * 1103515245 + 12345) % 2**31
            said.append(("épée", "ville", "port")[state % 3] if state % 5 else f"m{state % 97}")
        rows.append((number * 7919, " ".join(said)))
    table = Table(root / "lines")
    schema = pa.schema([("line", pa.int64()), ("text", pa.string())])
    table.begin("by hand")
    made = pa.table({"line": [n for n, _ in rows], "text": [t for _, t in rows]}, schema=schema)
    table.write(0, parted(made, "line", parts), "by hand")
    table.finish({"columns": [[f.name, str(f.type)] for f in schema]}, 1)
