"""For all tests: no network beyond this machine, and every property tried on the same examples."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("recoupe", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("recoupe")


def _loopback(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket of the file system
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return address[0] == "localhost"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting beyond loopback, or asking for a name, fails the test."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded(self: socket.socket, address: Any) -> None:
        if not _loopback(address):
            raise AssertionError(f"a connection beyond this machine: {address}")
        connect(self, address)

    def local_only(host: Any, *rest: Any, **options: Any) -> Any:
        if not _loopback((host,)):
            raise AssertionError(f"a name looked up on the network: {host}")
        return look_up(host, *rest, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", local_only)
