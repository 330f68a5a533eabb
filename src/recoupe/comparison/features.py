"""What the words of a clause say beyond their content: denial, firmness, scope."""

from __future__ import annotations

from functools import cache

from recoupe.comparison.content import bare, stem
from recoupe.lang import fold, table, tokens

ASSERTED = "asserted"
PLAIN = "plain"


def denied(text: str) -> bool:
    """Whether a clause denies what it tells: an odd number of denials."""
    halves, without, verbs = _denials()
    words = [token.key for token in tokens(text)]
    ne = any(word in ("ne", "n'") for word in words)
    count = 1 if ne and any(word in halves for word in words) else 0
    count += sum(1 for word in words if word in without or stem(bare(word)) in verbs)
    return count % 2 == 1


@cache
def _denials() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    entries = table("fr/negation")
    halves, without, verbs = (map(fold, str(entries[name]).split()) for name in ("halves", "without", "verbs"))
    return frozenset(halves), frozenset(without), frozenset(map(stem, verbs))


def firmness(text: str, *, reported: bool) -> str:
    """How firmly a clause tells its thing: "asserted", "hoped", "possible", "hearsay", "expected", "conditional".

    In reported speech the conditional is the future of the past and says nothing of firmness.
    """
    words = [token.key for token in tokens(text)]
    stems = {stem(word) for word in words}
    for name, (exact, families) in _modalities().items():
        if not exact.isdisjoint(words) or not families.isdisjoint(stems):
            return name
    endings = tuple(str(table("fr/modality")["conditional"]).split())
    if not reported and any(word.endswith(endings) and len(word) > 5 for word in words):
        return "conditional"
    return ASSERTED


@cache
def _modalities() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Modality -> its words, and the stems of those that are infinitives (any form of the verb counts)."""
    out = {}
    for name, listed in table("fr/modality").items():
        if name != "conditional":
            words = [fold(word) for word in str(listed).split()]
            out[name] = frozenset(words), frozenset(stem(word) for word in words if word.endswith("er"))
    return out


def scope(text: str) -> str:
    """How much of a thing a clause means: "only", "all", "some", or "plain"."""
    words = {token.key for token in tokens(text)}
    for name, listed in table("fr/scope").items():
        if not words.isdisjoint(map(fold, str(listed).split())):
            return str(name)
    return PLAIN
