"""One request to one machine: pinned to the number that was checked, within limits of time and size whatever the server does."""

from __future__ import annotations

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from recoupe.errors import PageRefused
from recoupe.fetching.guard import Target
from recoupe.lang import mistake

CHUNK = 1 << 16
PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""Content encodings that are asked for, as zlib names their frames."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect and between two bytes, seconds and bytes of a whole answer, unpacked."""

    connect: float = 10
    silence: float = 20
    whole: float = 60
    bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Got:
    """An answer: its number, its headers, its body unpacked."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """A header; "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


class Unreachable(Exception):
    """No answer, or none in time: it may be worth asking again."""


def get(target: Target, headers: Mapping[str, str], limits: Limits) -> Got:
    """Ask for an address. Raises Unreachable, or PageRefused for an answer that is too large, too slow or broken."""
    connection = _connection(target, limits)
    late = threading.Event()

    def stop() -> None:
        late.set()
        if connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(limits.whole, stop)
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        connection.timeout = limits.silence  # which the answer is waited for with
        connection.request("GET", target.path, headers={"Host": target.authority, **headers}, preload_content=False, decode_content=False)
        answer = connection.getresponse()
        with closing(answer):
            body = _body(answer, target.url, limits)
        if late.is_set():
            raise mistake(PageRefused, "fetching.slow", where=target.url, seconds=limits.whole)
        return Got(answer.status, answer.reason or "", tuple(answer.headers.items()), body)
    except (HTTPError, OSError, ValueError) as error:
        if late.is_set():
            raise mistake(PageRefused, "fetching.slow", where=target.url, seconds=limits.whole) from error
        raise Unreachable(str(error) or type(error).__name__) from error
    finally:
        watch.cancel()
        connection.close()


def _connection(target: Target, limits: Limits) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(target.ip, target.port, timeout=limits.connect)
    context = ssl.create_default_context()
    return HTTPSConnection(
        target.ip, target.port, timeout=limits.connect, server_hostname=target.host, assert_hostname=target.host, ssl_context=context
    )


def _body(answer: BaseHTTPResponse, url: str, limits: Limits) -> bytes:
    """The body, unpacked as it comes."""
    encoding = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if encoding not in (*PACKED, "identity", ""):
        raise mistake(PageRefused, "fetching.packed", where=url, encoding=encoding)
    unpack = zlib.decompressobj(wbits=PACKED[encoding]) if encoding in PACKED else None
    out = bytearray()
    ends = time.monotonic() + limits.whole
    while chunk := answer.read1(CHUNK, decode_content=False):
        if time.monotonic() > ends:
            raise mistake(PageRefused, "fetching.slow", where=url, seconds=limits.whole)
        try:
            out += unpack.decompress(chunk, limits.bytes + 1 - len(out)) if unpack else chunk
        except zlib.error as error:
            raise mistake(PageRefused, "fetching.packed", where=url, encoding=encoding) from error
        if len(out) > limits.bytes:
            raise mistake(PageRefused, "fetching.too-large", where=url, limit=max(1, limits.bytes // 1_000_000))
    if unpack is not None and out and not unpack.eof:
        raise mistake(PageRefused, "fetching.packed", where=url, encoding=encoding)
    return bytes(out)
