"""Facts that do not depend on a language: states, bodies and seats of power, with their names in French and English.

A story may come with names of its user (`lang.own`): within a call made by `knowing` every question asked here is answered
with them as well, and outside of it they are unknown. The table travels with the call, into whatever process an engine makes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache, partial, update_wrapper
from typing import Any

from recoupe.lang.naming import forms
from recoupe.lang.own import Own, Row, own
from recoupe.lang.tables import table
from recoupe.lang.words import fold
from recoupe.model import Problem

NONE = Own()
_current: ContextVar[Own] = ContextVar("own names", default=NONE)
_ARTICLE = re.compile(r"^(le |la |les |l['’])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a name stands for: `code` of a state or body, and what sort of name it is.

    `sort` is `state`, `capital`, `seat`, `body`, `group` or `media`; `near` marks a name that means the body only where the body
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


def knowing(lines: tuple[str, ...], function: Callable[..., Any]) -> Callable[..., Any]:
    """The function as it is when the user's own table of these lines is known; the function itself where there is none."""
    return update_wrapper(partial(_known_to, lines, function), function) if lines else function


def _known_to(lines: tuple[str, ...], function: Callable[..., Any], *arguments: Any) -> Any:
    before = _current.set(own(lines))
    try:
        return function(*arguments)
    finally:
        _current.reset(before)


def told(lines: tuple[str, ...]) -> tuple[Problem, ...]:
    """What was not understood of a user's own table: rows and columns, and parties that neither it nor our tables know."""
    mine = own(lines) if lines else NONE
    strange = (row for row in mine.rows if row.party and not _party(mine, row))
    return (*mine.told, *(Problem("own-party", details=(str(row.line), row.party, row.name)) for row in strange))


def current() -> Own:
    """The user's own names that are known now: what is kept for later must be kept apart for each."""
    return _current.get()


def names() -> dict[str, Thing]:
    """Every French name of a state, seat, body or medium, folded and without article, with what it stands for."""
    return _names(_current.get())


@lru_cache(maxsize=8)
def _names(mine: Own) -> dict[str, Thing]:
    if mine is not NONE:
        things = (Thing(row.code, row.kind, bare(name)) for row in mine.rows if row.kind != "person" for name in row.names)
        return {**_names(NONE), **{fold(thing.name): thing for thing in things}}
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
        yield from (Thing(code, "seat", bare(name)) for name in more)
    for code, body in table("world/bodies").items():
        yield from (Thing(code, "body", bare(name)) for name in body["fr"])
        yield from (Thing(code, "body", bare(name), near=True) for name in body.get("near", ()))
    for group in table("world/media").values():
        yield from (Thing("", "media", name) for name in group)


def adjectives() -> dict[str, str]:
    """Every form of the French adjectives of states, folded: "russes" is "RU"."""
    return _adjectives(_current.get())


@lru_cache(maxsize=8)
def _adjectives(mine: Own) -> dict[str, str]:
    if mine is not NONE:
        own_forms = {fold(form): row.code for row in mine.rows for adjective in row.adjectives for form in forms(adjective)}
        return {**_adjectives(NONE), **own_forms}
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


def people() -> dict[str, str]:
    """Persons whom news names without an office, folded, with the code of their party; lone surnames too where one person has them."""
    return _people(_current.get())


@lru_cache(maxsize=8)
def _people(mine: Own) -> dict[str, str]:
    if mine is not NONE:
        mine_only = [(row, name) for row in mine.rows if row.kind == "person" for name in row.names]
        surnames = {fold(name).split()[-1]: _party(mine, row) for row, name in mine_only if fold(name).split()[-1] not in _first_names()}
        return {**surnames, **_people(NONE), **{fold(name): _party(mine, row) for row, name in mine_only}}
    return _listed_people()


def _listed_people() -> dict[str, str]:
    out: dict[str, str] = {}
    surnames: dict[str, set[str]] = {}
    first = _first_names()
    for code, names_of in table("world/people").items():
        for name in names_of:
            out[fold(name)] = code
            if fold(name).split()[-1] not in first:
                surnames.setdefault(fold(name).split()[-1], set()).add(code)
    return {**{name: min(codes) for name, codes in surnames.items() if len(codes) == 1}, **out}


@cache
def _first_names() -> frozenset[str]:
    return frozenset(fold(name) for names_of in table("fr/first_names").values() for name in names_of.split())


def _party(mine: Own, row: Row) -> str:
    """The code of the party that a row names by code or by name; "" where nobody knows it."""
    if row.party in mine.by_code or row.party in table("world/states")["states"] or row.party in table("world/bodies"):
        return row.party
    thing = _names(mine).get(fold(bare(row.party)))
    return thing.code if thing else ""


def called(name: str) -> str:
    """The name under which the user's own table keeps a person who is called by another one; the name itself otherwise."""
    mine = _current.get()
    row = next((r for r in mine.rows if r.kind == "person" and fold(name) in map(fold, r.also)), None) if mine.rows else None
    return row.name if row else name


def is_person(name: str) -> bool:
    """Whether a name is that of a person whom the tables know."""
    return fold(name) in people()


def person_code(name: str) -> str:
    """The party of a well-known person by his name ("Vladimir Poutine", "Poutine"); "" for everybody else."""
    return people().get(fold(name), "")


def is_state(code: str) -> bool:
    """Whether a code is that of a state, a land or a part of the world (and not of a body)."""
    row = _current.get().by_code.get(code)
    return code in table("world/states")["states"] or (row is not None and row.kind == "state")


def is_region(code: str) -> bool:
    """Whether a code is that of a part of the world with no government of its own ("l'Europe", "l'Occident")."""
    return code in table("world/states")["regions"]


def known(code: str) -> bool:
    """Whether a code is one of the tables, of a state or of a body."""
    return is_state(code) or code in table("world/bodies") or code in _current.get().by_code


def home(code: str) -> str:
    """The state or body to which a body belongs ("Autorité palestinienne": PS); the code itself when there is none."""
    mine = _current.get()
    if (row := mine.by_code.get(code)) and row.party:
        return _party(mine, row) or code
    body = table("world/bodies").get(code)
    return str(body.get("parent", code)) if body else code


def capital(code: str, language: str = "fr") -> str:
    """The capital of a state in French or English; "" when it has none here."""
    entry = table("world/states")["states"].get(code)
    return str(entry[4 if language == "fr" else 5]) if entry else ""


def nouns(code: str) -> tuple[str, ...]:
    """The common nouns by which a text takes a body up again ("l'organisation", "l'alliance"), folded."""
    body = table("world/bodies").get(code)
    listed = tuple(fold(noun) for noun in body.get("noun", ())) if body else ()
    row = _current.get().by_code.get(code)
    return listed + tuple(map(fold, row.nouns)) if row else listed


def party_name(code: str, language: str) -> str:
    """What a party is called on screen: "RU" is "Russie" or "Russia". A code that no table knows is its own name."""
    state = table("world/states")["states"].get(code)
    if state:
        return accented(bare(state[0])) if language == "fr" else str(state[1])
    body = table("world/bodies").get(code)
    if body:
        return bare(body[language if language in body else "fr"][0])
    row = _current.get().by_code.get(code)
    return bare(row.name) if row else code


def accented(name: str) -> str:
    """A French name with the accents that the tables leave out on capitals: "Etats-Unis" becomes "États-Unis"."""
    return re.sub(r"\bE(?=tat|gyp|rythr|thio|quat|mira|cosse)", "É", name)
