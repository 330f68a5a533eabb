"""Keys that a name or number keeps in another language: a code of the world's tables, what is left of a name in any spelling, a value."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from recoupe.lang import english, fold, table, world
from recoupe.lang.own import Own

HABITS = {"fr": "french", "en": "english", "de": "german"}
VOWELS = str.maketrans("", "", "aiu")
LONGEST = 5
"""Most words of a name of the tables that is looked for."""
THOUSANDS = re.compile(r"[\u00a0\u202f ]|[.,](?=\d{3}(?!\d))")
Titles = dict[tuple[str, ...], str]


def known_names(language: str) -> Titles:
    """The names of states, seats and bodies in one language as folded words, with a key that all languages share."""
    return _known_names(language, world.current())


@lru_cache(maxsize=16)
def _known_names(language: str, mine: Own) -> Titles:  # noqa: ARG001 - what is kept, is kept for each table of a user
    things = english.names() if language == "en" else world.names()
    kept = {name: thing for name, thing in things.items() if thing.code and not thing.near}
    return {tuple(w.strip("'.") for w in re.split(r"[ -]|(?<=')", name) if w): _key(t.code, t.sort) for name, t in kept.items()}


def _key(code: str, sort: str) -> str:
    return f"={code}" if sort in ("state", "body", "group") else f"={code}/{sort}"


def adjective(word: str, language: str) -> str:
    """The key of the state that an adjective belongs to, "" for other words."""
    code = english.adjectives().get(word) if language == "en" else world.adjectives().get(word)
    return f"={code}" if code else ""


@lru_cache(maxsize=65536)
def skeleton(word: str, language: str) -> str:
    """What is left of a name when spelling habits and vowels are taken away: "Poutine" and "Putin" are both "ptn"."""
    letters = fold(word)
    spelled = letters
    for name in ("first", HABITS.get(language, "english"), "last"):
        for pattern, put in _rules(name):
            spelled = pattern.sub(put, spelled)
    bones = spelled.translate(VOWELS)
    return bones if len(bones) > 1 else spelled or letters


@cache
def _rules(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    spelling = table("world/spelling")
    rows = spelling["habits"][name] if name in spelling["habits"] else spelling[name]
    return tuple((re.compile(pattern), put) for pattern, put in rows)


@lru_cache(maxsize=4096)
def number(text: str, language: str) -> str:
    """The value of a number in figures or words, "" where it is none, and for "one", which is mostly an article."""
    if text[0].isdigit():
        plain = THOUSANDS.sub("", text).replace(",", ".")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    words = _numerals(language)
    total = 0.0
    for part in fold(text).split("-"):
        value = words.get(part)
        if value is None and part not in ("et", "and"):
            return ""
        if value is not None:
            total = total * value if 0 < total < value else total + value
    return f"{total:.0f}" if total > 1 else ""


@cache
def _numerals(language: str) -> dict[str, float]:
    if language not in ("fr", "en"):
        return {}
    rows = table(f"{language}/quantities_numbers")
    return {str(word): float(value) for word, value in {**rows["cardinals"], **rows["scales"]}.items()}


@cache
def calendar(language: str) -> dict[str, str]:
    """The weekdays and months of a language, folded, with their keys."""
    if language not in ("fr", "en"):
        return {}
    words = table(f"{language}/times")["words"]
    days = {str(word).rstrip("."): f"w{value}" for word, value in words["weekday"].items()}
    return days | {str(word).rstrip("."): f"m{value}" for word, value in words["month"].items()}


@cache
def small(language: str) -> frozenset[str]:
    """Small words and forms of address, which a capital makes no name."""
    if language not in ("fr", "en"):
        return frozenset()
    addresses = (word for words in table(f"{language}/naming")["civilities"].values() for word in words)
    return frozenset(fold(str(word)) for word in (*table(f"{language}/stopwords"), *addresses))
