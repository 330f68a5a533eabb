"""Clients that are slow, send too much, or ask for what lies outside: the others are answered meanwhile."""

from __future__ import annotations

import socket
import time

import pytest

from recoupe.web import bodies
from tests.web.conftest import House, serving


def test_slow_clients_keep_nobody_waiting(house: House) -> None:
    visitor = house.visitor
    visitor.ask("/s/detroit/brief")  # made once
    slow = [socket.create_connection(("127.0.0.1", visitor.port)) for _ in range(20)]
    for link in slow:
        link.sendall(b"GET /s/detroit/brief HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
    start = time.monotonic()
    assert visitor.ask("/s/detroit/brief").status == 200
    assert time.monotonic() - start < 5
    for link in slow:
        link.close()


def test_a_body_that_does_not_come_is_given_up(one_story, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN001
    monkeypatch.setattr(bodies, "SLOW", 0.3)
    server, thread, visitor = serving(one_story, edit=True)
    visitor.enter()
    with socket.create_connection(("127.0.0.1", visitor.port), timeout=20) as link:
        head = f"POST /s/detroit/judge HTTP/1.1\r\nHost: 127.0.0.1:{visitor.port}\r\nOrigin: http://127.0.0.1:{visitor.port}\r\n"
        link.sendall(f"{head}Cookie: {visitor.cookie}\r\nContent-Length: 900\r\n\r\none=c1".encode())
        assert b" 413 " in link.recv(200)
    assert visitor.ask("/s/detroit/judgements.json").json == []
    server.should_exit = True
    thread.join(10)


@pytest.mark.parametrize(
    "head", [b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nX: " + b"b" * 200_000 + b"\r\n\r\n", b"\x16\x03\x01\x02"]
)
def test_a_head_without_end_or_sense_is_refused(house: House, head: bytes) -> None:
    with socket.create_connection(("127.0.0.1", house.visitor.port), timeout=10) as link:
        try:
            link.sendall(head)
            link.shutdown(socket.SHUT_WR)
            told = link.recv(300)
        except OSError:  # shut in our face
            told = b""
    assert b" 200 " not in told
    assert house.visitor.ask("/s/detroit/brief").status == 200
