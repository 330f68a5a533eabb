"""The actors of one story: every mention of a person, state, body or group put with those that stand for the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from recoupe.actors.bodies import Speakers, alliance, government, key_of, organ, organs_of, own_country, state_before, take_up
from recoupe.actors.described import resolve
from recoupe.actors.firms import team
from recoupe.actors.naming import display, spoken_reasons
from recoupe.actors.namings import units_of
from recoupe.actors.offices import unique_words
from recoupe.actors.parties import homes_of, parties
from recoupe.actors.people import Known, nearest, people
from recoupe.actors.proposed import problems, proposals
from recoupe.actors.protagonists import one_in_story
from recoupe.actors.rulings import Ruling, carried_out, lost, recorded, rulings_of, verdict
from recoupe.actors.units import Unit
from recoupe.actors.unofficed import complement
from recoupe.lang import fold, world
from recoupe.lang.naming import small
from recoupe.model import Actor, ActorMention, Dossier, Form, Kind, Material, Role


def join(material: Material, dossier: Dossier) -> Dossier:
    """The dossier with its actors: what is certain or likely is joined, with the reasons."""
    units = units_of(material)
    rulings = rulings_of(dossier.judgements, units, material)
    known = carried_out(_joined(units, rulings), rulings)
    known.sort(key=lambda k: min(u.order for u in k.units))
    ids = {id(k): f"p{n}" for n, k in enumerate(known, 1)}
    party = parties(known, ids)
    owner = {unit.order: ids[id(k)] for k in known for unit in k.units}
    return replace(
        dossier,
        actors=tuple(_actor(k, ids[id(k)], party[id(k)], dossier.language) for k in known),
        judgements=recorded(dossier.judgements, units, material, owner),
        proposals=dossier.proposals + proposals(known, ids, dossier.language, rulings),
        problems=dossier.problems + problems(known) + lost(rulings),
    )


def _joined(units: tuple[Unit, ...], rulings: tuple[Ruling, ...]) -> list[Known]:
    unique = [u for u in units if u.main.head and u.main.form is Form.NAME and u.main.role and fold(u.main.name) == fold(u.main.role.title)]
    apart = {u.order for u in unique}
    named = [u for u in units if u.order not in apart]
    persons = people(named, partial(verdict, rulings)) if rulings else people(named)
    for unit in unique:
        key = unit.main.name
        holder = next((k for k in persons if k.key == key), None) or nearest([k for k in persons if _holds(k, key)], unit)
        if holder is None:
            holder = Known(key=unit.main.name, words=unique_words(unit.main.name))
            persons.append(holder)
        holder.add(unit)
    placed = {u.order for k in persons for u in k.units}
    open_roles: dict[str, Known] = {}
    homes = homes_of(persons)
    shared = next(iter(homes.values())) if len(set(homes.values())) == 1 else ""
    for unit in units:
        if unit.kind is Kind.PERSON and unit.order not in placed:
            _describe(unit, persons, open_roles, homes.get(unit.article, shared))
    speakers = sorted(((u, k.country) for k in persons for u in k.units if k.country), key=lambda pair: pair[0].order)
    bodies = _bodies(tuple(u for u in units if u.kind is not Kind.PERSON), speakers)
    return [*persons, *one_in_story(open_roles.values()), *bodies]


def _holds(known: Known, title: str) -> bool:
    """Whether a person is told to have a title that is used like a name ("le pape Benoît XVI")."""
    return any(fold(role.title) == fold(title) for role in known.roles)


def _describe(unit: Unit, persons: list[Known], open_roles: dict[str, Known], home: str) -> None:
    if (found := resolve(unit, persons, list(open_roles.values()), home)) is not None:
        holder, why = found
        holder.add(unit, why, unit.span.text)
        return
    role = unit.roles[0] if unit.roles else None
    told = role is not None and (role.country or role.body or _of_kin(unit, role))
    where = "" if told and not unit.indefinite and not unit.possessive else unit.article
    place = f"{role.country} {role.body}" if role else ""
    key = f"{fold(unit.main.name)} {place} {where} {unit.span.start if unit.indefinite else ''}"
    open_roles.setdefault(key, Known()).add(unit)


def _of_kin(unit: Unit, role: Role) -> bool:
    """Whether a description says whose mother, son ... it is: "la mère de l'enfant" is one in all accounts of a story."""
    return fold(unit.mentions[0].head) in small("kin") and bool(complement(fold(role.title)))


def _bodies(units: tuple[Unit, ...], speakers: Speakers) -> list[Known]:
    """States, bodies and groups. `speakers`: the namings of persons, with the country that each speaks for."""
    acronyms = _acronyms(units)
    organs = organs_of(units)
    out: dict[str, Known] = {}
    for unit in units:
        key = (
            state_before(unit, out)
            or own_country(unit, speakers)
            or alliance(unit, out)
            or team(unit, out)
            or key_of(unit.main, unit.article)
            or government(unit, out, speakers)
            or take_up(unit, out)
            or organ(unit, organs)
            or _told_body(unit)
        )
        key = acronyms.get(key, key)
        out.setdefault(key, Known(key=key)).add(unit)
    return [body for body in out.values() if not _only_where(body)]


def _only_where(known: Known) -> bool:
    """Whether a state is in the story only as where something is, and so no actor: "en Ostrane"."""
    return all(unit.kind is Kind.STATE and unit.main.place for unit in known.units)


def _told_body(unit: Unit) -> str:
    """The key of a body without a name: one across articles where they call it by the same several words ("le parquet général")."""
    name = fold(unit.main.name)
    same = " " in name and unit.first in ("le", "la", "l") and unit.kind is Kind.ORGANISATION
    return f"open {name} {'' if same else unit.article}"


def _acronyms(units: Iterable[Unit]) -> dict[str, str]:
    """The key of the full name of a body -> that of the acronym some article gives it in brackets."""
    pairs = (
        (key_of(mention, unit.article), key_of(unit.main, unit.article))
        for unit in units
        for mention in unit.mentions
        if mention is not unit.main
    )
    return {full: short for full, short in pairs if full and short and full != short}


def _actor(known: Known, number: str, party: str, language: str) -> Actor:
    units = sorted(known.units, key=lambda u: u.order)
    main = known.leading
    return Actor(
        id=number,
        name=display(known, language),
        kind=Kind.GROUP if world.is_region(main.main.code) else main.kind,
        party=party,
        mentions=tuple(ActorMention(span, form) for u in units for span, form in u.namings),
        roles=tuple(_distinct(known.roles)),
        gender=known.gender,
        plural=main.main.plural,
        code=main.main.code,
        why=spoken_reasons(known, language),
    )


def _distinct(roles: list[Role]) -> list[Role]:
    seen: dict[tuple[str, str | None, str | None], Role] = {}
    for role in roles:
        seen.setdefault((fold(role.title), role.country, role.body), role)
    return list(seen.values())
