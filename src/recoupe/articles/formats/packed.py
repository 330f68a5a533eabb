"""Files within a ZIP, as office documents are: read within bounds, whatever the archive says of itself."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from recoupe.articles.refusals import refusal

MOST = 20_000_000
"""Bytes of one member: some five hundred articles as an office document marks them up. What is above it is a bomb, or no article."""
LOCKED = 0x1
"""The bit of a member that is encrypted."""
FAULTS = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
"""What reading a broken archive raises."""


def names(data: bytes) -> frozenset[str]:
    """The names of the members of an archive; none where the bytes are no ZIP."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except FAULTS:
        return frozenset()


def member(address: str, data: bytes, name: str) -> bytes:
    """One member of an archive. Raises PageRefused where it cannot be read, is locked, or is larger than any article."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            told = archive.getinfo(name)
            if told.flag_bits & LOCKED:
                raise refusal("password", address)
            with archive.open(told) as file:
                found = file.read(MOST + 1)
    except (KeyError, *FAULTS) as error:
        raise refusal("unreadable", address, reason="DOCX, ODT") from error
    if len(found) > MOST:
        raise refusal("unpacked-too-large", address, limit=str(MOST // 1_000_000))
    return found
