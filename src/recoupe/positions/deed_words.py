"""The verbs of deeds: harm, duty, threat, peril, and what looks ahead; every folded form that a text may use."""

from __future__ import annotations

from functools import cache

from recoupe.lang import fold, table
from recoupe.positions.forms import INFINITIVE, forms, future


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(str(table("fr/stance_grammar")[name]).split())


@cache
def used(name: str) -> frozenset[str]:
    """Every form but the infinitive of the verbs of a list."""
    return frozenset(form for verb in _listed(name) for form, tense in forms(verb).items() if tense != INFINITIVE)


@cache
def coming(name: str) -> frozenset[str]:
    """The future and the conditional of the verbs of a list."""
    return frozenset(form for verb in _listed(name) for form in future(verb))


@cache
def bare(name: str) -> frozenset[str]:
    """The infinitives of a list."""
    return frozenset(fold(verb) for verb in _listed(name))


@cache
def ahead() -> frozenset[str]:
    """The future and the conditional of common verbs."""
    verbs = table("fr/verbs")["verbs"].split()
    return frozenset(form for verb in verbs for form in future(verb, conditional=verb not in ("avoir", "être", "devoir")))
