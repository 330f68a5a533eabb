"""States, bodies and groups: by code, by name, by the noun that takes them up again."""

from __future__ import annotations

import re

from recoupe.actors import offices
from recoupe.actors.people import Known
from recoupe.actors.units import Unit, first_word
from recoupe.lang import fold, table, world
from recoupe.lang.naming import small
from recoupe.model import Form, Kind, Mention, Role

COUNTED = re.compile(r"(?:(?:[Ll]es|[Cc]es|[Qq]uelque|[Pp]rès de|[Pp]lus de) )?(\d(?:[.\u00a0 ]?\d){2,})\b")
"""How many a group counts, in figures of at least three digits: « 786 banques » are not "les deux banques"."""


def key_of(mention: Mention, article: str) -> str:
    """What a state, body or group is known by, across articles; "" when only its article can tell."""
    if mention.code:
        return f"code {mention.code}" if world.known(mention.code) else f"name {fold(mention.code)}"
    role = mention.role
    if mention.form is Form.NAME or role is None:
        return f"name {fold(mention.name)}"
    if (
        mention.head == "people"
        and role.country
        and first_word(mention) in ("les", "l", fold(mention.name))
        and len(mention.span.text.split()) < 3
    ):
        return f"code {role.country}" if world.is_state(role.country) else f"name {fold(role.country)}"
    if mention.kind is Kind.GROUP:
        return _group_key(mention, role, article)
    if role.country or role.body:
        return f"body {offices.title(role)} {role.country or ''} {role.body or ''}"
    return f"name {fold(role.title)}" if role.title[0].isupper() and " " in role.title else ""


def _group_key(mention: Mention, role: Role, article: str) -> str:
    """Groups with a party are one across articles by what they are; others by their very words, and anonymous ones per article."""
    party = role.body or role.country or ""
    head = _class(fold(mention.head), bool(party))
    if party:
        return f"group {head} {party}"
    words = " ".join(w for w in fold(role.title).replace("'", "' ").split() if w not in small("function-words"))
    count = COUNTED.match(mention.span.text)
    own = article if first_word(mention) in small("indefinite") | small("own") else count.group(1) if count else ""
    return f"group {head if words == fold(mention.head) else words} {own}"


def _class(head: str, party: bool) -> str:
    members = {fold(word) for word in table("fr/groups")["members"]}
    return "members" if party and head in members else head


def alliance(unit: Unit, bodies: dict[str, Known]) -> str:
    """The key of "les alliés", "ses membres", "les pays membres" where the article names a body that has some; else ""."""
    role = unit.main.role
    head = fold(unit.main.head)
    if unit.kind is not Kind.GROUP or role is None or role.body or head not in small("members") or unit.indefinite or not unit.main.plural:
        return ""
    words = {w for w in fold(role.title).replace("'", " ").split() if w not in small("function-words")}
    if role.country not in (None, "X-WEST", "X-EUROPE") or not words <= small("members") | small("few") | {
        "allies",
        "occidentaux",
        "europeens",
        "americains",
    }:
        return ""
    last, code = -1, ""
    for key, body in bodies.items():
        nouns = world.nouns(key.removeprefix("code ")) if key.startswith("code ") else ()
        if (
            not nouns
            or (head.startswith("allie") and "alliance" not in nouns)
            or not {"alliance", "organisation", "union", "bloc"} & set(nouns)
        ):
            continue
        at = max((u.order for u in body.units if u.article == unit.article and u.order < unit.order), default=-1)
        if at > last:
            last, code = at, key.removeprefix("code ")
    return f"group members {code}" if code else ""


def state_before(unit: Unit, bodies: dict[str, Known]) -> str:
    """The key of the state that "ce pays" takes up: the last one named before in the article."""
    if unit.kind is not Kind.STATE or unit.main.code or fold(unit.main.head) != "pays":
        return ""
    found = [
        (u.order, key)
        for key, body in bodies.items()
        for u in body.units
        if u.article == unit.article and u.kind is Kind.STATE and u.order < unit.order
    ]
    return max(found)[1] if found else ""


def own_country(unit: Unit, countries: dict[int, str]) -> str:
    """The key of "son pays": the country of the person named last before in the article. `countries` are by order of unit."""
    if unit.first != "son" or fold(unit.main.head) != "pays" or not countries:
        return ""
    code = countries[max(countries)]
    return f"code {code}" if world.is_state(code) else "" if world.known(code) else f"name {fold(code)}"


def take_up(unit: Unit, bodies: dict[str, Known]) -> str:
    """The key of the body that "l'organisation", "l'agence", "le ministère" takes up: the last one in the article it can be called so."""
    head = fold(unit.main.head)
    alone = unit.main.role is None or " " not in unit.main.role.title  # "la société publique" is not the Société générale
    best, at = "", -1
    for key, body in bodies.items():
        code = key.removeprefix("code ") if key.startswith("code ") else ""
        if not (
            head in world.nouns(code)
            or (head in small("papers") and any(_medium(u) for u in body.units))
            or any(fold(m.head) == head and m.role and (alone or not m.name[:1].isupper()) for u in body.units for m in u.mentions)
        ):
            continue
        last = max((u.order for u in body.units if u.article == unit.article and u.order < unit.order), default=-1)
        if last > at:
            best, at = key, last
    return best


def _medium(unit: Unit) -> bool:
    """Whether a name is that of a newspaper or broadcaster."""
    thing = world.names().get(fold(unit.main.name))
    return bool(thing and thing.sort == "media")
