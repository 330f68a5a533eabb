"""Wishes and decisions: verbs that take their stance from the infinitive behind them, and what a denial makes of a stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from recoupe.lang import Token, fold, table
from recoupe.model import Stance
from recoupe.positions.cues import Cue, cues, denied
from recoupe.positions.deed_words import bare
from recoupe.positions.forms import INFINITIVE, forms
from recoupe.positions.grammar import grammar


@cache
def denials(kind: str = "verb") -> dict[Stance, Stance]:
    """What a denied stance becomes, for verbs and for predicates."""
    rows = table("fr/stances")["denied_predicates" if kind == "predicate" else "denied"]
    return {Stance(a): Stance(b) for a, b in rows.items()}


def settled(cue: Cue) -> Stance | None:
    """The stance of a cue once its denial is counted; None when the denied cue says nothing."""
    if not cue.denied:
        return cue.stance
    return Stance.REFUSE if cue.verb in grammar("giving_up") else denials(cue.kind).get(cue.stance)


def wanted(words: Sequence[Token], at: int) -> Stance | None:
    """What somebody wants who wants to do something: the stance of the infinitive, else what the verb makes of it."""
    if words[at].key not in wishes():
        return None
    after = [w.key for w in words[at + 1 : at + 5] if w.key not in grammar("between") and w.key not in grammar("clitics")]
    if after[:1] == ["de"] or after[:1] == ["d'"]:
        after = after[1:]  # "envisage de", "projette d'"
    verb = next(iter(after), "")
    if verb not in infinitives() and not verb.endswith("er"):
        return None
    if any(key in grammar("harms") for key in after[:2]):
        return None  # who wants to harm is blamed for it, he offers nothing
    before = [w.key for w in words[max(0, at - 3) : at]]
    no = denied([*before, words[at].key, *after], len(before), len(before) + 1)
    behind = [w for w in words[at + 1 : at + 8] if not (no and w.key in grammar("halves"))]
    found = next((settled(c) for c in cues(behind) if c.kind == "verb" and c.tense == INFINITIVE), None)
    if no and not found:
        return Stance.REFUSE  # who does not wish to do it will not
    stance = found or _meant(words[at].key, verb)
    return denials().get(stance) if no else stance


def _meant(key: str, verb: str) -> Stance:
    """What a verb of wishing makes of an infinitive that has no stance: what is wanted, shared, planned, or put forward."""
    if verb in grammar("getting"):
        return Stance.DEMAND
    if verb in grammar("sharing"):
        return Stance.OFFER
    if key in _forms_of("plans") or verb in grammar("own-acts"):
        return Stance.PROMISE
    return Stance.OFFER if key in _forms_of("ideas") else Stance.DEMAND


@cache
def _forms_of(name: str) -> frozenset[str]:
    """Every folded form of the verbs of a list."""
    return frozenset(form for verb in table("fr/stance_grammar")[name].split() for form in forms(verb))


def decided(words: Sequence[Token], at: int) -> Stance | None:
    """What somebody decides or goes on to do: "a décidé de rejeter", "continue d'exiger"; None unless that is a stance."""
    if words[at].key not in resolves() or "".join(w.key for w in words[at + 1 : at + 2]) not in ("de", "d'", "a", "par"):
        return None
    return next((settled(c) for c in cues(words[at + 2 : at + 7]) if c.kind == "verb" and c.tense == INFINITIVE), None)


@cache
def resolves() -> frozenset[str]:
    """Every folded form of the verbs of deciding and going on."""
    return _forms_of("deciding")


def stance_cues(words: Sequence[Token]) -> list[Cue]:
    """The cues of a row of words in order, a wish that an infinitive completes with the stance of that infinitive."""
    plain = [_threatening(words, cue) for cue in cues(words) if not wanted(words, cue.first)]
    found = ((at, wanted(words, at) or decided(words, at)) for at in range(len(words)))
    return sorted([*plain, *(Cue(stance, "verb", at, at + 1) for at, stance in found if stance)], key=lambda cue: cue.first)


def _threatening(words: Sequence[Token], cue: Cue) -> Cue:
    """A cue, a warning where somebody does not rule out what one threatens with: "n'exclut pas une grève", "de durcir le mouvement"."""
    after = [w.key for w in words[cue.last : cue.last + 5] if w.key not in grammar("determiners") | grammar("halves")]
    threat = cue.verb == "exclure" and cue.denied and (after[:1] and after[0] in grammar("menaces") | bare("threats"))
    return replace(cue, stance=Stance.WARN, denied=False) if threat else cue


@cache
def wishes() -> frozenset[str]:
    """Every folded form of the verbs of wishing."""
    return _forms_of("wishes")


@cache
def infinitives() -> frozenset[str]:
    """The common verbs, folded."""
    return frozenset(fold(verb) for verb in table("fr/verbs")["verbs"].split())
