"""For whom an actor speaks: the state or body of his offices, of those he speaks for, of the country the article is at home in."""

from __future__ import annotations

import re
from collections import Counter

from recoupe.actors import offices
from recoupe.actors.fullnames import name_of
from recoupe.actors.people import Known
from recoupe.lang import fold, world
from recoupe.lang.naming import small
from recoupe.model import Form, Kind

OF_WHOM = re.compile(r".*? (?:de |du |d')(.+)$")


def parties(known: list[Known], ids: dict[int, str]) -> dict[int, str]:
    """The party of each actor, by `id()`: a code of the world tables, else the id of the actor it belongs to or its own."""
    homes = homes_of(known)
    names = {fold(u.main.name): k for k in known if k.leading.kind in (Kind.STATE, Kind.ORGANISATION) for u in k.units if not u.main.code}
    bodies = [k for k in known if k.leading.kind is Kind.ORGANISATION and _own(k) is None]
    out: dict[int, str] = {}
    for actor in known:
        code = _own(actor) or _spoken_for(actor, known) or _at_home(actor, homes)
        land = names.get(fold(code)) if code and not world.known(code) else None
        code = "EU" if code == "X-EUROPE" and actor.leading.kind is not Kind.STATE else code
        land = land or (None if code else _of_body(actor, bodies))
        out[id(actor)] = ids[id(land)] if land else code if code and world.known(code) else ids[id(actor)]
    return out


def _own(actor: Known) -> str | None:
    """The party that its own words give: the code of a body, the country of an office, a well-known name."""
    if actor.leading.kind is Kind.PERSON:
        return actor.country
    code = next((u.main.code for u in actor.units if u.main.code), "") or actor.key.removeprefix("code ")
    if world.known(code):
        return world.home(code)
    return next((party for role in actor.roles if (party := offices.party(role))), None)


def _spoken_for(actor: Known, known: list[Known]) -> str | None:
    """« le porte-parole de M. Solana » is of M. Solana's party."""
    for role in actor.roles:
        title = offices.title(role)
        found = OF_WHOM.match(title) if title.startswith(tuple(small("speaks-for"))) else None
        if found:
            name = name_of(found.group(1)).surname
            other = next((k for k in known if k is not actor and any(n.surname == name for n in k.names)), None)
            other = other or next((k for k in known if k.key and fold(k.key).replace("-", " ").endswith(name)), None)
            if other:
                return other.country
    return None


def _of_body(actor: Known, bodies: list[Known]) -> Known | None:
    """The unlisted body whose name ends an office: "le leader du DYP" is of the DYP."""
    if actor.leading.kind is not Kind.PERSON:
        return None
    titles = [f" {fold(role.title)}".replace("'", " ") for role in actor.roles]
    for body in bodies:
        names = {fold(m.name).replace("'", " ") for u in body.units for m in u.mentions if m.form is Form.NAME or m.name[:1].isupper()}
        if any(title.endswith(f" {name}") for title in titles for name in names if len(name) > 2):
            return body
    return None


def _at_home(actor: Known, homes: dict[str, str]) -> str | None:
    """A state office told without a country is of the country in which the article is at home."""
    if actor.leading.kind is not Kind.PERSON:
        return None
    for unit in actor.units:
        for role in unit.roles:
            if (
                not role.country
                and not role.body
                and offices.title(role).startswith(tuple(small("state-offices")))
                and unit.article in homes
            ):
                return homes[unit.article]
    return None


def homes_of(known: list[Known]) -> dict[str, str]:
    """The country of each article that calls its president or ministers so without saying whose, where one of them is known."""
    votes: dict[str, Counter[str]] = {}
    for actor in known:
        country = actor.country if actor.leading.kind is Kind.PERSON else None
        for unit in actor.units:
            bare = any(
                (not r.country and not r.body and offices.title(r) in ("president", "premier ministre", "ministre"))
                or offices.title(r).startswith("ministre des")
                for r in unit.roles
            )
            if country and world.is_state(country) and bare and not any(r.country for r in unit.roles):
                votes.setdefault(unit.article, Counter())[country] += 1
    return {article: min(c for c in seen if seen[c] == max(seen.values())) for article, seen in votes.items()}
