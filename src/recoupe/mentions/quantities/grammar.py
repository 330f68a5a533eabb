"""The grammar of quantities of one language: its tables become a few patterns, each tried at one place.

All are read on plain text (lower case, no accents, letter for letter). A *head* is the number itself; what stands before it (hedge,
determiner) is looked up word by word, what is counted is matched right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from recoupe.lang import table
from recoupe.lang.views import Asked, View
from recoupe.mentions.quantities.numbers import by_letter, either, pattern

LANGUAGES = ("fr", "en")
PLACEHOLDER = re.compile(r"@(\w+)@")
LISTS = (
    "names", "not_nouns", "both", "both_of", "two", "definite", "plain", "plurals", "named_ranks", "one_not", "one_before", "articles",
)  # fmt: skip
"""Lists of words of the table that are asked whether a word is among them."""
CHOICES = ("vague", "few", "fractions", "handful", "multiples", "most", "tuples", "winners", "plurals")
"""Lists of words of the table that patterns name."""
SIGNS = ("vague", "fractions", "handful", "multiples", "most", "tuples", "signs", "articles")
"""Lists of the table, and of its numbers, one word of which every head holds, if no figure."""
MILLION = 1e6
"""Scales from here on are nouns: "deux millions de soldats"."""
ROUND = 1e5
"""Round counts are those below ("une trentaine", "un millier"); "un million" is a number like others."""
THINGS = ("person", "state", "meeting")
WORD = re.compile(r"[a-z]+|\d+")
LEAD = 4
"""Words of a head that may stand before the one by which it is known: "une très large majorité"."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of one language and the patterns made of them."""

    language: str
    words: dict[str, Any]
    units: dict[str, str]
    times: frozenset[str]
    peoples: tuple[str, ...]
    sums: dict[str, float]
    money: dict[str, str]
    scales: dict[str, float]
    collective: frozenset[str]
    round: frozenset[str]
    half: re.Pattern[str]
    ordinals: dict[str, int]
    determiners: frozenset[str]
    known: tuple[str, ...]
    heads: re.Pattern[str]
    signs: Asked
    """Whether a word or figure may be that of a number."""
    leads: frozenset[bytes]
    articles: frozenset[bytes]
    hedges: dict[str, str]
    hedges_after: dict[str, str]
    changes: dict[str, str]
    patterns: dict[str, re.Pattern[str]]
    lists: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """A pattern by its name."""
        return self.patterns[name]

    def numbers(self, text: str, view: View, start: int, end: int) -> Iterator[re.Match[str]]:
        """The heads in plain text [start, end), in order, apart: tried only where a word or figure of a number stands, and just before."""
        done, words = start, view.words(start, end)
        for n, at in view.places(words, self.signs, start):
            article = words[n] in self.articles
            for place in (at,) if article else (*self._leading(view, words[max(0, n - LEAD) : n], at), at):
                head = self.heads.match(text, place, end) if place >= done else None
                if head and not (article and head.lastgroup == "sole"):  # "un seul" is known by its second word
                    yield head
                    done = head.end()
                    break

    def _leading(self, view: View, before: list[bytes], at: int) -> list[int]:
        """Where the words begin, before one at a place, that may belong to its head."""
        places: list[int] = []
        for lead in reversed(before):
            if lead not in self.leads:
                break
            at = view.before(lead, at)
            places.insert(0, at)
        return places

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
    numbers: dict[str, Any] = table(f"{language}/quantities_numbers")
    pieces, whole = (_pieces(language, words, things, numbers, lettered=lettered) for lettered in (True, False))

    def filled(text: str) -> str:
        return PLACEHOLDER.sub(lambda mark: pieces[mark[1]], text)

    heads = "|".join(f"(?P<{kind}>{filled(text)})" for kind, text in words["heads"].items())
    written = " ".join(PLACEHOLDER.sub(lambda mark: whole[mark[1]], text) for text in words["heads"].values())
    people = chain(things["person"], (form for word in str(things["people"]).split() for form in (word, f"{word}s")))
    lists = {name: frozenset(map(str, words[name])) for name in LISTS} | {kind: frozenset(things[kind]) for kind in THINGS[1:]}
    signs = chain(*(words[name] for name in SIGNS), *(numbers[name] for name in ("cardinals", "scales", "collectives", "ordinals")))
    return Grammar(
        language=language,
        words=words,
        units={**things["time"], **things["measure"], **things["money"]},
        times=frozenset(things["time"].values()),
        peoples=tuple(things["peoples"]),
        sums=things["sums"],
        money=things["signs"],
        scales=numbers["scales"],
        collective=frozenset(chain(numbers["collectives"], (w for w, scale in numbers["scales"].items() if scale >= MILLION))),
        round=frozenset(w for w, count in numbers["collectives"].items() if count < ROUND),
        half=re.compile(rf"{numbers['half']}$"),
        ordinals=numbers["ordinals"],
        determiners=frozenset(chain(words["definite"], words["plain"])),
        known=tuple(f"{word} " for word in words["definite"]),
        heads=re.compile(rf"(?<![\w.,/])(?<![a-z]-)(?<!\d')(?:{heads})"),
        signs=_signs(frozenset(part for sign in signs for part in WORD.findall(str(sign)))),
        leads=frozenset(word.encode() for word in WORD.findall(written)),
        articles=frozenset(word.encode() for word in words["articles"]),
        hedges=_by_word(words["hedges"]),
        hedges_after=_by_word(words["hedges_after"]),
        changes=_by_word(words["change_after"]) | _by_word(words["compared"]),
        patterns={name: re.compile(filled(text)) for name, text in words["patterns"].items()},
        lists=lists | {"person": frozenset(people)},
    )


def _signs(written: frozenset[str]) -> Asked:
    """Whether a word is one of those of numbers, a figure, or may be an ordinal in Roman figures ("XXe", "IIes")."""

    def sign(word: str) -> bool:
        first = WORD.match(word)  # "30km" begins with a figure
        return first is not None and (first[0] in written or first[0] < "a" or (first[0][0] in "ivx" and first[0][-1] in "es"))

    return Asked(sign)


def _pieces(language: str, words: dict[str, Any], things: dict[str, Any], numbers: dict[str, Any], *, lettered: bool) -> dict[str, str]:
    """What the placeholders of patterns stand for, lists of words by their letters or whole."""
    one_of = by_letter if lettered else either
    named = {name: words[name] for name in CHOICES} | {name: numbers[name] for name in ("ordinals", "collectives")}
    named |= {"units": chain(things["time"], things["measure"], things["money"]), "times": things["time"], "measures": things["measure"]}
    named |= {"sums": things["sums"], "signs": things["signs"], "not": words["not_nouns"], "before": words["before_noun"]}
    named |= {"hedges_after": _by_word(words["hedges_after"]), "changes": _by_word(words["change_after"])}
    named |= {"compared": _by_word(words["compared"])}
    plain = {"after": words["after_noun"], "number": pattern(language, few=False, lettered=lettered), "ordinal": numbers["ordinal_endings"]}
    return {name: one_of(listed) for name, listed in named.items()} | plain


def _by_word(listed: dict[str, list[str]]) -> dict[str, str]:
    """The name of the list in which each word stands."""
    return {word: name for name, words in listed.items() for word in words}
