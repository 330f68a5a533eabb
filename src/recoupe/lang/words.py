"""Words: folding for comparison, and tokens with their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from recoupe.model import Range

APOSTROPHES = "’ʼ‘"
"""Beside the straight one."""
ACCENTS = re.compile("[\u0300-\u036f]+")
LATIN = "A-Za-zÀ-ÖØ-öø-ÿ"
"""Letters of western Europe: a list of letters is matched twice as fast as "what is a letter in any script", which may go on behind."""
REST = "(?:[-‑][^\\W\\d_]++)*+['’ʼ‘]?"
WORD = re.compile(rf"[{LATIN}]++[^\W\d_]*+{REST}|[^\W\d_]++{REST}|\d+(?:[.,\u00a0\u202f ]\d{{3}})*(?:,\d+)?")

FOLDED = re.compile(r"[a-z]++(?:-[a-z]++)*+'?|[^\W\d_]++(?:-[^\W\d_]++)*+'?")
"""The words of a folded text, without its numbers, in half of the time; one whose letters are not all among the 26 may count as two."""


PIECES = re.compile(f"({WORD.pattern})")


class Token(NamedTuple):
    """A word or number with its place: half-open code points of the text it was taken from.

    A tuple, because there are so many of them.
    """

    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """The folded word."""
        return fold(self.text)


_token = tuple.__new__
"""Makes a token without looking again at how many parts it has."""


def fold_text(text: str) -> str:
    """`fold` for whole paragraphs, of which nothing is remembered: pages would fill the memory."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    plain = plain.replace("œ", "oe").replace("æ", "ae")
    for mark in APOSTROPHES:
        plain = plain.replace(mark, "'")
    plain = unicodedata.normalize("NFKD", plain.replace("‑", "-"))
    plain = ACCENTS.sub("", plain)
    try:
        plain.encode("cp1252")
    except UnicodeEncodeError:  # other scripts have marks of their own
        for accent in filter(unicodedata.combining, set(plain)):
            plain = plain.replace(accent, "")
    return plain


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, no accents, straight apostrophes, ligatures undone: two spellings of one word become one.

    The result may be longer or shorter than the text: never use it for offsets. It is remembered: words come again.
    """
    return fold_text(text)


def spots(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """Where the words and numbers of text [start, end) stand: `tokens` without their words, in half the time."""
    return tuple([found.span() for found in WORD.finditer(text, start, len(text) if end is None else end)])


def pieces(text: str) -> list[str]:
    """A text cut at its words and numbers: what stands before the first one, the first one, what is between it and the next, and so on.

    Their lengths tell where each piece stands; to find every word by itself takes twice as long.
    """
    return PIECES.split(text)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The words and numbers of text [start, end). Elided words keep their apostrophe ("l'", "qu'")."""
    for found in WORD.finditer(text, start, len(text) if end is None else end):
        yield _token(Token, (*found.span(), found.group()))
