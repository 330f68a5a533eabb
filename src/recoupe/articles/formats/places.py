"""Where lines that a library gives without their places stand among the words of a page, white space ignored."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.model import Range

NOT_WORDS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f\x7f|]+")
"""Left out when words are compared: white space, what nobody sees, and the bars that trafilatura draws between cells."""
ITEM = re.compile(r"^\s*(?:-\s+|\d+\.\s+)")
"""The marks that it draws before the items of lists."""
LONG = 40
"""Characters of a line that is the same wherever it stands."""
NEAR = 4_000
"""Characters: how far ahead a short line is looked for where no long one follows."""
PART = 24
"""Characters: parts in which a line is looked for that does not stand on the page as it is."""
PATIENCE = 60_000_000
"""Characters that may be looked through for lines that are not there."""


def bare(words: str) -> str:
    """Words without white space."""
    return "".join(words.split()) if words.isascii() and "|" not in words else NOT_WORDS.sub("", words)


def places(lines: Sequence[str], words: str) -> list[Range]:
    """The ranges of words (which are bare) that lines take up, in order, touching ones joined; a line that is not there takes none.

    Long lines are looked for first: the short ones ("Mr", "1.") stand between them, where the same words do not mislead.
    """
    wanted = [bare(line) for line in lines]
    found = _long_ones(wanted, words)
    ends = _following(found, len(words))
    out: list[Range] = []
    cursor = 0
    for line, letters, place, end in zip(lines, wanted, found, ends, strict=True):
        stretches = (place,) if place else _between(line, letters, words, cursor, end)
        if stretches:
            out += stretches
            cursor = stretches[-1][1]
    return _joined(out)


def _long_ones(wanted: Sequence[str], words: str) -> list[Range | None]:
    """The places of the long lines: each a little after the one before, else anywhere."""
    out: list[Range | None] = []
    cursor, patience = 0, PATIENCE
    for letters in wanted:
        at = words.find(letters, cursor, cursor + NEAR + len(letters)) if len(letters) >= LONG else -1
        if at < 0 and len(letters) >= LONG and patience > 0:
            at = words.find(letters)
            patience -= len(words)
        out.append((at, at + len(letters)) if at >= 0 else None)
        cursor = at + len(letters) if at >= 0 else cursor
    return out


def _following(found: Sequence[Range | None], last: int) -> list[int]:
    """Where, for each line, the next long one begins."""
    out: list[int] = []
    for place in reversed(found):
        out.append(last)
        last = place[0] if place else last
    return out[::-1]


def _between(line: str, letters: str, words: str, start: int, end: int) -> Sequence[Range]:
    """The stretches of a line that stands between two places, found whole or in parts."""
    end = min(end, start + NEAR + len(letters)) if end >= start else start + NEAR + len(letters)
    for form in (letters, bare(ITEM.sub("", line))):
        if any(map(str.isalnum, form)) and (at := words.find(form, start, end)) >= 0:
            return ((at, at + len(form)),)
    return _in_parts(letters, words, start, end)


def _in_parts(letters: str, words: str, start: int, end: int) -> list[Range]:
    """A line that was put together of stretches apart: the stretches, each found after the one before."""
    out: list[Range] = []
    n = 0
    while n + PART <= len(letters):
        at = words.find(letters[n : n + PART], start, end)
        if at < 0:
            n += PART
            continue
        length = PART
        while n + length < len(letters) and words[at + length : at + length + 1] == letters[n + length]:
            length += 1
        out.append((at, at + length))
        start, n = at + length, n + length
    return out


def _joined(ranges: Sequence[Range]) -> list[Range]:
    out: list[Range] = []
    for a, b in sorted(ranges):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
