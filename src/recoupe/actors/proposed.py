"""Joinings that are possible and not made: listed for a person to decide, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.actors.people import Known
from recoupe.actors.rulings import Ruling, verdict
from recoupe.lang import fold, say
from recoupe.model import Kind, Problem, Proposal

REACH = 300
"""How many characters before a description somebody named can still be the one it means."""


def proposals(known: list[Known], ids: dict[int, str], language: str, rulings: tuple[Ruling, ...]) -> tuple[Proposal, ...]:
    """Descriptions that may mean the person named just before, and persons of one surname who may be one; nothing that is decided."""
    persons = [k for k in known if k.units[0].kind is Kind.PERSON]
    named = [k for k in persons if k.names]
    out = []
    for one in persons:
        for other, why, name in (*_described(one, named), *_namesakes(one, named)):
            if verdict(rulings, one.units, other.units):
                continue
            said = say(language, f"actors.{why}", name=name)
            out.append(Proposal((ids[id(other)], ids[id(one)]), say(language, "actors.one-actor"), (said,)))
    return tuple(out)


def _described(one: Known, named: list[Known]) -> Iterator[tuple[Known, str, str]]:
    """The person named last before a definite description that stayed open."""
    unit = one.units[0]
    if one.names or one.key or len(one.units) > 1 or unit.indefinite or unit.possessive or not unit.roles:
        return
    near = [
        (u.span.start, n)
        for n, k in enumerate(named)
        for u in k.units
        if u.article == unit.article and 0 <= unit.span.start - u.span.end <= REACH and _can_be(k, one)
    ]
    if near:
        yield named[max(near)[1]], "may-mean", unit.span.text


def _can_be(known: Known, one: Known) -> bool:
    genders = {known.gender, one.gender} - {""}
    party, other = known.country, one.country
    return len(genders) < 2 and not (party and other and party != other)


def _namesakes(one: Known, named: list[Known]) -> Iterator[tuple[Known, str, str]]:
    """A lone surname beside a full name of the same surname that was not joined to it."""
    if len(one.names) != 1 or not one.names[0].lone:
        return
    for other in named:
        if other is not one and any(n.surname == one.names[0].surname and not n.lone for n in other.names):
            yield other, "same-surname", one.units[0].main.name


def problems(known: list[Known]) -> tuple[Problem, ...]:
    """Lone surnames that two persons of the same article have: which of them is meant is only likely."""
    out = []
    for actor in known:
        for name in sorted(name for kind, name, *_ in actor.why if kind == "nearest"):
            unit = next(u for u in actor.units if u.main.name == name)
            bearers = (k for k in known if k is not actor and any(n.surname == fold(name) and not n.lone for n in k.names))
            others = ", ".join(sorted({k.full_names()[0] for k in bearers}))
            if others:
                details = (name, actor.full_names()[0], others)
                out.append(Problem("shared-surname", article=unit.article, span=unit.span, details=details))
    return tuple(out)
