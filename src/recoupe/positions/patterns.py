"""Patterns: the rows of words in the table that show a stance, in all their forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from recoupe.lang import fold, table, tokens
from recoupe.model import Stance
from recoupe.positions.forms import agreeing, forms
from recoupe.positions.grammar import adverbial, grammar

GAP = 6
"""How many words "..." may stand for."""

KINDS = ("verbs", "predicates", "nouns", "wrongs", "undone", "undergone", "idle")
"""The parts of the table that hold patterns.

"wrongs" and "undone" show a stance only where they are denied, "undergone" ones only in the passive, "idle" ones never.
"""

VERBS = frozenset(("verbs", "undone", "undergone", "idle"))
"""The parts whose patterns are verbs."""

ADVERBS = 4
"""Words behind a verb that may be adverbs before what completes it ("fait de moins en moins front")."""

NOT = ("pas", "jamais")
"""What may stand behind a verb that is denied: "ne participera pas au"."""

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


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """The patterns of the table by their first word, longest first, "se féliciter" before "féliciter", what is not done before the verb."""
    found: dict[str, list[Pattern]] = {}
    for kind, stances in table("fr/stances").items():
        if kind not in KINDS:
            continue
        for stance, rows in stances.items():
            for row in str(rows).split(","):
                for word, pattern in _compiled(row.strip(), Stance(stance), kind):
                    found.setdefault(word, []).append(pattern)
    return {word: tuple(sorted(rows, key=lambda p: (-len(p.rest), not p.reflexive, p.kind != "undone"))) for word, rows in found.items()}


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
        every = product(*(_told_forms(word, stance) for word in words))
        for first, *rest in every:
            for form in {first, first + "s"} if kind not in VERBS and not rest else {first}:
                yield form, Pattern(stance, kind, tuple(rest), frozenset(g - 1 for g in gaps))
        return
    reflexive = verb.startswith(("se ", "s'"))
    bare = verb.removeprefix("se ").removeprefix("s'") if reflexive else verb
    for form, tense in forms(bare).items():
        yield form, Pattern(stance, kind, tuple(words), frozenset(gaps), tense, fold(bare), reflexive)


def _told_forms(word: str, stance: Stance) -> tuple[str, ...]:
    """The forms of a word of a predicate: of "~" adjectives all, and of what is promised also as others tell it ("seraient versés")."""
    if word.startswith("~"):
        return agreeing(word[1:])
    told = {"sera": "serait", "seront": "seraient"} if stance is Stance.PROMISE else {}
    return (word, told[word]) if word in told else (word,)


def fitting(keys: Sequence[str], at: int, rows: Sequence[Pattern]) -> Iterator[tuple[Pattern, int]]:
    """The patterns that the words at a place fit, with their ends: those that fit word for word first."""
    near, far = keys[at + 1 : at + 2], keys[at + 1 : at + 2 + GAP]
    for exact in (True, False):
        for pattern in rows:
            if exact and pattern.rest:  # most patterns end here
                first, window = pattern.rest[0], far if 0 in pattern.gaps else near
                if first not in window and first + "s" not in window:
                    continue
            if last := _end(keys, at + 1, pattern, exact=exact):
                yield pattern, last


def _end(keys: Sequence[str], at: int, pattern: Pattern, *, exact: bool) -> int:
    """Where the rest of a pattern ends, 0 when it does not follow.

    Unless exact, "à" stands for "au" too, "de" for "du"; of verbs "ses" for "leurs", and adverbs may stand behind them
    ("prennent désormais leurs distances").
    """
    loose = pattern.kind in VERBS and not exact
    for number, word in enumerate(pattern.rest):
        reach = GAP if number in pattern.gaps else 0
        fits = {word, word + "s"} if exact else {word, word + "s", *CONTRACTED.get(word, ())}
        if loose and word in grammar("possessives"):
            fits = fits | grammar("possessives") | grammar("own")
        if loose and not number:
            at += next((n for n, key in enumerate(keys[at : at + ADVERBS]) if not (adverbial(key) or key in NOT)), 0)
        at = next((i + 1 for i in range(at, min(at + reach + 1, len(keys))) if keys[i] in fits), 0)
        if not at:
            return 0
    return at
