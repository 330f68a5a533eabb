"""Descriptions without a name: "le secrétaire général de l'OTAN", "le diplomate russe", "son épouse", "le président"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from recoupe.actors import offices
from recoupe.actors.nearby import last_named
from recoupe.actors.people import Known, nearest
from recoupe.actors.relations import peer, relative
from recoupe.actors.units import PEOPLE, Unit
from recoupe.actors.unofficed import OF_WHOM, complement, named_before, of_noun, only_one, parties, sole
from recoupe.lang import fold, table, world
from recoupe.lang.naming import small
from recoupe.model import Role

PEER = "homologue"
"""« son homologue russe » holds the office of the one named before, in another country."""
ALONE = 2
"""Words of « le Belge » with nothing behind it."""
CLOSE = 300
"""How many characters back somebody named is just spoken of."""
REACH = 20
"""How many namings back the one is looked for whom « le Belge » means when nobody's country is told."""


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """Words by which a text takes up somebody it has named, with the offices of those they can mean, all folded."""
    return {fold(word): tuple(fold(title) for title in titles) for word, titles in table("fr/offices")["kinds"].items()}


def resolve(unit: Unit, known: list[Known], others: list[Known], home: str = "") -> tuple[Known, str] | None:
    """The person whom a description means, with the reason, where that is certain or likely; None when it stays open.

    `others` are persons without a name described before: "ce diplomate" takes up "un diplomate européen". `home` is the
    country of which the article calls the president "le président", where it shows one.
    """
    if not unit.roles or unit.indefinite or unit.first in small("first-person"):
        return None
    return next(((found, why) for why, found in _ways(unit, unit.roles[0], known, others, home) if found), None)


def _ways(unit: Unit, role: Role, known: list[Known], others: list[Known], home: str) -> Iterator[tuple[str, Known | None]]:
    """The ways in which a description can tell whom it means, the surest first, each with the reason to be told."""
    head = offices.plain_noun(fold(unit.mentions[0].head))
    if head == PEER:
        yield "peer", peer(known, unit, role)
        return
    if unit.first in small("this"):
        yield "taken-up", _just_before([*known, *others], unit, head)
    gendered = [k for k in known if k.may_be(unit)]
    if head in small("wife") | small("husband"):
        yield "spouse", relative(known, unit, head)
        return
    if unit.possessive:
        return
    if head in small("kin"):
        yield from _of_kin(unit, role, known, others)
        return
    fitting = [k for k in gendered if _not_past(role, k) and _not_abroad(role, k, unit)]
    if unit.mentions[0].head == PEOPLE:
        yield "native", _native(gendered, unit, role)
        if any(named_before(k, unit) for k in known):
            fitting = [k for k in fitting if any(u.article == unit.article for u in k.units)]  # not somebody of another account
    holders = [k for k in fitting if k.holds(role) and not _of_something_else(k, role)]
    yield "at-home", _at_home(holders, unit, role, home)
    yield "role", _holder(holders, unit, role) if holders else None
    if offices.title(role) == "premier ministre":  # no other minister is called so
        yield "only-one", _unofficed([k for k in fitting if any(world.person_code(name) for name in k.full_names())], unit, role)
    elif head in kinds():
        yield "taken-up", _taken_up(fitting, unit, role, head)
    else:
        yield "only-one", _unofficed(fitting, unit, role)
    yield "only-one", only_one(known, unit, role)
    if not offices.held(role):
        yield "taken-up", of_noun(gendered, unit, role, head)
        yield "only-one", sole(gendered, unit, role, head)
    if not (role.country or role.body):
        yield "taken-up", _just_before([k for k in others if _of_that_noun(k, head)], unit, head)
    yield "last-named", last_named(known, others, unit, role, head)


def _of_kin(unit: Unit, role: Role, known: list[Known], others: list[Known]) -> Iterator[tuple[str, Known | None]]:
    """The ways in which "la mère de l'enfant", "ce fils d'ouvriers" can tell whom they mean."""
    head = offices.plain_noun(fold(unit.mentions[0].head))
    yield "role", nearest([k for k in [*known, *others] if k.may_be(unit) and _same_kin(k, role, head)], unit)
    yield "taken-up", _just_before([k for k in others if _of_that_noun(k, head)], unit, head)
    if unit.first in small("this"):
        yield "last-named", last_named(known, others, unit, role, head)


def _of_something_else(known: Known, role: Role) -> bool:
    """Whether "le président de l'association" is told of a body, while the person is only known as the president of a state."""
    title = offices.title(role)
    headed = bool(role.body) and title in LEADS
    if not (headed or offices.of_body(title)):
        return False
    if any(offices.title(held) == title and (held.body == role.body or not headed) for held in known.roles):
        return False
    bare = any(offices.title(held) == _noun(role) and not held.body for held in known.roles)  # "le président Dvorek" heads no association
    return bare or any(offices.of_state(held) for held in known.roles) or any(world.person_code(name) for name in known.full_names())


LEADS = ("president", "chef")
"""Who is of a state where no body is told ("le président Dvorek")."""


def _same_kin(known: Known, role: Role, head: str) -> bool:
    """Whether somebody is told to be the mother of the same one: "Nora, une jeune mère" is not therefore "la mère de l'enfant"."""
    asked = complement(fold(role.title))
    return any(offices.plain_noun(offices.title(r).split(" ")[0]) == head and asked & complement(fold(r.title)) for r in known.roles)


def _of_that_noun(known: Known, head: str) -> bool:
    """Whether a person is described by a noun as such, not as somebody's: "l'avocate du négociant" is no "négociant"."""
    nouns = (word for role in known.roles for word in OF_WHOM.split(fold(role.title))[0].replace("'", "' ").split())
    return any(offices.plain_noun(noun) == head for noun in nouns)


def _just_before(known: list[Known], unit: Unit, head: str) -> Known | None:
    """The person named or described last before in the article, if a word of the description is the same."""
    title = offices.title(unit.roles[0])
    known = [k for k in known if not _of_another(k, title, head)]
    before = [(u.order, k) for k in known for u in k.units if u.article == unit.article and u.order < unit.order and _called(k, u, head)]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _called(known: Known, unit: Unit, head: str) -> bool:
    title = offices.title(unit.roles[0]) if unit.roles else ""
    if title and offices.of_body(title) and known.roles and all(offices.title(r) != title for r in known.roles):
        return False
    return any(head in fold(r.title).split() for r in (*unit.roles, *known.roles))


def _of_another(known: Known, title: str, head: str) -> bool:
    """Whether an office is of something, and a person of that noun known as of something else: "chef de l'opération", "des rebelles"."""
    asked = complement(title)
    told = [complement(fold(r.title)) for r in known.roles if head in fold(r.title).split()]
    return bool(asked) and bool(told) and all(words and not words & asked for words in told)


def _not_abroad(role: Role, known: Known, unit: Unit) -> bool:
    """An office of one country is not held by somebody whose offices are all of others, nor by a stranger of another article."""
    countries = {r.country for r in known.roles if r.country}
    if not role.country:
        return True
    return role.country in countries or (not countries and any(u.article == unit.article for u in known.units))


def _not_past(role: Role, known: Known) -> bool:
    """« l'ancien président » is not the president: both must be past or neither. "Le dirigeant" may well be a former minister."""
    same = [r for r in known.roles if _noun(r) == _noun(role)]
    told = same or ([] if _noun(role) in kinds() and not offices.former(role) else known.roles)
    return any(offices.former(r) == offices.former(role) for r in told) or not told


def _noun(role: Role) -> str:
    return offices.title(role).split(" ")[0]


def _holder(holders: list[Known], unit: Unit, role: Role) -> Known | None:
    """Among holders of an office: those of this very country and body, then the nearest."""
    exact = [k for k in holders if any(_same_place(r, role) and offices.title(r) == offices.title(role) for r in k.roles)]
    if not (role.country or role.body) and " " not in offices.title(role):
        holders = [k for k in holders if _at_hand(k, unit)]  # "le président" of one article is not the president of another
        exact = [k for k in exact if k in holders]
    return nearest(exact or holders, unit)


def _at_home(holders: list[Known], unit: Unit, role: Role, home: str) -> Known | None:
    """« le chef de l'Etat », « le Premier ministre » of the country where the article is at home, unless another's is just spoken of."""
    if role.country or role.body or not home or not (offices.of_state(role) or offices.title(role) in small("heads")):
        return None
    near = nearest(holders, unit)
    if near and any(u.article == unit.article and 0 < unit.span.start - u.span.end < CLOSE for u in near.units):
        return near
    found = [k for k in holders if k.country == home]
    if " " not in role.title:
        found = [k for k in found if _at_hand(k, unit)]
    return found[0] if len(found) == 1 else None


def _at_hand(known: Known, unit: Unit) -> bool:
    """Whether a person is named before in the article, or after with an office that names no country either."""
    here = [u for u in known.units if u.article == unit.article]
    return any(u.order < unit.order or any(not r.country for r in u.roles) for u in here)


def _same_place(one: Role, other: Role) -> bool:
    return (one.country, one.body) == (other.country, other.body)


def _taken_up(known: list[Known], unit: Unit, role: Role, head: str) -> Known | None:
    """The person named before in the article who is of that country or body and whose office the word can mean."""
    here = [k for k in known if any(u.article == unit.article and u.order < unit.order for u in k.units)]
    party = role.country or (world.home(role.body) if role.body else None)
    if party:
        here = [k for k in here if party in parties(k)]
    if role.body and {"ministere", "presidence"} & set(world.nouns(role.body)):
        here = [k for k in here if not any(r.body and r.body != role.body for r in k.roles)]
    fitting = [k for k in here if _can_be(k, head)]
    words = set(fold(role.title).replace("'", " ").split()) - {head} - small("function-words") - {"d", "l"}
    closer = [k for k in fitting if words & (k.words | {w for r in k.roles for w in fold(r.title).split()})]
    if party:
        return nearest(
            closer or fitting or ([k for k in here if not k.roles or k.words] if head not in ("ministre", "president") else []), unit
        )
    of_something = small("of") & set(fold(role.title).replace("'", "' ").split())
    return nearest(closer if of_something or (words and any(k.words for k in fitting)) else fitting, unit)


def _unofficed(known: list[Known], unit: Unit, role: Role) -> Known | None:
    """« la secrétaire d'Etat américaine » after "Mme Rice": the one of that party named before whose office is nowhere told.

    « le nageur norvégien » can also be the only one near of whom nobody tells a country.
    """
    party = role.country or (world.home(role.body) if role.body else None)
    here = [k for k in known if not any(offices.held(r) for r in k.roles) and named_before(k, unit)]
    if not party and offices.title(role) == "premier ministre":
        return nearest(here, unit)
    if not offices.held(role) and not role.body and complement(fold(role.title)):
        return None  # "l'ami du coureur norvégien" is not the Norwegian
    if of_it := [k for k in here if party and party in parties(k)]:
        return nearest(of_it, unit)
    return None if offices.held(role) or not role.country else _only_near(here, unit)


def _only_near(known: list[Known], unit: Unit) -> Known | None:
    """The only one of some persons who is named near and of whom nobody tells a country."""
    near = [k for k in known if any(u.article == unit.article and 0 < unit.order - u.order <= REACH for u in k.units)]
    near = [k for k in near if not parties(k)]
    return near[0] if len(near) == 1 else None


def _native(known: list[Known], unit: Unit, role: Role) -> Known | None:
    """« le Belge »: the one of that country named before in the article, else the only one near whose country nobody tells."""
    words = unit.mentions[0].span.text.replace("’", "'").replace("'", " ").split()
    if len(words) > ALONE or not (unit.first in ("le", "la", "l") or len(words) == 1):  # "du Belge" stands as "Belge"
        return None
    if not role.country or role.country.startswith("X-") or not world.is_state(role.country):
        return None
    here = [k for k in known if named_before(k, unit)]
    if of_it := [k for k in here if role.country in parties(k)]:
        return nearest(of_it, unit)
    return _only_near(here, unit)


def _can_be(known: Known, head: str) -> bool:
    titles = kinds()[head]
    return head in known.words or any(
        title == t or title.startswith(t + " ") for r in known.roles for title in (offices.title(r),) for t in titles
    )
