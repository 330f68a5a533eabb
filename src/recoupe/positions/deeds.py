"""Verbs that are no cues: what a subject will do or not do, what it does not do, and what it is blamed for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from recoupe.lang import Token
from recoupe.model import Range, Stance
from recoupe.positions.cues import Cue, denied
from recoupe.positions.deed_words import ahead, bare, coming, used
from recoupe.positions.forms import FUTURE
from recoupe.positions.grammar import adverbial, grammar
from recoupe.positions.judgement import blamed
from recoupe.positions.scene import Scene
from recoupe.positions.taken import Taken
from recoupe.positions.wishes import infinitives, wishes

AHEAD = re.compile(r"(?:er|ir|r)(?:ons|ont|ez|ai|a)$")
"""The future of a verb that no table knows, where a pronoun or "ne" stands before it."""

DONE = re.compile(r"(?:[éi]e?s?|mise?s?)$")
"""How the participle of a verb of harm ends, with its accent."""

PERFECT = re.compile(r"(?:[éiu]|is|it|ert|int)e?s?$")
"""How the participle ends that makes a past with "avoir"."""

LONE_ONS = 5
"""Letters: a shorter word in -ons orders nothing."""

NEAR = 3
"""Words behind "sera" or "serait" within which what it will be stands."""


def deeds(scene: Scene, piece: Range, words: list[Token]) -> list[Taken]:
    """The readings of verbs that are no cues, in the order of the words."""
    if opening := _opening(scene, piece, words):
        return [opening, *_later(scene, piece, words, 1)]
    return list(_later(scene, piece, words, 0))


def _in_rer(key: str) -> bool:
    """Whether a form that ends like a future is a present or a past of a verb in -rer: "nous considérons", "il montra"."""
    known = infinitives() | bare("minds")
    return any(key.endswith(end) and key.removesuffix(end) + "er" in known for end in ("ons", "ez", "ai", "a"))


def _opening(scene: Scene, piece: Range, words: Sequence[Token]) -> Taken | None:
    """What the first word alone shows: a no, an order, an invitation, a wish ("Que l'Ostrane libère ...")."""
    first = words[0]
    if _answers_no(scene, piece, words):
        return Taken(Stance.REFUSE, first.start, "predicate", side=True)
    if _orders(first):
        stance = Stance.OFFER if first.key in grammar("invites") else Stance.DEMAND
        return Taken(stance, first.start, "predicate", side=True)
    wish = first.text in ("Que", "Qu'", "Qu’") and len(words) > 1 and words[1].key not in grammar("asked")
    if wish and not any(word.key in grammar("have") | grammar("be") for word in words[1:4]):
        return Taken(Stance.DEMAND, first.start, "predicate", side=True)
    return None


def _later(scene: Scene, piece: Range, words: list[Token], start: int) -> list[Taken]:
    found = (_deed(scene, piece, words, at) for at in range(start, len(words)))
    return [taken for taken in found if taken]


def _deed(scene: Scene, piece: Range, words: list[Token], at: int) -> Taken | None:
    """The reading of one word as a deed."""
    keys = [word.key for word in words]
    key, before = keys[at], keys[at - 1] if at else ""
    no = denied(keys, at, at + 1) and not _restricted(keys, at)
    will = (
        any(key in verbs for verbs in (ahead(), coming("threats"), coming("perils")))
        or bool(before in grammar("pronouns") and AHEAD.search(key) and not _in_rer(key))
        or _about_to(keys, at)
    )
    if no and key in grammar("will-be") and _spared(words, at):
        return Taken(Stance.PROMISE, words[at].start, "predicate", side=True, ahead=True)
    if no and (kept := _kept_from(words, at)):
        return Taken(kept, words[at].start, "predicate", side=True, ahead=True)
    if no and key in used("duties"):
        return _of_subject(scene, piece, words, at, Stance.ACCUSE)
    if no and key in used("harms"):  # "nous ne vous abandonnerons pas" binds who says it; "l'Ostrane n'a menacé personne" clears it
        stance = Stance.PROMISE if will else Stance.DENY
        return Taken(stance, words[at].start, "predicate", side=_of_us(keys, at), ahead=will)
    if not no and _grim(words, at):
        return Taken(Stance.WARN, words[at].start, "predicate", ahead=True)
    if will:
        return _planned(scene, piece, words, at)
    if (blames := _blames(words, at)) and not _undergone(words, at) and not no:
        thing = blames == "verdict" and not scene.subject(piece, Cue(Stance.ACCUSE, "verb", at, at + 1), words)
        if thing:
            return Taken(Stance.ACCUSE, words[at].start, "predicate", side=sided(words, at))
        return _of_subject(scene, piece, words, at, Stance.ACCUSE)
    if no and _not_done(words, at):
        return _of_subject(scene, piece, words, at, Stance.DENY)
    return None


def _of_subject(scene: Scene, piece: Range, words: list[Token], at: int, stance: Stance) -> Taken:
    """A deed of whoever is the subject of the verb at a place."""
    cue = Cue(stance, "verb", at, at + 1)
    return Taken(stance, words[at].start, "verb", scene.subject(piece, cue, words), sided(words, at), deed=True)


def _planned(scene: Scene, piece: Range, words: list[Token], at: int) -> Taken | None:
    """What a verb that looks ahead tells: a promise, an offer, a refusal, a threat, or what may come."""
    keys = [word.key for word in words]
    restricted = _restricted(keys, at)
    no = denied(keys, at, at + 1) and not restricted
    if not no and at and keys[at - 1] == "on":
        return None  # "on va assister à" foretells, it binds nobody
    if not no and _perilous(keys, at):
        return Taken(Stance.WARN, words[at].start, "predicate", None, False, True)
    stance = Stance.REFUSE if no else Stance.PROMISE
    if not no and keys[at].startswith("pourr"):
        stance = Stance.DEMAND if restricted else Stance.OFFER
    elif restricted and any(pair in (("que", "si"), ("qu'", "si")) for pair in pairwise(keys[at + 1 : at + 8])):
        stance = Stance.DEMAND  # "nous ne signerons que si"
    elif not no and keys[at] in coming("threats"):
        stance = Stance.WARN
    cue = Cue(stance, "verb", at, at + 1, FUTURE, "", no)
    return Taken(stance, words[at].start, "verb", scene.subject(piece, cue, words), sided(words, at), True, deed=True)


def _blames(words: Sequence[Token], at: int) -> str:
    """Whether the verb at a place tells of a harm: "verdict" where it is one whatever its subject is ("ce texte bafoue nos droits")."""
    keys = [word.key for word in words]
    if _attempts(keys, at):
        return "verdict"
    if keys[at + 1 : at + 2] and keys[at + 1] in grammar("unknown"):  # "ils ignoraient ce qui ..." blames nobody
        return ""
    if at and keys[at - 1] in grammar("determiners") | {"se", "s'"}:  # "ils se trompent" harms nobody
        return ""
    near = keys[max(0, at - 4) : at]
    theirs = any(key in grammar("them") for key in near)  # "ils nous ont trahis"
    mine = any(key in grammar("own") | {"me", "m'", "vous"} for key in near)
    if keys[at] in used("wrongs") and (theirs or not mine):
        return "verdict"
    if keys[at] in used("harms"):
        return "verdict" if theirs else "harm"
    return ""


def _undergone(words: Sequence[Token], at: int) -> bool:
    """Whether a verb of harm tells what its subject undergoes: a participle without "avoir" ("l'Ostrane est menacée")."""
    before = {word.key for word in words[max(0, at - 4) : at]}
    return bool(DONE.search(words[at].text.lower())) and not before & grammar("have")


def _not_done(words: Sequence[Token], at: int) -> bool:
    """Whether a denied verb tells that something is not done: "n'a pas tiré", "ne fournit pas d'armes".

    What somebody knows, wants, can or is says nothing of that kind, nor does "on", who is nobody.
    """
    key, before = words[at].key, [word.key for word in words[max(0, at - 5) : at]]
    near = {*before, *(word.key for word in words[at + 1 : at + 4])}
    if (
        not any(word in ("ne", "n'") for word in before)
        or not near & grammar("halves")
        or "on" in before
        or key in grammar("clitics") | grammar("between")
    ):
        return False
    if key in used("minds") | bare("minds") | grammar("have") | grammar("be"):
        return False
    perfect = any(word in grammar("have") for word in before) and bool(PERFECT.search(words[at].text.lower()))
    return (perfect and before[-1] not in grammar("determiners")) or key in used("acts")


def _answers_no(scene: Scene, piece: Range, words: Sequence[Token]) -> bool:
    """Whether what is said opens with a no: "Non, nous tournons la page"."""
    return words[0].key == "non" and scene.reading.clean[words[0].end : piece[1]].startswith((",", ".", " !"))


def _orders(word: Token) -> bool:
    """Whether a word that opens what is said orders something, or calls for it: "Levez les sanctions", "Cessons de"."""
    key = word.key.partition("-")[0]
    ours = word.text[:1].isupper() and len(key) > LONE_ONS and key.endswith("ons")
    return (ours or key.endswith("ez")) and key not in grammar("no-orders")


def _of_us(keys: Sequence[str], at: int) -> bool:
    """Whether "nous" stands before the word at a place."""
    return any(key in grammar("side") for key in keys[max(0, at - 5) : at])


def sided(words: Sequence[Token], at: int) -> bool:
    """Whether a first person plural stands before the word at a place: the speaker speaks for his side."""
    return any(word.key in grammar("side") for word in words[max(0, at - 5) : at])


def _attempts(keys: Sequence[str], at: int) -> bool:
    """Whether the infinitives behind a verb of trying tell of a wrong: "tente de masquer", "ne cesse de provoquer"."""
    return (keys[at] in grammar("trying") or keys[at] in wishes()) and any(key in grammar("harms") for key in keys[at + 1 : at + 4])


def _about_to(keys: Sequence[str], at: int) -> bool:
    """Whether a form of "aller" tells what comes next: "je vais demander", "elle allait faire"."""
    if keys[at] not in grammar("going") or keys[max(0, at - 2) : at] == ["ce", "qui"]:
        return False
    after = [key for key in keys[at + 1 : at + 5] if key not in grammar("between") and key not in grammar("clitics")]
    return bool(after) and (after[0] in infinitives() or after[0].endswith("er"))


def _perilous(keys: Sequence[str], at: int) -> bool:
    """Whether a verb that looks ahead tells of a peril: "aggraverait", "pourrait compromettre", "va se durcir"."""
    if keys[at] in coming("perils"):
        return True
    may = keys[at].startswith(("pourr", "risquer"))
    perils = bare("perils") | used("perils") if may else bare("perils")  # "pourrait être compromise"
    return (may or keys[at] in grammar("going")) and any(key in perils for key in keys[at + 1 : at + 4])


def _grim(words: Sequence[Token], at: int) -> bool:
    """Whether what will be is bad: "sera terrible", "serait dramatique"; what will but be hard is no warning."""
    if words[at].key not in grammar("will-be"):
        return False
    return any(blamed(word.key) and word.key not in grammar("hard") for word in words[at + 1 : at + 1 + NEAR])


def _spared(words: Sequence[Token], at: int) -> bool:
    """Whether nobody and nothing is to suffer what follows "sera": "aucun poste ne sera supprimé", "personne ne sera licencié"."""
    before = {word.key for word in words[max(0, at - 5) : at]}
    return bool(before & (grammar("none") | {"personne"})) and any(DONE.search(w.text.lower()) for w in words[at + 1 : at + 2])


def _kept_from(words: Sequence[Token], at: int) -> Stance | None:
    """What a side says of what will not be done: "les navires ne seront pas rendus" refuses, "aucun prix ne sera relevé" promises."""
    after = [word for word in words[at + 1 : at + 5] if word.key not in grammar("between") | grammar("halves")]
    if words[at].key not in grammar("will-be") or not after or not PERFECT.search(after[0].text.lower()) or adverbial(after[0].key):
        return None
    supposed = any(word.key.endswith(("rait", "raient")) for word in words[:at])  # "pourrait ..., et ne serait pas poursuivi"
    if after[0].key in used("ends") or supposed:
        return None
    return Stance.PROMISE if after[0].key in used("harms") | used("threats") | used("cuts") else Stance.REFUSE


def _restricted(keys: Sequence[str], at: int) -> bool:
    """Whether what can be done can be done in one way only: "on ne pourra avancer qu'avec une trêve"."""
    after = keys[at + 1 : at + 6]
    only = next((n for n, key in enumerate(after) if key in ("que", "qu'")), -1)
    return only >= 0 and not {*after[:only]} & grammar("halves") and any(key in ("ne", "n'") for key in keys[max(0, at - 2) : at])
