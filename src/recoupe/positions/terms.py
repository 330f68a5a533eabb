"""Terms: what the words of a stretch are about, forms and synonyms of one word brought together."""

from __future__ import annotations

from functools import cache, lru_cache

from recoupe.lang import fold, table, tokens


@cache
def _empty() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/content")["empty"].split())


@cache
def _never() -> frozenset[str]:
    words = table("fr/issues")["never"].split()
    return frozenset(f"={word}" for word in words) | {stem(fold(word)) for word in words} | {fold(word) for word in words}


@cache
def _endings() -> tuple[tuple[str, ...], int]:
    content = table("fr/content")
    return tuple(sorted({fold(e) for e in content["endings"].split()}, key=lambda e: (-len(e), e))), int(content["least"])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its ending: the first ending of the table that leaves enough letters goes."""
    endings, least = _endings()
    return next((word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= least), word)


@cache
def _concepts() -> tuple[dict[str, str], dict[str, str]]:
    """Word -> concept and stem -> concept of the table of synonyms; short stems may be those of another family."""
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    for concept, words in table("fr/synonyms").items():
        for word in str(words).split():
            plain = fold(word)
            whole.setdefault(_singular(plain), f"={concept}")
            if len(stem(plain)) >= 5:
                stems.setdefault(stem(plain), f"={concept}")
    return whole, stems


def _singular(word: str) -> str:
    """A folded word without the marks of feminine and plural."""
    return word.rstrip("sx").rstrip("e") if len(word) > 3 else word


@cache
def _matters() -> tuple[dict[str, str], dict[str, str]]:
    """Word -> matter and stem -> matter of the table of matters. A word given in the plural stands for the plural only."""
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    for matter, words in table("fr/matters").items():
        for word in map(_plain, str(words).split()):
            whole.setdefault(word, f"+{matter}")
            if len(short := stem(fold(word))) >= 5 and not word.endswith("s"):
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
    if plain in _empty() or len(plain) < 3 or plain.endswith("'") or plain[0].isdigit():
        return ""
    if plain in _never():
        return ""
    if matter := _matter(word):
        return matter
    whole, stems = _concepts()
    short = stem(plain)
    found = whole.get(_singular(plain)) or stems.get(short, short)
    return "" if found in _never() else found


def terms(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The terms of text [start, end) with their places."""
    return [(t.start, t.end, known) for t in tokens(text, start, end) if (known := term(t.text))]
