"""Cues: the verbs, predicates and nouns by which a stance shows, found in a row of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from recoupe.lang import Token, fold, table, tokens
from recoupe.model import Stance
from recoupe.positions.forms import PARTICIPLE, PAST, agreeing, forms

GAP = 6
"""How many words "..." may stand for."""


KINDS = ("verbs", "predicates", "nouns", "wrongs")
"""The parts of the table that hold patterns; "wrongs" show a stance only where they are denied."""

ABSENT = 4
"""Words before a noun among which "aucun", "pas de" say that there is none."""

ADVERBS = 4
"""Words behind a verb that may be adverbs before what completes it ("fait de plus en plus équipe")."""

LONG_ADVERB = 6
"""Letters: a shorter word in -ment is a noun."""

CONTRACTED = {"a": ("au", "aux"), "de": ("d'", "du")}
"""What a preposition becomes before an article or a vowel."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of words that shows a stance. `gaps` are the places before which other words may stand."""

    stance: Stance
    kind: str
    rest: tuple[str, ...]
    gaps: frozenset[int]
    tense: str = ""
    verb: str = ""
    reflexive: bool = False


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


@cache
def _grammar() -> dict[str, frozenset[str]]:
    return {key: frozenset(fold(word) for word in str(words).split()) for key, words in table("fr/stance_grammar").items()}


def grammar(name: str) -> frozenset[str]:
    """A list of small words by name, folded."""
    return _grammar()[name]


def adverbial(key: str) -> bool:
    """Whether a folded word is an adverb that may stand between a verb and its subject or what completes it."""
    return key in grammar("adverbs") or (len(key) > LONG_ADVERB and key.endswith("ment") and key not in grammar("nouns-ment"))


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """The patterns of the table by their first word, longest first, "se féliciter" before "féliciter"."""
    found: dict[str, list[Pattern]] = {}
    for kind, stances in table("fr/stances").items():
        if kind not in KINDS:
            continue
        for stance, rows in stances.items():
            for row in str(rows).split(","):
                for word, pattern in _compiled(row.strip(), Stance(stance), kind):
                    found.setdefault(word, []).append(pattern)
    return {word: tuple(sorted(rows, key=lambda p: (-len(p.rest), not p.reflexive))) for word, rows in found.items()}


def _compiled(row: str, stance: Stance, kind: str) -> Iterator[tuple[str, Pattern]]:
    verb, tail = "", row
    if row.startswith("<"):
        verb, tail = row[1:].split(">", 1)
    words: list[str] = []
    gaps = set()
    for word in tail.split():
        if word == "...":
            gaps.add(len(words))
        else:
            words += ["~" + token.text if word[0] == "~" else token.key for token in tokens(word)]
    if not verb:
        every = product(*(agreeing(word[1:]) if word.startswith("~") else [word] for word in words))
        for first, *rest in every:
            for form in {first, first + "s"} if kind != "verbs" and not rest else {first}:
                yield form, Pattern(stance, kind, tuple(rest), frozenset(g - 1 for g in gaps))
        return
    reflexive = verb.startswith(("se ", "s'"))
    bare = verb.removeprefix("se ").removeprefix("s'") if reflexive else verb
    for form, tense in forms(bare).items():
        yield form, Pattern(stance, kind, tuple(words), frozenset(gaps), tense, fold(bare), reflexive)


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
        found = (_cue(words, keys, at, last, pattern) for pattern, last in _fitting(keys, at, rows))
        if cue := next((cue for cue in found if cue), None):
            out.append(cue)
            taken = cue.last
    return out


def _fitting(keys: Sequence[str], at: int, rows: Sequence[Pattern]) -> Iterator[tuple[Pattern, int]]:
    """The patterns that the words at a place fit, with their ends: those that fit word for word first."""
    for exact in (True, False):
        yield from ((pattern, last) for pattern in rows if (last := _end(keys, at + 1, pattern, exact=exact)))


def _end(keys: Sequence[str], at: int, pattern: Pattern, *, exact: bool) -> int:
    """Where the rest of a pattern ends, 0 when it does not follow.

    Unless exact, "à" stands for "au" too, "de" for "du"; of verbs "ses" for "leurs", and adverbs may stand behind them
    ("prennent désormais leurs distances").
    """
    loose = pattern.kind == "verbs" and not exact
    for number, word in enumerate(pattern.rest):
        reach = GAP if number in pattern.gaps else 0
        fits = {word, word + "s"} if exact else {word, word + "s", *CONTRACTED.get(word, ())}
        if loose and word in grammar("possessives"):
            fits = fits | grammar("possessives") | grammar("own")
        if loose and not number:
            at += next((n for n, key in enumerate(keys[at : at + ADVERBS]) if not adverbial(key)), 0)
        at = next((i + 1 for i in range(at, min(at + reach + 1, len(keys))) if keys[i] in fits), 0)
        if not at:
            return 0
    return at


def _cue(words: Sequence[Token], keys: Sequence[str], first: int, last: int, pattern: Pattern) -> Cue | None:
    """The cue at [first, last) when its words are used as the pattern means them."""
    before = keys[max(0, first - 5) : first]
    if pattern.kind == "nouns":
        return Cue(pattern.stance, "noun", first, last) if _nominal(keys, first) else None
    if pattern.kind == "wrongs":
        return Cue(pattern.stance, "predicate", first, last) if absent(keys, first) else None
    if pattern.kind == "predicates":
        if keys[first] in grammar("must") and last == first + 1 and not _must(keys, last):
            return None
        if keys[last - 1] in grammar("needed") and any(key in grammar("telling") for key in keys[last : last + 2]):
            return None
        if _names_it(keys, first, last):
            return None
        if keys[first] in ("contre", "aux") and not _stands(words, first):
            return None
        no = (denied(keys, first, last) or absent(keys, first)) and not any(key in grammar("halves") for key in keys[first:last])
        return Cue(pattern.stance, "predicate", first, last, denied=no)
    if words[first].text.lower() in grammar("others"):
        return None
    if _nominal(keys, first) and (keys[first] in _nouns() or keys[first - 1] not in grammar("clitics") or pattern.tense == PAST):
        return None
    if pattern.reflexive and not any(key in grammar("reflexive") for key in before[-4:]):
        return None
    if not pattern.reflexive and pattern.verb in grammar("selfless") and _reflects(before):
        away = pattern.verb == "defendre" and "en" in before[-3:]  # "s'en défend"
        return Cue(Stance.DENY, "verb", first, last, pattern.tense, pattern.verb, denied(keys, first, last)) if away else None
    passive = _passive(words, keys, first, pattern)
    return Cue(pattern.stance, "verb", first, last, pattern.tense, pattern.verb, denied(keys, first, last), passive)


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
