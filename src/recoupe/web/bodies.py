"""What a form brings: its body as far as it may go, its fields and its files, whatever way it is sent."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl

from starlette.types import Message, Receive

SLOW = 60
"""Seconds in which a body must have come."""
FIELDS = 200
"""Fields and files of one form."""


class TooMuch(Exception):
    """A body that is larger than it may be, or comes too slowly."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, and its files: (name, bytes)."""

    fields: dict[str, str]
    files: tuple[tuple[str, bytes], ...] = ()

    def __getitem__(self, name: str) -> str:
        """A field; "" where there is none."""
        return self.fields.get(name, "")


async def body_of(receive: Receive, longest: int) -> bytes:
    """The whole body, in one piece or in chunks. Raises TooMuch at the first byte too many, whatever length was announced."""
    found = bytearray()
    try:
        async with asyncio.timeout(SLOW):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise TooMuch
                found += message.get("body", b"")
                if len(found) > longest:
                    raise TooMuch
                if not message.get("more_body"):
                    return bytes(found)
    except TimeoutError as error:
        raise TooMuch from error


def replayed(body: bytes, receive: Receive) -> Receive:
    """What gives a body once more, and then whatever comes."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def form_of(kind: str, body: bytes) -> Form:
    """The form in a body of a content type; empty for what is none."""
    name = kind.partition(";")[0].strip().lower()
    if name == "application/x-www-form-urlencoded":
        try:
            return Form(dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS, errors="strict")))
        except (UnicodeDecodeError, ValueError):
            return Form({})
    return _parts(kind, body) if name == "multipart/form-data" else Form({})


def _parts(kind: str, body: bytes) -> Form:
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1", "replace")
    fields: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    for part in list(BytesParser(policy=HTTP).parsebytes(head + body).iter_parts())[:FIELDS]:
        name = str(part.get_param("name", "", "content-disposition") or "")
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes):
            continue
        if (file := part.get_filename()) is not None:
            if file:
                files.append((file, data))
        else:
            fields[name] = data.decode("utf-8", "replace")
    return Form(fields, tuple(files))
