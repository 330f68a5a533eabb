"""An article as grouping sees it: a number, a day, a title and a text."""

from __future__ import annotations

from typing import NamedTuple

UNKNOWN = -1
"""The day of an article that has none."""


class Row(NamedTuple):
    """One article. `article` is its number, whatever the order it came in; `day` that of its publication (`date.toordinal`).

    A tuple, because an archive has millions of them.
    """

    article: int
    day: int
    title: str
    text: str

    @property
    def order(self) -> tuple[bool, int, int]:
        """Its place in the stream: by day, then by number; an article without a day comes after all that have one."""
        return (self.day == UNKNOWN, self.day, self.article)
