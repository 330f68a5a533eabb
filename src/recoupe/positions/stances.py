"""Which stance a piece of what somebody says takes, and for whom he says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.lang import Token, fold, table
from recoupe.model import Range, Stance
from recoupe.positions.cues import Cue, cues, denied, grammar
from recoupe.positions.forms import CONDITIONAL, FUTURE, INFINITIVE, forms
from recoupe.positions.scene import Named, Scene


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance read in words, whose subject they name ("" for the speaker's own), and whether it looks ahead."""

    stance: Stance
    subject: Named | None = None
    side: bool = False
    ahead: bool = False
    cue: Cue | None = None


@cache
def denials() -> dict[Stance, Stance]:
    """What a denied stance becomes."""
    return {Stance(a): Stance(b) for a, b in table("fr/stances")["denied"].items()}


@cache
def ahead() -> frozenset[str]:
    """Every folded form of the future and conditional of common verbs."""
    verbs = table("fr/verbs")["verbs"].split()
    return frozenset(form for verb in verbs for form, tense in forms(verb).items() if tense in (FUTURE, CONDITIONAL))


@cache
def harms() -> frozenset[str]:
    """Every folded form of the verbs by which one party blames another."""
    verbs = table("fr/stance_grammar")["harms"].split()
    return frozenset(form for verb in verbs for form, tense in forms(verb).items() if tense != INFINITIVE)


def settled(cue: Cue) -> Stance | None:
    """The stance of a cue once its denial is counted; None when the denied cue says nothing."""
    return denials().get(cue.stance) if cue.denied else cue.stance


def readings_of(scene: Scene, piece: Range) -> list[Taken]:
    """What the words of a piece can be read as, in order: cues with their subjects, what somebody will or will not do, blame."""
    words = scene.words_in(*piece)
    out: list[Taken] = []
    for cue in cues(words):
        stance = settled(cue)
        if stance and cue.kind != "noun" and not (cue.kind == "verb" and cue.tense == INFINITIVE):
            out.append(Taken(stance, scene.subject(piece, cue, words), _side(words, cue), cue.tense in (FUTURE, CONDITIONAL), cue))
    return out + _deeds(scene, piece, words)


def _side(words: list[Token], cue: Cue) -> bool:
    """Whether a first person plural stands before the cue: the speaker speaks for his side."""
    return any(word.key in grammar("side") for word in words[max(0, cue.first - 5) : cue.first])


def _deeds(scene: Scene, piece: Range, words: list[Token]) -> list[Taken]:
    """Verbs that are no cues: what a subject will do or not do, and what it is blamed for."""
    out = []
    keys = [word.key for word in words]
    for at, key in enumerate(keys):
        will = key in ahead()
        if not will and key not in harms():
            continue
        cue = Cue(Stance.PROMISE if will else Stance.ACCUSE, "verb", at, at + 1, FUTURE if will else "", "", denied(keys, at, at + 1))
        subject = scene.subject(piece, cue, words)
        stance = (Stance.REFUSE if cue.denied else Stance.PROMISE) if will else Stance.ACCUSE
        if will or not cue.denied:
            out.append(Taken(stance, subject, _side(words, cue), will, cue))
    return out


def impersonal(words: list[Token], cue: Cue) -> bool:
    """Whether a cue has "il", "ce" or nothing for a subject."""
    return any(fold(word.text) in grammar("impersonal") for word in words[max(0, cue.first - 4) : cue.first])
