"""`recoupe serve` as a command: one line on stdout at once, and mistakes in three lines."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from recoupe.cli import main

RUN = [sys.executable, "-c", "import sys; from recoupe.cli import main; sys.exit(main(sys.argv[1:]))", "serve", "--no-open"]


def test_it_says_where_in_one_line_and_serves(one_story: Path) -> None:
    given = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([*RUN, "--store", str(one_story), "--json"], stdout=subprocess.PIPE, text=True, env=given) as room:
        assert room.stdout
        address = urlsplit(json.loads(room.stdout.readline())["address"])
        assert address.hostname == "127.0.0.1"
        link = http.client.HTTPConnection("127.0.0.1", address.port or 0, timeout=30)
        link.request("GET", f"/?{address.query}")
        answer = link.getresponse()
        assert answer.status == 303
        answer.close()
        link.close()
        room.terminate()
        room.wait(20)


def test_beside_the_address_it_says_that_it_opens_once(one_story: Path) -> None:
    given = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = [*RUN, "--store", str(one_story), "--lang", "fr"]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=given) as room:
        assert room.stdout
        assert room.stderr
        assert room.stdout.readline().startswith("http://127.0.0.1:")
        said = room.stderr.readline()
        room.terminate()
        room.wait(20)
    assert "n’ouvre qu’une fois" in said
    assert "relancez" in said


def test_no_store_is_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--store", str(tmp_path / "none.sqlite"), "--no-open"]) == 4
    assert "→" in capsys.readouterr().err


def test_a_port_that_is_taken_is_a_mistake(one_story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert main(["serve", "--store", str(one_story), "--no-open", "--port", port]) == 2
    assert "recoupe serve" in capsys.readouterr().err


def test_help_loads_no_server() -> None:
    late = "('starlette', 'uvicorn', 'jinja2')"
    code = f"import sys; from recoupe.cli import main; main(['--help']); sys.exit(any(m in sys.modules for m in {late}))"
    given = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, env=given, check=False).returncode == 0
