"""Files become articles, each of the same columns; what cannot be read is told with its place, and costs nothing else."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from recoupe.archive.listing import refused
from recoupe.archive.place import Archive
from recoupe.archive.records import Record, of_lines, of_rows, of_text
from recoupe.engines.stages import Operator, Source, Stage
from recoupe.engines.tables import Table
from recoupe.errors import StoreMistake
from recoupe.lang import mistake
from recoupe.lineage.spans import fold

TEXTS = 2048
"""Texts folded at a time."""
PLACED = [("article", pa.int64()), ("file", pa.string()), ("at", pa.int64())]
TOLD = [("day", pa.int32()), ("host", pa.string()), ("address", pa.string()), ("title", pa.string()), ("text", pa.string())]
WRONG = [("problem", pa.string()), ("details", pa.string())]
PAGES = pa.schema([*PLACED, *TOLD, *WRONG])
ARTICLES = pa.schema([*PLACED, *TOLD, ("words", pa.int32()), ("glued", pa.bool_())])
FAILED = pa.schema([("file", pa.string()), ("at", pa.int64()), *WRONG])


def read_stages(folder: str) -> tuple[Stage, ...]:
    """The stages of reading, for inputs that lie in a folder."""
    return (
        Stage("pages", 1, Operator.MAP, (Source("inputs"),), pages, "article", PAGES, places={"folder": folder}),
        Stage(
            "articles",
            2,
            Operator.REDUCE,
            (Source("pages", tuple(PAGES.names[:-2]), ("article", "file", "at")),),
            articles,
            "article",
            ARTICLES,
        ),
        Stage("failed", 1, Operator.MAP, (Source("pages", tuple(FAILED.names)),), failed, "file", FAILED),
    )


def checked(archive: Archive) -> Table:
    """The articles of an archive. Raises StoreMistake where they were not read to the end, or by another version."""
    table, reading = archive.table("articles"), read_stages("")[1]
    kept = table.manifest()
    if kept is None or not (table.complete() and archive.table("failed").complete()):
        raise mistake(StoreMistake, "archive.not-read", where=str(table.path))
    if kept["version"] != reading.version:
        raise mistake(StoreMistake, "archive.other-version", where=str(table.path), version=kept["version"], known=reading.version)
    return table


def pages(inputs: pa.Table, folder: str) -> pa.Table:
    """Map: what stands in the files, also what is wrong with it. The one door of an archive: it reads files."""
    how = {"text": of_text, "lines": of_lines, "rows": of_rows}
    made: list[Record] = []
    for unit in inputs.to_pylist():
        if unit["problem"]:
            made.append(Record.refused(unit["file"], 0, unit["problem"], unit["details"]))
            continue
        try:
            made += how[unit["kind"]](folder, unit)
        except (OSError, pa.ArrowInvalid) as error:
            made.append(Record.refused(unit["file"], 0, *refused(error)))
    return pa.table({name: [getattr(record, name) for record in made] for name in PAGES.names}, schema=PAGES)


def articles(found: pa.Table) -> pa.Table:
    """Reduce: each article once, the first of those with the same address and words; and whether it lost its spaces."""
    whole = found.filter(pc.not_equal(found["text"], ""))
    ids = whole["article"].to_numpy()
    first = whole.filter(pa.array(np.concatenate([[True], ids[1:] != ids[:-1]])[: len(ids)]))
    glued, words = list[bool](), list[int]()
    for at in range(0, len(first), TEXTS):
        folded = fold(first["text"].slice(at, TEXTS).to_pylist())
        glued += folded.glued.tolist()
        words += np.diff(folded.words.bounds).tolist()
    more = {"glued": pa.array(glued, pa.bool_()), "words": pa.array(words, pa.int32())}
    return pa.table({name: more[name] if name in more else first[name] for name in ARTICLES.names})


def failed(found: pa.Table) -> pa.Table:
    """Map: what is wrong, and where."""
    return found.filter(pc.not_equal(found["problem"], ""))
