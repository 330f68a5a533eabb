"""Cues: the verbs, predicates and nouns by which a stance shows, found in a row of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.lang import Token, fold, table
from recoupe.model import Stance
from recoupe.positions.forms import CONDITIONAL, FUTURE, PARTICIPLE, PAST, PRESENT
from recoupe.positions.grammar import adverbial, grammar
from recoupe.positions.patterns import Pattern, fitting, patterns

ABSENT = 4
"""Words before a noun among which "aucun", "pas de" say that there is none."""

PERFECTS = ("é", "ée", "és", "ées")
"""How the participles end that, folded, look like a present ("participé")."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a row of words: tokens [first, last). `passive` when the party is the one the verb names with "par"."""

    stance: Stance
    kind: str
    first: int
    last: int
    tense: str = ""
    verb: str = ""
    denied: bool = False
    passive: bool = False


def cues(words: Sequence[Token]) -> list[Cue]:
    """The cues in a row of words, in order; a longer pattern wins over a shorter one, and none share a word."""
    keys = [token.key for token in words]
    out: list[Cue] = []
    taken = 0
    for at, key in enumerate(keys):
        if at < taken - 1 or (at < taken and out[-1].kind == "noun"):
            continue
        rows = patterns().get(key, ())
        if at < taken:  # "a balayé d'un geste les critiques des maires": the noun that ends a turn is somebody's
            rows = tuple(row for row in rows if row.kind == "nouns" and keys[at + 1 : at + 2] in OWNED)
        found = (_cue(words, keys, at, last, pattern) for pattern, last in fitting(keys, at, rows))
        if cue := next((cue for cue in found if cue), None):
            out.append(cue)
            taken = cue.last
    return [cue for cue in out if cue.kind != "idle"]


def _cue(words: Sequence[Token], keys: Sequence[str], first: int, last: int, pattern: Pattern) -> Cue | None:
    """The cue at [first, last) when its words are used as the pattern means them."""
    if pattern.kind == "nouns":
        return Cue(pattern.stance, "noun", first, last) if _nominal(keys, first) else None
    if pattern.kind == "wrongs":
        return Cue(pattern.stance, "predicate", first, last) if absent(keys, first) else None
    if pattern.kind == "predicates":
        return _predicate(words, keys, first, last, pattern)
    return _verb(words, keys, first, last, pattern) if _is_verb(words, keys, first, pattern) else None


def _predicate(words: Sequence[Token], keys: Sequence[str], first: int, last: int, pattern: Pattern) -> Cue | None:
    """A predicate, unless its words ask for what is merely planned or told, or only name something."""
    if keys[first] in grammar("must") and last == first + 1 and not _must(keys, last):
        return None
    if keys[last - 1] in grammar("needed") and any(key in grammar("telling") for key in keys[last : last + 2]):
        return None
    if _names_it(keys, first, last) or (keys[first] in ("contre", "aux") and not _stands(words, first)):
        return None
    no = (denied(keys, first, last) or absent(keys, first)) and not any(key in grammar("halves") for key in keys[first:last])
    return Cue(pattern.stance, "predicate", first, last, denied=no)


def _is_verb(words: Sequence[Token], keys: Sequence[str], first: int, pattern: Pattern) -> bool:
    """Whether the word at a place is the verb of a pattern: no noun that looks like it, reflexive where the pattern is."""
    if words[first].text.lower() in grammar("others"):
        return False
    if _nominal(keys, first) and (keys[first] in _nouns() or keys[first - 1] not in grammar("clitics") or pattern.tense == PAST):
        return False
    return not pattern.reflexive or any(key in grammar("reflexive") for key in keys[max(0, first - 4) : first])


def _verb(words: Sequence[Token], keys: Sequence[str], first: int, last: int, pattern: Pattern) -> Cue | None:
    """A verb of stance, denied or passive where its pattern asks for it."""
    before = keys[max(0, first - 5) : first]
    no = denied(keys, first, last)
    if not pattern.reflexive and pattern.verb in grammar("selfless") and _reflects(before):
        away = pattern.verb == "defendre" and "en" in before[-3:]  # "s'en défend"
        return Cue(Stance.DENY, "verb", first, last, pattern.tense, pattern.verb, no) if away else None
    passive = _passive(words, keys, first, pattern)
    if pattern.kind == "undone":  # only what somebody does not or will not do is a stance: "ne participera pas"
        firm = no and not passive and pattern.tense in (PRESENT, FUTURE, CONDITIONAL) and not words[first].text.endswith(PERFECTS)
        return Cue(pattern.stance, "verb", first, last, pattern.tense, pattern.verb) if firm else None
    if pattern.kind == "undergone" and not (passive and keys[last : last + 1] == ["par"]):
        return None
    kind = "idle" if pattern.kind == "idle" else "verb"
    return Cue(pattern.stance, kind, first, last, pattern.tense, pattern.verb, no, passive)


def _names_it(keys: Sequence[str], first: int, last: int) -> bool:
    """Whether the words of a predicate only name something: "un risque", "la politique de la porte ouverte", "les félicitations du roi"."""
    if keys[first] in ("porte", "portes"):
        return "politique" in keys[max(0, first - 4) : first]
    noun = keys[first].startswith("risqu") or (last == first + 1 and keys[first] in _nouns() and keys[last : last + 1] in OWNED)
    return noun and _nominal(keys, first)


OWNED = (["de"], ["d'"], ["du"], ["des"])
"""What stands between a noun and whose it is."""


def _reflects(before: Sequence[str]) -> bool:
    """Whether "se" stands before a verb, with but small words between: "se demande", "s'en défendent", "s'est chargée"."""
    near = next((key for key in reversed(before) if key not in grammar("clitics") - {"se", "s'"}), "")
    return near in ("se", "s'")


@cache
def _nouns() -> frozenset[str]:
    rows = [row for names in table("fr/stances")["nouns"].values() for row in str(names).split(",")]
    homographs = {fold(word) for word in table("fr/conjugation")["homographs"]}
    return frozenset(fold(name.strip()) + end for name in rows for end in ("", "s")) | homographs


def _nominal(keys: Sequence[str], at: int) -> bool:
    """Whether a word is a noun: a determiner stands before it, next to it or before one other word."""
    near = keys[max(0, at - 1) : at]
    return any(key in grammar("determiners") for key in near) or (
        at >= 2 and keys[at - 2] in grammar("determiners") and keys[at - 1] in grammar("ordinals")
    )


def _passive(words: Sequence[Token], keys: Sequence[str], at: int, pattern: Pattern) -> bool:
    """Whether a past participle is passive: "est rejeté", "a été rejeté", or a bare one."""
    text = words[at].text.lower()
    if pattern.tense not in (PAST, "present") or pattern.tense == PARTICIPLE or pattern.reflexive:
        return False
    if not text.endswith(
        ("é", "ée", "és", "ées", "u", "ue", "us", "ues", "is", "ise", "ises", "it", "ert", "erte", "i", "ie", "ies", "int", "inte")
    ):
        return False
    back = [key for key in keys[max(0, at - 5) : at] if key not in grammar("between") and not adverbial(key)]
    if _reflects(back):
        return False  # "se sont accusés de"
    if back and back[-1] in grammar("have"):
        return False
    if back and back[-1] in grammar("be"):
        return pattern.verb not in grammar("moving")
    return text.endswith(("é", "ée", "és", "ées")) or keys[at + 1 : at + 2] == ["par"]


def _must(keys: Sequence[str], at: int) -> bool:
    """Whether "doit", "devrait" asks something of somebody: an act follows, and none that is merely planned."""
    after = [key for key in keys[at : at + 5] if key not in grammar("between") and key not in grammar("clitics")]
    if keys[at - 1].startswith("devr") and after and after[0] in grammar("foreseen"):
        return False
    return bool(after) and after[0].endswith(("er", "ir", "re")) and after[0] not in grammar("planned")


def _stands(words: Sequence[Token], at: int) -> bool:
    """Whether "contre", "aux côtés de" tell on which side somebody is: "est contre la loi", or the headline "Irène Kalvo contre la loi"."""
    before = [word for word in words[max(0, at - 4) : at] if word.key not in grammar("between")]
    if before and before[-1].key in grammar("be") | grammar("frames"):
        return True
    headline = words[at].key == "contre" and bool(before) and before[-1].text[:1].isupper()
    return headline and "".join(word.key for word in words[at + 1 : at + 2]) in grammar("determiners")


def denied(keys: Sequence[str], first: int, last: int) -> bool:
    """Whether the words [first, last) are denied: "ne ... pas", "sans", "ni", "pas" around or before them."""
    before = keys[max(0, first - 5) : first]
    if before and before[-1] in ("sans", "ni", "pas", "non"):
        return before[-1] != "pas" or not {*before[-3:-1]} & grammar("steps")  # "un grand pas dans la bonne direction"
    near = [i for i, key in enumerate(before) if key in ("ne", "n'")]
    if not near or before[-1] in ("de", "d'") or (before[-1] == "a" and near[-1] != len(before) - 2):
        return False  # a preposition, but "n'a" is an auxiliary
    between = before[near[-1] :]
    if {"que", "qu'"} & {*between} and not any(key in grammar("halves") for key in between):
        return False  # "ne peut que refuser"
    after = keys[last : last + 4]
    return any(key in grammar("halves") for key in (*between, *after, *keys[first:last])) or not {"que", "qu'"} & {*after}


def absent(keys: Sequence[str], at: int) -> bool:
    """Whether the words before a noun say that there is none of it: "aucune preuve de", "pas eu de", "ni de", "jamais commis de"."""
    before = list(keys[max(0, at - ABSENT) : at])
    if any(key in grammar("none") for key in before):
        return True
    linked = bool(before) and before[-1] in ("de", "d'", "la", "le", "moindre", "une", "un")
    return (linked and any(key in ("pas", "jamais", "ni", "nullement", "aucunement") for key in before[:-1])) or before[-1:] == ["ni"]
