"""A stream of articles grouped into stories: each joins the live story most like it, or begins one."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.stories.live import Stream
from recoupe.stories.rows import Row
from recoupe.stories.traits import traits

PRIMED = 2000
"""Articles whose words are counted before the first is placed, so that the first days know what is rare."""


def grouped(rows: Iterable[Row]) -> dict[int, int]:
    """Article -> story, which is called by its first article. The order of the rows does not matter.

    Cost and memory of an article do not grow with the archive: only live stories are looked at, through capped lists.
    """
    ordered = sorted(set(rows), key=lambda row: row.order)
    first = [traits(row.title, row.text) for row in ordered[:PRIMED]]
    stream = Stream()
    for known in first:
        stream.learn(known)
    labels = {row.article: stream.place(row.article, row.day, known) for row, known in zip(ordered, first, strict=False)}
    for row in ordered[PRIMED:]:
        known = traits(row.title, row.text)
        stream.learn(known)
        labels[row.article] = stream.place(row.article, row.day, known)
    return labels
