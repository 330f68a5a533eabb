"""The content of words: stems, and the concepts of the table of synonyms, by which two passages are found to tell the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from recoupe.lang.conjugation import conjugate
from recoupe.lang.tables import table
from recoupe.lang.words import fold

SURE = 5
"""A stem shorter than this may be that of another family ("franc" of "France"): then only the word itself counts."""
JOIN = "_"
"""What joins the words of a turn in the table of synonyms."""
ENDINGS_OF_ER = ("ent", "ait", "aient", "ant", "a", "erent")
"""Endings of a regular verb with which its stem may not be found: "estiment" loses "ment", "engageait" keeps an e."""
INFINITIVE = ("er", "ir", "re")
INVERTED = re.compile(r"-t-(?:ils?|elles?|on)$|-(?:ils?|elles?|on|ce|je|vous|nous|ci|la)$")
"""The pronoun behind an inverted verb ("a-t-il"), and "-là", "-ci"."""


@cache
def empty() -> frozenset[str]:
    """The folded words that say nothing of what is told."""
    return frozenset(fold(word) for word in table("fr/content")["empty"].split())


@cache
def _endings() -> tuple[frozenset[str], int, int]:
    """The endings, how many letters they leave at least, and how long they are at most."""
    content = table("fr/content")
    endings = frozenset(fold(e) for e in content["endings"].split())
    return endings, int(content["least"]), max(map(len, endings))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its ending: "élargissement" and "élargir" are both "elarg".

    The longest ending of the table that leaves enough letters goes; that is coarse, and enough to
    count shared words: endings that lie are made good by the table of synonyms.
    """
    endings, least, longest = _endings()
    return next((word[:-n] for n in range(min(longest, len(word) - least), 0, -1) if word[-n:] in endings), word)


def singular(word: str) -> str:
    """A folded word without the marks of feminine and plural."""
    return word.rstrip("sx").rstrip("e") if len(word) > 3 else word


def bare(word: str) -> str:
    """A word folded, without the article or pronoun elided before it ("s'entendre", "l'Otan")."""
    if word.isascii() and word.isalpha() and word.islower():  # most words, and forms: nothing to fold
        return word
    folded = INVERTED.sub("", fold(word))
    return folded.split("'", 1)[1] if "'" in folded[:-1] and folded.index("'") <= 2 else folded


def concept(folded: str) -> str:
    """The concept a folded word belongs to ("=dialogue"), else its stem."""
    known, plural, short = _concepts(), folded.rstrip("sx"), stem(folded)
    if folded in known.itself or plural in known.itself:
        return short
    return known.words.get(folded) or known.words.get(plural) or known.whole.get(singular(folded)) or known.stems.get(short, short)


def turn(words: Sequence[str], at: int) -> tuple[int, str] | None:
    """The turn of several folded words that begins at a place, as where it ends and its concept: "mis en examen", "coup d'Etat".

    The longest one counts. Behind a verb one word may stand that belongs to the clause ("mettre définitivement fin").
    """
    near = [singular(word) for word in words[at + 1 : at + 3]]
    for rest, name, verb in _begun_by(words[at]):
        if rest[0] not in near:
            continue  # as nearly all do not
        for begin in (at + 1, at + 2) if verb else (at + 1,):
            end = begin + len(rest)
            if tuple(map(singular, words[begin:end])) == rest:
                return end, name
    return None


def begins_turn(word: str) -> bool:
    """Whether a turn may begin with a folded word."""
    return bool(_begun_by(word))


@lru_cache(maxsize=65536)
def _begun_by(word: str) -> Sequence[tuple[tuple[str, ...], str, bool]]:
    """The turns that begin with a folded word: what follows it, the concept, whether it is a verb."""
    return _concepts().turns.get(singular(word), ())


class Concepts(NamedTuple):
    """The table of synonyms as it is looked up.

    By the word as it stands ("armée" is not "armes"), by the word without its gender and number, by its stem, by the first word of a turn.
    """

    words: dict[str, str]
    whole: dict[str, str]
    stems: dict[str, str]
    turns: dict[str, list[tuple[tuple[str, ...], str, bool]]]
    itself: frozenset[str]


@cache
def _concepts() -> Concepts:
    """Every word and turn of the table of synonyms; a stem stands for the first concept that has it."""
    listed = [(word, f"={name}") for name, row in table("fr/synonyms").items() for word in str(row).split()]
    words: dict[str, str] = {}
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    forms: list[tuple[str, str]] = []
    for word, name in listed:
        if JOIN in word:
            continue
        plain = bare(word)
        words.setdefault(plain, name)
        whole.setdefault(singular(plain), name)
        other = len(short := stem(plain)) >= SURE and stems.setdefault(short, name) != name
        forms += [(bare(form), name) for form in (_forms(word) if other else _irregular(word))]
    for form, name in forms:
        whole.setdefault(singular(form), name)
    alone = table("fr/content")["itself"].split()
    itself = frozenset(fold(form) for word in alone for form in (word, *_forms(word))) - words.keys()
    return Concepts(words, whole, stems, _turns((word, name) for word, name in listed if JOIN in word), itself)


def _turns(listed: Iterable[tuple[str, str]]) -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """First word, in any form -> what follows it, the concept, whether it is a verb; the longest turn first."""
    out: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for turn_, name in listed:
        first, *rest = turn_.split(JOIN)
        forms = dict.fromkeys(singular(bare(form)) for form in (first, *_forms(first)))
        following = tuple(singular(fold(word)) for word in rest)
        for form in forms:
            out.setdefault(form, []).append((following, name, len(forms) > 1))
    for turns in out.values():
        turns.sort(key=lambda t: -len(t[0]))
    return out


def _irregular(verb: str) -> tuple[str, ...]:
    """The forms of a verb that are not found by its stem ("recevoir": "reçoit"; "engager": "engageait"); in -er by rule, which is fast."""
    if not verb.endswith("er") or len(stem(fold(verb))) < SURE:
        return _forms(verb)
    begin = fold(verb)[:-2]
    return tuple(begin + ("e" if begin[-1] == "g" and ending[0] == "a" else "") + ending for ending in ENDINGS_OF_ER)


def _forms(verb: str) -> tuple[str, ...]:
    """The forms of a word that is an infinitive, none of any other."""
    return tuple(form for form, _ in conjugate(verb)) if verb.endswith(INFINITIVE) else ()
