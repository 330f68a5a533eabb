"""`recoupe doctor` and `recoupe check --deep`."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from recoupe.api.doctor import parts, walled
from recoupe.cli import main
from recoupe.store import Store

Ran = pytest.CaptureFixture[str]


@pytest.fixture
def store(tmp_path: Path, capsys: Ran) -> Path:
    """A store with the demo story."""
    assert main(["demo", "--store", str(tmp_path / "story.sqlite"), "--lang", "fr"]) == 0
    capsys.readouterr()
    return tmp_path / "story.sqlite"


def test_all_is_well(store: Path, capsys: Ran) -> None:
    assert main(["doctor", "--store", str(store), "--lang", "fr"]) == 0
    out = capsys.readouterr().out
    assert "il manque\u00a0: rien" in out
    assert "6 articles d’exemple ont été lus\u202f; tentatives de sortie\u00a0: rien" in out
    assert "1 affaire(s), 6 pages" in out
    assert main(["doctor", "--store", str(store.with_name("none.sqlite")), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["good"]
    assert told["network"] == {"wall": True, "articles": 6, "tried": []}
    assert not store.with_name("none.sqlite").exists()


def test_a_damaged_store_is_told(store: Path, capsys: Ran) -> None:
    data = bytearray(store.read_bytes())
    for at in range(5_000, len(data), 1_000):
        data[at : at + 40] = b"\xff" * 40
    store.write_bytes(data)
    assert main(["doctor", "--store", str(store), "--lang", "en"]) == 4
    assert "damaged" in capsys.readouterr().out
    assert main(["check", "--deep", "--store", str(store), "--lang", "en"]) == 4


def test_a_page_that_was_changed_is_found(store: Path, capsys: Ran) -> None:
    assert main(["check", "--deep", "--store", str(store), "--lang", "en"]) == 0
    capsys.readouterr()
    with sqlite3.connect(store) as base:
        base.execute("UPDATE page SET data = CAST(replace(data, 'Valdorie', 'Valdurie') AS BLOB)")
    base.close()
    assert main(["check", "--deep", "--store", str(store), "--lang", "en"]) == 4
    assert "is not there" in capsys.readouterr().out
    assert main(["check", "--deep", "--story", "1", "--store", str(store)]) == 2
    assert main(["check", "--deep", "--store", str(store.with_name("none.sqlite"))]) == 4


def test_nothing_gets_out_behind_the_wall() -> None:
    import socket
    import urllib.request

    with walled() as wall:
        for attempt in (
            lambda: socket.getaddrinfo("localhost", 80),
            lambda: socket.create_connection(("127.0.0.1", 9)),
            lambda: urllib.request.urlopen("http://127.0.0.1:9/", timeout=1),
        ):
            with pytest.raises(OSError):
                attempt()
        assert len(wall.tried) == 3
    assert socket.getaddrinfo("127.0.0.1", 80)


def test_libraries_are_those_that_the_program_declares() -> None:
    found = {part.name: part for part in parts()}
    assert found["click"].version
    assert not found["click"].extra
    assert found["duckdb"].extra == "archive"
    assert "ruff" not in found


def test_a_store_is_only_looked_at(store: Path) -> None:
    with Store(store) as kept:
        before = kept.pages("1")
    main(["check", "--deep", "--store", str(store)])
    with Store(store) as kept:
        assert kept.pages("1") == before
