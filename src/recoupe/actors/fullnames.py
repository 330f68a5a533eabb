"""Names of persons: their parts, and whether two of them are one man's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from recoupe.actors.spelling import alike, foreign, lengthened, near, parted, readings, skeletons, slip
from recoupe.lang import fold, table
from recoupe.lang.naming import small

ATTACHED = re.compile(r"\b(Al|El)(?=[A-ZÉ][a-z])")
CONSONANTS = 4
"""How many consonants two names in different scripts share at least, where only consonants are sure."""


class Likeness(IntEnum):
    """How sure it is that two names are one man's, by the names alone."""

    NO = 0
    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts: folded, in its own script, without titles and particles. The last part is the surname."""

    parts: tuple[str, ...]

    @property
    def surname(self) -> str:
        """The part that tells most."""
        return self.parts[-1]

    @property
    def first(self) -> str:
        """The first name, or its initial; the surname where there is no other part."""
        return self.parts[0]

    @property
    def given(self) -> str:
        """All before the surname, in one word ("abdulaziz")."""
        return "".join(self.parts[:-1])

    @property
    def lone(self) -> bool:
        """Whether it is a single word."""
        return len(self.parts) == 1


@cache
def _titles() -> frozenset[str]:
    words = {fold(word) for words in table("fr/naming")["civilities"].values() for word in words}
    offices = (form for pair in table("fr/offices")["offices"].split() for form in pair.split("/"))
    words |= {fold(word) for word in offices} | {word for word in small("determiners") if len(word) > 1}
    return frozenset(words)


@lru_cache(maxsize=262144)
def name_of(text: str) -> Name:
    """The parts of a name as a text writes it: "M. Grouchko", "le général Kadyrov", "Mohamed ElBaradei"."""
    text = _turned_back(text)
    words = fold(ATTACHED.sub(r"\1 ", parted(text))).replace("-", " ").replace("'", " ").replace(".", " ").split()
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    kept = [w for n, w in enumerate(words) if w not in small("name-particles") or (n == 0 and (w == "ben" or len(w) == 1))]
    return Name(tuple(kept or words))  # "Ben Johnson" has a first name, "E. Kalvo" an initial


def _turned_back(text: str) -> str:
    """« GROUCHKO Alexandre » with the surname last: capitals that stand before a word that is not in capitals."""
    words = text.split()
    capitals = next((n for n, word in enumerate(words) if not (word.isupper() and len(word.strip(".")) > 1)), len(words))
    return " ".join((*words[capitals:], *words[:capitals])) if 0 < capitals < len(words) else text


@cache
def _genders() -> dict[str, str]:
    return {fold(name): gender for gender, names in table("fr/first_names").items() for name in names.split()}


def gender_of(name: Name) -> str:
    """The gender that a first name shows: "f", "m", or ""."""
    return "" if name.lone else _genders().get(name.first, "")


@lru_cache(maxsize=262144)
def likeness(one: Name, other: Name) -> Likeness:
    """How sure it is that two full names are one man's."""
    if one == other:
        return Likeness.CERTAIN
    if one.lone or other.lone or _other_man(one, other):
        return Likeness.NO
    short, long = sorted((one, other), key=lambda name: len(name.parts))
    if long.parts[-len(short.parts) :] == short.parts:
        return Likeness.CERTAIN  # "Tayyip Erdogan" in "Recep Tayyip Erdogan"
    if "".join(one.parts) == "".join(other.parts):
        return Likeness.CERTAIN  # "Kim Jongun"
    return max(_by_parts(one, other), _turned(one, other), _within(short, long))


def bears(name: Name, full: Name) -> bool:
    """Whether a lone name can be that of somebody whose full name is given: his surname, or a second one, not his first name."""
    word = name.surname
    return any(alike(word, part) for part in full.parts[1:]) or (len(full.parts) > 2 and alike(word, "".join(full.parts[-2:])))


def _by_parts(one: Name, other: Name) -> Likeness:
    """By surname and first name, each the same, near or another."""
    surname, first = _same(one.surname, other.surname), _first(one, other)
    if surname is Likeness.CERTAIN:
        return first
    if surname is Likeness.LIKELY:
        if first is Likeness.CERTAIN:
            return Likeness.LIKELY
        scripts = foreign(one.surname) != foreign(other.surname)
        return Likeness.LIKELY if scripts and first and _shared(one, other) >= CONSONANTS else Likeness.NO
    if first is not Likeness.CERTAIN or len(one.first) == 1 or len(other.first) == 1:
        return Likeness.NO
    if lengthened(one.surname, other.surname):
        return Likeness.LIKELY
    return Likeness.POSSIBLE if slip(one.surname, other.surname) else Likeness.NO


def _same(one: str, other: str) -> Likeness:
    """Whether two surnames are spellings of one, or near. A slip is no spelling: "Johnson" and "Johnston" are two families."""
    return Likeness.CERTAIN if alike(one, other) else Likeness.LIKELY if near(one, other) else Likeness.NO


def _first(one: Name, other: Name) -> Likeness:
    """Whether the first names are the same, near, or an initial and a name."""
    a, b = one.first, other.first
    if len(a) == len(b) == 1:
        return Likeness.POSSIBLE if a == b else Likeness.NO  # one letter is too little to tell one man twice
    if len(a) == 1 or len(b) == 1:
        starts = {r[0] for r in readings(a)} & {r[0] for r in readings(b)}
        return Likeness.LIKELY if a[0] == b[0] or starts else Likeness.NO
    if alike(a, b):
        return Likeness.CERTAIN
    if near(a, b) or near(one.given, other.given) or alike(one.given, other.given):
        return Likeness.LIKELY
    if not slip(a, b):
        return Likeness.NO
    known = sum(
        first in _genders() for first in (a, b)
    )  # "Aberto" is Alberto; "Martin" and "Marvin" are two, "Banedn" and "Banefn" may be one
    return (Likeness.POSSIBLE, Likeness.LIKELY, Likeness.NO)[known]


def _shared(one: Name, other: Name) -> int:
    """How many consonants two names have in common, part by part."""
    return sum(
        max((len(key) for key in skeletons(a) & skeletons(b)), default=0)
        for a, b in ((one.first, other.first), (one.surname, other.surname))
    )


def _turned(one: Name, other: Name) -> Likeness:
    """« GROUCHKO Alexandre »: the surname first."""
    turned = len(one.parts) == len(other.parts) == 2 and alike(one.first, other.surname) and alike(one.surname, other.first)
    return Likeness.LIKELY if turned else Likeness.NO


def _within(short: Name, long: Name) -> Likeness:
    """Whether all parts of the shorter name are in the longer one that begins alike: "Luiz Lula" in "Luiz Inácio Lula da Silva"."""
    rest = list(long.parts)
    if len(short.first) == 1 or not alike(short.first, long.first):
        return Likeness.NO
    for part in short.parts:
        found = next((p for p in rest if alike(part, p)), None)
        if found is None:
            return Likeness.NO
        rest.remove(found)
    return Likeness.LIKELY


def _other_man(one: Name, other: Name) -> bool:
    """Whether something in the names keeps two men apart: the gender of the first names, or what stands between them and the surnames."""
    genders = {gender_of(one), gender_of(other)} - {""}
    if len(genders) == 2:
        return True
    if len(one.parts) == len(other.parts) == 3 and one.first == other.first:
        a, b = one.parts[1], other.parts[1]
        return not (a[0] == b[0] and 1 in (len(a), len(b))) and not alike(a, b) and not near(a, b)
    return False
