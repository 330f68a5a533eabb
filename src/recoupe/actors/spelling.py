"""Keys for the spellings that French, English and German habits, and other scripts, give to one foreign name.

"Grouchko", "Grushko", "Gruschko" and the same in Cyrillic have one reading in common; so have "Kadhafi" and "Gaddafi". The
rules are in `lang/world/spelling.yaml`. A key is small letters with S, C and Z for sounds and three vowels left (a, i, u).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from anyascii import anyascii

from recoupe.lang import fold, table

VOWELS = re.compile(r"[aiu]")
TRANSLITERATED = "english"
"""The habit by which anyascii writes other scripts."""
ALWAYS = ("french", TRANSLITERATED)
"""Habits by which a name is read even where none of their rules says anything of it."""
LEAST = 3
"""Consonants that a name has at least, to be known by them where vowels differ."""
MANY = 5
"""Consonants from which on two vowels may differ ("Volodymyr")."""
LONG = 6
"""Letters from which on a name with one of them wrong is still the same."""

Rules = tuple[tuple[re.Pattern[str], str], ...]


@cache
def _rules(kind: str) -> dict[str, Rules]:
    """The rules of each habit, or those for all names, compiled."""
    spelling = table("world/spelling")
    every = spelling["habits"] if kind == "habits" else {kind: spelling[kind]}
    return {name: tuple((re.compile(pattern), put) for pattern, put in pairs) for name, pairs in every.items()}


def _by(rules: Rules, key: str) -> str:
    for pattern, put in rules:
        key = pattern.sub(put, key)
    return key


@lru_cache(maxsize=65536)
def latin(part: str) -> str:
    """A part of a name in small Latin letters without accents, whatever its script."""
    plain = fold(re.sub(table("world/spelling")["article"], "", part))
    return plain if plain.isascii() else fold(anyascii(plain))


@lru_cache(maxsize=262144)
def readings(part: str) -> frozenset[str]:
    """The keys of one part of a name, by the French and English habits and every other that has a rule for it. Never empty."""
    letters = _by(_rules("first")["first"], latin(part))
    habits = _rules("habits")
    if foreign(part):
        habits = {TRANSLITERATED: habits[TRANSLITERATED]}
    read = {key for name, rules in habits.items() if (key := _by(rules, letters)) != letters or name in ALWAYS}
    return frozenset(_by(_rules("last")["last"], key) or letters or part for key in read)


def parted(text: str) -> str:
    """A name of a script that leaves no space between names, in Latin letters with spaces; any other as it is."""
    if not re.search(table("world/spelling")["unparted"], text):
        return text
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", anyascii(text))


@lru_cache(maxsize=262144)
def skeletons(part: str) -> frozenset[str]:
    """The consonants of each reading, with "a" for a vowel at the beginning."""
    bare = {("a" if VOWELS.match(key) else "") + VOWELS.sub("", key) for key in readings(part)}
    if re.search(table("world/spelling")["vowelless"], part):
        bare |= {"a" + key for key in bare}
    return frozenset(bare)


def alike(one: str, other: str) -> bool:
    """Whether two parts of names are spellings of one: they have a reading in common."""
    return one == other or not readings(one).isdisjoint(readings(other))


def near(one: str, other: str) -> bool:
    """Whether two parts of names may be spellings of one that differ in a vowel ("Mohammed", "Muhammad")."""
    if foreign(one) != foreign(other):
        return not skeletons(one).isdisjoint(skeletons(other))
    return any(_near(a, b) for a in readings(one) for b in readings(other))


@lru_cache(maxsize=65536)
def foreign(part: str) -> bool:
    """Whether a part of a name is in another script than Latin."""
    return not fold(part).isascii() and not anyascii(part[0]).lower().startswith(fold(part[0]))


def _near(one: str, other: str) -> bool:
    bare = VOWELS.sub("", one)
    if bare != VOWELS.sub("", other) or len(bare) < LEAST or bool(VOWELS.match(one)) != bool(VOWELS.match(other)):
        return False
    if one.endswith("a") != other.endswith("a"):
        return False  # "Paul" and "Paula"
    return distance(one, other) <= (1 if len(bare) < MANY else 2)


def slip(one: str, other: str) -> bool:
    """Whether a long name is another with one letter inside it wrong, missing or too many ("Aberto"); the last one always counts."""
    one, other = latin(one), latin(other)
    if min(len(one), len(other)) < LONG or one[0] != other[0] or one[-1] != other[-1]:
        return False
    return distance(one, other) <= 1


def distance(one: str, other: str) -> int:
    """How many letters have to be changed, put in or taken out to make one word of the other; at most 3 are counted."""
    if abs(len(one) - len(other)) > 2:
        return 3
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return min(row[-1], 3)


def lengthened(one: str, other: str) -> bool:
    """Whether one part of a name is the other with an ending that some texts add: "Grouchko", "Grouchkov"."""
    endings = table("world/spelling")["endings"]
    return any(
        {a, b} == {stem + short, stem + long}
        for a in readings(one)
        for b in readings(other)
        for short, long in endings
        for stem in (a[: -len(short)], b[: -len(short)])
        if len(stem) >= LEAST
    )
