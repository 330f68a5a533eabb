"""Long lists in parts: a browser takes seconds over a table of thousands of lines, and nobody reads it; what is taken away is whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list is shown: its number and how many there are, its first and last line (from 1) and how many there are."""

    at: int
    of: int
    first: int
    last: int
    total: int


def part(items: Sequence[T], asked: str, most: int, name: Callable[[T], str]) -> tuple[Sequence[T], Part]:
    """The part of a list that an address asks for: by its number, or by the id of a record that stands in it; else the first."""
    of = max(-(-len(items) // most), 1)
    if asked.isascii() and asked.isdigit():
        at = min(max(int(asked[:6]), 1), of)
    else:
        place = next((n for n, item in enumerate(items) if asked and name(item) == asked), 0)
        at = place // most + 1
    first = (at - 1) * most
    shown = items[first : first + most]
    return shown, Part(at, of, first + 1 if shown else 0, first + len(shown), len(items))
