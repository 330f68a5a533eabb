"""Engines run the same per-article functions over many articles: here, inline; later, a pool or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol


class Engine(Protocol):
    """Calls a pure function on each tuple of arguments and gives the results in the same order."""

    def __call__(self, function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]], /) -> Sequence[Any]:
        """Results, one per tuple, in order."""
        ...


def inline(function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]], /) -> Sequence[Any]:
    """One after the other in this process."""
    return [function(*each) for each in arguments]
