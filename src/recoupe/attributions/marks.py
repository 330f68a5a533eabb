"""Quotation marks: where they stand, what shape they are of, what it costs to read one as opening or closing."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from recoupe.lang import table
from recoupe.model import Range

MARK = re.compile(
    r"""<<|>>|``|''(?!(?<=\w..)\w)|’’(?!(?<=\w..)\w)|[«»“”„‟"＂‹›\x84\x8b\x93\x94\x9b]"""
    r"""|['‘’‚\x82\x91\x92](?<!['’\x92].)(?!['’\x92])(?!(?<=\w.)\w)"""
)
"""Every mark of the page but apostrophes between two letters. U+0080 to U+009F: marks of Windows-1252 taken over as they were."""
SHAPES = {"\x84": "„", "\x8b": "‹", "\x93": "“", "\x94": "”", "\x9b": "›", "\x82": "‚", "\x91": "‘", "\x92": "’", "’’": "''", "＂": '"'}
OPENERS = frozenset(("«", "“", "„", "‟", "<<", "``", "‹", "‘", "‚"))
CLOSERS = frozenset(("»", "”", ">>", "›", "’"))
LOW = {"„": "“", "‚": "‘"}
"""Marks that open at the foot of the line are closed by one that otherwise opens („ “)."""
FAMILY = {"«": "g", "»": "g", "<<": "g", ">>": "g", "‹": "a", "›": "a", "'": "s", "‘": "s", "’": "s", "‚": "s"}

WRONG_SHAPE = 3.0
"""An opening mark that closes, or the other way round (» ... «)."""
TIGHT = 1.5
"""A mark that touches a letter on its outer side."""
TIGHT_SIGN = 0.7
"""The same of a guillemet, or of a mark after a sign: a space was lost."""
LOOSE = 1.0
"""A mark with a space on its inner side, where its kind has none."""
IGNORED = 6.0
APOSTROPHE = 1.0
"""A single mark that is an apostrophe at an edge of a word."""


class Mark(NamedTuple):
    """A quotation mark, how it touches its neighbours, and the nearest words: `first` after it, `last` before it.

    A mark of no width is `carried`: it stands for the quotation that goes on from the paragraph before.
    """

    start: int
    end: int
    text: str
    before: str
    after: str
    first: int
    last: int
    carried: bool = False

    @property
    def family(self) -> str:
        """Guillemets, angles, single or double marks: those that belong together."""
        return FAMILY.get(self.text, "d")

    @property
    def single(self) -> bool:
        """Whether it may as well be an apostrophe."""
        return self.family == "s"

    @property
    def straight(self) -> bool:
        """Whether the shape does not say which way it turns."""
        return self.text not in OPENERS and self.text not in CLOSERS

    @property
    def left_out(self) -> float:
        """Cost of reading it as no mark of a quotation: after a figure it may tell inches or seconds."""
        if self.single:
            return APOSTROPHE
        return IGNORED / 2 if self.straight and self.before.isdigit() else IGNORED

    def as_open(self) -> float:
        """Cost of reading it as opening."""
        cost = WRONG_SHAPE if self.text in CLOSERS else 0.0
        free = not self.before or self.before.isspace() or self.before in "([’'«‹“„\"—–-/"
        cost += 0.0 if free else TIGHT_SIGN if self.family in "ga" or self.before in ".,;:!?" else TIGHT
        return cost + (LOOSE if self.family not in "ga" and (not self.after or self.after.isspace()) else 0.0)

    def as_close(self, top: Mark | None = None) -> float:
        """Cost of reading it as closing (what another mark opened)."""
        cost = WRONG_SHAPE if self.text in OPENERS and not (top and LOW.get(top.text) == self.text) else 0.0
        free = not self.after or not self.after.isalnum()
        cost += 0.0 if free else TIGHT_SIGN if self.family in "ga" else TIGHT
        return cost + (LOOSE if self.family not in "ga" and (not self.before or self.before.isspace()) else 0.0)

    @property
    def turned_open(self) -> bool:
        """Whether it opens the wrong way round: glued to the word before and apart from the one after."""
        return self.straight and not self.single and self.before.isalnum() and self.after.isspace()

    @property
    def turned_close(self) -> bool:
        """Whether it closes the wrong way round."""
        return self.straight and not self.single and self.before.isspace() and self.after.isalnum()


@cache
def elided() -> frozenset[str]:
    """Words that lose their last letter before an apostrophe ("l", "qu"), in small letters."""
    return frozenset(table("fr/quotations")["elided"].split())


def marks(text: str, paragraph: Range) -> list[Mark]:
    """The quotation marks of one paragraph in order, apostrophes left out as far as the letters around them tell."""
    start, end = paragraph
    out = []
    for found in MARK.finditer(text, start, end):
        a, b = found.span()
        before = text[a - 1] if a > start else ""
        after = text[b] if b < end else ""
        mark = SHAPES.get(found.group(), found.group())
        if FAMILY.get(mark) == "s" and _apostrophe(text, start, a, after):
            continue
        if mark == "''" and before.isdigit():  # minutes and seconds
            continue
        first, last = b, a
        while first < end and text[first].isspace():
            first += 1
        while last > start and text[last - 1].isspace():
            last -= 1
        out.append(Mark(a, b, mark, before, after, first, last))
    return out


def _apostrophe(text: str, start: int, at: int, after: str) -> bool:
    """Whether a single mark belongs to the word before it, or stands alone between spaces."""
    before = text[max(start, at - 10) : at]
    spaced = not before or before[-1].isspace()
    if spaced and (not after or after.isspace()):
        return True
    words = before.replace("-", " ").replace("'", " ").replace("’", " ").split()
    return bool(words) and before[-1:] not in ".!?…" and words[-1].lower() in elided()
