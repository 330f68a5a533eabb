"""Bytes become other bytes: what damage, haste and malice do to files."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

MOST = 300_000
"""Bytes of a mutated file: what takes too long shows itself with less."""
TOKENS = (
    *(b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?", b"&#", b"&#x110000;", b"&amp;", b"&lt;", b'"', b"'", b"="),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b"\\",
        b'\\"',
        b"\\u",
        b"\\ud83d",
        b"\\'",
        b"\\*",
        b"\\bin9999999 ",
        b"\\uc",
        b":",
        b",",
        b";",
        b"\0",
        b"\xff",
    ),
    *(b"\xc3", b"\xe2\x80\xa8", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n", b"\n\n", b"\f", b"\t", b"\xc2\xa0", b" " * 50),
    *(b"-1", b"0", b"99999999999999999999", b"obj", b"endobj", b"stream", b"<<", b">>", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"),
    *(
        b"TY  - ",
        b"ER  - ",
        b"End of Document",
        b"Body",
        b"Document ",
        b"of ",
        b"DOCUMENTS",
        b"WARC/1.0\r\n",
        b"From a\n",
        b"Content-Type:",
    ),
    *(
        b"<p>",
        b"<div>",
        b"<article>",
        b"<html>",
        b"<w:p>",
        b"<w:t>",
        b"<text:p>",
        b"# ",
        b"> ",
        b"**",
        b"](",
        b"](http://",
        b"====",
        b"29 f\xc3\xa9vrier",
    ),
)


def mutated(seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """One of some files after one to six mutations; of a ZIP, often one of what it holds."""
    data = chance.choice(seeds)
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _inner(data, seeds, chance)
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(MUTATIONS)(data, seeds, chance)[:MOST]
    return data


def _inner(data: bytes, seeds: Sequence[bytes], chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, ValueError):
        return data
    at = chance.randrange(len(members)) if members else 0
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n, (name, held) in enumerate(members):
            changed = chance.choice(MUTATIONS)(held, [held, *seeds], chance)[:MOST] if n == at else held
            archive.writestr(zipfile.ZipInfo(name), changed, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _place(data: bytes, chance: random.Random) -> tuple[int, int]:
    a, b = sorted(chance.randint(0, len(data)) for _ in range(2))
    return (a, b) if chance.random() < 0.3 else (a, min(b, a + chance.choice((1, 4, 20, 200))))


def _cut(data: bytes, _seeds: Sequence[bytes], chance: random.Random) -> bytes:
    a, b = _place(data, chance)
    return data[:a] if chance.random() < 0.3 else data[:a] + data[b:]


def _splice(data: bytes, seeds: Sequence[bytes], chance: random.Random) -> bytes:
    other = chance.choice(seeds)
    a, _ = _place(data, chance)
    c, d = _place(other, chance)
    return data[:a] + other[c:d] + data[a:]


def _flip(data: bytes, _seeds: Sequence[bytes], chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 30))):
        if out:
            out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _token(data: bytes, _seeds: Sequence[bytes], chance: random.Random) -> bytes:
    a, _ = _place(data, chance)
    return data[:a] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 3, 100, 5_000)) + data[a:]


def _nest(data: bytes, _seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """A stretch of the file over and over: elements within elements, lines without end."""
    a, b = _place(data, chance)
    many = chance.choice((2, 20, 2_000, 20_000))
    return data[:a] + (data[a:b] * min(many, MOST // max(1, b - a) + 1))[:MOST] + data[b:]


def _twice(data: bytes, _seeds: Sequence[bytes], _chance: random.Random) -> bytes:
    return data + data


MUTATIONS: tuple[Callable[[bytes, Sequence[bytes], random.Random], bytes], ...] = (_cut, _splice, _flip, _token, _token, _nest, _twice)
