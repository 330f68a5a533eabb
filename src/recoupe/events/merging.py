"""Which tellings are of one event: the same kind, days and places that agree, the same parties, the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from recoupe.events.tellings import Telling
from recoupe.lang import fold
from recoupe.model import Status, Timex

ENOUGH = 3.0
"""Two tellings that agree so much are of one event."""
VETO = -100.0
MANY = ("talks", "statement", "visit", "call", "arrival", "departure", "attack", "protest", "signature")
"""Families of which a story tells several: without a day, a place or parties in common two tellings are two events."""
HELD_ONLY = ("talks", "statement", "visit", "call")
"""Families of which even what did not happen is several: of a feared attack or a refused accession there is one."""
UNREAL = frozenset((Status.REFUSED, Status.CANCELLED, Status.CALLED_FOR, Status.CONDITIONAL))
BOTH_NAMED, BOTH_NEAR, ONE_NAMED, ONE_NEAR, STRANGERS = 3.0, 2.2, 1.2, 0.6, -2.0
"""What it says that two phrases name several parties in common, their clauses do; a single one; that they name others."""
LASTING = ("visit", "fighting", "deployment", "gathering", "exercise", "sanction", "closure", "aid")
"""Families of what lasts: two days of it are no contradiction."""
DEFINITE = 1.4
"""What it says that two phrases with definite articles name one body, or one place."""
STAY = 21
"""What lasts is one event when its days are at most so many apart."""
WORD = 1.25
"""What a word in common says ("temple", "prisonniers"), up to two."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The party of every actor that has one."""

    of: Mapping[str, str]

    def sides(self, names: Iterable[str]) -> frozenset[str]:
        """The parties of some actors; who has none stands for himself."""
        return frozenset(self.of.get(name, name) for name in names if name)


def merged(tellings: Sequence[Telling], parties: Parties) -> list[list[Telling]]:
    """Tellings grouped into events, in the order of their first tellings."""
    sure = [t for t in tellings if grounded(t)]
    groups = _grouped(sure, parties)
    for telling in tellings:
        if not grounded(telling) and (home := _home(telling, groups)) is not None:
            home.append(telling)
    order = {id(t): n for n, t in enumerate(tellings)}
    for group in groups:
        group.sort(key=lambda t: order[id(t)])
    return sorted(groups, key=lambda g: order[id(g[0])])


def grounded(t: Telling) -> bool:
    """Whether the words say by themselves which event is meant; "la réunion" does not."""
    if t.date or t.place:
        return True
    if t.kind.family in MANY:
        if t.status in UNREAL and t.kind.family not in HELD_ONLY and not t.weak:
            return True
        return len(t.inside) > 1 or (not t.by_verb and bool(t.inside)) or (bool(t.keys) and not t.again) or t.kind.family == "statement"
    return not t.weak or bool(t.inside or t.by_verb)


def _grouped(sure: Sequence[Telling], parties: Parties) -> list[list[Telling]]:
    scored = []
    for a, b in combinations(range(len(sure)), 2):
        if sure[a].kind.family == sure[b].kind.family and (score := alike(sure[a], sure[b], parties)) >= ENOUGH:
            scored.append((-score, a, b))
    group = {n: [n] for n in range(len(sure))}
    for _, a, b in sorted(scored):
        one, other = group[a], group[b]
        if one is other or any(alike(sure[x], sure[y], parties) <= VETO / 2 for x in one for y in other):
            continue
        one.extend(other)
        for n in other:
            group[n] = one
    return [[sure[n] for n in members] for members in {id(g): g for g in group.values()}.values()]


def alike(a: Telling, b: Telling, parties: Parties) -> float:
    """How much two tellings of one family agree; far below zero when they cannot be of one event."""
    score = _days(a, b) + _where(a.place, b.place) + _who(a, b, parties)
    score += WORD * min(2, len(a.keys & b.keys))
    unreal = a.status in UNREAL and b.status in UNREAL and a.kind.family not in HELD_ONLY
    if a.lemma == b.lemma or (unreal and a.kind is b.kind):
        score += 0.5 if a.kind.family in MANY and not unreal else 2.5
    elif a.kind.family not in MANY:
        score += 1.0 if a.kind is b.kind else -1.0
    score += _definite(a, b) + _happened(a, b)
    if a.article == b.article and b.again and not b.date and (not a.keys or not b.keys or a.keys & b.keys):
        score += 1.0
    return score


def _definite(a: Telling, b: Telling) -> float:
    """What articles say: "la réunion du Conseil" is the one meeting of it that everybody speaks of."""
    same_place = bool(a.place and b.place and fold(a.place) == fold(b.place))
    if a.vague or b.vague or not (same_place or (a.lemma == b.lemma and set(a.inside) & set(b.inside))):
        return 0.0
    return DEFINITE * (a.again + b.again) / 2


def _happened(a: Telling, b: Telling) -> float:
    """What the two say on whether it happened: a held meeting is not the refused one, nor the next one of the same article."""
    if (a.status in UNREAL) != (b.status in UNREAL):
        return -2.0
    apart = {a.status, b.status} == {Status.HELD, Status.PLANNED} and a.sure and b.sure and a.article == b.article
    return -2.0 if apart else 0.0


def _days(a: Telling, b: Telling) -> float:
    one, other = a.date, b.date
    if not (one and other and one.earliest and one.latest and other.earliest and other.latest):
        return 0.0
    if one.latest < other.earliest or other.latest < one.earliest:
        return 0.0 if a.kind.family in LASTING and _apart(one, other) <= STAY else VETO
    if one.earliest == one.latest == other.earliest == other.latest:
        return 3.0
    return 1.0


def _apart(one: Timex, other: Timex) -> int:
    """Days between two dates that do not overlap."""
    first, last = sorted((str(one.latest), str(other.latest)))[0], sorted((str(one.earliest), str(other.earliest)))[1]
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def _where(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 0.0
    one, other = fold(a), fold(b)
    return 2.0 if one in other or other in one else -1.5


def _who(a: Telling, b: Telling, parties: Parties) -> float:
    """What the parties say: those named in the phrases themselves, and less surely those of the clauses."""
    if a.kind.family == "statement":
        same = set(a.names) & set(b.names)
        return 2.0 if same else VETO if a.names and b.names else 0.0
    one, other = parties.sides(a.inside), parties.sides(b.inside)
    near, wide = len(one & other), len(parties.sides((*a.inside, *a.names)) & parties.sides((*b.inside, *b.names)))
    if near > 1 or (near and a.kind.family == "visit"):
        return BOTH_NAMED
    if wide > 1:
        return BOTH_NEAR
    if near or wide:
        return ONE_NAMED if near else ONE_NEAR
    return STRANGERS if one and other and a.kind.family in MANY else 0.0


def _home(telling: Telling, groups: Sequence[list[Telling]]) -> list[Telling] | None:
    """The event of the same article that a telling without particulars takes up: the last one before it that may be the same."""
    before = [(n, t) for n, g in enumerate(groups) for t in g if _takes_up(telling, t) and t.span.start < telling.span.start]
    if not before:
        return None
    last = max(before, key=lambda f: (_may_share(f[1], telling), _happened(f[1], telling), f[1].lemma == telling.lemma, f[1].span.start))
    return groups[last[0]]


def _may_share(one: Telling, other: Telling) -> bool:
    return not one.names or not other.names or bool(set(one.names) & set(other.names))


def _takes_up(telling: Telling, t: Telling) -> bool:
    same = t.article == telling.article and t.kind.family == telling.kind.family
    return same and not t.vague and (telling.again or telling.by_verb) and (telling.status in UNREAL) == (t.status in UNREAL)
