"""A stage: how one table is made from one or two others by a pure function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pyarrow as pa

PART = "part"
"""The column of every file that says to which part of its table a row belongs."""


class Operator(StrEnum):
    """What a function is given."""

    MAP = "map"
    """Some rows of one part: each row stands for itself, so that the part may come in pieces."""
    REDUCE = "reduce"
    """All rows of one part, hence all rows of every key in it."""
    JOIN = "join"
    """All rows of the same part of two tables."""
    WHOLE = "whole"
    """All rows of all parts, as one part: for what cannot be cut, such as families. Read few columns."""


@dataclass(frozen=True, slots=True)
class Source:
    """A table that a stage reads, which of its columns (all, where none is named), and by which of these its rows are sorted.

    By all of them in their order, where `by` is not given; naming those that tell rows apart saves comparing texts. An empty `by` says
    that nothing depends on the order of the rows, not even the order of what is made.
    """

    table: str
    columns: tuple[str, ...] = ()
    by: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """How a table is made. It makes exactly one: then it fits one call of every engine, and a resumed run has one thing to look for.

    `function` is pure, importable by name, and takes one Arrow table for each source, its rows sorted as the sources say. What it gives
    has the columns `columns`, none of them null, in an order that depends on those rows alone. `key` is the column that parts them.
    `version` rises when the same rows would give others. `settings` are handed to the function as keywords and written in the manifest.
    `places` are keywords that change nothing in the rows (a folder of this machine), and are not written.
    """

    name: str
    version: int
    operator: Operator
    sources: tuple[Source, ...]
    function: Callable[..., pa.Table]
    key: str
    columns: pa.Schema
    settings: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.sources) != (2 if self.operator is Operator.JOIN else 1):
            raise ValueError(f"{self.name}: a join has two sources, any other stage one")
        if self.key not in self.columns.names or PART in self.columns.names:
            raise ValueError(f"{self.name}: the key is a column, and {PART!r} is none of its own")

    def __call__(self, *rows: pa.Table) -> pa.Table:
        """The rows made from the rows of the sources. Raises ValueError where they are not as the stage says."""
        made = self.function(*rows, **self.settings, **self.places)
        if made.schema.names != self.columns.names:
            raise ValueError(f"{self.name}: columns {made.schema.names}, not {self.columns.names}")
        if any(column.null_count for column in made.columns):
            raise ValueError(f"{self.name}: a value is missing, and no table has such")
        return made.cast(self.columns)
