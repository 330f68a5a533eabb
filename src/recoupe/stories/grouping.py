"""A stream of articles grouped into stories: each joins the live story most like it, or begins one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from recoupe.stories.live import Stream
from recoupe.stories.rows import Row
from recoupe.stories.traits import traits

PRIMED = 2000
"""Articles whose words are counted before the first is placed, so that the first days know what is rare."""


def grouped(rows: Iterable[Row]) -> dict[int, int]:
    """Article -> story, which is called by its first article. The order of the rows does not matter.

    Cost and memory of an article do not grow with the archive: only live stories are looked at, through capped lists.
    """
    return streamed(sorted(set(rows), key=lambda row: row.order))


def streamed(rows: Iterable[Row]) -> dict[int, int]:
    """The same of rows that are in their order (`Row.order`) and differ: of the texts only the first are held."""
    coming = ((row, traits(row.title, row.text)) for row in rows)
    stream = Stream()
    first = [(row.article, row.day, known) for row, known in islice(coming, PRIMED)]
    for _, _, known in first:
        stream.learn(known)
    labels = {article: stream.place(article, day, known) for article, day, known in first}
    for row, known in coming:
        stream.learn(known)
        labels[row.article] = stream.place(row.article, row.day, known)
    return labels
