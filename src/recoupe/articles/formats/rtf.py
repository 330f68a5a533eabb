"""RTF: what a word processor shows of it, in one pass, in time that grows with its length alone.

Read here and not by a library (0001): those tried put the addresses of links into the sentences, or take for ever on a hostile table
of fonts.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from recoupe.articles.decode import LARGEST, Decoded
from recoupe.articles.formats.pieces import Pieces, whole
from recoupe.articles.formats.sheet import Sheet
from recoupe.articles.refusals import refusal
from recoupe.model import Page

TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,9})?+ ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\x00]++|([^\\{}\r\n\x00]++)")
UNSEEN = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "fldinst", "header", "headerf", "headerl", "headerr"),
        *("footer", "footerf", "footerl", "footerr", "xe", "tc", "template", "annotation", "atnid", "atnauthor", "listtable"),
        *("listoverridetable", "rsidtbl", "generator", "themedata", "datastore", "latentstyles", "shp", "bkmkstart", "bkmkend"),
        *("ftnsep", "ftnsepc", "filetbl", "revtbl", "nonshppict", "nonesttables"),
    )
)
"""Groups whose words nobody sees in the text."""
SIGNS = {
    **dict.fromkeys(("par", "line", "sect", "page", "row", "nestrow", "column", "softline"), "\n"),
    **{"tab": "\t", "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " "},
    **{"bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
}
MARKS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
CHARSETS = {
    **{0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254"},
    **{163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"},
}
"""The code page of each character set that a font may name."""
DEEPEST = 10_000
"""Groups within groups: no word processor writes a hundred."""
STRAY = re.compile(r"[\ud800-\udfff]")


@dataclass(slots=True)
class State:
    """What holds within a group: whether it is seen, struck out, the font, and how many characters stand in for one of Unicode."""

    seen: bool = True
    hidden: bool = False
    font: str = ""
    skip: int = 1

    def copy(self) -> State:
        """The state with which a group within begins."""
        return State(self.seen, self.hidden, self.font, self.skip)


@dataclass(slots=True)
class Reader:
    """One pass over a document, whose bytes are given as characters (Latin-1)."""

    text: str
    out: list[str] = field(default_factory=list)
    held: bytearray = field(default_factory=bytearray)
    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    page: str = "cp1252"
    fonts: dict[str, str] = field(default_factory=dict)
    listing: str | None = None
    """The font being described, in the table of fonts."""
    missed: int = 0
    """Characters still to be left out: they stand in for one of Unicode."""

    def run(self) -> str:
        """What the document shows."""
        at, size = 0, len(self.text)
        while at < size:
            found = TOKEN.match(self.text, at)
            if found is None:  # a backslash at the very end
                break
            at = found.end()
            word, number, code, mark, brace, plain = found.groups()
            if word:
                if word == "bin":
                    at += max(0, int(number or 0))
                self._word(word, number)
            elif code:
                self._bytes(bytes([int(code, 16)]))
            elif mark:
                self._mark(mark)
            elif brace == "{":
                self._flush()
                self.missed = 0
                if len(self.stack) < DEEPEST:
                    self.stack.append(self.state.copy())
            elif brace == "}":
                self._flush()
                self.missed = 0
                if self.stack:
                    self.state = self.stack.pop()
                if not self.stack:
                    break
            elif plain:
                self._bytes(plain.encode("latin-1"))
        self._flush()
        return "".join(self.out)

    def _word(self, word: str, number: str | None) -> None:
        self._flush()
        if word == "u" and number:
            if self.state.seen and not self.state.hidden:
                self.out.append(chr(int(number) % 0x10000))
            self.missed = self.state.skip
            return
        self.missed = 0
        if word in UNSEEN:
            self.state.seen = False
            self.listing = "" if word == "fonttbl" else self.listing
        elif word in SIGNS:
            self._put(SIGNS[word])
        elif act := ACTS.get(word):
            act(self, number)

    def _mark(self, mark: str) -> None:
        self._flush()
        self.missed = 0
        if mark == "*":
            self.state.seen = False
        elif mark in MARKS:
            self._put(MARKS[mark])

    def _put(self, characters: str) -> None:
        if self.state.seen and not self.state.hidden:
            self.out.append(characters)

    def _bytes(self, data: bytes) -> None:
        if self.missed:
            left = data[self.missed :]
            self.missed -= len(data) - len(left)
            data = left
        if self.state.seen and not self.state.hidden:
            self.held += data

    def _flush(self) -> None:
        """Bytes that stand one after the other are read together: some scripts need two for a character."""
        if self.held:
            self.out.append(self.held.decode(self.fonts.get(self.state.font, self.page), errors="replace"))
            self.held = bytearray()


def _code_page(reader: Reader, number: str | None) -> None:
    name = f"cp{number}"
    try:
        codecs.lookup(name)
    except LookupError:
        return
    reader.page = name


def _font(reader: Reader, number: str | None) -> None:
    if not reader.state.seen and reader.listing is not None:
        reader.listing = number or ""
    else:
        reader.state.font = number or ""


def _charset(reader: Reader, number: str | None) -> None:
    encoding = CHARSETS.get(int(number or 1))
    if reader.listing and encoding and len(reader.fonts) < DEEPEST:
        reader.fonts[reader.listing] = encoding


def _hide(reader: Reader, number: str | None) -> None:
    reader.state.hidden = number != "0"


def _plain(reader: Reader, _number: str | None) -> None:
    reader.state.hidden = False
    reader.state.font = ""


def _skip(reader: Reader, number: str | None) -> None:
    reader.state.skip = max(0, int(number or 1))


ACTS: dict[str, Callable[[Reader, str | None], None]] = {
    "ansicpg": _code_page,
    "f": _font,
    "fcharset": _charset,
    "v": _hide,
    "deleted": _hide,
    "plain": _plain,
    "uc": _skip,
}
"""Words that change what follows."""


def unpack(page: Page) -> Sheet:
    """What an RTF document shows. Raises PageRefused when it is too large, or shows nothing."""
    if len(page.data) > LARGEST:
        raise refusal("too-large", page.address, megabytes=str(len(page.data) // 1_000_000), limit=str(LARGEST // 1_000_000))
    shown = Reader(page.data.decode("latin-1")).run()
    whole_characters = shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = STRAY.sub("\ufffd", whole_characters)
    if not text.strip():
        raise refusal("empty", page.address)
    return Sheet(page.address, "rtf", Decoded(text, "rtf", told=False))


def read(sheet: Sheet) -> Pieces:
    """The article."""
    return Pieces((whole(sheet.page),))
