"""An archive is traced and grouped by the desk's functions: the same passages as in memory, the same files by every engine, killed too."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from recoupe import archive
from recoupe.archive import telling
from recoupe.cli import main
from recoupe.engines import runner
from recoupe.lineage.spans import copied, families, trace_texts
from tests.archive import press
from tests.engines.having import spark_needed

KEPT = ("articles", "failed", "spans", "families", "stories")
READ = ("inputs", "pages", "articles", "failed")
TRACE = ("prints", "seeds", "chains", "windows", "passages", "spans", "families")
STORIES = ("dated", "placed", "stories")
ALONE = ("spans", "families", "stories")
"""Stages whose table is a single file."""
KILLS = int(os.environ.get("RECOUPE_KILLS", "1"))
"""How often each stage is killed; more than once on request."""
SPAN = ("target", "source", "start", "end", "origin", "origin_end", "words", "quoted", "changed", "stock")


def traced(told: list[dict[str, str]], into: Path, engine: str = "inline", parts: int = 5) -> archive.Archive:
    folder = press.folder(into / "in", told)
    archive.read(folder, into / "archive", engine=runner(engine, 2), parts=parts)
    archive.trace(into / "archive", engine=runner(engine, 2))
    return archive.stories(into / "archive", engine=runner(engine, 2))


def every(made: archive.Archive) -> dict[str, str]:
    return {path.parent.name: made.table(path.parent.name).digest() for path in made.path.glob("*/manifest.json")}


def told() -> list[dict[str, str]]:
    """Some of them have lost their spaces."""
    return [one if n % 23 else {**one, "text": press.glued(one["text"])} for n, one in enumerate(press.articles(150), start=1)]


@pytest.fixture(autouse=True, scope="module")
def windows() -> Iterator[None]:
    """Of a month or so, where commands are not run in another process: else all these articles are in one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(telling, "ENOUGH", 40)
        yield


@pytest.fixture(scope="module")
def inline(tmp_path_factory: pytest.TempPathFactory) -> archive.Archive:
    return traced(told(), tmp_path_factory.mktemp("inline"))


def test_the_passages_are_those_of_the_desk(inline: archive.Archive) -> None:
    articles = inline.table("articles").read(("day", "article", "text", "host")).to_pydict()
    hosts = [int(host[4]) for host in articles["host"]]
    expected = trace_texts(articles["text"], articles["day"], hosts)
    ids = np.array(articles["article"])
    columns = [ids[expected.target], ids[expected.source], *(getattr(expected, name) for name in SPAN[2:])]
    found = inline.table("spans").read(SPAN)
    assert len(found) > 60
    assert any(inline.table("spans").read(("key",))["key"].to_pylist()), "some are found by their letters"
    assert sorted(zip(*(c.tolist() for c in columns), strict=True)) == sorted(zip(*(c.to_pylist() for c in found.columns), strict=True))
    expected = copied(expected)
    assert len(expected.target) > 60
    label = families(expected.target, expected.source, len(ids))
    columns = [ids[expected.target], ids[expected.source]]
    members = inline.table("families").read(("article", "family", "share")).to_pydict()
    row = {article: n for n, article in enumerate(articles["article"])}
    assert [articles["article"][label[row[a]]] for a in members["article"]] == members["family"]
    assert set(members["article"]) == {*columns[0].tolist(), *columns[1].tolist()}
    assert max(members["share"]) <= 1
    assert {a for a, share in zip(members["article"], members["share"], strict=True) if share > 0} == set(columns[0].tolist())


def test_the_number_of_parts_changes_no_row(inline: archive.Archive, tmp_path: Path) -> None:
    other = traced(told(), tmp_path, parts=1)
    for name in KEPT:
        columns = inline.table(name).columns()
        assert inline.table(name).read(columns) == other.table(name).read(columns)


def test_the_pool_ends_with_the_same_files(inline: archive.Archive, tmp_path: Path) -> None:
    assert every(traced(told(), tmp_path, "pool")) == every(inline)


@spark_needed
@pytest.mark.filterwarnings("ignore")
def test_spark_ends_with_the_same_files(inline: archive.Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path.cwd()), str(Path.cwd() / "src")]))
    assert every(traced(told(), tmp_path, "spark")) == every(inline)


def test_nothing_shared_is_traced_too(tmp_path: Path) -> None:
    made = traced([{"text": "Vélane a un port et une gare."}, {"text": "Ostrane n’a ni port ni gare."}], tmp_path)
    found = archive.figures(made)
    assert (found.articles, found.families, found.pairs, found.copying, found.alone) == (2, 0, 0, 0, 2)


def killed(command: list[str], stage: Path, wait: float) -> bool:
    """Run a command, and end it by force once a stage is in its middle; False where it was over before."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        if stage.is_dir() and not (stage / "manifest.json").exists():
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
            return process.wait() == -signal.SIGKILL
        time.sleep(0.0005)
    return False


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_killed_in_the_middle_of_every_stage_it_ends_with_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "ENOUGH", 20_000)
    whole = traced(press.articles(600), tmp_path / "whole", parts=8)
    folder, to = press.folder(tmp_path / "in", press.articles(600)), tmp_path / "archive"
    program = [sys.executable, "-c", "import sys; from recoupe.cli import main; sys.exit(main())", "archive"]
    read = [*program, "read", str(folder), "--to", str(to), "--parts", "8", "--jobs", "2"]
    trace, stories = ([*program, verb, str(to), "--jobs", "2"] for verb in ("trace", "stories"))
    drawn = random.Random(KILLS)  # noqa: S311 - a test
    for command, stages in ((read, READ), (trace, TRACE), (stories, STORIES)):
        ended = [killed(command, to / stage, drawn.uniform(0, 0.04)) for _ in range(KILLS) for stage in stages]
        assert sum(ended) >= len(ended) // (2 * KILLS), "it was over too soon to be killed"
        assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert every(archive.opened(to)) == every(whole)
    same_bytes(whole.path, to)


DIES = """
import os, signal, sys
from recoupe.cli import main
from recoupe.engines import tables

stage, files, flush = sys.argv[1], int(sys.argv[2]), tables._flush


def dying(path):
    global files
    files -= path.parent.name == stage and path.suffix != ".json" and path.is_file()
    if not files:
        os.kill(os.getpid(), signal.SIGKILL)
    flush(path)


tables._flush = dying
sys.exit(main(sys.argv[3:]))
"""
"""The command line of a process that ends by force when it has written, and not yet renamed, so many files of a stage."""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_killed_while_a_file_of_each_stage_is_written_it_ends_with_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "ENOUGH", 20_000)
    pages = press.articles(60)
    whole = traced(pages, tmp_path / "whole", parts=3)
    folder, to = press.folder(tmp_path / "in", pages), tmp_path / "archive"
    read = ["archive", "read", str(folder), "--to", str(to), "--parts", "3", "--engine", "inline"]
    trace, stories = (["archive", verb, str(to), "--engine", "inline"] for verb in ("trace", "stories"))
    for command, stages in ((read, READ[1:]), (trace, TRACE), (stories, STORIES)):
        for stage in stages:
            nth = 1 if stage in ALONE else 2
            dies = [sys.executable, "-c", DIES, stage, str(nth), *command]
            assert subprocess.run(dies, check=False, capture_output=True).returncode == -signal.SIGKILL, stage
            left = [path.name for path in (to / stage).iterdir()]
            assert len(left) == nth, "those written before, and the one that was not renamed"
            assert sum(name.startswith(".") for name in left) == 1
        assert main(command) == 0
    same_bytes(whole.path, to)


def same_bytes(one: Path, other: Path) -> None:
    files = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    assert files == {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    for path in files:
        assert (one / path).read_bytes() == (other / path).read_bytes(), path


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    articles = [{**one, "title": f"{one['title']} " * 5} for one in press.articles(40)]
    folder, to = press.folder(tmp_path / "in", articles), str(tmp_path / "archive")
    assert main(["archive", "read", str(folder), "--to", to, "--engine", "inline", "--parts", "2"]) == 0
    out, err = capsys.readouterr()
    assert out == "40 articles\n"
    assert f"recoupe archive trace {to}\n" in err
    assert main(["archive", "trace", to, "--engine", "inline"]) == 0
    assert "paires" in capsys.readouterr().out
    assert main(["archive", "stories", to, "--engine", "inline"]) == 0
    assert " affaires" in capsys.readouterr().out
    assert main(["archive", "show", to, "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "articles in which no dependence was found" in shown
    assert "(site" in shown
    assert max(map(len, shown.splitlines())) < 160, "a first paragraph that stands for a title is cut"
    assert main(["archive", "show", to, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["articles"] == 40
    assert figures["copying"] + figures["alone"] <= 40
    assert 1 <= figures["stories"] - figures["told_once"] < 40
    with monkeypatch.context() as patched:
        patched.setattr(sys.stderr, "isatty", lambda: True)
        assert main(["archive", "read", str(folder), "--to", f"{to}.again", "--engine", "inline"]) == 0
    assert "Fichiers" in capsys.readouterr().err
    (folder / "bad.jsonl").write_text("{\n", encoding="utf-8")
    assert main(["archive", "read", str(folder), "--to", to, "--engine", "inline"]) == 3
    assert capsys.readouterr().err.splitlines()[:2] == ["Cette ligne n’est pas un objet JSON.", "  bad.jsonl:1"]
    assert main(["archive", "show", str(tmp_path)]) == 4
    assert main(["archive", "read", str(tmp_path / "none"), "--to", str(tmp_path / "other")]) == 1
    assert main(["archive", "read", str(folder), "--to", to, "--parts", "7", "--lang", "en"]) == 4
    err = capsys.readouterr().err
    assert "pip" not in err
    assert "This archive has 2 parts" in err
