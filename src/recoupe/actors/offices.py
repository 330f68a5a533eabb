"""Offices in one wording, and whether two of them can be one man's."""

from __future__ import annotations

import re
from functools import cache

from recoupe.lang import fold, table, world
from recoupe.lang.naming import small
from recoupe.model import Role


@cache
def _same() -> dict[str, str]:
    return {fold(other): fold(kept) for kept, others in table("fr/offices")["same"].items() for other in others}


@cache
def _masculine() -> dict[str, str]:
    pairs = [pair.partition("/") for kind in ("offices", "callings") for pair in table("fr/offices")[kind].split()]
    return {fold(feminine): fold(masculine) for masculine, _, feminine in pairs if feminine}


@cache
def _offices() -> frozenset[str]:
    return frozenset(fold(form) for pair in table("fr/offices")["offices"].split() for form in pair.split("/"))


@cache
def _plain() -> dict[str, str]:
    return {fold(other): fold(kept) for kept, others in table("fr/offices")["alike"].items() for other in others}


def plain_noun(noun: str) -> str:
    """One wording for the folded nouns by which a text calls the same person: "maman" is "mère", "garçonnet" is "enfant"."""
    return _plain().get(noun, noun)


def of_women(noun: str) -> bool:
    """Whether a folded noun is said of women only ("sénatrice"), and not of whomever ("victime")."""
    return noun in _masculine()


def held(role: Role) -> bool:
    """Whether a role is an office that one man holds, and no calling, honour or mere nationality that others have beside it."""
    return any(word in _offices() and word not in small("honours") for word in title(role).split()[:2])


OF_PLACE = re.compile(r" (?:de la |de l'|du |des |de |d'|\()([a-z0-9' -]+)\)?$")
FEMININE_ADJECTIVES = {
    "adjointe": "adjoint",
    "generale": "general",
    "nationale": "national",
    "permanente": "permanent",
    "deleguee": "delegue",
    "premiere": "premier",
    "haute": "haut",
    "ancienne": "ancien",
    "future": "futur",
}


def title(role: Role) -> str:
    """The office folded, masculine, without "ex-" or "ancien", and without the country or body it belongs to."""
    words = fold(role.title).replace("ex-", "").split()
    words = [_masculine().get(w, FEMININE_ADJECTIVES.get(w, w)) for w in words]
    words = [w for n, w in enumerate(words) if not (n and _party(w) and words[n - 1] not in OF_WORDS)]
    text = " ".join(w for n, w in enumerate(words) if n or w not in ("ancien", "futur", "ex"))
    if text in _same():
        return _same()[text]
    while (found := OF_PLACE.search(text)) and _belongs(found.group(1), role):
        text = text[: found.start()].strip()
    return _same().get(text, text)


def _party(word: str) -> bool:
    """Whether a word is the acronym of a party that stands beside an office ("le maire PS"), and none of what it is of."""
    code = world.name_code(word) if len(word) < ACRONYM and "'" not in word else ""
    return bool(code) and not world.is_state(code)


ACRONYM = 6
"""Letters that the acronym of a party has fewer than."""
OF_WORDS = ("de", "du", "des", "d'", "la", "le", "les")


def unique_words(key: str) -> frozenset[str]:
    """The words by which a text takes up the holder of a title that is used like a name."""
    return frozenset(fold(word) for word in table("fr/offices")["unique"].get(key, {}).get("words", ()))


def _belongs(words: str, role: Role) -> bool:
    code = world.name_code(words)
    return bool(code) and code in (role.country, role.body)


def former(role: Role) -> bool:
    """Whether the office is told as a past one ("l'ancien président"): read from the words of the role."""
    return fold(role.title).startswith(("ex-", "ancien", "ex "))


def coming(role: Role) -> bool:
    """Whether the office is told as one still to be held ("la future présidente")."""
    return fold(role.title).startswith("futur")


def compatible(one: Role, other: Role) -> bool:
    """Whether two tellings of an office can be of one office: the same title, no two countries, no two bodies."""
    if one.country and other.country and one.country != other.country:
        return False
    if (one.body and other.body and one.body != other.body) or former(one) != former(other):
        return False
    if (one.country and not one.body and other.body and not other.country) or (
        other.country and not other.body and one.body and not one.country
    ):
        return False
    a, b = title(one), title(other)
    if a != b and _of_another(one, a, other, b):
        return False
    return a == b or (a.split(" ")[0] == b.split(" ")[0] and (a.startswith(b + " ") or b.startswith(a + " ")))


def _of_another(one: Role, a: str, other: Role, b: str) -> bool:
    """Whether the longer office is of something that the shorter, of a state, is not: "président d'une association"."""
    short, name = (one, b) if len(a) < len(b) else (other, a)
    return of_state(short) and of_body(name)


def of_state(role: Role) -> bool:
    """Whether an office is told as that of a state."""
    return bool(role.country) or bool(OF_STATE.search(fold(role.title)))


def of_body(name: str) -> bool:
    """Whether a folded title is that of a president or chief of something that it names."""
    return bool(name) and name.split(maxsplit=1)[0] in ("president", "chef") and bool(OF.search(name)) and not OF_STATE.search(name)


OF_STATE = re.compile(r"\b(?:etat|republique|elysee|gouvernement)\b")
OF = re.compile(r" (?:de|du|des) | d'")


def weight(role: Role) -> int:
    """How little an office tells of whom its holder speaks for: an office of a state, of a body, a mere nationality."""
    if role.country and world.adjective_code(role.title) == role.country:
        return 2
    return 0 if role.country else 1


def party(role: Role) -> str | None:
    """The world code of the party that an office speaks for: its country, else the home of its body."""
    envoy = title(role).startswith(tuple(small("envoys")))
    if role.country and (envoy or not role.body):
        return role.country
    if role.body:
        return world.home(role.body)
    named = title(role)
    return next((code for code, starts in table("fr/offices")["of"].items() if named.startswith(tuple(map(fold, starts)))), None)
