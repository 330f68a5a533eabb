"""Whether words judge, or only report what happened: a witness who tells what he saw takes no position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from recoupe.lang import Token, fold, table
from recoupe.lang.conjugation import Form, conjugate
from recoupe.model import Attribution, Range
from recoupe.positions.forms import forms
from recoupe.positions.grammar import grammar

if TYPE_CHECKING:
    from recoupe.positions.scene import Scene

IMPERFECT = re.compile(r"\w{2}[^r\W](?:ait|aient|ais)$")
"""Verbs of what was; shorter words ("fait", "mais") are none, nor is the conditional ("viendrait")."""

PARTICIPLE = re.compile(r"(?:[éi]e?|(?<![qg])ue?|is|it|ert|int)s?$")
"""How a word ends that makes a past with its auxiliary."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in str(table("fr/evaluations")[name]).split())


@cache
def _opinion() -> frozenset[str]:
    """Every folded form of the verbs that bring in a view."""
    return frozenset(form for verb in _views() for form in forms(verb))


@cache
def _views() -> tuple[str, ...]:
    return tuple(verb.removeprefix("s'") for verb in str(table("fr/evaluations")["opinion"]).split() if verb != "se")


@cache
def _auxiliaries() -> frozenset[str]:
    """Auxiliaries of the past with their accents: "à" is none."""
    return frozenset(str(table("fr/evaluations")["auxiliaries"]).split())


@cache
def values(key: str) -> bool:
    """Whether a folded word is praise or blame: "impeccable", "échecs"."""
    known = _words("positive") | _words("negative")
    return key in known or (key[-1:] in ("s", "x") and key[:-1] in known)


@cache
def blamed(key: str) -> bool:
    """Whether a folded word is blame: "échecs", "dramatique"."""
    known = _words("negative")
    return key in known or (key[-1:] in ("s", "x") and key[:-1] in known)


def judges(key: str) -> bool:
    """Whether a folded word praises, blames or weighs: "impeccable", "probablement"."""
    return values(key) or key in _words("weighing")


def recounts(scene: Scene, said: Attribution, where: Range) -> bool:
    """Whether words only tell what was: no cue of opinion brings them in, their verb is past, and none of them judges."""
    cue = [word.key for span in said.cue for word in scene.words_in(*span.range)]
    words = scene.words_in(*where)
    if any(key in _opinion() for key in cue) or any(judges(word.key) for word in words):
        return False
    texts = [word.text.lower() for word in words if word.key not in _words("light")]
    past = any(_tells(texts, at) for at in range(len(texts)))
    return past and not any(_describes([word.key for word in words], at) for at in range(len(words)))


@cache
def _facts() -> frozenset[str]:
    """Every folded form of the verbs that hand on a fact."""
    return frozenset(form for verb in str(table("fr/stance_grammar")["facts"]).split() for form in forms(verb))


def counts(scene: Scene, said: Attribution, where: Range) -> bool:
    """Whether words only hand on a figure: "précise que la dotation est de 143 millions d'euros"."""
    cue = {word.key for span in said.cue for word in scene.words_in(*span.range)}
    keys = [word.key for word in scene.words_in(*where)]
    figure = any(a[0].isdigit() and b in grammar("units") for a, b in pairwise(keys))
    return figure and bool(cue & _facts()) and not any(key in _words("positive") | grammar("measures") for key in keys)


def scrap(scene: Scene, where: Range) -> bool:
    """Whether words are but a thing named: a phrase without a verb that judges nothing ("la position du conseil")."""
    words = scene.words_in(*where)
    if any(judges(word.key) or word.key in _verbal() for word in words):
        return False
    return not any(word.text.lower() in _finite() and not _nominal(words, at) for at, word in enumerate(words))


def verbal(words: Sequence[Token]) -> bool:
    """Whether a verb stands among words, in a person of its own."""
    return any(acts(words, at) for at in range(len(words)))


def acts(words: Sequence[Token], at: int) -> bool:
    """Whether the word at a place is a verb in a person of its own."""
    word = words[at]
    if word.key in grammar("be") | grammar("have"):
        return word.text != "à"
    return word.text.lower() in _finite() and not _after_article(words, at)


def _after_article(words: Sequence[Token], at: int) -> bool:
    """Whether a determiner or a preposition stands before a word: it is a noun."""
    return at > 0 and words[at - 1].key in grammar("determiners") | grammar("prepositions")


def _nominal(words: Sequence[Token], at: int) -> bool:
    """Whether a form that may be a noun is one: a determiner or "de" stands before it, or nothing."""
    if words[at].text.lower() not in table("fr/conjugation")["homographs"]:
        return False
    return at == 0 or words[at - 1].key in grammar("determiners") | grammar("prepositions")


@cache
def _verbal() -> frozenset[str]:
    """Auxiliaries, and the pronouns that are the subject of a verb."""
    return grammar("be") | grammar("have") | grammar("pronouns") | _words("subjects")


@cache
def _finite() -> frozenset[str]:
    """Every third person of the verbs that the tables know, with its accents."""
    known = (table("fr/verbs")["verbs"], table("fr/acts")["verbs"], table("fr/stance_grammar")["harms"])
    verbs = {*_views(), *(verb for row in known for verb in str(row).split())}
    found = (pair for verb in verbs for pair in conjugate(verb))
    return frozenset(form for form, tense in found if Form("", tense).finite)


def _tells(texts: Sequence[str], at: int) -> bool:
    """Whether the word at a place tells what was: an imperfect, or an auxiliary before its participle."""
    if texts[at] in _auxiliaries():
        return bool(PARTICIPLE.search("".join(texts[at + 1 : at + 2])))
    return bool(IMPERFECT.search(texts[at]))


def _describes(keys: Sequence[str], at: int) -> bool:
    """Whether the verb at a place says what something is: "était un partenaire"."""
    return keys[at] in grammar("be") and "".join(keys[at + 1 : at + 2]) in grammar("determiners")
