"""Engines move work about and know nothing of news: the same functions here, in processes, or on a cluster.

Two grains of work, one idea (a pure function, called many times, results in order):

- the **desk** calls a function on each article of a story: `inline`, an `Engine`;
- an **archive** makes tables part by part (`stages.py`: map, reduce, join; `running.py`: what is left to do). An engine for tables is
  a `Runner`, chosen by name with `runner`: `inline` here, `pool` in processes with DuckDB, `spark` on a cluster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from recoupe.engines.work import Runner

ENGINES = ("inline", "pool", "spark")
"""The engines for tables."""


class Engine(Protocol):
    """Calls a pure function on each tuple of arguments and gives the results in the same order."""

    def __call__(self, function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]], /) -> Sequence[Any]:
        """Results, one per tuple, in order."""
        ...


def inline(function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]], /) -> Sequence[Any]:
    """One after the other in this process."""
    return [function(*each) for each in arguments]


def runner(name: str, jobs: int = 0) -> Runner:
    """The engine for tables of that name (of `ENGINES`) with so many processes at once (0: as many as there are processors).

    Loads what the engine needs; raises UsageMistake where that is not installed.
    """
    from recoupe.engines.needs import needed  # noqa: PLC0415 - the desk needs none of it: start-up counts

    needed("pyarrow", "archive")
    if name == "pool":
        needed("duckdb", "archive")
        from recoupe.engines.pool import Pool  # noqa: PLC0415

        return Pool(jobs)
    if name == "spark":
        needed("pyspark", "spark")
        from recoupe.engines.spark import Spark  # noqa: PLC0415

        return Spark(jobs)
    from recoupe.engines.work import one_by_one  # noqa: PLC0415

    return one_by_one
