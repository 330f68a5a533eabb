"""What the words of a clause say beyond their content: denial, firmness, scope."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from recoupe.comparison.content import key
from recoupe.lang import fold, table, tokens
from recoupe.lang.content import bare, stem
from recoupe.lang.words import WORD

ASSERTED = "asserted"
PLAIN = "plain"
"""What a clause is without any word of firmness, or of scope."""
NOT_MODAL = frozenset(("pas", "tres", "tant", "ete"))
"""Words before which a word of firmness is none: "pas possible" and "a été possible" are sure, "très attendu" is eager."""
HEARSAY = re.compile(
    r"\b(?:aurai(?:en)?t|serai(?:en)?t)\s+(?:\w+ment\s+|déjà\s+)?\w*(?:é|ée|és|ées|i|is|it|u|us|ert|erts)\b", re.IGNORECASE
)
"""The past conditional, by which a newspaper tells what it has only heard."""


class Polarity(StrEnum):
    """Whether a clause affirms or denies. Mixed: it does both, or denies by a verb ("refuser que"), or asks, or supposes."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    MIXED = "mixed"


@lru_cache(maxsize=16384)
def folded(text: str) -> tuple[str, ...]:
    """The folded words of a clause, of which everything below is asked."""
    return tuple([fold(word) for word in WORD.findall(text)])


@lru_cache(maxsize=16384)
def polarity(text: str) -> Polarity:
    """Whether a clause plainly affirms or plainly denies: only these two can be opposites."""
    halves, mixing, verbs = denials()
    words = folded(text)
    if "?" in text or any(word in mixing or stem(bare(word)) in verbs for word in words):
        return Polarity.MIXED
    ne = sum(word in ("ne", "n'") for word in words)
    if ne == 0:
        return Polarity.AFFIRMS if halves.isdisjoint(words) else Polarity.MIXED
    return Polarity.DENIES if ne == 1 and not halves.isdisjoint(words) else Polarity.MIXED


@cache
def denials() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The second halves of "ne", the words that make it doubtful what is denied, and the stems of the verbs that deny."""
    entries = table("fr/negation")
    halves, mixing, verbs = (map(fold, str(entries[name]).split()) for name in ("halves", "mixing", "verbs"))
    return frozenset(halves), frozenset(mixing), frozenset(map(stem, verbs))


@lru_cache(maxsize=16384)
def firmness(text: str, *, reported: bool) -> str:
    """How firmly a clause tells its thing: "asserted", "hoped", "possible", "hearsay", "expected", "conditional".

    In reported speech the conditional is the future of the past and says nothing of firmness; that of a past tense
    ("aurait massé") is hearsay everywhere.
    """
    if HEARSAY.search(text):
        return "hearsay"
    words = [word for before, word in pairwise(["", *folded(text)]) if before not in NOT_MODAL]
    stems = {stem(word) for word in words}
    for name, (exact, families) in _modalities().items():
        if not exact.isdisjoint(words) or not families.isdisjoint(stems):
            return name
    if not reported and any(_is_conditional(token.text.lower()) for token in tokens(text)):
        return "conditional"
    return ASSERTED


def _is_conditional(word: str) -> bool:
    """Whether a word is a conditional, not the imperfect of a verb in -rer ("collaborait", "espérait")."""
    endings, lookalikes = _conditional()
    return word.endswith(endings) and fold(word) not in lookalikes


@cache
def _conditional() -> tuple[tuple[str, ...], frozenset[str]]:
    modality = table("fr/modality")
    return tuple(str(modality["conditional"]).split()), frozenset(map(fold, str(modality["not_conditional"]).split()))


@cache
def _modalities() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Modality -> its words, and the stems of those that are infinitives (any form of the verb counts)."""
    out = {}
    for name, listed in table("fr/modality").items():
        if name not in ("conditional", "not_conditional"):
            words = [fold(word) for word in str(listed).split()]
            out[name] = frozenset(words), frozenset(stem(word) for word in words if word.endswith("er"))
    return out


@lru_cache(maxsize=16384)
def scopes(text: str) -> dict[str, str]:
    """How much of a thing a clause means: the key of each word after "seul", "tous", "certains" ..., and which of them it is."""
    out: dict[str, str] = {}
    if _scopes().keys().isdisjoint(folded(text)):
        return out
    pending = before = ""
    for token in tokens(text):
        word = _scopes().get(token.key)
        if word and not (token.key.startswith("seul") and len(token.key) < len("seulement") and before not in _articles()):
            pending = word
        elif pending and (said := key(token.text)):
            out.setdefault(said, pending)
            pending = ""
        before = token.key
    return out


@cache
def _articles() -> frozenset[str]:
    """Words before "seul" that make it "the only one"; elsewhere it is "alone"."""
    return frozenset(["", *str(table("fr/scope")["before_only"]).split()])


@lru_cache(maxsize=16384)
def edged(text: str) -> bool:
    """Whether a date in a clause may be that at which something began or ended, or that of something else."""
    return any(word.split("'")[0] in _borders() or word in _borders() for word in folded(text))


@cache
def _borders() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/content")["borders"].split())


TOWN = re.compile(r"(?<![\w’'])[àÀ]\s((?:La |Le |Les )?[A-ZÉÈÎ][a-zéèêëïîôûç]+(?:-(?:[a-z]+-)?[A-ZÉÈÎ][a-zéèêëïîôûç]+)*)(?!\s[A-ZÉÈÎ])\b")
"""A name behind "à": a town."""


@lru_cache(maxsize=16384)
def towns(text: str) -> tuple[str, ...]:
    """The towns in which a clause says that something is, as it names them."""
    return tuple(dict.fromkeys(found[1] for found in TOWN.finditer(text)))


@lru_cache(maxsize=16384)
def begin_at(text: str) -> tuple[int, ...]:
    """Where the words of a clause end that tell that something began: the date behind them is the first day."""
    known = _beginnings()
    return tuple(token.end for token in tokens(text) if token.key in known or stem(bare(token.key)) in known)


@cache
def _beginnings() -> frozenset[str]:
    words = [fold(word) for word in table("fr/content")["beginnings"].split()]
    return frozenset(words) | frozenset(stem(word) for word in words if word.endswith("er"))


@lru_cache(maxsize=16384)
def exclusive(text: str) -> bool:
    """Whether a clause says that it holds for what it names and for nothing else."""
    return nobody_else(text) or not _only().isdisjoint(folded(text))


@lru_cache(maxsize=16384)
def nobody_else(text: str) -> bool:
    """Whether a clause excludes in so many words whoever it does not name: "et personne d'autre"."""
    words = folded(text)
    return not _last_excluding().isdisjoint(words) and not _excluding().isdisjoint([f"{a} {b}" for a, b in pairwise(words)])


@cache
def _excluding() -> frozenset[str]:
    return frozenset(table("fr/negation")["nobody_else"])


@cache
def _last_excluding() -> frozenset[str]:
    return frozenset(pair.rpartition(" ")[2] for pair in _excluding())


@cache
def _only() -> frozenset[str]:
    return frozenset(word for word, scope in _scopes().items() if scope == "only")


@cache
def _scopes() -> dict[str, str]:
    """Word -> scope."""
    return {fold(word): str(name) for name, listed in table("fr/scope").items() if name != "before_only" for word in str(listed).split()}
