"""Texts as bytes in which only words are left: a split of bytes tells words many times as fast as a pattern finds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import compress, count

LETTERS = re.compile(r"[^\W\d_]")
REMEMBERED = 65536
"""Of more words than that nothing is remembered: an archive would fill the memory."""


class View:
    """A text in which all that is no letter (with `figures`: and no figure) is a space, byte for letter.

    A letter that western Europe does not write is a space too: what is found is where a pattern is worth trying.
    """

    def __init__(self, encoded: bytes, *, figures: bool = False) -> None:
        """`encoded`: the text in cp1252, where a letter that it does not have is a question mark."""
        self._bytes = b" " + encoded.translate(_with_figures if figures else _letters) + b" "

    def words(self, start: int, end: int) -> list[bytes]:
        """The words of text [start, end)."""
        return self._bytes[start + 1 : end + 1].split()

    def places(self, words: list[bytes], known: Mapping[bytes, bool], start: int) -> Iterator[tuple[int, int]]:
        """Which of some words, in order from a place of the text on, are known: the number of each, and where it begins."""
        at = start
        for n in compress(count(), map(known.__getitem__, words)):
            at = self._bytes.find(b" %b " % words[n], at)  # the words come in order, so this is the place of this one
            if at < 0:
                return  # the stretch began within a word
            yield n, at
            at += len(words[n])

    def before(self, word: bytes, at: int) -> int:
        """Where a word begins that is the last one before a place."""
        return self._bytes.rfind(b" %b " % word, 0, at + 1)


class Asked(dict[bytes, bool]):
    """What is asked of every word of every article: answered once for each word."""

    def __init__(self, answer: Callable[[str], bool]) -> None:
        super().__init__()
        self.answer = answer

    def __missing__(self, word: bytes) -> bool:
        if len(self) >= REMEMBERED:
            self.clear()
        self[word] = known = self.answer(word.decode("cp1252"))
        return known


def _left(*, figures: bool) -> bytes:
    """What becomes of each byte of cp1252."""
    every = (bytes((code,)) for code in range(256))
    shown = ((byte, byte.decode("cp1252", "replace")) for byte in every)
    return b"".join(byte if LETTERS.match(letter) or (figures and letter.isdecimal()) else b" " for byte, letter in shown)


_letters, _with_figures = _left(figures=False), _left(figures=True)
