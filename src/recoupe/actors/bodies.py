"""States, bodies and groups: by code, by name, by the noun that takes them up again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recoupe.actors import offices
from recoupe.actors.firms import firm, medium
from recoupe.actors.people import Known
from recoupe.actors.units import PEOPLE, Unit, first_word
from recoupe.lang import fold, table, world
from recoupe.lang.naming import small
from recoupe.model import Form, Kind, Mention, Role

COUNTED = re.compile(r"(?:(?:[Ll]es|[Cc]es|[Qq]uelque|[Pp]rès de|[Pp]lus de) )?(\d(?:[.\u00a0 ]?\d){2,}|[\w-]+)\b")
"""What may tell how many a group counts: « 786 banques » are not "les deux banques"."""


Speakers = Sequence[tuple[Unit, str]]
"""Namings of persons in order, each with the code of the party that he speaks for."""
CLOSE = 150
"""How many characters before "le gouvernement" the minister whose it is stands at most."""
SEVERAL, SHORT = 2, 3
"""Words from which on a name is told in the singular and the plural, and letters up to which a word keeps its s."""
PAIR = 2
"""Up to so many a number word tells no other group: "les deux banques" are "les banques"."""


def key_of(mention: Mention, article: str) -> str:
    """What a state, body or group is known by, across articles; "" when only its article can tell."""
    if mention.code:
        return f"code {mention.code}" if world.known(mention.code) else f"name {fold(mention.code)}"
    role = mention.role
    if mention.form is Form.NAME or role is None:
        return f"name {_one_number(mention.name)}"
    if (
        mention.head == PEOPLE
        and role.country
        and first_word(mention) in ("les", "l", fold(mention.name))
        and len(mention.span.text.split()) < 3
    ):
        return f"code {role.country}" if world.is_state(role.country) else f"name {fold(role.country)}"
    if role.body and fold(mention.head) in world.nouns(role.body) and mention.kind is Kind.ORGANISATION:
        return f"code {role.body}"  # "la guérilla des Farc" is the Farc
    if mention.kind is Kind.GROUP:
        return _group_key(mention, role, article)
    if role.country or role.body:
        return f"body {offices.title(role)} {role.country or ''} {role.body or ''}"
    return f"name {_one_number(role.title)}" if role.title[0].isupper() and " " in role.title else ""


def _one_number(name: str) -> str:
    """A name folded, in the singular and without "groupe": « le groupe Banque du Nord » and « les Banques du Nord » are one body."""
    words = fold(name).split()
    if len(words) < SEVERAL:
        return " ".join(words)
    words = words[1:] if words[0] == "groupe" else words
    return " ".join(word[:-1] if len(word) > SHORT and word.endswith("s") else word for word in words)


def _group_key(mention: Mention, role: Role, article: str) -> str:
    """Groups with a party are one across articles by what they are; others by their very words, and anonymous ones per article."""
    party = role.body or role.country or ""
    head = _class(_synonym(fold(mention.head)), bool(party))
    if party:
        return f"group {head} {party}{_part(role, party) if head == 'members' else ''}"
    words = " ".join(w for w in fold(role.title).replace("'", "' ").split() if w not in small("function-words"))
    own = article if first_word(mention) in small("indefinite") | small("own") else _counted(mention)
    return f"group {head if words == fold(mention.head) else _synonym(words)} {own}"


def _synonym(words: str) -> str:
    """One wording for groups that a text calls by several nouns: "le personnel" are "les salariés"."""
    return next((fold(kept) for kept, others in table("fr/groups")["same"].items() if words in map(fold, others)), words)


def _part(role: Role, party: str) -> str:
    """What makes some members of a body a group of their own: "les alliés de l'Est de l'OTAN" are not all of them."""
    names = {w for name, thing in world.names().items() if thing.code == party for w in name.replace("'", " ").split()}
    words = {w for w in fold(role.title).replace("'", " ").split() if w.isalpha() and not world.adjective_code(w) and len(w) > 1}
    told = (
        words
        - names
        - set(table("fr/quantities_numbers")["cardinals"])
        - small("members")
        - small("few")
        - small("function-words")
        - {fold(w) for w in table("fr/groups")["members"]}
    )
    return "".join(f" {word}" for word in sorted(told))


def _counted(mention: Mention) -> str:
    """How many a group is told to be, where a figure or number word says so; the few of "les deux" count as none."""
    found = COUNTED.match(mention.span.text)
    count = fold(found.group(1)) if found else ""
    numbers = table("fr/quantities_numbers")
    return count if count[:1].isdigit() or numbers["cardinals"].get(count, 0) > PAIR or count in numbers["scales"] else ""


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
    several = {"et", "ou"} & set(fold(unit.span.text).split())
    if (role.country not in (None, "X-WEST", "X-EUROPE") and not several) or not words <= small("members") | small("few") | {
        "allies",
        "occidentaux",
        "europeens",
        "americains",
    }:
        return ""
    last, code = -1, ""
    for key, body in bodies.items():
        named = key.removeprefix("code ").removeprefix("group members ")  # by itself or by its members
        nouns = world.nouns(named) if named != key else ()
        if (
            not nouns
            or (head.startswith("allie") and "alliance" not in nouns)
            or not {"alliance", "organisation", "union", "bloc"} & set(nouns)
        ):
            continue
        at = max((u.order for u in body.units if u.article == unit.article and u.order < unit.order), default=-1)
        if at > last:
            last, code = at, named
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


def own_country(unit: Unit, speakers: Speakers) -> str:
    """The key of "son pays": the country of the person named last before in the article."""
    if unit.first != "son" or fold(unit.main.head) != "pays":
        return ""
    code = next((code for who, code in reversed(speakers) if who.article == unit.article and who.order < unit.order), "")
    return f"code {code}" if world.is_state(code) else f"name {fold(code)}" if code and not world.known(code) else ""


def government(unit: Unit, bodies: dict[str, Known], speakers: Speakers) -> str:
    """The key of "le gouvernement" close behind somebody who holds an office of a state, where no other government is named since."""
    if fold(unit.main.head) not in small("governs") or not _definite(unit):
        return ""
    who, code = next(((w, c) for w, c in reversed(speakers) if w.article == unit.article and w.order < unit.order), (None, ""))
    if who is None or unit.span.start - who.span.end > CLOSE or not world.is_state(code):
        return ""
    states = (u for k in bodies.values() for u in k.units if u.kind is Kind.STATE and u.article == unit.article)
    return "" if any(who.order < u.order < unit.order for u in states) else f"code {code}"


def organs_of(units: Iterable[Unit]) -> dict[str, set[tuple[str, str]]]:
    """The organs that the story names with their state: the noun, with the articles that name the state and the key of the organ."""
    units = tuple(units)
    at = {(code, u.article) for u in units for code in (u.main.code, *(r.country for r in u.roles)) if code}
    out: dict[str, set[tuple[str, str]]] = {}
    for unit in units:
        role = unit.main.role
        if unit.kind is Kind.ORGANISATION and role and role.country and not role.body and unit.main.form is Form.ROLE:
            key = key_of(unit.main, unit.article)
            out.setdefault(fold(unit.main.head), set()).update((article, key) for code, article in at if code == role.country)
    return out


def organ(unit: Unit, organs: dict[str, set[tuple[str, str]]]) -> str:
    """The key of "l'armée" where the story tells of one state's army, and the article names that state."""
    head = fold(unit.main.head)
    if head not in small("alone") or not _definite(unit):
        return ""
    every = {key for _, key in organs.get(head, ())}
    here = {key for article, key in organs.get(head, ()) if article == unit.article}
    return next(iter(here)) if len(every) == 1 and here else ""


def _definite(unit: Unit) -> bool:
    return unit.first in ("le", "la", "l", "les") and not any(role.country or role.body for role in unit.roles)


def _called(unit: Unit, head: str, other: Mention) -> bool:
    """Whether two bodies go by a noun and can be one: "la direction" and "la direction régionale", but not the national one."""
    if fold(other.head) != head or other.role is None:
        return False
    one, two = ({*fold(m.role.title).split()} if m.role else set() for m in (unit.main, other))
    return one <= two or two <= one


def take_up(unit: Unit, bodies: dict[str, Known]) -> str:
    """The key of the body that "l'organisation", "l'agence", "le ministère" takes up: the last one in the article it can be called so."""
    head = fold(unit.main.head)
    alone = unit.main.role is None or " " not in unit.main.role.title  # "la société publique" is not the Société générale
    if head in small("firms") and alone and (found := firm(unit, bodies)):
        return found
    best, at = "", -1
    for key, body in bodies.items():
        code = key.removeprefix("code ") if key.startswith("code ") else ""
        if not (
            head in world.nouns(code)
            or (head in small("papers") and any(medium(u) for u in body.units))
            or any(_called(unit, head, m) and (alone or not m.name[:1].isupper()) for u in body.units for m in u.mentions)
        ):
            continue
        last = max((u.order for u in body.units if u.article == unit.article and u.order < unit.order), default=-1)
        if last > at:
            best, at = key, last
    return best
