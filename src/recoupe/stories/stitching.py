"""Windows of days are grouped each by itself, with a halo of days around; the articles that two windows share stitch their stories."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recoupe.stories.rows import UNKNOWN

SHARE = 0.5
"""Of the articles that two windows have in common, the share of the smaller story's that the other's must hold."""
Numbers = npt.NDArray[np.int64]


class Placed(NamedTuple):
    """Articles in windows, a row for each article of each window, as columns.

    `label` is the story it was put in there, `own` whether its day is one of the window's own or of its halo.
    """

    window: npt.NDArray[Any]
    article: npt.NDArray[Any]
    label: npt.NDArray[Any]
    own: npt.NDArray[Any]
    day: npt.NDArray[Any]


def stitched(placed: Placed) -> tuple[Numbers, Numbers]:
    """Articles in order of their numbers, and the story of each over all windows, whatever the order of the rows.

    Two stories of two windows are one when most of what the windows share of the smaller lies in the other. An article
    belongs to the story of the window whose own day it has. A story is called by the earliest of its articles.
    """
    rows = Placed(*(column[np.lexsort((placed.window, placed.article))] for column in placed))
    story, count = _numbered(rows.window, rows.label)
    root = _joined(rows, story, count)[story]
    first = np.lexsort((rows.window, ~rows.own, rows.article))
    first = first[np.unique(rows.article[first], return_index=True)[1]]
    article, root, day = rows.article[first], root[first], rows.day[first]
    in_time = np.lexsort((article, day, day == UNKNOWN))
    _, earliest, at = np.unique(root[in_time], return_index=True, return_inverse=True)
    called = np.empty_like(article)
    called[in_time] = article[in_time][earliest][at]
    return article, called


def _numbered(*columns: npt.NDArray[Any]) -> tuple[Numbers, int]:
    """A number for each row, the same for rows that say the same; and how many numbers there are."""
    order = np.lexsort(columns)
    new = np.zeros(len(order), np.bool_)
    for column in columns:
        new[1:] |= np.diff(column[order]) != 0
    number = np.empty(len(order), np.int64)
    number[order] = np.cumsum(new)
    return number, int(new.sum()) + 1


def _joined(rows: Placed, story: Numbers, count: int) -> Numbers:
    """For each story of a window the one that stands for all that are one with it."""
    both = [np.stack(pair) for pair in _shared(rows.article)]
    one, other = np.concatenate(both, axis=1) if both else np.zeros((2, 0), np.int64)
    held = [_counts(story[a], rows.window[b])[1] for a, b in ((one, other), (other, one))]
    at, shared = _counts(story[one], story[other])
    most = shared >= SHARE * np.minimum(*held)
    pairs = np.unique(at[most], return_index=True)[1]
    parent = list(range(count))
    for a, b in zip(story[one][most][pairs].tolist(), story[other][most][pairs].tolist(), strict=True):
        first, second = sorted((_root(parent, a), _root(parent, b)))
        parent[second] = first
    return np.array([_root(parent, story) for story in range(count)], np.int64)


def _shared(article: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of rows with the same article, of rows sorted by article: each row with the next, with the one after that, and so on."""
    apart = 1
    while len(rows := np.flatnonzero(article[apart:] == article[:-apart])):
        yield rows, rows + apart
        apart += 1


def _counts(*columns: npt.NDArray[Any]) -> tuple[Numbers, Numbers]:
    """For each row its number, and how many rows say the same."""
    number, count = _numbered(*columns)
    return number, np.bincount(number, minlength=count)[number]


def _root(parent: list[int], story: int) -> int:
    while parent[story] != story:
        parent[story] = parent[parent[story]]
        story = parent[story]
    return story
