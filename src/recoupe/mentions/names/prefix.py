"""What stands before a head noun: determiners, numbers, qualifying adjectives."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from recoupe.lang.naming import small
from recoupe.mentions.names.lexicon import group_words
from recoupe.mentions.names.words import Run, is_in, tight
from recoupe.model import Gender


class Prefix(NamedTuple):
    """What stands before a head: where the phrase starts, where its head stands, and what the small words show.

    A tuple, because there are so many of them.
    """

    start: int
    head: int
    determined: bool = False
    plural: bool = False
    gender: Gender = Gender.UNKNOWN
    indefinite: bool = False
    possessive: bool = False
    qualified: tuple[str, ...] = ()
    """Folded adjectives before the head: "ancien", "premier", "haut"."""


OF = frozenset({"des", "de"})


def prefix(run: Run, i: int) -> Prefix:
    """Read determiner, numbers and adjectives from a word on. The head may lie beyond the end of the run."""
    start = j = i
    determined = many = indefinite = possessive = False
    gender = Gender.UNKNOWN
    key = run[i].key
    if key not in _leading() and not run[i].text[0].isdigit():  # which is so of most names
        return Prefix(i, i)
    if key in ("plus", "moins", "pres") and is_in(run, i + 1, small("of")) and tight(run, i + 2) and _counted(run, i + 2):
        j, many = i + 2, True
    elif key in small("contracted"):
        j, determined, many = i + 1, True, key in ("des", "aux")
        indefinite = key == "des" and _opens(run, i)
        start = i if indefinite else j
        gender = Gender.MASCULINE if key in ("du", "au") else gender
    determiners = _determiners()
    while j < len(run) and (j == i or run[j].tight) and (shown := determiners.get(run[j].key)):
        if run[j].key in ("un", "une") and is_in(run, j + 1, OF):
            return _after_one(run, start, j)
        determined = True
        many = many or shown.plural
        indefinite = indefinite or shown.indefinite
        possessive = possessive or shown.possessive
        gender = shown.gender or gender
        j += 1
    qualified: list[str] = []
    while j < len(run) and (j == start or run[j].tight) and (step := _counted(run, j)):
        many = many or run[j].text[0].isdigit() or run[j].key in small("numbers") or step > 1
        qualified += [run[j].key]
        j += step
    return Prefix(start, j, determined, many, gender, indefinite, possessive, tuple(qualified))


def _after_one(run: Run, start: int, one: int) -> Prefix:
    """« l'un des deux principaux négociateurs »: one of several."""
    rest = prefix(run, one + 1)
    gender = Gender.FEMININE if run[one].key == "une" else Gender.MASCULINE
    return Prefix(start, rest.head, True, False, gender, True, False, rest.qualified)


def _counted(run: Run, j: int) -> int:
    """How many words of counting or qualifying stand here: "30", "trente", "centaines de", "principaux"."""
    word = run[j]
    if word.key not in _counting() and not word.text[0].isdigit():
        return 0
    if word.key in group_words("counts"):
        if not is_in(run, j + 1, small("of")):
            return 0
        return 3 if run[j + 1].key in ("de",) and is_in(run, j + 2, frozenset({"la", "l'", "les"})) else 2
    if word.text[0].isdigit() or word.key in small("numbers"):
        return 1
    if word.key == "plus" and j > 0 and run[j - 1].key in ("le", "la", "les") and is_in(run, j + 1, small("before")):
        return 1
    return (
        1
        if word.key.removeprefix("ex-") in small("before")
        and tight(run, j + 1)
        and (not word.cap or word.first or word.text in ("Premier", "Première", "ex-Premier", "ex-Première"))
        else 0
    )


@cache
def _leading() -> frozenset[str]:
    """Folded words that may stand before a head: at any other the head stands at once."""
    return small("contracted") | _counting() | _determiners().keys() | {"plus", "moins", "pres"}


@cache
def _counting() -> frozenset[str]:
    """Folded words that may count or qualify what stands behind them."""
    qualifying = small("before")
    return group_words("counts") | small("numbers") | qualifying | {f"ex-{word}" for word in qualifying} | {"plus"}


class Shown(NamedTuple):
    """What a determiner shows of what stands behind it."""

    plural: bool
    indefinite: bool
    possessive: bool
    gender: Gender


@cache
def _determiners() -> dict[str, Shown]:
    """The folded determiners."""
    plural, indefinite, possessive = map(small, ("plural", "indefinite", "possessive"))
    return {word: Shown(word in plural, word in indefinite, word in possessive, _gender(word)) for word in small("determiners")}


def _gender(word: str) -> Gender:
    feminine, masculine = word in small("feminine"), word in small("masculine")
    return Gender.UNKNOWN if feminine == masculine else Gender.FEMININE if feminine else Gender.MASCULINE


def _opens(run: Run, i: int) -> bool:
    """Whether "des" is the indefinite article here, and not "of the"."""
    if run[i].first or not run[i].tight:
        return True
    before = run[i - 1].key
    return before in small("indefinite-after") or before.endswith(("ent", "er"))
