"""Three engines, one outcome: the same rows in the same files, also after a run that was killed or went wrong."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from recoupe import engines
from recoupe.engines import needs, runner
from recoupe.engines.rows import digest, in_order, parted, parts_of
from recoupe.engines.running import run
from recoupe.engines.stages import Operator
from recoupe.engines.tables import Table
from recoupe.errors import StoreMistake, UsageMistake
from tests.engines import words
from tests.engines.having import spark_needed

PARTS = 5
KEEP = ("words", "counts", "rare", "total")


def quiet(_stage: str, _done: int, _of: int) -> None:
    """No progress."""


def digests(root: Path) -> dict[str, str]:
    return {name: Table(root / name).digest() for name in KEEP}


def made(root: Path, engine: str) -> dict[str, str]:
    words.lines(root, PARTS)
    run(words.stages(), root, PARTS, engine=runner(engine, 2), keep=KEEP, told=quiet)
    return digests(root)


def test_inline_counts_the_words(tmp_path: Path) -> None:
    made(tmp_path, "inline")
    every = [word for text in Table(tmp_path / "lines").read(["text"])["text"].to_pylist() for word in text.split()]
    counted = Table(tmp_path / "counts").read(["word", "n"]).to_pydict()
    assert dict(zip(counted["word"], counted["n"], strict=True)) == {word: every.count(word) for word in set(every)}
    rare = Table(tmp_path / "rare").read(["line", "word", "n"]).to_pylist()
    assert rare
    assert all(row["n"] == every.count(row["word"]) <= 12 for row in rare)
    assert len(rare) == sum(1 for word in every if every.count(word) <= 12)


def test_the_pool_ends_with_the_same_files(tmp_path: Path) -> None:
    assert made(tmp_path / "one", "inline") == made(tmp_path / "two", "pool")
    for path in (tmp_path / "one").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes(), path
    assert not list((tmp_path / "two").glob(".*"))


@spark_needed
@pytest.mark.filterwarnings("ignore")
def test_spark_ends_with_the_same_files_and_tells_what_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path.cwd()), str(Path.cwd() / "src")]))
    assert made(tmp_path / "one", "inline") == made(tmp_path / "two", "spark")
    first = replace(words.stages()[0], version=2, function=words.failing, places={})
    with pytest.raises(StoreMistake, match=r"The Spark job failed .*no such line"):
        run([first], tmp_path / "two", PARTS, engine=runner("spark", 2), keep=("words",), told=quiet)


def test_rows_between_are_deleted_once_nothing_needs_them_and_nothing_is_done_twice(tmp_path: Path) -> None:
    words.lines(tmp_path, PARTS)
    run(words.stages(), tmp_path, PARTS, engine=runner("inline"), keep=("total",), told=quiet)
    assert not Table(tmp_path / "words").files()
    assert Table(tmp_path / "words").rows() == 400 * 12
    assert Table(tmp_path / "lines").files(), "a table that no stage makes is not ours to delete"
    done: list[str] = []
    run(words.stages(), tmp_path, PARTS, engine=runner("inline"), keep=("total",), told=lambda stage, _done, _of: done.append(stage))
    assert not done


def test_rows_that_a_killed_run_left_between_are_deleted_by_the_next(tmp_path: Path) -> None:
    words.lines(tmp_path, PARTS)
    run(words.stages(), tmp_path, PARTS, engine=runner("inline"), keep=("words", "total"), told=quiet)
    assert Table(tmp_path / "words").files(), "as one killed after the last table, before it deleted these"
    run(words.stages(), tmp_path, PARTS, engine=runner("inline"), keep=("total",), told=quiet)
    assert not Table(tmp_path / "words").files()
    assert Table(tmp_path / "total").files()


def test_what_was_made_otherwise_is_made_again(tmp_path: Path) -> None:
    before = made(tmp_path, "inline")
    done: list[str] = []
    newer = [replace(stage, version=2) if stage.name == "counts" else stage for stage in words.stages()]
    run(newer, tmp_path, PARTS, engine=runner("inline"), keep=KEEP, told=lambda stage, n, _of: done.append(stage) if n == 0 else None)
    assert done == ["counts", "rare", "total"]
    other = [replace(stage, settings={"most": 1}) if stage.name == "rare" else stage for stage in words.stages()]
    run(other, tmp_path, PARTS, engine=runner("inline"), keep=KEEP, told=quiet)
    assert digests(tmp_path)["rare"] != before["rare"]


def test_a_half_done_table_is_finished_and_what_is_half_written_goes(tmp_path: Path) -> None:
    whole = made(tmp_path, "inline")
    table = Table(tmp_path / "counts")
    kept = table.file(1).stat().st_mtime_ns
    for path in (table.path / "manifest.json", table.file(0), table.file(3)):
        path.unlink()
    (table.path / ".0003.parquet.77").write_bytes(b"PAR1 half")
    table.file(4).write_bytes(table.file(4).read_bytes()[:90])
    for name in ("rare", "total"):
        shutil.rmtree(tmp_path / name)
    run(words.stages(), tmp_path, PARTS, engine=runner("inline"), keep=KEEP, told=quiet)
    assert digests(tmp_path) == whole
    assert table.file(1).stat().st_mtime_ns == kept
    assert not list(table.path.glob(".*"))


def test_a_full_disk_is_told_and_costs_nothing_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words.lines(tmp_path, PARTS)
    written, fsync = [0], os.fsync

    def full(opened: int) -> None:
        written[0] += 1
        if written[0] > 4:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(opened)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(StoreMistake, match="no room left") as told:
            run(words.stages(), tmp_path, PARTS, engine=runner("inline"), keep=KEEP, told=quiet)
    assert "words" in told.value.where
    assert "is kept" in told.value.remedy
    assert len(Table(tmp_path / "words").files()) in (2, 3)
    assert not list((tmp_path / "words").glob(".*")), "what is half written takes no room"
    run(words.stages(), tmp_path, PARTS, engine=runner("inline"), keep=KEEP, told=quiet)
    assert digests(tmp_path) == made(tmp_path / "again", "inline")


def test_a_process_that_dies_is_told(tmp_path: Path) -> None:
    words.lines(tmp_path, PARTS)
    first = replace(words.stages()[0], function=words.dying, places={})
    with pytest.raises(StoreMistake, match="ran out of memory") as told:
        run([first], tmp_path, PARTS, engine=runner("pool", 2), keep=("words",), told=quiet)
    assert "--jobs 1" in told.value.remedy


def test_a_fault_of_ours_is_no_mistake_of_the_user(tmp_path: Path) -> None:
    words.lines(tmp_path, PARTS)
    first = replace(words.stages()[0], function=words.failing, places={})
    for engine in ("inline", "pool"):
        with pytest.raises(ValueError, match="no such line"):
            run([first], tmp_path, PARTS, engine=runner(engine, 2), keep=("words",), told=quiet)


def test_what_is_not_installed_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "find_spec", lambda _name: None)
    for name, extra in (("inline", "archive"), ("pool", "archive"), ("spark", "archive")):
        with pytest.raises(UsageMistake) as told:
            runner(name)
        assert told.value.remedy == f"pip install 'recoupe[{extra}]'"
    monkeypatch.setattr(needs, "find_spec", lambda name: None if name == "pyspark" else object())
    with pytest.raises(UsageMistake) as told:
        runner("spark")
    assert told.value.remedy == "pip install 'recoupe[spark]'"
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(needs.shutil, "which", lambda _name: None)
    with pytest.raises(UsageMistake, match="Java 17"):
        needs.java_needed()


def test_a_stage_says_what_it_makes() -> None:
    first, *_ = words.stages()
    with pytest.raises(ValueError, match="a join has two sources"):
        replace(first, operator=Operator.JOIN)
    with pytest.raises(ValueError, match="the key is a column"):
        replace(first, key="nothing")
    with pytest.raises(ValueError, match="columns"):
        replace(first, function=words.counts)(pa.table({"word": ["a"], "line": [1]}))


def test_rows_have_one_part_and_one_digest_whatever_their_chunks() -> None:
    rows = pa.table({"word": ["été", "", "mer", "a"], "n": pa.array([3, 1, 2, 1], pa.int32()), "b": [True, False, True, False]})
    cut = pa.concat_tables([rows.slice(0, 1), rows.slice(1, 0), rows.slice(1)])
    assert digest(rows) == digest(cut) != digest(in_order(rows, ["n", "word"]))
    assert digest(rows.slice(1, 2)) == digest(pa.table(rows.slice(1, 2).to_pydict(), schema=rows.schema))
    assert digest(rows.set_column(0, "word", [["ét", "é", "mer", "a"]])) != digest(rows)
    assert in_order(rows, ["word"])["word"].to_pylist() == ["", "a", "mer", "été"]
    assert parts_of(rows["word"], 7).tolist() == parts_of(cut["word"], 7).tolist()
    numbers = pa.chunked_array([pa.array(range(-5000, 5000), pa.int64())])
    sizes = [int((parts_of(numbers, 16) == part).sum()) for part in range(16)]
    assert min(sizes) > 500
    assert parted(rows, "word", 3)["part"].to_pylist() == sorted(parts_of(rows["word"], 3).tolist())


def test_the_desk_calls_the_same_function_on_each_article() -> None:
    assert engines.inline(pow, [(2, 3), (3, 2)]) == [8, 9]
