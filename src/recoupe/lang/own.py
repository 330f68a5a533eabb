"""A user's own names: the rows of a CSV table, understood; what is not understood is told with its line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from recoupe.lang.tables import table
from recoupe.lang.words import fold
from recoupe.model import Problem, Severity

SEPARATORS = ";\t,"
"""What may part the columns, in the order of trial: the first that stands in the head of the table."""
SEVERAL = "|"
"""Between several words in one cell."""
MARK = "U-"
"""Before a code that we make from the name, where the table gives none: it is no code of ours."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `kind` is `person`, `state`, `body`, `group` or `media`; `party` as written (a code or a name)."""

    line: int
    name: str
    kind: str
    code: str
    party: str = ""
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the one shown first."""
        return (self.name, *self.also)


@dataclass(frozen=True, slots=True, eq=False)
class Own:
    """The rows of one table in their order, and what of it was not understood."""

    rows: tuple[Row, ...] = ()
    told: tuple[Problem, ...] = ()
    by_code: dict[str, Row] = field(default_factory=dict)


def named(lines: Sequence[str]) -> bool:
    """Whether the head of a table has the column that it cannot do without."""
    return "name" in _columns(lines)


def understood(lines: Sequence[str]) -> Own:
    """The table that some lines hold, head included."""
    rows: list[Row] = []
    told: list[Problem] = [_problem("own-column", 1, name) for name, known in zip(_head(lines), _columns(lines), strict=True) if not known]
    seen: dict[str, int] = {}
    for line, cells in _cells(lines):
        row = _row(line, cells)
        if isinstance(row, Problem):
            told.append(row)
            continue
        if twice := next((name for name in row.names if fold(name) in seen), ""):
            told.append(_problem("own-twice", line, twice, str(seen[fold(twice)]), skip=True))
            continue
        seen |= {fold(name): line for name in row.names}
        rows.append(row)
        told += [_problem("own-cells", line, str(len(cells[""])))] if cells[""] else []
    return Own(tuple(rows), tuple(told), {row.code: row for row in reversed(rows)})


def _row(line: int, cells: dict[str, list[str]]) -> Row | Problem:
    """A row, or why it is none."""
    name, kind, code, party = ("".join(cells[column]) for column in ("name", "kind", "code", "party"))
    if not any(c.isalpha() for c in name):
        return _problem("own-name", line, skip=True)
    known = {fold(word): sort for sort, words in table("world/own")["kinds"].items() for word in words}
    if fold(kind) not in known:
        return _problem("own-kind", line, kind, name, skip=True)
    made = MARK + re.sub(r"\W+", "-", fold(name)).strip("-").upper()
    lists = (tuple(cells[column]) for column in ("also", "adjective", "noun"))
    return Row(line, name, known[fold(kind)], code or made, party, *lists)


def _problem(kind: str, line: int, *details: str, skip: bool = False) -> Problem:
    return Problem(kind, severity=Severity.SKIP if skip else Severity.NOTE, details=(str(line), *details))


def _cells(lines: Sequence[str]) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Line number and cells of every row that holds something; what stands beyond the head is under ""."""
    columns = _columns(lines)
    reader = csv.reader([line + "\n" for line in lines], delimiter=_separator(lines))
    for values in reader:
        if reader.line_num == 1 or not any(value.strip() for value in values):
            continue
        out: dict[str, list[str]] = {column: [] for column in ("", *table("world/own")["columns"])}
        for n, value in enumerate(values):
            column = columns[n] if n < len(columns) else ""
            if n < len(columns) and not column:
                continue  # a column of the user's own business, told once
            several = value.split(SEVERAL) if column in ("also", "adjective", "noun") else [value]
            out[column] += [" ".join(each.split()) for each in several if each.strip()]
        yield reader.line_num, out


def _separator(lines: Sequence[str]) -> str:
    return next((mark for mark in SEPARATORS if lines and mark in lines[0]), ",")


def _head(lines: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in next(csv.reader(lines[:1], delimiter=_separator(lines)), [])]


def _columns(lines: Sequence[str]) -> list[str]:
    """The columns of the head, in order; "" for one that is not known."""
    known = {fold(word): column for column, words in table("world/own")["columns"].items() for word in words}
    return [known.get(fold(name), "") for name in _head(lines)]


@lru_cache(maxsize=16)
def own(lines: tuple[str, ...]) -> Own:
    """The table that some lines hold; the same object for the same lines."""
    return understood(lines)
