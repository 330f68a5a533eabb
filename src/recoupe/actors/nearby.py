"""Descriptions that nothing decides but nearness: "cette habitante", "l'otage française", "le champion" are the one named last who fits."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.actors import offices
from recoupe.actors.people import Known
from recoupe.actors.units import PEOPLE, Unit
from recoupe.actors.unofficed import complement, parties
from recoupe.lang import fold
from recoupe.lang.naming import small
from recoupe.model import Gender, Role

CLOSE = 300
"""How many characters back the one stands who is named last."""
JOINT = 4
"""Characters between two who are named together: of "Karl Brusk et Igor Vasnik" neither is rather meant."""
AHEAD = 2
"""Among so many first words of a title stands its noun: "le septuple vainqueur"."""


def last_named(known: Iterable[Known], others: Iterable[Known], unit: Unit, role: Role, head: str) -> Known | None:
    """The person named close before a description whom nothing in it contradicts: of its gender, of its country, of no other office.

    "ce N" takes up whoever is told of last, by name or not; "le N" only somebody named, and only where the words say no more
    than what anybody can be ("le suspect"), what he has won ("le champion") or whose he is ("l'otage française").
    """
    if unit.main.plural or unit.indefinite or unit.possessive:
        return None
    this = unit.first in small("this")
    if unit.mentions[0].head == PEOPLE or not (this or (unit.first in small("definite") and _of_anybody(role, head))):
        return None
    told = [*known, *others] if this else known
    near = sorted(((u.order, u, k) for k in told for u in k.units if _close(u, unit) and (this or u.named)), key=lambda one: one[0])
    if not near:
        return None
    _, naming, last = near[-1]
    if not _agrees(last, unit, role):
        return _only_of_gender([k for _, _, k in near], unit, role)
    beside = near[-2:-1] and near[-2][2] is not last and naming.span.start - near[-2][1].span.end <= JOINT
    return None if beside and _agrees(near[-2][2], unit, role) else last


def _of_anybody(role: Role, head: str) -> bool:
    """Whether a description says no more than what anybody can be, has won or comes from."""
    if offices.held(role) or role.body or complement(fold(role.title)):
        return False  # whose or of what he is tells more than nearness
    famous = set(offices.title(role).split()[:AHEAD]) & (small("honours") | small("fame"))
    return bool(famous or role.country or head in small("anybody"))


def _close(before: Unit, unit: Unit) -> bool:
    return before.article == unit.article and before.order < unit.order and unit.span.start - before.span.end <= CLOSE


def _agrees(known: Known, unit: Unit, role: Role) -> bool:
    """Whether nothing that is told of somebody contradicts a description."""
    if not known.may_be(unit) or (Gender.UNKNOWN in (known.gender, unit.gender) and known.gender is not unit.gender):
        return False
    lands = parties(known)
    if role.country and lands and role.country not in lands:
        return False
    return not (offices.held(role) and any(offices.held(held) for held in known.roles))


def _only_of_gender(near: list[Known], unit: Unit, role: Role) -> Known | None:
    """The one person told of close by whom a description fits, where others of another gender come after."""
    fitting = list({id(k): k for k in near if _agrees(k, unit, role)}.values())
    return fitting[0] if len(fitting) == 1 else None
