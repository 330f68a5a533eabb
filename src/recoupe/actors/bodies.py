"""States, bodies and groups: by code, by name, by the noun that takes them up again."""

from __future__ import annotations

from recoupe.actors import offices
from recoupe.actors.people import Known
from recoupe.actors.units import INDEFINITE, OWN, Unit, first_word
from recoupe.lang import fold, table, world
from recoupe.model import Form, Kind, Mention, Role

FUNCTION = frozenset("le la les l' un une des de du d' tous toutes ces ses leurs leur plus moins pres quelque quelques environ certains plusieurs et a au aux en".split())


def key_of(mention: Mention) -> str:
    """What a state, body or group is known by, across articles; "" when only its article can tell."""
    if mention.code:
        return f"code {mention.code}"
    role = mention.role
    if mention.form is Form.NAME or role is None:
        return f"name {fold(mention.name)}"
    if mention.kind is Kind.GROUP:
        return _group_key(mention, role)
    return f"body {offices.title(role)} {role.country or ''} {role.body or ''}" if role.country or role.body else ""


def _group_key(mention: Mention, role: Role) -> str:
    """Groups with a party are one across articles by what they are; others by their very words, and anonymous ones per article."""
    party = role.body or role.country or ""
    head = _class(fold(mention.head), bool(party))
    if party:
        return f"group {head} {party}"
    words = " ".join(w for w in fold(role.title).replace("'", "' ").split() if w not in FUNCTION)
    own = mention.span.article if first_word(mention) in INDEFINITE | OWN else ""
    return f"group {head if words == fold(mention.head) else words} {own}"


def _class(head: str, party: bool) -> str:
    members = {fold(word) for word in table("fr/groups")["members"]}
    return "members" if party and head in members else head


def take_up(unit: Unit, bodies: dict[str, Known]) -> str:
    """The key of the body that "l'organisation", "l'agence", "le ministère" takes up: the last one in the article it can be called so."""
    head = fold(unit.main.head)
    best, at = "", -1
    for key, body in bodies.items():
        code = key.removeprefix("code ") if key.startswith("code ") else ""
        if not (head in world.nouns(code) or any(fold(u.main.head) == head and u.main.role for u in body.units)):
            continue
        last = max((u.order for u in body.units if u.article == unit.article and u.order < unit.order), default=-1)
        if last > at:
            best, at = key, last
    return best


def party_of(known: Known) -> str | None:
    """The world code of the party that a state, body or group belongs to; None when no table knows it."""
    main = min(known.units, key=lambda u: u.order).main
    if main.code:
        return world.home(main.code)
    for unit in known.units:
        for role in unit.roles:
            if code := offices.party(role):
                return code
    return None
