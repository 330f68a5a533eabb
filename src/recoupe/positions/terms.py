"""Terms: what the words of a stretch are about, forms and synonyms of one word brought together."""

from __future__ import annotations

from functools import cache, lru_cache

from recoupe.lang import fold, table, tokens
from recoupe.lang.content import SURE, concept, empty, stem


@cache
def _never() -> frozenset[str]:
    words = table("fr/issues")["never"].split()
    return frozenset(f"={word}" for word in words) | {stem(fold(word)) for word in words} | {fold(word) for word in words}


@cache
def _matters() -> tuple[dict[str, str], dict[str, str]]:
    """Word -> matter and stem -> matter of the table of matters. A word given in the plural stands for the plural only."""
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    for matter, words in table("fr/matters").items():
        for word in map(_plain, str(words).split()):
            whole.setdefault(word, f"+{matter}")
            if len(short := stem(fold(word))) >= SURE and not word.endswith("s"):
                stems.setdefault(short, f"+{matter}")
    return whole, stems


def _plain(word: str) -> str:
    """Lower case; accents stay, for "armés" is not "armes"."""
    return word.casefold().replace("’", "'").replace("œ", "oe")


def _matter(word: str) -> str:
    """The matter that a word names, "" for none."""
    whole, stems = _matters()
    plain = _plain(word)
    return whole.get(plain) or whole.get(plain.rstrip("sx")) or stems.get(stem(fold(word)), "")


@lru_cache(maxsize=65536)
def term(word: str) -> str:
    """What a word counts as: its matter ("+sanctions"), its concept ("=dialogue"), else its stem; "" when it can name no issue."""
    plain = fold(word)
    if word.isupper() and (matter := _matter(word)):
        return matter
    if plain in empty() or len(plain) < 3 or plain.endswith("'") or plain[0].isdigit():
        return ""
    if plain in _never():
        return ""
    if matter := _matter(word):
        return matter
    found = concept(plain)
    return "" if found in _never() else found


def terms(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The terms of text [start, end) with their places."""
    return [(t.start, t.end, known) for t in tokens(text, start, end) if (known := term(t.text))]
