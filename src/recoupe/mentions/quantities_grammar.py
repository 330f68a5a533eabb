"""The grammar of quantities of one language: its tables become a few patterns, each tried at one place.

All are read on plain text (lower case, no accents, letter for letter). A *head* is the number itself; what stands before it (hedge,
determiner) is looked up word by word, what is counted is matched right behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from recoupe.lang import table
from recoupe.mentions.quantities_numbers import either, pattern

LANGUAGES = ("fr", "en")
PLACEHOLDER = re.compile(r"@(\w+)@")
LISTS = (
    "names",
    "not_nouns",
    "both",
    "both_of",
    "two",
    "definite",
    "plain",
    "plurals",
    "named_ranks",
    "one_not",
    "one_before",
)
MILLION = 1e6
"""Scales from here on are nouns: "deux millions de soldats"."""
ROUND = 1e5
"""Round counts are those below ("une trentaine", "un millier"); "un million" is a number like others."""
THINGS = ("person", "state", "meeting")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of one language and the patterns made of them."""

    language: str
    words: dict[str, Any]
    units: dict[str, str]
    times: frozenset[str]
    peoples: tuple[str, ...]
    sums: dict[str, float]
    signs: dict[str, str]
    scales: dict[str, float]
    collective: frozenset[str]
    round: frozenset[str]
    half: re.Pattern[str]
    ordinals: dict[str, int]
    determiners: frozenset[str]
    heads: re.Pattern[str]
    hedges: dict[str, str]
    hedges_after: dict[str, str]
    changes: dict[str, str]
    patterns: dict[str, re.Pattern[str]]
    lists: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """A pattern by its name."""
        return self.patterns[name]

    def ordinal(self, word: str) -> bool:
        """Whether a word is an ordinal."""
        return word in self.ordinals

    def thing(self, noun: str) -> str:
        """What a noun counts: a person, a state, a meeting, or any item."""
        return next((kind for kind in THINGS if noun in self.lists[kind]), "item")


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language, compiled once, from `lang/<language>/quantities.yaml`, `units.yaml` and `quantities_numbers.yaml`."""
    words: dict[str, Any] = table(f"{language}/quantities")
    things: dict[str, Any] = table(f"{language}/units")
    numbers = table(f"{language}/quantities_numbers")
    units = {**things["time"], **things["measure"], **things["money"]}
    lists = {
        "units": units,
        "times": things["time"],
        "measures": things["measure"],
        "not": words["not_nouns"],
        "plurals": words["plurals"],
        "ordinals": numbers["ordinals"],
        "collectives": numbers["collectives"],
        "sums": things["sums"],
        "signs": things["signs"],
    }
    lists |= {"vague": words["vague"], "few": words["few"], "fractions": words["fractions"], "handful": words["handful"]}
    pieces = {name: either(listed) for name, listed in lists.items()} | {
        "before": either(words["before_noun"]),
        "after": words["after_noun"],
    }
    pieces |= {"hedges_after": either(_by_word(words["hedges_after"])), "changes": either(_by_word(words["change_after"]))}
    pieces |= {"compared": either(_by_word(words["compared"])), "multiples": either(words["multiples"]), "most": either(words["most"])}
    pieces |= {"tuples": either(words["tuples"]), "winners": either(words["winners"])}
    pieces |= {"number": pattern(language, few=False), "ordinal": numbers["ordinal_endings"]}

    people = frozenset(chain(things["person"], (form for word in str(things["people"]).split() for form in (word, f"{word}s"))))

    def filled(text: str) -> str:
        return PLACEHOLDER.sub(lambda mark: pieces[mark[1]], text)

    heads = "|".join(f"(?P<{kind}>{filled(text)})" for kind, text in words["heads"].items())
    return Grammar(
        language,
        words,
        units,
        frozenset(things["time"].values()),
        tuple(things["peoples"]),
        things["sums"],
        things["signs"],
        numbers["scales"],
        frozenset(chain(numbers["collectives"], (w for w, scale in numbers["scales"].items() if scale >= MILLION))),
        frozenset(w for w, count in numbers["collectives"].items() if count < ROUND),
        re.compile(rf"{numbers['half']}$"),
        numbers["ordinals"],
        frozenset(chain(words["definite"], words["plain"])),
        re.compile(rf"(?<![\w.,/])(?<![a-z]-)(?<!\d')(?:{heads})"),
        _by_word(words["hedges"]),
        _by_word(words["hedges_after"]),
        _by_word(words["change_after"]) | _by_word(words["compared"]),
        {name: re.compile(filled(text)) for name, text in words["patterns"].items()},
        {name: frozenset(map(str, words[name])) for name in LISTS}
        | {kind: frozenset(things[kind]) for kind in THINGS}
        | {"person": people},
    )


def _by_word(listed: dict[str, list[str]]) -> dict[str, str]:
    """The name of the list in which each word stands."""
    return {word: name for name, words in listed.items() for word in words}
