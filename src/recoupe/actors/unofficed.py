"""Persons taken up by words that are no office: "la journaliste", "l'ancien coureur", "le jeune homme"."""

from __future__ import annotations

import re

from recoupe.actors import offices
from recoupe.actors.people import Known
from recoupe.actors.units import Unit
from recoupe.lang import fold, world
from recoupe.lang.naming import small
from recoupe.model import Gender, Role


def only_one(known: list[Known], unit: Unit, role: Role) -> Known | None:
    """« l'ancienne sénatrice », « la journaliste »: the only woman named so far, where no office says that it is another.

    Of men, or of words for both, only what somebody was ("l'ancien sénateur") is so taken up.
    """
    past = offices.former(role)
    woman = unit.gender is Gender.FEMININE and offices.of_women(fold(unit.mentions[0].head).removeprefix("ex-"))
    if role.body or not (past or (woman and not offices.held(role))):
        return None
    fitting = [k for k in known if named_before(k, unit) and k.may_be(unit) and not (role.country and parties(k) - {role.country})]
    return fitting[0] if len(fitting) == 1 else None


def of_noun(known: list[Known], unit: Unit, role: Role, head: str) -> Known | None:
    """« l'ancien coureur », "le septuple vainqueur": the only person named before of whom the article has used the noun."""
    here = [k for k in known if named_before(k, unit) and not (role.country and parties(k) - {role.country})]
    fitting = [k for k in here if any(head in fold(r.title).split()[:AHEAD] for u in k.units if u.article == unit.article for r in u.roles)]
    return fitting[0] if len(fitting) == 1 else None


AHEAD = 2
"""Among so many first words of a title stands its noun."""


def sole(known: list[Known], unit: Unit, role: Role, head: str) -> Known | None:
    """« le jeune homme », "le prévenu": the only one named before in the article who holds no office, where no more is told of him."""
    if head not in small("anybody") or role.country or role.body or complement(fold(role.title)):
        return None
    fitting = [k for k in known if named_before(k, unit) and not any(offices.held(r) for r in k.roles) and not k.country]
    return fitting[0] if len(fitting) == 1 and any(u.named and u.order < unit.order for u in fitting[0].units) else None


OF_WHOM = re.compile(r"\s(?:de|du|des|aupres)\s|\sd['’]")
"""What begins the part of a title that tells of whom it is ("avocate du négociant")."""


def complement(title: str) -> set[str]:
    """The words of a title behind "de"."""
    parts = OF_WHOM.split(title, maxsplit=1)
    words = set(parts[1].replace("'", " ").split()) if len(parts) > 1 else set()
    if words - small("function-words") - SMALL:
        words -= SMALL  # "le petit garçon"
    return {offices.plain_noun(word) for word in words - small("function-words")}


SMALL = frozenset(("petit", "petite", "jeune"))
"""What is said of a child beside what he is called."""


def named_before(known: Known, unit: Unit) -> bool:
    """Whether the article has named or described somebody before."""
    return any(u.article == unit.article and u.order < unit.order for u in known.units)


def parties(known: Known) -> set[str]:
    """The states, or lands, that somebody's offices and well-known names belong to."""
    told = {code for r in known.roles for code in (r.country, world.home(r.body) if r.body else None) if code}
    return told | {code for name in known.full_names() if (code := world.person_code(name))}
