"""The store under bad weather: killed at any moment, full disks, read-only ones, two programs at once, files of former layouts."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.cli import main
from recoupe.errors import StoreMistake
from recoupe.model import Dossier, Judgement, Page, Subject, Verdict, Words
from recoupe.store import Store
from recoupe.store.layout import LAYOUT

KILLS = int(os.environ.get("RECOUPE_KILLS", "100"))
DOSSIER = Dossier("0.1", "fr")
WORDS = "Le port de Vélane reste fermé jusqu'à lundi, a annoncé Irène Kalvo. "
SUBJECT = Subject("Irène Kalvo", (Words("0" * 64, 0, 4, "Kalvo"),))
WRITER = """
import sys
from recoupe.model import Dossier, Page
from recoupe.store import Store
path, first = sys.argv[1], int(sys.argv[2])
with Store(path) as store:
    for n in range(first, first + 100_000):
        store.keep("port", [Page(f"{n}.txt", (str(n) + sys.argv[3] * (n % 400)).encode(), "text/plain")], Dossier("0.1", "fr"))
        print(n, flush=True)
"""


def forked(path: Path, first: int, wait: float) -> list[int]:
    """Pages that a process acknowledged to have kept, before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            with Store(path) as store:
                for n in range(first, first + 100_000):
                    store.keep("port", [Page(f"{n}.txt", (f"{n} " + WORDS * (n % 400)).encode(), "text/plain")], DOSSIER)
                    os.write(writing, f"{n}\n".encode())
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return [int(line) for line in pipe.read().splitlines()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_no_kill_loses_a_page_that_was_acknowledged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.sqlite"
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    kept: set[int] = set()
    for n in range(KILLS):
        kept |= set(forked(path, n * 1_000, chance.uniform(0.001, 0.08)))
    assert len(kept) > KILLS
    with Store(path) as store:
        assert store.faults() == ()
        pages = {page.address: page for page in store.pages("port")}
    for n in sorted(kept):
        assert pages[f"{n}.txt"].data == (f"{n} " + WORDS * (n % 400)).encode()
    assert main(["check", "--deep", "--store", str(path), "--lang", "en"]) == 0
    assert f"{len(pages)} pages" in capsys.readouterr().out


def test_two_programs_at_once_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "story.sqlite"
    command = [sys.executable, "-c", WRITER, str(path)]
    with (
        subprocess.Popen([*command, "0", WORDS], stdout=subprocess.PIPE, text=True) as one,
        subprocess.Popen([*command, "500000", WORDS], stdout=subprocess.PIPE, text=True) as other,
    ):
        time.sleep(2.5)
        began = time.perf_counter()
        with Store(path) as store:
            store.keep("port", [Page("entre.txt", b"entre les deux")], DOSSIER)
        waited = time.perf_counter() - began
        for each in (one, other):
            each.kill()
        told = [int(line) for each in (one, other) for line in (each.communicate()[0] or "").splitlines()]
    assert waited < 5
    assert min(told) == 0
    assert max(told) >= 500_000
    with Store(path) as store:
        assert {f"{n}.txt" for n in told} <= {page.address for page in store.pages("port")}
        assert store.faults() == ()


def test_a_limit_of_the_file_system_is_told_and_harms_nothing(tmp_path: Path) -> None:
    path = tmp_path / "story.sqlite"
    with Store(path) as store:
        store.keep("port", [Page("un.txt", b"Un.")], DOSSIER)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
        try:
            with pytest.raises(StoreMistake) as told:
                store.keep("port", [Page("gros.txt", bytes(range(256)) * 40_000)], DOSSIER)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert told.value.key == "store.full"
        assert [page.address for page in store.pages("port")] == ["un.txt"]
        store.keep("port", [Page("deux.txt", b"Deux.")], DOSSIER)
    with Store(path) as store:
        assert store.faults() == ()
        assert [page.address for page in store.pages("port")] == ["deux.txt", "un.txt"]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of 400 kB."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only the system's owner may mount")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_and_harms_nothing(small: Path) -> None:
    path = small / "story.sqlite"
    kept = 0
    with Store(path) as store, pytest.raises(StoreMistake) as told:
        for n in range(1_000):
            store.keep("port", [Page(f"{n:04}.txt", os.urandom(3_000))], DOSSIER)
            kept = n + 1
    assert told.value.key == "store.full"
    with Store(path) as store:
        assert store.faults() == ()
        assert len(store.pages("port")) == kept > 10


def test_a_read_only_file_system_is_told_and_harms_nothing(small: Path) -> None:
    path = small / "story.sqlite"
    with Store(path) as store:
        store.keep("port", [Page("un.txt", b"Un.")], DOSSIER)
    before = path.read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    try:
        with pytest.raises(StoreMistake) as told, Store(path) as store:
            store.keep("port", [Page("deux.txt", b"Deux.")], DOSSIER)
        assert told.value.key == "store.read-only"
        with Store(path) as store:
            assert store.pages("port") == (Page("un.txt", b"Un."),)
        with pytest.raises(StoreMistake) as none:
            Store(small / "other.sqlite")
        assert none.value.key in {"store.read-only", "store.unusable"}
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("layout", range(1, LAYOUT))
def test_a_store_of_a_former_layout_gets_what_it_lacks_and_keeps_its_pages(tmp_path: Path, layout: int) -> None:
    path = tmp_path / "story.sqlite"
    with Store(path) as store:
        store.keep("port", [Page("un.txt", b"Un.")], DOSSIER)
    with sqlite3.connect(path) as base:
        base.executescript("PRAGMA journal_mode = DELETE; ALTER TABLE page DROP COLUMN ways;")
        if layout <= 3:
            base.execute("ALTER TABLE page DROP COLUMN media")
        if layout <= 2:
            base.execute("DROP TABLE sorting")
        if layout <= 1:
            base.executescript("DROP TABLE judgement; DROP TABLE withdrawal;")
        base.execute(f"PRAGMA user_version = {layout}")
    base.close()
    judgement = Judgement("j1", (), Verdict.SAME, "amina", "2022-05-06T10:00:00Z", "", None, (SUBJECT, SUBJECT))
    with Store(path) as store:
        assert store.pages("port") == (Page("un.txt", b"Un."),)
        store.keep("port", [Page("deux.html", b"<p>Deux.", "text/html; charset=utf-8")], DOSSIER)
        store.judge("port", judgement)
    with Store(path) as store:
        assert store.pages("port")[0].media == "text/html; charset=utf-8"
        assert store.judgements("port") == (judgement,)
    with sqlite3.connect(path) as base:
        assert base.execute("PRAGMA user_version").fetchone()[0] == LAYOUT
        assert base.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    base.close()


def test_a_new_store_made_by_several_at_once_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "story.sqlite"
    code = "import sys\nfrom recoupe.store import Store\nStore(sys.argv[1])"
    running = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(4)]
    assert [each.wait() for each in running] == [0, 0, 0, 0]
    with Store(path) as store:
        assert store.faults() == ()
