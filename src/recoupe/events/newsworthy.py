"""What is no line of a chronology though words tell it: what is only taken up again, and bare words that say of nobody what he did."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.events.tellings import Telling
from recoupe.model import Status

THINGS = ("accord", "aid", "business", "figures", "legal", "proposal", "sanction")
"""Families whose nouns call a thing as well as a deed: "le décret" is not yet that it was issued."""


REFUSED, QUOTED, TALKED = 1.0, 0.5, 0.5
"""What it takes from an event that it was refused, is told by somebody quoted only, or is some talk or other."""


def doubt(group: Sequence[Telling]) -> float:
    """How much less than its weight says an event is news, where others stand out more."""
    if group[0].kind.family == "statement":
        return 0.0
    refused = any(t.status is Status.REFUSED for t in group)
    talked = group[0].kind.family == "talks" and not any(t.date for t in group)
    return REFUSED * refused + QUOTED * all(t.quoted for t in group) + TALKED * talked


def taken_up(group: Sequence[Telling]) -> bool:
    """Whether only common nouns tell it, on no day and nowhere, as what everybody knows, and say no more of it: "les pertes d'Orsalis"."""
    return all(t.weak and t.again and not (t.by_verb or t.date or t.place or t.keys) for t in group)


def bare(group: Sequence[Telling]) -> bool:
    """Whether one word is all that is told, the common noun of a thing that is taken up as known: "le décret"."""
    return all(t.weak and t.again and t.kind.family in THINGS and not (t.by_verb or t.inside or t.place or t.keys) for t in group)
