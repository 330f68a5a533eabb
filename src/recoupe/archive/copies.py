"""The stages of `trace`: Arrow tables in and out around the functions of `lineage/spans`, which know arrays only.

Hashes of 64 bits stand in the tables as signed numbers, since Spark knows no others; numbers of articles have 63 bits, so that both
readings are in one order. A function numbers the articles of its part in order of time, and gives their own numbers back.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from recoupe.archive.arrays import Array, column, numbers_of, packed, rows_of, unpacked
from recoupe.archive.place import Archive
from recoupe.archive.reading import checked
from recoupe.engines.stages import Operator, Source, Stage
from recoupe.lineage import spans as engine
from recoupe.lineage.spans import LETTERS, WORDS, Prints, Seeds, Spans, Stretches, Units, Windows

I64, I32, I8, BYTES = pa.int64(), pa.int32(), pa.int8(), pa.binary()
PAIR = [("target", I64), ("source", I64)]
PLACES = [("at", I32), ("at_end", I32), ("origin", I32), ("origin_end", I32), ("hits", I32), ("quoted", I32), ("changed", I32)]
PRINTS = pa.schema(
    [
        ("print", I64),
        ("article", I64),
        ("place", I32),
        ("day", I32),
        ("host", I32),
        ("quoted", pa.bool_()),
        ("key", I8),
        ("glued", pa.bool_()),
    ]
)
SEEDS = pa.schema([*PAIR, ("key", I8), ("at", I32), ("origin", I32), ("quoted", pa.bool_()), ("earlier", I32)])
CHAINS = pa.schema([("source", I64), ("target", I64), ("key", I8), *PLACES, ("earlier", I32)])
BESIDE = [("before", BYTES), ("behind", BYTES), ("starts", BYTES), ("ends", BYTES), ("inside", I32)]
BITS = (("before", np.uint32), ("behind", np.uint32), ("starts", np.uint32), ("ends", np.uint32))
WINDOWS = pa.schema([*PAIR, ("key", I8), *PLACES, ("earlier", I32), *BESIDE, ("its_host", I32)])
COPIED = [("start", I32), ("end", I32), ("origin", I32), ("origin_end", I32), ("words", I32), ("quoted", I32), ("changed", I32)]
SPANS = pa.schema([*PAIR, ("key", I8), *COPIED, ("day", I32), ("earlier", I32), ("length", I32), ("stock", pa.bool_())])
PASSAGES = pa.schema([*SPANS, ("host", I32), ("its_host", I32)])
FAMILIES = pa.schema([("article", I64), ("family", I64), ("share", pa.float32())])
ROWS = 2048
"""Stretches widened at a time, with the texts that they need."""
FOLDED = 64
"""Texts folded at a time for their prints: their words stay in the cache of one core."""


def trace_stages(archive: Archive) -> tuple[Stage, ...]:
    """The stages of an archive that was read. Raises StoreMistake where it was not, or by another version."""
    table = checked(archive)
    lost = any(pc.any(rows["glued"]).as_py() for rows in table.pieces(("glued",)))
    articles = Source("articles", ("article", "day", "host", "words", "text"), ("article",))
    printed = Source("articles", ("article", "day", "host", "glued", "text"), ("article",))
    beside = Source("windows", (), ("target", "source", "key", "at"))
    all_passages = Source("passages", by=("target", "source", "key", "start", "origin"))
    few = Source("spans", ("target", "source", "words", "day", "earlier", "length", "stock"))
    return (
        Stage("prints", 1, Operator.MAP, (printed,), prints, "print", PRINTS, settings={"letters": lost}),
        Stage("seeds", 2, Operator.REDUCE, (Source("prints", by=()),), seeds, "target", SEEDS),
        Stage("chains", 1, Operator.REDUCE, (Source("seeds", by=()),), chains, "source", CHAINS),
        Stage("windows", 2, Operator.JOIN, (Source("chains"), articles), windows, "target", WINDOWS),
        Stage("passages", 2, Operator.JOIN, (beside, articles), passages, "target", PASSAGES),
        Stage("spans", 2, Operator.WHOLE, (all_passages,), spans, "target", SPANS),
        Stage("families", 2, Operator.WHOLE, (few,), families, "article", FAMILIES),
    )


def prints(articles: pa.Table, letters: bool) -> pa.Table:
    """Map: fingerprints of every text; those of letters only where some text of the archive lost its spaces."""
    texts = articles["text"].to_pylist()
    made = engine.joined([engine.prints(engine.fold(texts[n : n + FOLDED]), n) for n in range(0, len(texts), FOLDED)])
    made = made if letters else engine.taken(made, made.key == WORDS)
    row, ids = made.article, column(articles["article"])
    return rows_of(
        PRINTS,
        print=made.hashes,
        article=ids[row],
        place=made.place,
        day=column(articles["day"])[row],
        host=numbers_of(articles["host"].to_pylist(), ids)[row],
        quoted=made.quoted,
        key=made.key,
        glued=column(articles["glued"])[row],
    )


def seeds(found: pa.Table) -> pa.Table:
    """Reduce: prints that two articles share, the later one the target."""
    day = column(found["day"])
    known, number, at = engine.numbered(column(found["article"], np.uint64), day)
    rows = Prints(
        column(found["print"], np.uint64),
        number,
        column(found["place"], np.uint32),
        column(found["quoted"]),
        column(found["key"], np.uint8),
    )
    made = engine.seeds(rows, column(found["host"], np.uint32)[at], column(found["glued"])[at])
    target, source = known[made.target], known[made.source]
    return rows_of(
        SEEDS, target=target, source=source, key=made.key, at=made.at, origin=made.origin, quoted=made.quoted, earlier=day[at][made.source]
    )


def chains(found: pa.Table) -> pa.Table:
    """Reduce: seeds that follow one another, and of every stretch of a target its best earlier source."""
    target, number = np.unique(column(found["target"]), return_inverse=True)
    day = column(found["earlier"])
    known, rank, first = engine.numbered(column(found["source"], np.uint64), day)
    at, origin = column(found["at"], np.uint32), column(found["origin"], np.uint32)
    rows = Seeds(number.astype(np.uint32), rank, at, origin, column(found["quoted"]), column(found["key"], np.uint8))
    made = engine.stretches(engine.best(engine.chains(rows)))
    places = {name: getattr(made, name) for name, _ in PLACES}
    return rows_of(CHAINS, source=known[made.source], target=target[made.target], key=made.key, **places, earlier=day[first][made.source])


def windows(found: pa.Table, articles: pa.Table) -> pa.Table:
    """Join by source: what the source's text has around both ends of each stretch."""
    made, hosts = [WINDOWS.empty_table()], _hosts(articles)
    for rows, key in _pieces(found, "source"):
        own = found.take(pa.array(rows))
        beside = _beside(own, articles, "source", ("origin", "origin_end"), key)
        columns = {name: own[name] for name in WINDOWS.names if name in own.column_names}
        row = np.searchsorted(column(articles["article"]), column(own["source"]))
        bits = {name: packed(getattr(beside, name)) for name, kind in BESIDE if kind == BYTES}
        made.append(rows_of(WINDOWS, **columns, **bits, inside=beside.quoted, its_host=hosts[row]))
    return pa.concat_tables(made)


def passages(found: pa.Table, articles: pa.Table) -> pa.Table:
    """Join by target: stretches with their exact ends in code points, those long enough to show copying of prose."""
    known, number = np.unique(column(found["target"]), return_inverse=True)
    sources, at, origin = np.unique(column(found["source"]), return_index=True, return_inverse=True)
    made: list[Spans] = []
    for rows, key in _pieces(found, "target"):
        own = found.take(pa.array(rows))
        of_target = _beside(own, articles, "target", ("at", "at_end"), key)
        places = (column(own[name], np.uint32) for name, _ in PLACES)
        stretches = Stretches(number[rows].astype(np.uint32), origin[rows].astype(np.uint32), column(own["key"], np.uint8), *places)
        made.append(engine.widen(stretches, of_target, _unpacked(own)))
    if not made:
        return PASSAGES.empty_table()
    place = np.searchsorted(column(articles["article"]), known)
    kept = engine.prose(engine.apart(engine.joined(made)), lambda n: articles["text"][int(place[n])].as_py())
    row = place[kept.target]
    return rows_of(
        PASSAGES,
        target=known[kept.target],
        source=sources[kept.source],
        key=kept.key,
        **{name: getattr(kept, name) for name, _ in COPIED},
        day=column(articles["day"])[row],
        earlier=column(found["earlier"])[at][kept.source],
        length=column(articles["words"])[row],
        stock=kept.stock,
        host=_hosts(articles)[row],
        its_host=column(found["its_host"])[at][kept.source],
    )


def _hosts(articles: pa.Table) -> Array:
    return numbers_of(articles["host"].to_pylist(), column(articles["article"]))


def spans(found: pa.Table) -> pa.Table:
    """Whole: the passages, marked where pages carry them whatever their story, which only all of them together show."""
    target, source = column(found["target"], np.uint64), column(found["source"], np.uint64)
    days = np.concatenate([column(found["day"]), column(found["earlier"])])
    known, number, at = engine.numbered(np.concatenate([target, source]), days)
    target, source = number[: len(found)], number[len(found) :]
    length, hosts = np.ones(len(known), np.int64), np.zeros(len(known), np.int32)
    length[target] = column(found["length"])
    hosts[target], hosts[source] = column(found["host"]), column(found["its_host"])
    copied = (column(found[name], np.uint32) for name, _ in COPIED)
    rows = Spans._make((target, source, column(found["key"], np.uint8), *copied, column(found["stock"])))
    marks = engine.stock(rows, length, days[at].astype(np.int64), hosts.view(np.uint32))
    return found.select(SPANS.names).set_column(SPANS.get_field_index("stock"), SPANS.field("stock"), pa.array(marks))


def families(found: pa.Table) -> pa.Table:
    """Whole: articles that hang together by copied prose, each with the part of its words that are copied.

    A family is named by its earliest article.
    """
    found = found.filter(pc.invert(found["stock"]))
    target, source = column(found["target"], np.uint64), column(found["source"], np.uint64)
    days = np.concatenate([column(found["day"]), column(found["earlier"])])
    known, number, _ = engine.numbered(np.concatenate([target, source]), days)
    target, source = number[: len(found)], number[len(found) :]
    words = np.bincount(target, weights=column(found["words"]), minlength=len(known))
    length = np.ones(len(known))
    length[target] = column(found["length"])
    family = known[engine.families(target, source, len(known))]
    return rows_of(FAMILIES, article=known, family=family, share=np.minimum(words / length, 1.0).astype(np.float32))


def _pieces(found: pa.Table, of: str) -> Iterator[tuple[Array, int]]:
    """Some rows at a time, of one key and in order of place, all of one article together."""
    ids, keys, at = column(found[of]), column(found["key"]), column(found["at"])
    for key in (WORDS, LETTERS):
        rows = np.flatnonzero(keys == key)
        rows = rows[np.lexsort((at[rows], ids[rows]))]
        first = 0
        while first < len(rows):
            last = int(np.searchsorted(ids[rows], ids[rows[min(first + ROWS, len(rows)) - 1]], side="right"))
            yield rows[first:last], key
            first = last


def _unpacked(rows: pa.Table) -> Windows:
    before, behind, starts, ends = (unpacked(rows[name], kind) for name, kind in BITS)
    return Windows(before, behind, starts, ends, column(rows["inside"], np.uint32))


def _beside(rows: pa.Table, articles: pa.Table, of: str, places: tuple[str, str], key: int) -> Windows:
    """What the texts of the targets or sources have beside both ends of stretches."""
    known, number = np.unique(column(rows[of]), return_inverse=True)
    texts = articles["text"].take(pa.array(np.searchsorted(column(articles["article"]), known))).to_pylist()
    units: Units = engine.fold(texts).words if key == WORDS else engine.letters(texts)
    first, last = (column(rows[name], np.uint32) for name in places)
    return engine.windows(units, number, first, last, key)
