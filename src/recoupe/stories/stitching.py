"""Windows of days are grouped each by itself, with a halo of days around; the articles that two windows share stitch their stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

SHARE = 0.5
"""Of the articles that two windows have in common, the share of the smaller story's that the other's must hold."""
Story = tuple[int, int]
"""A story of one window: (window, label)."""


class Placed(NamedTuple):
    """An article in one window: the story it was put in there, and whether its day is one of the window's own or of its halo."""

    window: int
    article: int
    label: int
    own: bool


def stitched(windows: Iterable[Placed]) -> dict[int, int]:
    """Article -> story over all windows, whatever their order. A story is called by the least of its articles.

    Two stories of two windows are one when most of what the windows share of the smaller lies in the other. An article
    belongs to the story of the window whose own day it has.
    """
    own: dict[int, Story] = {}
    seen: dict[int, list[Story]] = {}
    for window, article, label, is_own in sorted(windows):
        seen.setdefault(article, []).append((window, label))
        if is_own or article not in own:
            own[article] = (window, label)
    parent = _joined(seen)
    called: dict[Story, int] = {}
    for article, story in own.items():
        root = _root(parent, story)
        called[root] = min(article, called.get(root, article))
    return {article: called[_root(parent, story)] for article, story in sorted(own.items())}


def _joined(seen: Mapping[int, list[Story]]) -> dict[Story, Story]:
    """The stories of all windows, those that are one led to one root."""
    shared: Counter[tuple[Story, Story]] = Counter()
    held: Counter[tuple[Story, int]] = Counter()
    parent: dict[Story, Story] = {}
    for places in seen.values():
        for place in places:
            parent.setdefault(place, place)
        for at, one in enumerate(places):
            for other in places[at + 1 :]:
                shared[one, other] += 1
                held[one, other[0]] += 1
                held[other, one[0]] += 1
    for (one, other), count in sorted(shared.items()):
        if count >= SHARE * min(held[one, other[0]], held[other, one[0]]):
            first, second = sorted((_root(parent, one), _root(parent, other)))
            parent[second] = first
    return parent


def _root(parent: dict[Story, Story], story: Story) -> Story:
    while parent[story] != story:
        parent[story] = parent[parent[story]]
        story = parent[story]
    return story
