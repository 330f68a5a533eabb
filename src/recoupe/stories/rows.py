"""An article as grouping sees it: a number, a day, a title and a text."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

UNKNOWN = -1
"""The day of an article that has none."""


class Row(NamedTuple):
    """One article. `article` is the hash of its address and text (64 bits), `day` its day of publication as days since 1970.

    A tuple, because an archive has millions of them.
    """

    article: int
    day: int
    title: str
    text: str

    @property
    def order(self) -> tuple[bool, int, int]:
        """Its place in the stream: by day, then by hash; an article without a day comes after all that have one."""
        return (self.day == UNKNOWN, self.day, self.article)


def row_of(address: str, title: str, text: str, day: int = UNKNOWN) -> Row:
    """The row of an article: its number is the hash of its address and words, whatever the order it came in."""
    mark = blake2b(f"{address}\0{title}\0{text}".encode(), digest_size=8).digest()
    return Row(int.from_bytes(mark, "big"), day, title, text)
