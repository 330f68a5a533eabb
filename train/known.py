"""Names of the program's own tables (states, capitals, bodies, media, people, first names), to stand in the place of those of Wikinews.

A name is listed with the words it can follow, so that "du Soleil" never becomes "du Chine".
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from recoupe.lang import table
from recoupe.lang.tagger import plain, words_of
from train.speakers import surname

Name = tuple[str, ...]
AFTER = {"l'": ("l'",), "le": ("le", "du", "au"), "la": ("la",), "les": ("les", "des", "aux")}
"""What stands before a name that takes an article."""
BARE = ("à", "de", "par", "selon", "pour", "avec", "contre", "que", "sur", "dans", "chez", "et")
TOWNS = ("à", "de", "pour", "vers", "entre", "et", "depuis", "sur")
VOWELS = "aeiouyàâéèêëîïôöûüœhAEIOUYÀÂÉÈÊËÎÏÔÖÛÜŒH"


def words(name: str) -> Name:
    """A name on our words, in plain spelling."""
    return tuple(plain(word.text) for word in words_of(name))


def _with_article(name: str) -> Iterator[tuple[str, Name]]:
    """The words that a name can follow, with the name without its article."""
    parts = words(name)
    if parts[0] in AFTER and len(parts) > 1:
        for before in AFTER[parts[0]]:
            yield before, parts[1:]
    elif parts[0][0] in VOWELS and parts[0][0] not in "hH":
        yield "l'", parts


@cache
def listed() -> dict[tuple[str, str], tuple[Name, ...]]:
    """Kind and the word before -> names."""
    out: dict[tuple[str, str], list[Name]] = {}
    for french, _, _, _, capital, _ in table("world/states")["states"].values():
        for before, name in _with_article(str(french)):
            out.setdefault(("LOC", before), []).append(name)
        for before in TOWNS if capital and str(capital)[0] not in VOWELS else ():
            out.setdefault(("LOC", before), []).append(words(str(capital)))
    for body in table("world/bodies").values():
        for each in body["fr"] if isinstance(body, dict) and "fr" in body else ():
            for before, name in _with_article(str(each)):
                out.setdefault(("ORG", before), []).append(name)
    media = table("world/media")
    for kind in ("press", "stations", "sites"):
        for each in media[kind]:
            for before in BARE if str(each)[0] not in VOWELS else ():
                out.setdefault(("ORG", before), []).append(words(str(each)))
    for each in media["agencies"]:
        if str(each)[0] in VOWELS:
            out.setdefault(("ORG", "l'"), []).append(words(str(each)))
    return {key: tuple(names) for key, names in out.items()}


@cache
def people() -> tuple[Name, ...]:
    """Well-known people by full name."""
    return tuple(words(str(name)) for names in table("world/people").values() if isinstance(names, list) for name in names)


@cache
def first_names() -> tuple[str, ...]:
    """All first names of the table."""
    return tuple(plain(name) for names in table("fr/first_names").values() if isinstance(names, str) for name in names.split())


def somebody(draw: random.Random) -> Name:
    """A full name: a well-known one, or a first name with an invented surname."""
    if draw.random() < 0.3:
        return draw.choice(people())
    return (draw.choice(first_names()), surname(draw))
