"""Descriptions without a name: "le secrétaire général de l'OTAN", "le diplomate russe", "son épouse", "le président"."""

from __future__ import annotations

from recoupe.actors import offices
from recoupe.actors.people import Known, nearest
from recoupe.actors.units import Unit
from recoupe.lang import fold
from recoupe.model import Gender, Role

VAGUE = frozenset(
    "prix laureat maitre moine diplomate responsable dirigeant leader dignitaire religieux chef homme militaire negociateur politologue analyste expert chercheur historien sociologue economiste "
    "representant emissaire interlocuteur general ministre president officiel elu depute opposant guide patron avocat professeur specialiste journaliste porte-parole".split()
)
"""Callings by which a text takes up a person it has named before."""
KIN = {"epouse": "f", "femme": "f", "dame": "f", "epoux": "m", "mari": "m", "compagne": "f", "veuve": "f"}


def resolve(unit: Unit, known: list[Known]) -> Known | None:
    """The person whom a description means, where that is certain or likely; None when it stays open."""
    role = unit.roles[0] if unit.roles else None
    if role is None or unit.indefinite:
        return None
    fitting = [k for k in known if _genders(k, unit) and _not_past(role, k) and _not_abroad(role, k)]
    head = fold(unit.mentions[0].head)
    if head in KIN:
        fitting = [k for k in fitting if not k.gender or k.gender.value == KIN[head]]
        return nearest([k for k in fitting if any(fold(r.title).split()[0] in KIN or "dame" in fold(r.title) for r in k.roles)], unit)
    if unit.possessive:
        return None
    holders = [k for k in fitting if k.holds(role)]
    if holders:
        return _holder(holders, unit, role)
    if head in VAGUE:
        return _taken_up(fitting, unit, role, head)
    return None


def _not_abroad(role: Role, known: Known) -> bool:
    """An office of one country is not held by somebody whose offices are all of others."""
    countries = {r.country for r in known.roles if r.country}
    return not (role.country and countries) or role.country in countries


def _not_past(role: Role, known: Known) -> bool:
    """"l'ancien président" is not the president: both must be past or neither."""
    return any(offices.former(r) == offices.former(role) for r in known.roles) or not known.roles


def _genders(known: Known, unit: Unit) -> bool:
    return not (known.gender and unit.gender and known.gender is not unit.gender)


def _holder(holders: list[Known], unit: Unit, role: Role) -> Known | None:
    """Among holders of an office: those of this very country and body, then the nearest."""
    exact = [k for k in holders if any(_same_place(r, role) and offices.title(r) == offices.title(role) for r in k.roles)]
    return nearest(exact or holders, unit)


def _same_place(one: Role, other: Role) -> bool:
    return (one.country, one.body) == (other.country, other.body)


def _taken_up(known: list[Known], unit: Unit, role: Role, head: str) -> Known | None:
    """The person named before in the article who is of that country or body and of that calling, or of none told."""
    here = [k for k in known if any(u.article == unit.article and u.order < unit.order for u in k.units)]
    if role.country or role.body:
        here = [k for k in here if (role.country or "") in (k.country, *(r.country for r in k.roles)) or (role.body and any(r.body == role.body for r in k.roles))]
    else:
        asked = set(fold(role.title).replace("'", " ").split())
        here = [k for k in here if head in k.words or any(head in fold(r.title).split() for r in k.roles)]
        here = [k for k in here if not k.words or asked & k.words - {head}] or here
    return nearest(here, unit)


__all__ = ["Gender", "resolve"]
