"""What each character is to the span engine, and the letter it folds to: without case, accents, marks of spelling."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from recoupe.lang import fold
from recoupe.lineage.spans.arrays import Bytes, Hashes, Numbers, Small

OTHER, LETTER, DIGIT, BREAK, OPEN, CLOSE, CURLY_OPEN, CURLY_CLOSE, STRAIGHT = range(9)
"""Kinds of characters: what stands between words, what makes words, the end of a paragraph, the quotation marks."""
MARKS = {"\n": BREAK, "\r": BREAK, "\u2029": BREAK, "«": OPEN, "»": CLOSE, "“": CURLY_OPEN, "”": CURLY_CLOSE, '"': STRAIGHT}
SILENT = "\u00ad\u200c\u200d\u2060\ufeff"
"""Soft hyphens and joiners stand inside words and are no letters."""
COMMON = 0x2500
"""Characters below are looked up in one table, made once; beyond (Chinese, signs, emoji) those of the batch are added to it."""
SEVERAL = np.uint64(1 << 32)
"""Marks a character that folds to no letter or to several ("œ")."""


class Table(NamedTuple):
    """By code: the kind of a character, and the letter that it folds to."""

    kinds: Bytes
    letters: Hashes


@lru_cache(maxsize=65536)
def spelled(code: int) -> str:
    """The folded letters of one character: one, none or several."""
    return "".join(c for c in fold(chr(code)) if c.isalnum())


@lru_cache(maxsize=65536)
def _kind(code: int) -> int:
    character = chr(code)
    if character.isalpha() or character in SILENT or unicodedata.category(character) == "Mn":
        return LETTER
    return DIGIT if character.isnumeric() and spelled(code) else MARKS.get(character, OTHER)


def _rows(codes: list[int]) -> Table:
    folded = [spelled(code) for code in codes]
    letters = [ord(f) if len(f) == 1 else int(SEVERAL) + code for f, code in zip(folded, codes, strict=True)]
    return Table(np.array([_kind(code) for code in codes], np.uint8), np.array(letters, np.uint64))


@cache
def _common() -> Table:
    return _rows(list(range(COMMON)))


def alphabet(codes: Small) -> tuple[Small, Table]:
    """The codes of a batch as rows of a table, and the table."""
    common = _common()
    if not len(codes) or codes.max() < COMMON:
        return codes, common
    high = np.flatnonzero(codes >= COMMON)
    rare, row = np.unique(codes[high], return_inverse=True)
    codes = codes.copy()
    codes[high] = COMMON + row.astype(np.uint32)
    more = _rows(rare.tolist())
    return codes, Table(np.concatenate([common.kinds, more.kinds]), np.concatenate([common.letters, more.letters]))


def respelled(letters: Hashes) -> tuple[Hashes, Numbers, Numbers]:
    """Letters with those written out that are none or several, the places of these, and how many each became."""
    odd = np.flatnonzero(letters >= SEVERAL)
    if not len(odd):
        return letters, odd, odd
    words = [spelled(code) for code in (letters[odd] - SEVERAL).tolist()]
    sizes = np.array([len(word) for word in words], np.int64)
    pieces = [letters[: odd[0]]]
    for word, first, last in zip(words, odd.tolist(), [*odd[1:].tolist(), len(letters)], strict=True):
        pieces += [np.array([ord(c) for c in word], np.uint64), letters[first + 1 : last]]
    return np.concatenate(pieces), odd, sizes
