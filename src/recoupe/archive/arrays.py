"""Columns of Arrow tables as numpy arrays, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Array = npt.NDArray[Any]


def column(values: pa.ChunkedArray, kind: type[np.generic] | None = None) -> Array:
    """A column as an array; with `kind`, its bits read as another kind of number."""
    made: Array = values.to_numpy()
    return made if kind is None else made.view(kind)


def rows_of(schema: pa.Schema, **columns: Any) -> pa.Table:
    """A table of these columns; unsigned numbers are read as signed ones of the same bits."""

    def values(name: str) -> Any:
        made = columns[name]
        if not isinstance(made, np.ndarray):
            return made
        if made.dtype.kind == "u":
            made = made.view(made.dtype.str.replace("u", "i"))
        return pa.array(made).cast(schema.field(name).type)

    return pa.table([values(name) for name in schema.names], schema=schema)


def numbers_of(hosts: Sequence[str], articles: Array) -> Array:
    """A number of 32 bits for each host. An article whose host is not known stands for itself: the unknown are not one site."""
    known = {host: crc32(host.encode()) for host in set(hosts)}
    own = articles.astype(np.uint32).tolist()
    return np.array([known[host] if host else other for host, other in zip(hosts, own, strict=True)], np.uint32)


def packed(rows: Array) -> pa.Array:
    """Each row of an array as bytes."""
    rows = np.ascontiguousarray(rows)
    width = rows.dtype.itemsize * (rows.shape[1] if rows.ndim > 1 else 1)
    ends = np.arange(len(rows) + 1, dtype=np.int32) * width
    return pa.Array.from_buffers(pa.binary(), len(rows), [None, pa.py_buffer(ends), pa.py_buffer(rows)])


def unpacked(values: pa.ChunkedArray, kind: type[np.generic]) -> Array:
    """Rows that were packed, all of one width."""
    return np.frombuffer(b"".join(values.to_pylist()), kind).reshape(len(values), -1)
