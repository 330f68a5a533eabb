"""The stages of `stories`: which articles tell one story, by windows of days that are grouped each by itself, and stitched.

A window has some days of its own and a halo of days around. An article without a day can be near no other in time: all such make up one
window of their own, and none of them joins a story of dated articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pyarrow as pa

from recoupe.archive.arrays import Array, column, rows_of
from recoupe.archive.place import Archive
from recoupe.archive.reading import checked
from recoupe.archive.records import UNKNOWN
from recoupe.engines.stages import Operator, Source, Stage
from recoupe.stories import Placed, Row, stitched, streamed

HALO = 2
"""Days on both sides of a window's own (SCALE 4.2)."""
LEAST = 7
"""Days of a window: as long as a story that nobody tells any more is live (`stories.live.QUIET`); more than both halos, so that an
article is in two windows at most."""
ENOUGH = 20_000
"""Articles of a window, about: so many it takes until words seen at first count no more than those to come (`stories.live.MEMORY`). Fewer
know too little of what is rare."""
TOLD = 1000
"""Articles whose words are taken out of a table at a time."""
I64, I32 = pa.int64(), pa.int32()
DATED = pa.schema([("window", I32), ("article", I64), ("own", pa.bool_()), ("day", I32), ("title", pa.string()), ("text", pa.string())])
PLACED = pa.schema([("article", I64), ("window", I32), ("own", pa.bool_()), ("day", I32), ("label", I64)])
STORIES = pa.schema([("article", I64), ("story", I64)])


def story_stages(archive: Archive) -> tuple[Stage, ...]:
    """The stages of an archive that was read. Raises StoreMistake where it was not, or by another version."""
    days = np.concatenate([column(rows["day"]) for rows in checked(archive).pieces(("day",))])
    told = Source("articles", ("article", "day", "title", "text"), ("article",))
    return (
        Stage("dated", 1, Operator.MAP, (told,), dated, "window", DATED, settings={"days": width(days)}),
        Stage("placed", 1, Operator.REDUCE, (Source("dated", by=("window", "day", "article")),), placed, "article", PLACED),
        Stage("stories", 1, Operator.WHOLE, (Source("placed", by=()),), stories, "article", STORIES),
    )


def width(days: Array) -> int:
    """How many days of its own a window has, so that it holds enough where most articles lie, and no more than memory."""
    counts = np.unique(days[days != UNKNOWN], return_counts=True)[1].astype(np.int64)
    beside = int((counts * counts).sum()) / max(1, int(counts.sum()))  # articles of the day of an article
    return max(LEAST, round(ENOUGH / beside)) if beside else LEAST


def dated(articles: pa.Table, days: int) -> pa.Table:
    """Map: every article in the window of its day, and in those whose halo it lies in."""
    day = column(articles["day"]).astype(np.int64)
    known = day != UNKNOWN
    own = np.where(known, day // days, UNKNOWN)
    rows, windows = [np.arange(len(day))], [own]
    for at, window in ((day - HALO, own - 1), (day + HALO, own + 1)):
        beside = np.flatnonzero(known & (at // days == window) & (window >= 0))
        rows.append(beside)
        windows.append(window[beside])
    row, window = np.concatenate(rows), np.concatenate(windows)
    own_ = np.arange(len(row)) < len(day)
    taken = {name: articles[name].take(pa.array(row)) for name in ("article", "day", "title", "text")}
    return rows_of(DATED, window=window, own=own_, **taken)


def placed(found: pa.Table) -> pa.Table:
    """Reduce: the articles of each window, grouped; they stand in order of window, day and number."""
    window = column(found["window"])
    bounds = [*np.flatnonzero(np.diff(window, prepend=UNKNOWN - 1)).tolist(), len(window)]
    labels = np.empty(len(window), np.int64)
    for start, end in pairwise(bounds):
        label = streamed(_rows(found.slice(start, end - start)))
        labels[start:end] = [label[article] for article in column(found["article"])[start:end].tolist()]
    return rows_of(PLACED, **{name: found[name] for name in PLACED.names[:-1]}, label=labels)


def _rows(found: pa.Table) -> Iterator[Row]:
    for start in range(0, len(found), TOLD):
        told = found.slice(start, TOLD)
        yield from map(Row, *(told[name].to_pylist() for name in Row._fields))


def stories(found: pa.Table) -> pa.Table:
    """Whole: the story of every article over all windows, called by its earliest article."""
    columns = {name: found[name].combine_chunks().to_numpy(zero_copy_only=False) for name in Placed._fields}
    article, story = stitched(Placed(**columns))
    return rows_of(STORIES, article=article, story=story)
