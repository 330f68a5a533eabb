"""A sentence of the brief before it is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.model import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A possible sentence: its section, text, the words it rests on, whose side it tells, and who speaks in it.

    `subject` names what it tells of, where that is an event; `stands`: somebody wants, offers or refuses something by it.
    """

    section: str
    text: str
    cites: tuple[Span, ...]
    parties: frozenset[str] = frozenset()
    speakers: tuple[str, ...] = ()
    subject: str = ""
    stands: bool = False

    def repeats(self, others: Iterable[Draft]) -> bool:
        """Whether at least half of its cites lie on words that other sentences rest on."""
        known = [cite for other in others for cite in other.cites]
        again = sum(1 for cite in self.cites if any(_same(cite, k) for k in known))
        return 2 * again >= len(self.cites)


def _same(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter."""
    if one.article != other.article:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(len(one), len(other))
