"""Records of one kind as a sequence that can be searched, shown in a notebook, and taken elsewhere as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby
from typing import Any, Generic, TypeVar, overload

from recoupe.errors import UsageMistake
from recoupe.export import tables
from recoupe.export.tables import Columns, Row, Value
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import short, visible
from recoupe.lang import fold, mistake
from recoupe.model import BriefItem

T = TypeVar("T")
SHOWN = 25
"""Rows that a notebook shows; the rest is counted."""


class Table(Sequence[T], Generic[T]):
    """Records of one kind. `table[0]` is the first, `table["c7"]` the one of that id, `for record in table` all of them.

    `rows` are the same as plain values, by column; `to_pandas`, `to_arrow` and `to_polars` need the library of that name.
    """

    def __init__(self, records: Iterable[T], columns: Columns[Any], look: Lookup) -> None:
        self._records = tuple(records)
        self._columns = columns
        self._look = look

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self._columns)

    @property
    def rows(self) -> list[Row]:
        """A row for each record: names, numbers, exact words and where they stand."""
        return [self._row(record) for record in self._records]

    def where(self, **wanted: Value | Callable[[Any], bool]) -> Table[T]:
        """The records whose cells are as asked: `where(speaker="Kalvo", manner="direct")`, `where(accounts=lambda n: n > 1)`.

        Words are compared without accents and capitals; a name may be given by its last words, and one of several in a cell
        is enough. Raises UsageMistake for a column that there is not.
        """
        self._known(*wanted)
        return self._with(r for r in self._records if all(_fits(self._row(r)[name], asked) for name, asked in wanted.items()))

    def pivot(self, down: str, across: str, cell: str) -> dict[str, dict[str, str]]:
        """One column against another: `positions.pivot("party", "issue", "stance")["Ostrane"]["le blocus"]` is "refuse | warn".

        Each cell has the different values of its records, in their order; rows and columns come as they are first met. What is
        empty in either column is left out. Raises UsageMistake for a column that there is not.
        """
        self._known(down, across, cell)
        out: dict[str, dict[str, dict[str, None]]] = {}
        for row in self.rows:
            if row[down] is not None and row[across] is not None:
                values = out.setdefault(str(row[down]), {}).setdefault(str(row[across]), {})
                values |= {} if row[cell] is None else {str(row[cell]): None}
        return {name: {other: tables.BETWEEN.join(values) for other, values in cells.items()} for name, cells in out.items()}

    def to_pandas(self) -> Any:
        """A pandas DataFrame (UsageMistake where pandas is not installed)."""
        return tables.pandas(self._columns, self.rows)

    def to_arrow(self) -> Any:
        """An Arrow table (UsageMistake where pyarrow is not installed)."""
        return tables.arrow(self._columns, self.rows)

    def to_polars(self) -> Any:
        """A polars DataFrame (UsageMistake where polars is not installed)."""
        return tables.polars(self._columns, self.rows)

    def __len__(self) -> int:
        return len(self._records)

    def __eq__(self, other: object) -> bool:
        """Tables, and tuples or lists, are the same where their records are."""
        return self._records == tuple(other) if isinstance(other, Table | tuple | list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, at: int | str) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Table[T]: ...
    def __getitem__(self, at: int | str | slice) -> T | Table[T]:
        if isinstance(at, slice):
            return self._with(self._records[at])
        if isinstance(at, str):
            return self._by_id(at)
        return self._records[at]

    def __repr__(self) -> str:
        lines = [" | ".join(_shown(value, 40) for value in row.values() if value is not None) for row in self.rows[:SHOWN]]
        return "\n".join([*lines, *([self._rest()] if len(self) > SHOWN else [])]) or self._look.words("nothing")

    def _repr_html_(self) -> str:
        """The first rows as an HTML table. Words of pages stand in it as text: whatever they look like, nothing of them is markup."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(_shown(v))}</td>" for v in row.values()) + "</tr>" for row in self.rows[:SHOWN])
        rest = f"<p>{escape(self._rest())}</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"

    def _known(self, *names: str) -> None:
        for name in names:
            if name not in self.columns:
                raise mistake(UsageMistake, "export.no-column", where=name, known=", ".join(self.columns))

    def _rest(self) -> str:
        return self._look.words("more-rows", n=len(self) - SHOWN)

    def _row(self, record: T) -> Row:
        return {column.name: column.of(self._look, record) for column in self._columns}

    def _with(self, records: Iterable[T]) -> Table[T]:
        return type(self)(records, self._columns, self._look)

    def _by_id(self, asked: str) -> T:
        """The record of an id; capitals and leading zeros do not matter ("C07" is "c7")."""
        wanted = _id(asked)
        for record in self._records:
            if _id(str(getattr(record, "id", ""))) == wanted:
                return record
        raise mistake(UsageMistake, "export.no-record", where=asked)


class Brief(Table[BriefItem]):
    """The sentences of a brief, each with the words it rests on; printed as they are read, a paragraph for each section."""

    def __str__(self) -> str:
        sections = groupby(self._records, key=lambda item: item.section)
        return "\n\n".join(" ".join(item.text for item in items) for _, items in sections)


def _id(text: str) -> str:
    letters = text.lower().rstrip("0123456789")
    return letters + text[len(letters) :].lstrip("0")


def _fits(value: Value, asked: Value | Callable[[Any], bool]) -> bool:
    if callable(asked):
        return value is not None and bool(asked(value))
    if not isinstance(value, str) or not isinstance(asked, str):
        return value == asked
    return any(named(part, asked) for part in value.split(tables.BETWEEN))


def named(name: str, asked: str) -> bool:
    """Whether a name is the one asked for: the same words, or their end ("Kalvo" for "Irène Kalvo"), accents and capitals apart."""
    words, last = fold(name).split(), fold(asked).split()
    return words == last or (bool(last) and words[-len(last) :] == last)


def _shown(value: Value, most: int = 96) -> str:
    return "" if value is None else short(visible(str(value)), most)
