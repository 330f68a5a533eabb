"""Bytes become characters: strictly, in a fixed order, and never by a silent guess.

The order is: a byte order mark, UTF-8, the encoding that a server gave with it, the one that the page itself declares,
and Windows-1252 where that gives plausible text. A page read otherwise than in UTF-8 says so in a problem.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from recoupe.articles.refusals import refusal
from recoupe.model import Page

LARGEST = 20_000_000
"""Bytes: some six thousand newspaper columns. A longer file is an archive, not a page."""
LONGEST = 100_000
"""Characters: twice the longest pieces that newspapers print. Stages compare the sentences of an article with one another."""
FEWEST = 20
"""Letters: less than the shortest agency flash."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FORMATS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP/DOCX/ODT"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "DOC/XLS"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"\x28\xb5\x2f\xfd", "ZSTD"),
    (b"\x5d\x2a\x4d\x18", "ZSTD"),
    (b"\xfd7zXZ", "XZ"),
    (b"BZh", "BZIP2"),
    (b"\x7fELF", "ELF"),
    (b"ID3", "MP3"),
    (b"OggS", "OGG"),
    (b"RIFF", "RIFF"),
)
PICTURES = frozenset({"PNG", "JPEG", "GIF"})
OLE, LOCKED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
"""An office document with a password is another file around it, which says so."""
DECLARED = re.compile(rb"(?:charset|encoding|coding)\s*[=:]\s*[\"']?([A-Za-z0-9][\w.:-]{1,30})", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
BEYOND = re.compile(r"[^\x00-\x7f]")
TYPICAL = re.compile(r"[àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ«»’‘“”–—…€°§·ñóíáúãõşßğ©®\u00a0½²³º£¥™•¿¡´]")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a page (byte order mark dropped, line ends untouched) and how they were read.

    `told` names the encoding when a reader must know of it: anything but UTF-8. `declared` is the one that a page in UTF-8 says it is in.
    """

    text: str
    encoding: str
    told: bool
    declared: str = ""


def decode(page: Page) -> Decoded:
    """The characters of a page. Raises PageRefused when it is empty, too large, no text, or not decodable.

    Where all its lines end as on old Macs (carriage returns alone), each becomes a line feed: every character keeps its place.
    """
    data = page.data
    if not data.strip():
        raise refusal("empty", page.address)
    if len(data) > LARGEST:
        raise refusal("too-large", page.address, megabytes=str(len(data) // 1_000_000), limit=str(LARGEST // 1_000_000))
    if data.startswith(OLE) and LOCKED in data:
        raise refusal("password", page.address)
    for magic, name in FORMATS:
        if data.startswith(magic) and name in PICTURES:
            raise refusal("picture", page.address, format=name)
        if data.startswith(magic):
            raise refusal("format", page.address, format=name)
    decoded = _by_mark(page) or _by_content(page)
    control = CONTROL.findall(decoded.text)
    if len(control) > max(2, 0.005 * len(decoded.text)):
        found = CONTROL.search(decoded.text)
        raise refusal("binary", page.address, byte=str(found.start() if found else 0))
    if not decoded.text.strip():
        raise refusal("empty", page.address)
    if "\r" in decoded.text and "\n" not in decoded.text:
        return replace(decoded, text=decoded.text.replace("\r", "\n"))
    return decoded


def enough(where: str, text: str) -> None:
    """Raise PageRefused when a text holds no sentence to read, or is longer than any article."""
    if len(text) > LONGEST:
        raise refusal("too-long", where, characters=str(len(text)), limit=str(LONGEST))
    letters = sum(1 for _, _c in zip(range(FEWEST), LETTER.finditer(text), strict=False))
    if letters < FEWEST:
        raise refusal("no-words", where, letters=str(letters))


def _by_mark(page: Page) -> Decoded | None:
    """What the byte order mark says, if there is one."""
    for mark, encoding in MARKS:
        if page.data.startswith(mark):
            try:
                return Decoded(page.data[len(mark) :].decode(encoding), encoding, encoding != "utf-8")
            except UnicodeDecodeError as error:
                raise refusal("undecodable", page.address, encoding=encoding.upper(), byte=str(error.start + len(mark))) from error
    return None


def _by_content(page: Page) -> Decoded:
    """UTF-8, else the declared encoding, else UTF-16 without a mark, else Windows-1252 where the text is plausible."""
    data = page.data
    wide = _utf16_without_mark(data)
    if wide:
        return Decoded(*wide, True)
    if 0 in data:
        raise refusal("binary", page.address, byte=str(data.index(0)))
    try:
        return Decoded(data.decode("utf-8"), "utf-8", told=False, declared=_wrongly(data))
    except UnicodeDecodeError as error:
        refused = refusal("undecodable", page.address, encoding="UTF-8", byte=str(error.start))
    for encoding in (*_declared(page.media.encode()), *_declared(data), "cp1252"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if _plausible(text):
            return Decoded(text, encoding, told=True)
    raise refused


def _declared(data: bytes) -> tuple[str, ...]:
    """The text encoding that the first lines declare, as Python names it."""
    found = DECLARED.search(data[:2000])
    if not found:
        return ()
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return ()
    # Latin-1 means Windows-1252 on every page of the web (WHATWG Encoding); codecs that are no text are left alone.
    return ("cp1252",) if codec.name == "iso8859-1" else (codec.name,) if getattr(codec, "_is_text_encoding", False) else ()


def _wrongly(data: bytes) -> str:
    """The encoding that a page of mark-up in UTF-8 declares wrongly, as it spells it; "" where its accents are as declared."""
    found = DECLARED.search(data[:2000]) if data.lstrip()[:1] == b"<" and not data.isascii() else None
    declared = _declared(found.group()) if found else ()
    return found[1].decode("ascii", "replace") if found and declared and declared[0] not in ("utf-8", "ascii") else ""


def _utf16_without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 shows itself: in Western text nearly every other byte is zero."""
    head = data[:2000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        every = head[first::2]
        if len(every) > FEWEST and every.count(0) > 0.7 * len(every):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                return None
    return None


def _plausible(text: str) -> bool:
    """Whether what lies beyond ASCII is what Western prose has there: accents, marks, dashes, and not too much of it."""
    beyond = BEYOND.findall(text)
    typical = sum(1 for c in beyond if TYPICAL.match(c))
    return typical >= 0.95 * len(beyond) and len(beyond) <= 0.2 * len(text)
