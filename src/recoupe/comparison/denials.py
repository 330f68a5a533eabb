"""Denials: what a clause denies, and whether another clause tells the same of the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from recoupe.comparison.content import keys
from recoupe.comparison.features import ASSERTED, Polarity, denials, firmness, polarity, scopes
from recoupe.lang import Token, fold, table, tokens
from recoupe.lang.content import bare, stem

NAME = "@"
"""The mark of the key of a name: at the beginning of a sentence nobody sees that a word is one."""
ADVERB = "ment"
"""The ending of words between a verb and what it acts on, which are not that."""
SUBJECT = 1 / 3
"""Share of what stands before a denied predicate that the other clause must name too."""
ARGUMENTS = 2
"""So many words behind the predicate make it the same object, though the first of them is another."""


@dataclass(frozen=True, slots=True)
class Denial:
    """What a clause denies: the keys before the denial, the predicate, and the keys behind it; those of names are marked."""

    before: tuple[str, ...]
    predicate: str
    behind: tuple[str, ...]

    @property
    def subject(self) -> frozenset[str]:
        """What stands before the denial."""
        return frozenset(key.lstrip(NAME) for key in self.before)

    @property
    def names(self) -> frozenset[str]:
        """The names of the subject."""
        return frozenset(key.lstrip(NAME) for key in self.before if key[0] == NAME)

    @property
    def said_behind(self) -> frozenset[str]:
        """What stands behind the predicate."""
        return frozenset(key.lstrip(NAME) for key in self.behind)

    @property
    def said(self) -> frozenset[str]:
        """All that the clause says."""
        return self.subject | self.said_behind | {self.predicate}


@lru_cache(maxsize=16384)
def denied(text: str) -> Denial | None:
    """What a clause flatly denies; None when it denies nothing, or only for a time, in part, in number, or of what stands before."""
    told = list(tokens(text))
    words = [token.key for token in told]
    at = _denied_from(text, words)
    if at is None or scopes(text):
        return None
    if not _limiting().isdisjoint(words) or (at and words[at - 1] in _pointing()) or _bounded(words[at:]):
        return None
    said = _content(text, told[at + 1 :])
    if not said or any(word in QUE for word, token in zip(words, told, strict=True) if told[at].start < token.start < said[0][0]):
        return None
    before = tuple(key for _, key in _content(text, told[:at]))
    return Denial(before, said[0][1].lstrip(NAME), tuple(key for _, key in said[1:]))


def _denied_from(text: str, words: list[str]) -> int | None:
    """Which word denies what follows it: "ne", "sans", or the "de" behind a verb of refusal ("refuse de"); None when none or several do."""
    if polarity(text) is Polarity.DENIES:
        return next(n for n, word in enumerate(words) if word in NE)
    halves, mixing, verbs = denials()
    doubtful = [n for n, word in enumerate(words) if word in mixing or stem(bare(word)) in verbs]
    if "?" in text or not (halves | NE).isdisjoint(words) or len(doubtful) != 1:
        return None
    at = doubtful[0]
    if words[at] == "sans":
        return at
    refuses = stem(bare(words[at])) in _declining() and words[at + 1 : at + 2] and words[at + 1] in TO
    return at + 1 if refuses and "".join(words[at + 2 : at + 3]).endswith(INFINITIVE) else None


TO = frozenset(("de", "d'", "a"))
INFINITIVE = ("er", "ir", "re")
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
    marked = frozenset(key for _, _, key in keys(other, 0, len(other)))
    told = frozenset(key.lstrip(NAME) for key in marked)
    if denial.predicate not in told or len(denial.subject & told) < SUBJECT * len(denial.subject):
        return False
    others = {key.lstrip(NAME) for key in marked if key[0] == NAME} - denial.said
    if denial.names and not denial.names & told and others:
        return False  # somebody else
    first = denial.behind[:1]
    return not first or first[0].lstrip(NAME) in told or (first[0][0] != NAME and len(denial.said_behind & told) >= ARGUMENTS)


def _limiting() -> frozenset[str]:
    return _listed("limiting")


@cache
def _declining() -> frozenset[str]:
    return frozenset(stem(word) for word in _listed("declining"))


def _pointing() -> frozenset[str]:
    return _listed("pointing")


def _determiners() -> frozenset[str]:
    return _listed("determiners")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in str(table("fr/negation")[name]).split())
