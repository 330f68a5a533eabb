"""Persons who are told by their relation to another: "son épouse", "son homologue russe"."""

from __future__ import annotations

from recoupe.actors import offices
from recoupe.actors.people import Known, nearest
from recoupe.actors.units import Unit
from recoupe.lang import fold
from recoupe.lang.naming import small
from recoupe.model import Gender, Role


def relative(known: list[Known], unit: Unit, head: str) -> Known | None:
    """« son épouse », « son mari »: who is told to be one, else the one other person of the surname named last before."""
    words, gender = (small("wife"), Gender.FEMININE) if head in small("wife") else (small("husband"), Gender.MASCULINE)
    fitting = [k for k in known if k.gender in (gender, Gender.UNKNOWN)]
    told = nearest([k for k in fitting if any(words & set(fold(r.title).split()) for r in k.roles)], unit)
    if told or not unit.possessive:
        return told
    surnames = {n.surname for k in known if k.gender not in (gender, Gender.UNKNOWN) and _last_before(k, known, unit) for n in k.names}
    married = [k for k in fitting if k.gender is gender and any(n.surname in surnames and not n.lone for n in k.names)]
    return married[0] if len(married) == 1 else None


def peer(known: list[Known], unit: Unit, role: Role) -> Known | None:
    """« son homologue russe »: the Russian who holds an office of the person named last before."""
    other = next((k for k in known if _last_before(k, known, unit)), None)
    shared = {offices.title(r) for r in (*unit.roles[1:], *(other.roles if other else ()))}
    fitting = [k for k in known if k is not other and k.may_be(unit)]
    return nearest([k for k in fitting if any(r.country == role.country and offices.title(r) in shared for r in k.roles)], unit)


def _last_before(one: Known, known: list[Known], unit: Unit) -> bool:
    """Whether of some persons one is named last before a place in the article."""
    orders = [(u.order, k is one) for k in known for u in k.units if u.article == unit.article and u.order < unit.order and u.named]
    return bool(orders) and max(orders)[1]
