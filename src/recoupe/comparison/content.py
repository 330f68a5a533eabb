"""The content of words: the keys by which two passages are found to tell the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from recoupe.lang import fold, table, tokens


@cache
def _empty() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/content")["empty"].split())


@cache
def _endings() -> tuple[tuple[str, ...], int]:
    content = table("fr/content")
    return tuple(sorted({fold(e) for e in content["endings"].split()}, key=lambda e: (-len(e), e))), int(content["least"])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its ending: "élargissement" and "élargir" are both "elarg".

    The first ending of the table that leaves enough letters goes; that is coarse, and enough to
    count shared words: endings that lie are made good by the table of synonyms.
    """
    endings, least = _endings()
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


@cache
def concepts() -> tuple[dict[str, str], dict[str, str]]:
    """Word -> concept and stem -> concept, of every word of the table of synonyms (the first concept that has it)."""
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    for concept, listed in table("fr/synonyms").items():
        words = str(listed).split()
        for word in map(bare, words):
            whole.setdefault(_singular(word), f"={concept}")
            if len(stem(word)) >= SURE:
                stems.setdefault(stem(word), f"={concept}")
        for form in (bare(form) for word in words for form in _conjugated(word)):
            whole.setdefault(_singular(form), f"={concept}")
    return whole, stems


def _conjugated(verb: str) -> Iterator[str]:
    """The third persons and the participles of a verb whose stem changes ("recevoir": "reçoit", "recevra")."""
    models = table("fr/conjugation")["models"]
    model = next((verb[at:] for at in range(len(verb)) if verb[at:] in models), "")
    if not model or (model.endswith("er") and len(stem(fold(verb))) >= SURE):
        return  # regular verbs are found by their stem, unless it is too short
    root = verb[: len(verb) - len(model)]
    present, presents, imperfect, past, pasts, future, participle = (root + ending for ending in models[model])
    yield from (present, presents, past, pasts, participle, imperfect + "ait", imperfect + "aient", imperfect + "ant")
    yield from (future + ending for ending in ("a", "ont", "ait", "aient"))


SURE = 5
"""A stem shorter than this may be that of another family ("franc" of "France"): then only the word itself counts."""


def _singular(word: str) -> str:
    """A folded word without the marks of feminine and plural."""
    return word.rstrip("sx").rstrip("e") if len(word) > 3 else word


INVERTED = re.compile(r"-t-(?:ils?|elles?|on)$|-(?:ils?|elles?|on|ce|je|vous|nous|ci|la)$")
"""The pronoun behind an inverted verb ("a-t-il"), and "-là", "-ci"."""


def bare(word: str) -> str:
    """A word folded, without the article or pronoun elided before it ("s'entendre", "l'Otan")."""
    folded = INVERTED.sub("", fold(word))
    return folded.split("'", 1)[1] if "'" in folded[:-1] and folded.index("'") <= 2 else folded


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """What a word counts as: its concept, else its stem; "" when it says nothing of what is told."""
    plain = bare(word)
    if plain in _empty() or len(plain) < 2 or plain.endswith("'"):
        return ""
    whole, stems = concepts()
    short = stem(plain)
    return whole.get(_singular(plain)) or stems.get(short, short)


WITHIN = re.compile(r"[\w,;)][ \u00a0]$|\w['’]$|\w-$")
"""What stands before a word that does not begin a sentence: a capital there makes a name."""


def keys(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The keys of the words of text [start, end), with their places; what is denied has a key of its own besides ("!entretien")."""
    denied = False
    for at, to, known in _plain(text, start, end):
        if known == DENIAL:
            denied = True
            continue
        yield at, to, known
        if denied and known[0] != "@":
            yield at, to, "!" + known
            denied = False


DENIAL = "!"
"""The mark of a denying word."""


NOBODY_ELSE = "=personne d'autre"
"""The key of words that exclude whoever is not named: rare, and told by everybody who has them."""


@cache
def _excluding() -> frozenset[str]:
    return frozenset(table("fr/negation")["nobody_else"])


@cache
def _denying() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/negation")["before"].split())


def _plain(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    before = ""
    for token in tokens(text, start, end):
        pair, before = f"{before} {token.key}", token.key
        if pair in _excluding():
            yield token.start, token.end, NOBODY_ELSE
        elif token.key in _denying():
            yield token.start, token.end, DENIAL
        elif token.text[0].isdigit():
            yield token.start, token.end, "#" + "".join(c for c in token.text if c.isdigit() or c == ",")
        elif known := key(token.text):
            named = known[0] != "=" and token.text[0].isupper() and WITHIN.search(text, max(0, token.start - 2), token.start)
            yield token.start, token.end, f"@{known}" if named else known
