"""One run at a time works on an archive; a second is told who is at work, and what to do."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe import archive
from recoupe.archive.alone import LOCK, alone
from recoupe.cli import main
from recoupe.errors import StoreMistake
from tests.archive import press

HOLDING = """
import sys
from pathlib import Path
from recoupe.archive.alone import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return archive.read(press.folder(tmp_path / "in", press.articles(20)), tmp_path / "archive", parts=2).path


def holder(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLDING, str(path)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_is_told_who_is_at_work_and_changes_nothing(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(path for path in made.rglob("*"))
    process = holder(made)
    for command in (["read", str(made.parent / "in"), "--to", str(made)], ["trace", str(made)], ["stories", str(made)]):
        assert main(["archive", *command, "--engine", "inline", "--lang", "en"]) == 4
        said = capsys.readouterr().err
        assert f"process {process.pid} on " in said
        assert ", since 20" in said
        assert "give the same command again" in said
    assert main(["archive", "show", str(made)]) == 0, "to look is allowed"
    assert sorted(path for path in made.rglob("*")) == before
    process.communicate("")
    assert (made / LOCK).read_bytes() == b""
    archive.trace(made)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_a_run_that_was_killed_holds_nothing(made: Path) -> None:
    process = holder(made)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert (made / LOCK).read_bytes(), "it could not clean up"
    archive.trace(made)
    assert (made / LOCK).read_bytes() == b""


def test_who_is_at_work_need_not_be_known(made: Path) -> None:
    with alone(made):
        (made / LOCK).write_text("", encoding="utf-8")
        with pytest.raises(StoreMistake, match=r"\?"), alone(made):
            pass


def test_where_nothing_can_be_written_that_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreMistake, match=r"cannot be written|ne peut"), alone(tmp_path / "none"):
        pass
