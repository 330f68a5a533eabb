"""One stage at work in one directory: what every engine does with a part, however it came by the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from recoupe.engines.rows import parted
from recoupe.engines.stages import Operator, Source, Stage
from recoupe.engines.tables import Table

PIECE = 4096
"""Rows of a part that a map is given at once: what its function needs beside its output stays small."""


@dataclass(frozen=True, slots=True)
class Work:
    """A stage, the directory of its tables, the number of parts, and by what its files are made (a digest of the manifest's head)."""

    stage: Stage
    root: Path
    parts: int
    made: str

    @property
    def numbers(self) -> range:
        """The parts of the producer."""
        return range(1 if self.stage.operator is Operator.WHOLE else self.parts)

    @property
    def table(self) -> Table:
        """The table that is made."""
        return Table(self.root / self.stage.name)

    def source(self, source: Source) -> tuple[Table, tuple[str, ...], tuple[str, ...]]:
        """A table that is read, the columns wanted of it, and those by which its rows are sorted."""
        table = Table(self.root / source.table)
        columns = source.columns or table.columns()
        return table, columns, columns if source.by is None else source.by

    def make(self, part: int, rows: Sequence[pa.Table]) -> None:
        """Call the function on the rows of one part, sorted, and write its file."""
        self.write(part, self.mapped(rows[0]) if self.stage.operator is Operator.MAP else self.stage(*rows))

    def mapped(self, rows: pa.Table) -> pa.Table:
        """The rows that some rows of a map's part become."""
        pieces = [self.stage(rows.slice(start, PIECE)) for start in range(0, len(rows), PIECE)]
        return pa.concat_tables(pieces) if pieces else self.stage.columns.empty_table()

    def write(self, part: int, made: pa.Table) -> None:
        """Write the file of one part of the producer."""
        self.table.write(part, parted(made, self.stage.key, self.parts), self.made)


class Runner(Protocol):
    """An engine for tables: makes the files of some parts, and gives the number of each once it is written."""

    def __call__(self, work: Work, parts: Sequence[int], /) -> Iterator[int]:
        """Parts, as they are done, in any order."""
        ...


Rows = Callable[[Table, Sequence[str], Sequence[str], int | None], pa.Table]
"""How an engine reads the rows of a part."""


def make(work: Work, part: int, rows: Rows = Table.read) -> int:
    """Read what a part is made from and make it."""
    number = None if work.stage.operator is Operator.WHOLE else part
    work.make(part, [rows(*work.source(source), number) for source in work.stage.sources])
    return part


def one_by_one(work: Work, parts: Sequence[int], /) -> Iterator[int]:
    """The engine `inline`: one part after the other in this process."""
    for part in parts:
        yield make(work, part)
