"""Quotations as pairs of marks, and the readings of a page that pair them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from recoupe.attributions.marks import CLOSERS, LOW, OPENERS, Mark
from recoupe.model import Range


class Place(NamedTuple):
    """A paragraph, and whether what is open at its end may carry on into the next one."""

    range: Range
    carries: bool


class Pair(NamedTuple):
    """One quotation of a paragraph: `inner` lies between its marks; None where a mark is missing.

    `runs_on` tells one that goes on in the next paragraph.
    """

    inner: Range
    opening: Mark | None
    closing: Mark | None
    depth: int
    paragraph: Range
    runs_on: bool = False

    @property
    def carried(self) -> bool:
        """Whether it goes on from the paragraph before."""
        return self.opening is not None and self.opening.carried

    @property
    def missing(self) -> bool:
        """Whether a mark had to be supplied."""
        return self.opening is None or (self.closing is None and not self.runs_on)

    @property
    def odd(self) -> bool:
        """Whether its marks are of the wrong shape, turned the wrong way, or do not belong together."""
        one, other = self.opening, self.closing
        if one and one.start < one.end and ((one.text in CLOSERS and not one.carried) or one.turned_open):
            return True
        if other and (other.turned_close or (other.text in OPENERS and not (one and LOW.get(one.text) == other.text))):
            return True
        return bool(one and other and one.family != other.family)


class Done(NamedTuple):
    """What a reading has settled, as a list linked from its end: quotations, and marks left out."""

    item: Pair | Mark
    before: Done | None


class Path(NamedTuple):
    """A reading so far: its cost, the marks still open, what is settled (and how many), where the last quotation ended."""

    cost: float
    stack: tuple[Mark, ...] = ()
    done: Done | None = None
    size: int = 0
    closed_at: int = -1

    def with_pair(self, cost: float, stack: tuple[Mark, ...], pair: Pair, at: int) -> Path:
        """One more quotation settled."""
        return Path(self.cost + cost, stack, Done(pair, self.done), self.size + 1, at)

    def items(self) -> Iterator[Pair | Mark]:
        """What it has settled, the last first."""
        done = self.done
        while done is not None:
            yield done.item
            done = done.before
