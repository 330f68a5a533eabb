"""Articles that name each other's days, and no day of the calendar: they hang together, but nothing says where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from recoupe.events.dating.story import Solved, Told
from recoupe.events.dating.together import components
from recoupe.events.dating.weights import ANCHORED, TELLING


def afloat(solved: Mapping[str, Solved]) -> dict[str, Solved]:
    """The same, with those marked that nothing holds: neither their own dates nor those of any article that they hang together with.

    "Hier" here and "vendredi" there are one day, which may be that of any week; an announcement or a date long gone bounds it on one
    side only.
    """
    groups = components((a, told.other) for a, s in solved.items() for told in s.reasons if told.other and not told.fixed)
    held = {a: sum(told.weight for told in s.reasons if _holds(told)) for a, s in solved.items()}
    alone = {frozenset({a}) for a in solved if not any(a in group for group in groups)}
    loose = {a for group in groups | alone if sum(held.get(a, 0.0) for a in group) < ANCHORED for a in group}
    return {a: replace(s, floating=a in loose) for a, s in solved.items()}


def _holds(told: Told) -> bool:
    """Whether a reason names a day of the calendar: one of the article itself, or that of a date there."""
    return told.key in TELLING and (told.other is None or told.key == "tie-here" or told.fixed)
