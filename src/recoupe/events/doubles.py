"""Events that a chronology would print twice: under the same name, one of them on no day, or both on the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.events.kinds import kinds
from recoupe.events.likeness import MANY
from recoupe.lang import fold
from recoupe.model import Event, Status, When

HAPPENS = frozenset((Status.HELD, Status.PLANNED, Status.ONGOING))
"""What was to come when one article told it is over in another: no reason to print it twice."""
LONG = 4
"""Words of so many letters tell names apart; shorter ones are mostly grammar."""
FEWEST = 2
"""So many words a name must have: "Victoire" is that of nobody."""


def doubles(events: Sequence[Event]) -> list[tuple[int, int]]:
    """Which events are another: (the one that goes, the one that it is), each once, by their places in the list."""
    names = [_names(e.label) for e in events]
    out: dict[int, int] = {}
    for a, gone in enumerate(events):
        if a in out.values():
            continue
        homes = [b for b, home in enumerate(events) if b != a and b not in out and _same(gone, home, names[a], names[b])]
        exact = [b for b in homes if names[b] == names[a]]
        if len(exact or homes) == 1:
            out[a] = (exact or homes)[0]
    return sorted(out.items())


def _names(label: str) -> tuple[str, ...]:
    """The words of a label that say which event it is, in their order."""
    return tuple(word for word in re.findall(r"[\w-]+", fold(label)) if len(word) >= LONG or word.isdigit())


def _same(gone: Event, home: Event, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether an event says nothing that the other does not say: no other kind, day, name or outcome."""
    if kinds()[gone.type].family != kinds()[home.type].family or kinds()[gone.type].family == "statement":
        return False
    if len(one) < FEWEST or one[:1] != other[:1]:
        return False
    if gone.status is not home.status and not {gone.status, home.status} <= HAPPENS:
        return False
    if gone.status is Status.PLANNED and home.status is not Status.PLANNED and kinds()[gone.type].family in MANY:
        return False  # the next of several
    if gone.date.earliest is None and _sum(gone.label) and _sum(gone.label) == _sum(home.label):
        return True
    if gone.date.earliest is None:
        return one == other or (bool(gone.participants) and set(one) <= set(other))
    return one == other and _overlap(gone.date, home.date)


def _sum(label: str) -> str:
    """A label that says how much, without who: one loss of 600 millions is the other."""
    bare = label.partition(" (")[0]
    return bare.replace("’", "'") if any(c.isdigit() for c in bare) else ""


def _overlap(one: When, other: When) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest
