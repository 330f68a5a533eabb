"""The tables of the name finder, folded and indexed."""

from __future__ import annotations

from functools import cache, lru_cache

from recoupe.lang import fold, table, world
from recoupe.lang.naming import small
from recoupe.mentions.names.listed import named_things
from recoupe.mentions.names.words import Word
from recoupe.model import Gender

Entry = tuple[str, Gender, bool]
"""Normal form (masculine singular), gender of this form, plural."""


def _folded(words: list[str] | str) -> frozenset[str]:
    return frozenset(fold(word) for word in (words.split() if isinstance(words, str) else words))


@cache
def group_words(kind: str) -> frozenset[str]:
    """A list of `fr/groups`, folded."""
    return _folded(table("fr/groups")[kind])


@cache
def civilities() -> dict[str, Gender]:
    """Civilities as written ("Mme"), with the gender they show."""
    return {word: Gender(gender) for gender, words in table("fr/naming")["civilities"].items() for word in words}


@cache
def first_names() -> dict[str, Gender]:
    """First names, folded, with their gender; those of both genders have none."""
    out: dict[str, Gender] = {}
    for gender, words in table("fr/first_names").items():
        for word in words.split():
            key = fold(word)
            out[key] = Gender.UNKNOWN if key in out and out[key] != gender else Gender(gender)
    return out


def is_first_name(key: str) -> bool:
    """Whether a folded word is a first name, simple or double ("jean-marc")."""
    return key in first_names() or key.split("-", maxsplit=1)[0] in first_names()


@cache
def persons() -> dict[str, Entry]:
    """Nouns for persons in all their forms, folded."""
    out: dict[str, Entry] = {}
    for kind in ("offices", "callings"):
        for pair in table("fr/offices")[kind].split():
            masculine, _, feminine = pair.partition("/")
            genders = ((masculine, Gender.MASCULINE), (feminine, Gender.FEMININE)) if feminine else ((masculine, _of_one_form(masculine)),)
            for form, gender in genders:
                out.setdefault(fold(form), (masculine, gender, False))
                out.setdefault(fold(plural(form)), (masculine, gender, True))
    return out


def _of_one_form(noun: str) -> Gender:
    return {"reine": Gender.FEMININE, "roi": Gender.MASCULINE, "pape": Gender.MASCULINE}.get(noun, Gender.UNKNOWN)


@lru_cache(maxsize=65536)
def person(key: str) -> Entry | None:
    """The entry of a folded noun for a person, "ex-" and "sous-" apart."""
    return persons().get(key) or (persons().get(key.split("-", 1)[1]) if key.startswith(FORMER) else None) or _by_ending(key)


ENDINGS = ("iste", "istes", "ologue", "ologues")
"""Endings of nouns for persons by what they do or hold, too many to list: "épéiste", "volcanologue"."""


def _by_ending(key: str) -> Entry | None:
    """The entry of a noun for a person that no table lists, by its ending."""
    if not key.endswith(ENDINGS) or key in small("no-persons"):
        return None
    many = key.endswith("s")
    return (key.removesuffix("s"), Gender.UNKNOWN, many)


FORMER = ("ex-", "sous-", "vice-")
"""What may stand before the noun of an office."""


@cache
def _accented() -> frozenset[str]:
    forms = (form for pair in table("fr/offices")["offices"].split() + table("fr/offices")["callings"].split() for form in pair.split("/"))
    return frozenset(fold(f) for form in forms for f in (form, plural(form)) if form.endswith(("é", "ée")))


def unaccented_form(word: Word) -> bool:
    """Whether a word in small letters is another one than the noun for a person that it is like: "la charge", "la médaille"."""
    return word.key in _accented() and word.text.islower() and not word.text.endswith(("é", "és", "ée", "ées"))


@cache
def offices() -> frozenset[str]:
    """The nouns of offices among the nouns for persons, in normal form."""
    return frozenset(pair.partition("/")[0] for pair in table("fr/offices")["offices"].split())


def plural(noun: str) -> str:
    """The plural of a French noun, by its ending."""
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return noun[:-1] + "ux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")


@cache
def groups() -> dict[str, str]:
    """Nouns of groups and bodies, folded: `state`, `body`, `people` (plural) or `collective`."""
    out = {fold(noun): "people" for noun in table("fr/groups")["people"].split()}
    out |= {fold(noun): "collective" for noun in table("fr/groups")["collective"].split()}
    out |= {fold(noun): "body" for noun in table("fr/groups")["body"].split()}
    return out | {fold(noun): "state" for noun in table("fr/groups")["state"].split()}


@cache
def unique() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Titles used like names ("dalaï-lama") by their first word: the words of each, with the key of the title."""
    out: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for key, entry in table("fr/offices")["unique"].items():
        for name in (*entry["names"], *entry["also"]):
            words = tuple(fold(name).split())
            out[words[0]] = (*out.get(words[0], ()), (words, key))
    return out


def opening() -> frozenset[str]:
    """Folded words, written small, with which the words for somebody can begin; at others the walk need not stop."""
    return _opening(world.current())


@lru_cache(maxsize=8)
def _opening(_own: object) -> frozenset[str]:
    closed = (small(kind) for kind in ("determiners", "contracted", "before", "numbers"))
    listed = (group_words(kind) for kind in ("counts", "buildings", "papers"))
    return frozenset().union(*closed, *listed, persons(), groups(), unique(), named_things(), ("plus", "moins", "pres"))


@cache
def platforms() -> frozenset[str]:
    """Names of the places on the net where everybody may say something."""
    return frozenset(table("world/media")["platforms"])


def unique_country(key: str) -> str | None:
    """The state or land of a title used like a name."""
    return str(table("fr/offices")["unique"][key]["country"]) or None
