"""Words saved in a wrong encoding ("Ã©" for "é"), put right where their user asked for it: each change is a step of the map, and listed."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.articles.formats import Piece
from recoupe.model import PageText, Range, unmangled

FIX = "fix-encoding"
"""The way in which a page is read so."""
BEHIND = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + bytes(range(0x80, 0xC0)).decode("latin-1"))
MANGLED = re.compile(f"[\u00c2-\u00df][{BEHIND}]|[\u00e0-\u00ef][{BEHIND}]{{2}}|[\u00f0-\u00f4][{BEHIND}]{{3}}")
"""What a character beyond ASCII looks like when its UTF-8 was read as Windows-1252 or Latin-1."""
ROUNDS = 2
"""So often a text is at most saved wrongly."""
WORD = re.compile(r"\w*$"), re.compile(r"^\w*")


def fixed(piece: Piece) -> tuple[Piece, tuple[Range, ...]]:
    """A piece with its words put right, and where in it they stand."""
    words: tuple[Range, ...] = ()
    for _ in range(ROUNDS):
        made = _once(piece.text.clean)
        if not made.spelt:
            break
        words = tuple(sorted({*(r for a, b in words for r in made.forth(a, b)), *((at, at + n) for at, n, _, _ in made.spelt)}))
        said = tuple(replace(each, start=a, end=b) for each in piece.said for a, b in [_over(made, each.start, each.end)])
        zones = tuple((kind, _over(made, *where)) for kind, where in piece.zones)
        piece = replace(piece, text=made.over(piece.text), zones=zones, said=said)
    return piece, words


def _once(clean: str) -> PageText:
    """The text with every mangled character as the one that was meant."""
    out: list[str] = []
    runs: list[tuple[int, int, int]] = []
    spelt: list[tuple[int, int, int, int]] = []
    at = length = 0
    for found in MANGLED.finditer(clean):
        meant = unmangled(found.group())
        if not meant:
            continue
        if at < found.start():
            runs.append((length, at, found.start() - at))
            length += found.start() - at
        out += (clean[at : found.start()], meant)
        spelt.append((length, 1, found.start(), len(found.group())))
        length += 1
        at = found.end()
    if at < len(clean):
        runs.append((length, at, len(clean) - at))
    out.append(clean[at:])
    return PageText("", clean, "".join(out), tuple(runs), tuple(spelt))


def _over(made: PageText, start: int, end: int) -> Range:
    """Where a stretch of the piece stands in the text put right."""
    ranges = made.forth(start, end)
    return (ranges[0][0], ranges[-1][1]) if ranges else (0, 0)


def whole_words(text: PageText, ranges: tuple[Range, ...]) -> list[Range]:
    """The words in which some characters stand, each once."""
    found: dict[Range, None] = {}
    for start, end in ranges:
        before, after = WORD[0].search(text.clean[max(0, start - 40) : start]), WORD[1].search(text.clean[end : end + 40])
        found[start - len(before.group() if before else ""), end + len(after.group() if after else "")] = None
    return list(found)
