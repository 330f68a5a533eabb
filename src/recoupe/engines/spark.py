"""The engine `spark`: the same functions by mapInArrow and applyInArrow, on a cluster or, where none is named, on this machine.

Spark moves the rows; each part is written by the task that has its rows, into the directory that all machines see.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from recoupe.engines.needs import java_needed
from recoupe.engines.rows import in_order, stretches
from recoupe.engines.stages import PART, Operator
from recoupe.engines.work import Work, make
from recoupe.errors import StoreMistake
from recoupe.lang import mistake

DONE = f"{PART} int"
"""The schema of what tasks give back: the parts they have written."""


@dataclass(frozen=True, slots=True)
class Spark:
    """The cluster that `spark-submit` or the environment names, else `jobs` threads here."""

    jobs: int = 0

    def __call__(self, work: Work, parts: Sequence[int], /) -> Iterator[int]:
        """Parts, once the job is over. Raises UsageMistake without Java, StoreMistake where the job fails."""
        if not parts:
            return
        java_needed()
        try:
            done = {row[PART] for row in _job(_session(self.jobs), work, parts).collect()}
        except Exception as error:  # Spark raises its own for all that happens on its machines
            raise mistake(StoreMistake, "engines.spark-failed", where=str(work.table.path), reason=_reason(error)) from error
        yield from sorted(done)
        for part in sorted({*parts} - done):  # parts without a row are no groups, and have their file all the same
            yield make(work, part)


def _session(jobs: int) -> Any:
    from pyspark import SparkConf  # noqa: PLC0415 - seconds to load
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf()
    if not conf.contains("spark.master"):
        conf = conf.setMaster(f"local[{jobs or '*'}]").set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1")
        conf = conf.set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
    session = SparkSession.builder.config(conf=conf).appName("recoupe").getOrCreate()
    session.sparkContext.setLogLevel("OFF")  # what fails is told by us
    return session


def _job(session: Any, work: Work, parts: Sequence[int]) -> Any:
    """A frame of the parts written; nothing runs until it is asked for."""
    from pyspark.sql.functions import lit  # noqa: PLC0415

    operator = work.stage.operator
    frames, columns, orders = [], [], []
    for source in work.stage.sources:
        table, names, by = work.source(source)
        frame = session.read.parquet(*table.files()).select(PART, *names)
        frames.append(frame.withColumn(PART, lit(0)) if operator is Operator.WHOLE else frame.where(frame[PART].isin(list(parts))))
        columns.append(names)
        orders.append(by)
    session.conf.set("spark.sql.shuffle.partitions", str(len(parts)))
    if operator is Operator.MAP:
        sorted_ = frames[0].repartition(len(parts), PART).sortWithinPartitions(PART, *orders[0])
        return sorted_.mapInArrow(lambda batches: _mapped(work, batches), DONE)

    def made(*groups: pa.Table) -> pa.Table:
        part = next(int(group[PART][0].as_py()) for group in groups if len(group))
        rows = zip(groups, columns, orders, strict=True)
        work.make(part, [in_order(_plain(group, names), by) for group, names, by in rows])
        return pa.table({PART: pa.array([part], pa.int32())})

    def one(rows: pa.Table) -> pa.Table:
        return made(rows)

    def two(rows: pa.Table, others: pa.Table) -> pa.Table:  # Spark looks at how many it takes
        return made(rows, others)

    if operator is Operator.JOIN:
        return frames[0].groupBy(PART).cogroup(frames[1].groupBy(PART)).applyInArrow(two, DONE)
    return frames[0].groupBy(PART).applyInArrow(one, DONE)


def _mapped(work: Work, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Sorted rows of some parts, as they come: of each part only what it becomes is held."""
    part, pieces = -1, list[pa.Table]()

    def written() -> Iterator[pa.RecordBatch]:
        if part >= 0:
            work.write(part, pa.concat_tables(pieces))
            yield pa.record_batch({PART: pa.array([part], pa.int32())})

    for batch in batches:
        for number, rows in stretches(pa.Table.from_batches([batch])):
            if number != part:
                yield from written()
                part, pieces = number, []
            pieces.append(work.mapped(_plain(rows, [name for name in rows.column_names if name != PART])))
    yield from written()


def _plain(rows: pa.Table, names: Sequence[str]) -> pa.Table:
    """Without what Spark says beside the rows: that a column might have been null."""
    return rows.select(list(names)).replace_schema_metadata(None)


def _reason(error: Exception) -> str:
    """The last line that says something: Spark tells of its own calls first."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    named = [line for line in lines if "Error" in line or "Mistake" in line or "Exception" in line]
    return (named or lines or [type(error).__name__])[-1][:300]
