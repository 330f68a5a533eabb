"""Whose an office is that names no country or body: "son ministre", "le porte-parole du ministère"."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.actors.units import Unit
from recoupe.lang import fold, world
from recoupe.lang.naming import small
from recoupe.model import Form, Kind, Reading, Role

NEAR = 250
"""How many characters back "son directeur général" finds the body it is of."""


def placed(reading: Reading, before: list[Unit], unit: Unit) -> tuple[Role, ...]:
    """The roles of a person; an office that names no country or body takes that of the words around.

    "son directeur général" is of the body named last; in "le ministre russe des Affaires étrangères X et le ministre
    de la Défense Y" both are of one country.
    """
    if fold(unit.roles[0].title).startswith("homologue") and (peer := _peer(before, unit)):
        unit = replace(unit, roles=(*unit.roles, replace(unit.roles[0], title=peer)))
    told = any(role.country or role.body for role in unit.roles)
    if not told and (named := _of_body(before, unit)) != (None, None):
        return tuple(replace(role, country=named[0], body=named[1]) for role in unit.roles)
    if told or not before or before[-1].article != unit.article or fold(unit.roles[0].title).split()[0] not in small("held"):
        return unit.roles
    if unit.possessive:
        country, body = _owner(reading, before, unit)
        return tuple(replace(role, country=country, body=body) for role in unit.roles)
    last = before[-1]
    joint = reading.clean[last.span.end : unit.span.start].strip(" \u00a0,") == "et"
    shared = next((r.country for r in last.roles if r.country), None)
    if joint and last.kind is Kind.PERSON and shared and "ministre" in fold(last.roles[0].title + unit.roles[0].title):
        return tuple(replace(role, country=shared) for role in unit.roles)
    return unit.roles


def _peer(before: list[Unit], unit: Unit) -> str:
    """The office of the person whose "homologue" somebody is: the one named last before in the article, whose office is told."""
    named = (u for u in reversed(before) if u.article == unit.article and u.kind is Kind.PERSON)
    last = next(named, None)
    return next((r.title for r in last.roles if r.country or r.body), "") if last else ""


OF_BODY = re.compile(r"(?:du|de l'|de la) ?(\w+)$")


def _of_body(before: list[Unit], unit: Unit) -> tuple[str | None, str | None]:
    """The country or body of "le porte-parole du ministère": that of the ministry named last in the article."""
    found = OF_BODY.search(fold(unit.roles[0].title))
    noun = found.group(1) if found else ""
    if noun not in small("alone") and noun not in small("anaphoric"):
        return None, None
    here = (u for u in reversed(before) if u.article == unit.article and u.kind in (Kind.STATE, Kind.ORGANISATION))
    body = next((u for u in here if fold(u.main.head) == noun or noun in world.nouns(u.main.code)), None)
    if body is None:
        return None, None
    if body.main.code:
        return (body.main.code, None) if world.is_state(body.main.code) else (None, body.main.code)
    country, owner = (body.main.role.country, body.main.role.body) if body.main.role else (None, None)
    named = body.main.name[:1].isupper() and not (country or owner)
    return (None, body.main.name) if named else (country, owner)


def _owner(reading: Reading, before: list[Unit], unit: Unit) -> tuple[str | None, str | None]:
    """The country or body whose "son directeur général" somebody is: the subject that opens the sentence, else the one named last, not far.

    In "L'Ostrane ira à une réunion avec la Valdorie, a dit son ministre" he is of the first; in "la Valdorie et son ministre" of the last.
    """
    near = [u for u in before if u.article == unit.article and unit.span.start - u.span.end <= NEAR and _can_own(u, unit)]
    if not near:
        return None, None
    owner = near[-1]
    if reading.clean[owner.span.end : unit.span.start].strip(" \u00a0,") != "et":
        opening = [u for u in near if not u.main.place and OPENS.search(reading.clean[max(0, u.span.start - 4) : u.span.start])]
        owner = opening[-1] if opening else owner
        if before[-1].kind is Kind.PERSON and not opening:
            return None, None  # his own, perhaps
        if not (opening or owner.main.code):
            return None, None
    code = owner.main.code or owner.main.name
    return (code, None) if owner.kind is Kind.STATE or world.is_state(code) else (None, code)


def _can_own(owner: Unit, unit: Unit) -> bool:
    """Whether something can have "son ministre", "sa secrétaire générale": a state, or a named body that is no medium, and no minister."""
    main = owner.main
    if owner.kind is not Kind.ORGANISATION or "ministre" in fold(unit.roles[0].title):
        return owner.kind is Kind.STATE
    thing = world.names().get(fold(main.name))
    named = main.code or main.form is Form.NAME or (main.name[:1].isupper() and " " in main.name)
    return bool(named) and not (thing and thing.sort == "media")


OPENS = re.compile(r"(?:^|[.!?»\n])\s*$")
"""What stands before the first word of a sentence."""
