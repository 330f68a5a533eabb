"""What a dossier lists, by what it is asked for: gone through once for all events of a story, not once for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from recoupe.model import Actor, Attribution, Dossier, Timex

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A dossier's actors by id, its attributions that have a cue by article, and when each article was published, as far as known."""

    actors: Mapping[str, Actor]
    cued: Mapping[str, Sequence[Attribution]]
    ranks: Mapping[str, str]


class _Same(Generic[T]):
    """A thing that is equal to nothing but itself: to compare two dossiers by all that they hold would take longer than to list them."""

    __slots__ = ("thing",)

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)


def listed(dossier: Dossier) -> Listed:
    """What a dossier lists."""
    return _listed(_Same(dossier))


@lru_cache(maxsize=1)
def _listed(same: _Same[Dossier]) -> Listed:
    dossier = same.thing
    cued: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in dossier.attributions:
        if attribution.cue:
            cued[attribution.article].append(attribution)
    ranks = {a.id: a.published.latest or a.published.earliest or "" for a in dossier.articles}
    return Listed({a.id: a for a in dossier.actors}, dict(cued), ranks)


def dates_of(timexes: Sequence[Timex], article: str) -> Sequence[Timex]:
    """The time expressions of one article among those of all."""
    return _by_article(_Same(timexes)).get(article, ())


@lru_cache(maxsize=1)
def _by_article(same: _Same[Sequence[Timex]]) -> dict[str, list[Timex]]:
    out: dict[str, list[Timex]] = defaultdict(list)
    for timex in same.thing:
        out[timex.span.article].append(timex)
    return dict(out)
