"""Facts that do not depend on a language: states, bodies and seats of power, with their names in French and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.lang.tables import table
from recoupe.lang.words import fold

_ARTICLE = re.compile(r"^(le |la |les |l['’])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a name stands for: `code` of a state or body, and what sort of name it is.

    `sort` is `state`, `capital`, `seat`, `body` or `media`; `near` marks a name that means the body only where the body
    itself is named too ("l'Alliance"); `lower` one that is written without a capital ("talibans").
    """

    code: str
    sort: str
    name: str
    near: bool = False

    @property
    def lower(self) -> bool:
        """Whether the name is written without a capital."""
        return self.name[0].islower()


def bare(name: str) -> str:
    """A French name without its article: "la Russie" becomes "Russie"."""
    return _ARTICLE.sub("", name)


@cache
def names() -> dict[str, Thing]:
    """Every French name of a state, seat, body or medium, folded and without article, with what it stands for."""
    out: dict[str, Thing] = {}
    for thing in _all_names():
        out.setdefault(fold(thing.name), thing)
    return out


def _all_names() -> Iterator[Thing]:
    world = table("world/states")
    for code, (french, _, _, _, capital, _) in world["states"].items():
        yield Thing(code, "state", bare(french))
        if capital:
            yield Thing(code, "capital", bare(capital))
    for code, more in world["also"].items():
        yield from (Thing(code, "state", bare(name)) for name in more)
    for code, more in world["seats"].items():
        yield from (Thing(code, "seat", name) for name in more)
    for code, body in table("world/bodies").items():
        yield from (Thing(code, "body", bare(name)) for name in body["fr"])
        yield from (Thing(code, "body", bare(name), near=True) for name in body.get("near", ()))
    for group in table("world/media").values():
        yield from (Thing("", "media", name) for name in group)


@cache
def adjectives() -> dict[str, str]:
    """Every form of the French adjectives of states, folded: "russes" is "RU"."""
    out: dict[str, str] = {}
    for code, entry in table("world/states")["states"].items():
        for adjective in entry[2].split("/"):
            for form in forms(adjective):
                out.setdefault(fold(form), code)
    for code, body in table("world/bodies").items():
        for form in forms(body["adj"]) if "adj" in body else ():
            out.setdefault(fold(form), code)
    return out


def adjective_code(word: str) -> str:
    """The code of the state that an adjective or the name of its people belongs to ("russe", "Russes"); "" when unknown."""
    return adjectives().get(fold(word), "")


def name_code(name: str) -> str:
    """The code of the state or body that a French name stands for, article or not; "" when unknown."""
    thing = names().get(fold(bare(name)))
    return thing.code if thing else ""


@cache
def people() -> dict[str, str]:
    """Persons whom news names without an office, folded, with the code of their party; lone surnames too where one person has them."""
    out: dict[str, str] = {}
    surnames: dict[str, set[str]] = {}
    first = {fold(name) for names_of in table("fr/first_names").values() for name in names_of.split()}
    for code, names_of in table("world/people").items():
        for name in names_of:
            out[fold(name)] = code
            if fold(name).split()[-1] not in first:
                surnames.setdefault(fold(name).split()[-1], set()).add(code)
    return {**{name: min(codes) for name, codes in surnames.items() if len(codes) == 1}, **out}


def person_code(name: str) -> str:
    """The party of a well-known person by his name ("Vladimir Poutine", "Poutine"); "" for everybody else."""
    return people().get(fold(name), "")


def is_state(code: str) -> bool:
    """Whether a code is that of a state, a land or a part of the world (and not of a body)."""
    return code in table("world/states")["states"]


def known(code: str) -> bool:
    """Whether a code is one of the tables, of a state or of a body."""
    return is_state(code) or code in table("world/bodies")


def home(code: str) -> str:
    """The state or body to which a body belongs ("Autorité palestinienne": PS); the code itself when there is none."""
    body = table("world/bodies").get(code)
    return str(body.get("parent", code)) if body else code


def capital(code: str, language: str = "fr") -> str:
    """The capital of a state in French or English; "" when it has none here."""
    entry = table("world/states")["states"].get(code)
    return str(entry[4 if language == "fr" else 5]) if entry else ""


def nouns(code: str) -> tuple[str, ...]:
    """The common nouns by which a text takes a body up again ("l'organisation", "l'alliance"), folded."""
    body = table("world/bodies").get(code)
    return tuple(fold(noun) for noun in body.get("noun", ())) if body else ()


def party_name(code: str, language: str) -> str:
    """What a party is called on screen: "RU" is "Russie" or "Russia". A code that no table knows is its own name."""
    state = table("world/states")["states"].get(code)
    if state:
        return accented(bare(state[0])) if language == "fr" else str(state[1])
    body = table("world/bodies").get(code)
    if body:
        return bare(body[language if language in body else "fr"][0])
    return code


def accented(name: str) -> str:
    """A French name with the accents that the tables leave out on capitals: "Etats-Unis" becomes "États-Unis"."""
    return re.sub(r"\bE(?=tat|gyp|rythr|thio|quat|mira|cosse)", "É", name)


def forms(adjective: str) -> Iterator[str]:
    """The four forms of a French adjective, from its masculine singular."""
    feminine = _feminine(adjective)
    for form in dict.fromkeys((adjective, feminine)):
        yield form
        yield form if form.endswith(("s", "x")) else form[:-1] + "ux" if form.endswith("al") else form + "s"


_FEMININE = (("éen", "éenne"), ("ien", "ienne"), ("grec", "grecque"), ("turc", "turque"), ("on", "onne"), ("é", "ée"), ("e", "e"))


def _feminine(adjective: str) -> str:
    for ending, other in _FEMININE:
        if adjective.endswith(ending):
            return adjective[: len(adjective) - len(ending)] + other
    return adjective + "e"
