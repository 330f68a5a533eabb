"""Who opens a large story is told at once that it is being opened, and then gets it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from recoupe.web import waiting
from tests.web.conftest import House

LOOKED_AT = {"sec_fetch_mode": "navigate"}


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SMALL", 0)
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_says_so_and_comes_again(house: House, language: str) -> None:
    said = {"fr": "L’affaire s’ouvre", "en": "The story is being opened"}[language]
    path = f"/s/detroit/positions?lang={language}"
    first = house.visitor.ask(path, **LOOKED_AT)
    if first.status == 202:
        assert first.headers["refresh"] == "1"
        assert f'<h1 class="of-view">{said}</h1>' in first.text
    for _ in range(200):
        if (answer := house.visitor.ask(path, **LOOKED_AT)).status == 200:
            break
        time.sleep(0.05)
    assert answer.status == 200
    assert "refresh" not in answer.headers
    assert said not in answer.text


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(
    ("path", "headers"), [("/s/detroit/brief", {}), ("/s/detroit/positions.csv", LOOKED_AT), ("/s/detroit/brief.json", LOOKED_AT)]
)
def test_programs_and_files_wait_themselves(house: House, path: str, headers: dict[str, str]) -> None:
    assert house.visitor.ask(path, **headers).status == 200


def _request(path: str = "/s/x/brief") -> Request:
    scope = {"type": "http", "method": "GET", "scheme": "http", "server": ("127.0.0.1", 80), "path": path, "query_string": b""}
    return Request(scope | {"headers": [(b"sec-fetch-mode", b"navigate")]})


def _until_done(answer: waiting.Answer) -> Response:
    for _ in range(200):
        if (made := answer(_request())).status_code != 202:
            return made
        time.sleep(0.01)
    raise AssertionError


@pytest.mark.usefixtures("slow")
def test_what_was_begun_is_made_once(tmp_path: Path) -> None:
    (tmp_path / "store").write_bytes(b"x")
    made: list[int] = []

    def handler(_: Request) -> Response:
        made.append(1)
        time.sleep(0.2)
        return PlainTextResponse("done")

    answer = waiting.Waiting(tmp_path / "store", lambda _, seconds: f"since {seconds}").of(handler)
    first = answer(_request())
    assert (first.status_code, first.body) == (202, b"since 0")
    assert _until_done(answer).body == b"done"
    assert made == [1]


@pytest.mark.usefixtures("slow")
def test_a_mistake_is_told_to_who_asks_again(tmp_path: Path) -> None:
    (tmp_path / "store").write_bytes(b"x")

    def handler(_: Request) -> Response:
        time.sleep(0.1)
        raise FileNotFoundError

    answer = waiting.Waiting(tmp_path / "store", lambda *_: "").of(handler)
    assert answer(_request()).status_code == 202
    with pytest.raises(FileNotFoundError):
        _until_done(answer)


def test_a_small_store_is_simply_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    (tmp_path / "store").write_bytes(b"x")
    answer = waiting.Waiting(tmp_path / "store", lambda *_: "").of(lambda _: PlainTextResponse("done"))
    assert answer(_request()).body == b"done"
