"""Denials: what a clause denies, and whether another clause tells the same of the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from recoupe.comparison.content import keys
from recoupe.comparison.features import ASSERTED, Polarity, firmness, polarity, scopes
from recoupe.lang import Token, fold, table, tokens

NAME = "@"
"""The mark of the key of a name: at the beginning of a sentence nobody sees that a word is one."""
ADVERB = "ment"
"""The ending of words between a verb and what it acts on, which are not that."""
SUBJECT = 1 / 3
"""Share of what stands before a denied predicate that the other clause must name too."""


@dataclass(frozen=True, slots=True)
class Denial:
    """What a clause denies: the predicate, the first thing named behind it ("" when there is none), and what stands before it."""

    predicate: str
    object: str
    subject: frozenset[str]
    names: frozenset[str]
    """Those of the subject that are names: one at least must be the same."""


@lru_cache(maxsize=4096)
def denied(text: str) -> Denial | None:
    """What a clause flatly denies; None when it denies nothing, or only for a time, in part, in number, or of what stands before."""
    if polarity(text) is not Polarity.DENIES or scopes(text):
        return None
    told = list(tokens(text))
    words = [token.key for token in told]
    at = next(n for n, word in enumerate(words) if word in NE)
    if not _limiting().isdisjoint(words) or (at and words[at - 1] in _pointing()) or _bounded(words[at:]):
        return None
    said = _content(text, told[at + 1 :])
    if not said or any(word in QUE for word, token in zip(words, told, strict=True) if told[at].start < token.start < said[0][0]):
        return None
    before = [key for _, key in _content(text, told[:at])]
    names = frozenset(key.lstrip(NAME) for key in before if key[0] == NAME)
    behind = [key.lstrip(NAME) for _, key in said[:2]]
    return Denial(behind[0], behind[-1] if len(behind) > 1 else "", frozenset(key.lstrip(NAME) for key in before), names)


QUE = frozenset(("que", "qu'"))
"""Behind these another clause begins: it is that which is said or not, seen or not."""
NE = frozenset(("ne", "n'"))


def _content(text: str, told: list[Token]) -> list[tuple[int, str]]:
    """Where the words that say something begin, and their keys, without adverbs ("prouvé | scientifiquement", not "le | traitement")."""
    if not told:
        return []
    before = {token.start: word.key for word, token in pairwise(told)}
    found = ((start, text[start:end], known) for start, end, known in keys(text, told[0].start, told[-1].end) if known[0] != "!")
    return [(start, known) for start, word, known in found if not word.endswith(ADVERB) or before.get(start) in _determiners()]


def _bounded(words: list[str]) -> bool:
    """Whether a number is denied by its bounds: "pas moins de 2 %"."""
    return any(word in ("moins", "plus") and after.startswith("d") for word, after in pairwise(words))


def opposed(one: str, other: str, *, reported: bool) -> bool:
    """Whether one of two clauses flatly denies what the other flatly tells: one predicate, one subject, one object."""
    return _denies(one, other, reported=reported) or _denies(other, one, reported=reported)


def _denies(one: str, other: str, *, reported: bool) -> bool:
    denial = denied(one)
    if denial is None or polarity(other) is not Polarity.AFFIRMS or scopes(other):
        return False
    if any(firmness(text, reported=reported) != ASSERTED for text in (one, other)):
        return False
    told = frozenset(key.lstrip(NAME) for _, _, key in keys(other, 0, len(other)))
    same = denial.predicate in told and (not denial.object or denial.object in told)
    met = len(denial.subject & told) >= SUBJECT * len(denial.subject) and (not denial.names or bool(denial.names & told))
    return same and met


def _limiting() -> frozenset[str]:
    return _listed("limiting")


def _pointing() -> frozenset[str]:
    return _listed("pointing")


def _determiners() -> frozenset[str]:
    return _listed("determiners")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in str(table("fr/negation")[name]).split())
