"""The engine `pool`: one machine, a process for each processor; DuckDB sorts the rows of a part, on disk where memory is short."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from pathlib import Path

import duckdb
import pyarrow as pa

from recoupe.engines.stages import PART
from recoupe.engines.tables import Table
from recoupe.engines.work import Work, make
from recoupe.errors import StoreMistake
from recoupe.lang import mistake

SPILL = ".sorting"
"""The directory within an archive in which DuckDB sorts what does not fit its memory."""
LEAST = 128
"""MiB that DuckDB has at least in each process."""
SHARE = 8
"""DuckDB may hold an eighth of the memory in all processes together: the rows it gives, and what is made of them, take more beside it."""


class Pool:
    """Processes that make one part each at a time. They are started once for all stages: loading libraries costs more than a small part."""

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or _processors()
        self._processes: ProcessPoolExecutor | None = None

    def __call__(self, work: Work, parts: Sequence[int], /) -> Iterator[int]:
        """Parts, as they are done. Raises StoreMistake where a process was killed, most likely for want of memory."""
        if self._processes is None:
            self._processes = ProcessPoolExecutor(self.jobs, mp_context=get_context("spawn"), initializer=_outlive_nobody)
        limit = max(LEAST, _memory() // SHARE // self.jobs // 2**20)
        shutil.rmtree(work.root / SPILL, ignore_errors=True)  # left by a run that was killed
        waiting = [self._processes.submit(_part, work, part, limit) for part in parts]
        try:
            for done in as_completed(waiting):
                yield done.result()
        except BrokenProcessPool as error:
            self._processes = None
            raise mistake(StoreMistake, "engines.killed", where=str(work.table.path)) from error
        finally:
            for part in waiting:
                part.cancel()
            wait(waiting)
            shutil.rmtree(work.root / SPILL, ignore_errors=True)


def _part(work: Work, part: int, limit: int) -> int:
    spill = work.root / SPILL / str(os.getpid())

    def rows(table: Table, columns: Sequence[str], by: Sequence[str], number: int | None) -> pa.Table:
        wanted, order = (", ".join(f'"{name}"' for name in names) for names in (columns, by))
        where = "" if number is None else f" where {PART} = {number}"
        sorting = f" order by {order}" if order else ""
        return _asked(f"select {wanted} from read_parquet($files){where}{sorting}", table, spill, limit)  # noqa: S608 - our own names

    try:
        return make(work, part, rows)
    except MemoryError as error:
        raise mistake(StoreMistake, "engines.killed", where=str(work.table.path)) from error
    except duckdb.Error as error:
        raise mistake(StoreMistake, "engines.no-sort", where=str(work.table.path), reason=str(error).partition("\n")[0]) from error


def _asked(sql: str, table: Table, spill: Path, limit: int) -> pa.Table:
    """What DuckDB answers of the files of a table, with so many MiB of memory, and a directory for what these do not hold."""
    config = {
        "threads": 1,  # the other processors have their own process
        "memory_limit": f"{limit}MiB",
        "temp_directory": str(spill),
        "preserve_insertion_order": False,  # rows are sorted anyway, and keeping their order costs memory
        "autoinstall_known_extensions": False,  # no network
    }
    with duckdb.connect(config=config) as database:
        found: pa.Table = database.sql(sql, params={"files": table.files()}).to_arrow_table()
    return found


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _memory() -> int:
    """Bytes of memory that this machine has."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError):
        return 4 * 2**30  # not told on this system


def _outlive_nobody() -> None:
    """A process ends with the one that started it, however that ended; else those of a killed run would work on.

    Control-C is for that one alone, which lets the parts at work come to their end.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            connection.wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
