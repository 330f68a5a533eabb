"""Firms: which one "la banque", "le groupe" means in an article that is about it."""

from __future__ import annotations

from functools import cache

from recoupe.actors.people import Known
from recoupe.actors.units import Unit
from recoupe.lang import fold, table, world
from recoupe.lang.naming import small
from recoupe.model import Form, Kind


def firm(unit: Unit, bodies: dict[str, Known]) -> str:
    """The key of the firm that "la banque", "le groupe" takes up: the one an article is about, by far the most often named before."""
    if unit.first in small("indefinite") | small("own") or unit.kind is not Kind.ORGANISATION:
        return ""
    told = {
        key: sum(u.article == unit.article and u.order < unit.order for u in body.units) for key, body in bodies.items() if _is_firm(body)
    }
    ranked = sorted(((count, key) for key, count in told.items() if count), reverse=True)
    clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] >= CLEAR * ranked[1][0])
    return ranked[0][1] if clear else ""


CLEAR = 2
"""How many times as often as any other the firm is named that an article is about."""


def team(unit: Unit, bodies: dict[str, Known]) -> str:
    """The key of the team that "l'équipe", "son équipe" takes up: the last one the article has called a team by name."""
    nouns = small("teams")
    if fold(unit.main.head) not in nouns or unit.kind is not Kind.GROUP or unit.first in small("indefinite") or _told_more(unit):
        return ""
    named = (
        (u.order, key)
        for key, body in bodies.items()
        for u in body.units
        if u.article == unit.article and u.order < unit.order and u.kind is Kind.ORGANISATION and nouns & set(_words(u))
    )
    return max(named, default=(0, ""))[1]


def _told_more(unit: Unit) -> bool:
    return any(" " in role.title or role.country or role.body for role in unit.roles)


def _words(unit: Unit) -> list[str]:
    return fold(unit.span.text).replace("'", " ").split()


def _is_firm(body: Known) -> bool:
    """Whether a body goes by a name, and no table tells that it is a paper, a ministry, a union."""
    named = [u for u in body.units if u.main.form is Form.NAME and u.kind is Kind.ORGANISATION]
    nouns = {noun for u in named for noun in world.nouns(u.main.code)}
    firms = small("firms")
    called = {word for u in named for word in fold(u.main.name).replace("'", " ").split()[:1]}
    other = any(word in _nouns() and word not in firms for word in called)
    return bool(named) and (not nouns or bool(nouns & firms)) and not other and not any(medium(u) for u in named)


@cache
def _nouns() -> frozenset[str]:
    """Nouns of bodies, folded."""
    return frozenset(fold(noun) for kind in ("body", "state", "collective") for noun in table("fr/groups")[kind].split())


def medium(unit: Unit) -> bool:
    """Whether a name is that of a newspaper or broadcaster."""
    thing = world.names().get(fold(unit.main.name))
    return bool(thing and thing.sort == "media")
