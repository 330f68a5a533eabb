"""Rows of a part: to which part each belongs, in which order they stand, and a digest of them. Arrow and numpy, no files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from recoupe.engines.stages import PART

Numbers = npt.NDArray[np.int32]
MIX = np.uint64(0x9E3779B97F4A7C15)
"""2^64 over the golden ratio (Knuth, 6.4): multiplication by it spreads keys that follow one another."""


def parts_of(keys: pa.ChunkedArray, parts: int) -> Numbers:
    """The part of every key: numbers by their bits, words by those of their UTF-8, the same on every machine."""
    if pa.types.is_integer(keys.type):
        bits = keys.cast(pa.int64()).to_numpy().view(np.uint64)
    else:
        coded = pa.chunked_array(keys.dictionary_encode()).combine_chunks()
        sums = np.array([crc32(word.encode()) for word in coded.dictionary.to_pylist()], dtype=np.uint64)
        bits = sums[coded.indices.to_numpy()] if len(sums) else np.zeros(0, np.uint64)
    numbers: Numbers = ((bits * MIX >> np.uint64(32)) % np.uint64(parts)).astype(np.int32)
    return numbers


def parted(rows: pa.Table, key: str, parts: int) -> pa.Table:
    """Rows with the column of their part, those of part 0 first, else in their order."""
    numbers = parts_of(rows[key], parts)
    if parts > 1 and len(numbers) and (numbers[1:] != numbers[:-1]).any():
        order = np.argsort(numbers.astype(np.uint16), kind="stable")  # two bytes are sorted by their digits, in linear time
        rows, numbers = rows.take(pa.array(order)), numbers[order]
    return rows.add_column(0, pa.field(PART, pa.int32(), nullable=False), pa.array(numbers))


def stretches(parted_rows: pa.Table) -> Iterator[tuple[int, pa.Table]]:
    """Every part that has rows, with them."""
    numbers = parted_rows[PART].to_numpy()
    cuts = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist(), len(numbers)]
    for start, end in pairwise(cuts):
        if end > start:
            yield int(numbers[start]), parted_rows.slice(start, end - start)


def groups(parted_rows: pa.Table, least: int) -> Iterator[pa.Table]:
    """Rows of whole parts, as many parts as make up so many bytes."""
    start = end = 0
    for _, rows in stretches(parted_rows):
        end += len(rows)
        if parted_rows.slice(start, end - start).nbytes >= least:
            yield parted_rows.slice(start, end - start)
            start = end
    if end > start:
        yield parted_rows.slice(start, end - start)


def in_order(rows: pa.Table, by: Sequence[str]) -> pa.Table:
    """Rows sorted by columns, the first first; words by their UTF-8. As they are, where no column is named."""
    if len(rows) < 2 or not by:
        return rows
    return rows.take(pc.sort_indices(rows, [(name, "ascending") for name in by]))


def digest(rows: pa.Table) -> str:
    """Of the rows in their order, however Arrow has cut them up and whatever a file does with them."""
    made = blake2b(digest_size=16)
    for field in rows.schema:
        made.update(f"{field.name} {field.type} {len(rows)}\n".encode())
        for chunk in rows[field.name].chunks:
            _lengths(made, chunk)
        for chunk in rows[field.name].chunks:
            _values(made, chunk)
    return made.hexdigest()


def _worded(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_binary(kind))


def _lengths(made: Any, chunk: pa.Array) -> None:
    if _worded(chunk.type):
        made.update(np.diff(_offsets(chunk)))


def _values(made: Any, chunk: pa.Array) -> None:
    if _worded(chunk.type):
        ends = _offsets(chunk)
        if chunk.buffers()[2] is not None:
            made.update(memoryview(chunk.buffers()[2])[int(ends[0]) : int(ends[-1])])
    elif pa.types.is_boolean(chunk.type):
        made.update(chunk.to_numpy(zero_copy_only=False).astype(np.uint8))
    else:
        made.update(np.ascontiguousarray(chunk.to_numpy()))


def _offsets(chunk: pa.Array) -> Numbers:
    """Where the words of a chunk begin and end in its bytes."""
    if not len(chunk):
        return np.zeros(1, np.int32)
    return np.frombuffer(chunk.buffers()[1], np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
