"""How much two tellings agree that they are of one event: kind, days, places, parties, words, and whether it happened."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from recoupe.events.kinds import LASTING
from recoupe.events.tellings import Telling
from recoupe.lang import fold
from recoupe.model import Status, Timex

NEVER = -100.0
MANY = ("talks", "statement", "visit", "call", "arrival", "departure", "attack", "killing", "protest", "signature")
"""Families of which a story tells several: without a day, a place or parties in common two tellings are two events."""
HELD_ONLY = ("talks", "statement", "visit", "call")
"""Families of which even what did not happen is several: of a feared attack or a refused accession there is one."""
PERSONAL = ("release", "abduction", "killing", "arrest", "death", "appointment", "trial", "expulsion", "award", "legal", "enquiry")
"""Families of what befalls somebody: that of one person is not that of another."""
UNREAL = frozenset((Status.REFUSED, Status.CANCELLED, Status.CALLED_FOR, Status.CONDITIONAL))
BOTH_NAMED, BOTH_NEAR, ONE_NAMED, ONE_NEAR, STRANGERS = 3.0, 2.2, 1.2, 0.6, -2.0
"""What it says that two phrases name several parties in common, their clauses do; a single one; that they name others."""
NAMELESS = -1.0
"""What it says that of two statements one is nobody's."""
HERE = 0.5
"""What it says besides that one article uses one word of what a story tells once."""
UNDONE = 1.3
"""What it says that both were refused, or both put off: rarer than what was held or planned."""
DEFINITE = 1.4
"""What it says that two phrases with definite articles name one body, or one place."""
STAY = 21
"""What lasts is one event when its days are at most so many apart."""
WORD = 1.25
"""What a word in common says ("temple", "prisonniers"), up to two."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The party of every actor that has one, and who is a person: two ministers of one state are two, a minister and his state one."""

    of: Mapping[str, str]
    persons: frozenset[str] = frozenset()

    def shared(self, one: Collection[str], other: Collection[str]) -> int:
        """How many of the one are named by the other as well, themselves or by their party."""
        return sum(any(self._same(a, b) for b in other) for a in set(one))

    def _same(self, a: str, b: str) -> bool:
        if a == b:
            return True
        party = self.of.get(a)
        return party is not None and party == self.of.get(b) and not (a in self.persons and b in self.persons)


def alike(a: Telling, b: Telling, parties: Parties) -> float:
    """How much two tellings of one family agree; far below zero when they cannot be of one event."""
    if clash(a, b):
        return NEVER
    score = _days(a, b) + _where(a, b) + _who(a, b, parties)
    score += WORD * min(2, len(a.keys & b.keys))
    unreal = a.status in UNREAL and b.status in UNREAL and a.kind.family not in HELD_ONLY
    if a.lemma == b.lemma or (unreal and a.kind is b.kind):
        several = a.kind.family in MANY and not unreal
        score += 0.5 if several else 2.5 + HERE * (a.article == b.article and not a.weak)
    elif a.kind.family not in MANY:
        score += 1.0 if a.kind is b.kind else -1.0
    score += _definite(a, b) + happened(a, b)
    if a.article == b.article and b.again and not b.date and (not a.keys or not b.keys or a.keys & b.keys):
        score += 1.0
    return score


def _definite(a: Telling, b: Telling) -> float:
    """What articles say: "la réunion du Conseil" is the one meeting of it that everybody speaks of."""
    same_place = bool(a.place and b.place and fold(a.place) == fold(b.place))
    if a.vague or b.vague or not (same_place or (a.lemma == b.lemma and set(a.inside) & set(b.inside))):
        return 0.0
    return DEFINITE * (a.again + b.again) / 2


def happened(a: Telling, b: Telling) -> float:
    """What the two say on whether it happened: a held meeting is not the refused one, nor the next one of the same article."""
    if (a.status in UNREAL) != (b.status in UNREAL):
        return -2.0
    if a.status is b.status and a.status in (Status.REFUSED, Status.CANCELLED, Status.POSTPONED):
        return UNDONE
    apart = {a.status, b.status} == {Status.HELD, Status.PLANNED} and a.sure and b.sure and a.article == b.article
    return -2.0 if apart else 0.0


def clash(a: Telling, b: Telling) -> bool:
    """Whether two tellings of one family cannot be of one event: on other days, or said by others."""
    if a.kind.family == "statement" and any(x and y and not set(x) & set(y) for x, y in ((a.names, b.names), (a.keys, b.keys))):
        return True  # said by others, or on other occasions
    one, other = a.date, b.date
    if not (one and other and one.earliest and one.latest and other.earliest and other.latest):
        return False
    if one.latest >= other.earliest and other.latest >= one.earliest:
        return False
    return a.kind.family not in LASTING or _apart(one, other) > STAY


def _days(a: Telling, b: Telling) -> float:
    one, other = a.date, b.date
    if not (one and other and one.earliest and one.latest and other.earliest and other.latest):
        return 0.0
    if one.latest < other.earliest or other.latest < one.earliest:
        return 0.0
    if one.earliest == one.latest == other.earliest == other.latest:
        return 3.0
    return 1.0


def _apart(one: Timex, other: Timex) -> int:
    """Days between two dates that do not overlap."""
    first, last = sorted((str(one.latest), str(other.latest)))[0], sorted((str(one.earliest), str(other.earliest)))[1]
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def _where(a: Telling, b: Telling) -> float:
    if not a.place or not b.place:
        return 0.0
    one, other = fold(a.place), fold(b.place)
    return 2.0 if one in other or other in one else -3.0 if a.kind.family == "visit" else -1.5


def _who(a: Telling, b: Telling, parties: Parties) -> float:
    """What the parties say: those named in the phrases themselves, and less surely those of the clauses."""
    if a.kind.family == "statement":
        return 2.0 if a.names and b.names else NAMELESS
    near = parties.shared(a.inside, b.inside)
    wide = parties.shared((*a.inside, *a.names), (*b.inside, *b.names))
    if near > 1 or (near and a.kind.family == "visit"):
        return BOTH_NAMED
    if wide > 1:
        return BOTH_NEAR
    if near or wide:
        return ONE_NAMED if near else ONE_NEAR
    return STRANGERS if a.inside and b.inside and a.kind.family in (*MANY, *PERSONAL) else 0.0
