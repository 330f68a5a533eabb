"""Persons without a name whom all accounts of a story call by one noun: "la nourrice", "le trader" are one where each has one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from recoupe.actors import offices
from recoupe.actors.people import Known
from recoupe.actors.units import Unit
from recoupe.actors.unofficed import complement
from recoupe.lang import fold
from recoupe.lang.naming import small


def one_in_story(known: Iterable[Known]) -> list[Known]:
    """Persons only described, those joined whom every article that tells of one calls by a noun of which a story has one."""
    known = list(known)
    by_noun: dict[str, list[Known]] = {}
    for one in known:
        if noun := _noun(one):
            by_noun.setdefault(noun, []).append(one)
    gone: set[int] = set()
    for those in by_noun.values():
        articles = Counter(article for one in those for article in {unit.article for unit in one.units})
        if len(those) > 1 and max(articles.values()) == 1 and not _of_several(those):
            first, *rest = those
            for other in rest:
                first.absorb(other)
                gone.add(id(other))
            first.why.add(("same-noun", first.units[0].span.text))
    return [one for one in known if id(one) not in gone]


def _noun(known: Known) -> str:
    """The noun by which somebody goes in every naming, where a story has one of it; else ""."""
    nouns = {_of_story(unit) for unit in known.units}
    return nouns.pop() if len(nouns) == 1 else ""


def _of_story(unit: Unit) -> str:
    noun = offices.plain_noun(fold(unit.mentions[0].head))
    own = unit.possessive or unit.first in small("first-person") or fold(unit.span.text).startswith("l'un")
    return noun if noun in small("protagonists") and unit.roles and not (own or unit.named or unit.main.plural) else ""


def _of_several(those: Iterable[Known]) -> bool:
    """Whether two are told to be of something, and not of the same: "la mère de l'otage", "la mère du garde"."""
    told = [words for one in those if (words := {w for role in one.roles for w in complement(fold(role.title))})]
    return any(not a & b for n, a in enumerate(told) for b in told[n + 1 :])
