"""Lines that belong together: pages wrapped at a fixed width, and sentences broken in the middle of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe.lang import table

ENDED = re.compile(r"[.!?…:»”\"][\s\"»”)\]]*$")
CONTINUES = re.compile(r"\s*(?:[«“\"]\s?)?[a-zà-öø-ÿœ](?!\S*(?:://|\.(?:com|fr|org|net|info)\b|@))")
HYPHEN = re.compile(r"(?P<left>[^\W\d_]{2,})[-\u00ad]\s*$")
ITEM = re.compile(r"\s*(?:[-–—•*·▪►>]|\d{1,2}[.)])\s|\s{3,}\S|\t")
FIRST_WORD = re.compile(r"\s*(\S+)")
NARROW, WIDE = 40, 132
"""Characters: widths at which programs and mail readers wrap."""
TAIL = 80
"""Characters at the end of a line in which its last mark and word stand."""
FEWEST = 5
"""Pairs of lines below which a width proves nothing."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two lines that become one: what is dropped from the end of the first, what is put between, where its last word starts."""

    drop: int
    put: str
    word: int = 0


def joins(lines: list[str]) -> dict[int, Join]:
    """Which lines (by number) run on in the next one, and how."""
    pairs = _neighbours(lines)
    width = _width(pairs)
    out: dict[int, Join] = {}
    for n, line, after in pairs:
        if width and _runs_on(line, after, width):
            out[n] = _joined(line, after)
        elif not width and _broken(line, after):
            out[n] = Join(0, " ")
    return out


def _neighbours(lines: list[str]) -> list[tuple[int, str, str]]:
    """Pairs of lines without a blank line between them, after the number of the first."""
    blank = [not line or line.isspace() for line in lines]
    return [(n, line, lines[n + 1]) for n, line in enumerate(lines[:-1]) if not blank[n] and not blank[n + 1]]


def _width(pairs: list[tuple[int, str, str]]) -> int:
    """The width at which the page is wrapped; 0 when it is not."""
    if len(pairs) < FEWEST:
        return 0
    lengths = sorted([len(line.rstrip()) for _, line, _ in pairs])
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROW <= width <= WIDE or lengths[-1] > 1.6 * width:
        return 0
    cut = sum(1 for _, line, after in pairs if not _ended(line) and CONTINUES.match(after))
    return width if cut >= 0.3 * len(pairs) else 0


def _runs_on(line: str, after: str, width: int) -> bool:
    """On a wrapped page: whether the break was forced, the first word of the next line finding no room."""
    if ITEM.match(after) and not ITEM.match(line):
        return False
    if CONTINUES.match(after) and not _ended(line):
        return True
    found = FIRST_WORD.match(after)
    return len(line.rstrip()) + 1 + (len(found[1]) if found else 0) > width


def _ended(line: str) -> bool:
    """Whether a line ends as a sentence or a quotation does."""
    return bool(ENDED.search(line, max(0, len(line) - TAIL)))


def _broken(line: str, after: str) -> bool:
    """On a page that is not wrapped: whether a sentence was broken here."""
    return len(line.strip()) >= NARROW and not _ended(line) and bool(CONTINUES.match(after)) and len(after.split()) > 2


def _joined(line: str, after: str) -> Join:
    """The join of two wrapped lines: white space, or the two halves of a word."""
    found = HYPHEN.search(line, max(0, len(line) - TAIL))
    if not found or not CONTINUES.match(after):
        return Join(0, " ")
    compounds, tails = _hyphenated()
    first = re.match(r"\s*([^\W\d_]+)", after)
    left = found["left"].casefold()
    keeps = left in compounds or line[: found.start()].endswith("-") or bool(first and first[1].casefold() in tails)
    soft = line.rstrip().endswith("\u00ad")
    drop = len(line) - found.end("left") - (1 if keeps and not soft else 0)
    return Join(drop, "", found.start("left"))


@cache
def _hyphenated() -> tuple[frozenset[str], frozenset[str]]:
    joints = table("fr/joints")
    return frozenset(joints["compounds"]), frozenset(joints["tails"])
