"""What the cue of an attribution itself tells: a stance ("exige", "a refusé"), a decision handed on, a question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from recoupe.lang import Token
from recoupe.model import Attribution, Range, Span, Stance
from recoupe.positions.cues import cues
from recoupe.positions.grammar import grammar
from recoupe.positions.scene import Scene
from recoupe.positions.stances import announcing, expecting
from recoupe.positions.wishes import settled, wanted

BEFORE, BEHIND = 25, 45
"""Characters before a cue in which its denial stands, and behind it in which the noun or infinitive that completes it does."""

REFLEXIVE = ("s'", "s’", "se ")

APART = 2
"""Words between a cue and its content that only tell when: "a annoncé jeudi un recours"."""

GOVERNED = 90
"""Characters between a cue and the preposition by which it governs what is said: "accuse le ministre d'Ostrane de"."""

NEXT, TURN = 4, 4
"""Words behind a cue with which what completes it begins, and how long it may be: "a réitéré ses demandes"."""


def cue_stance(scene: Scene, said: Attribution) -> Stance | None:
    """The stance that the cue itself takes ("exige", "n'a pas demandé", "espère présenter"); None when it only reports."""
    if not said.cue:
        return None if said.act is Stance.ASSESS else said.act
    start, end = said.cue[0].start, said.cue[-1].end
    near = _near(scene, said)
    for at, word in enumerate(near):
        if start <= word.start < end and (stance := wanted(near, at)):
            return stance
    for cue in cues(near):
        at = near[cue.first].start
        first = [word.start for word in near if word.start >= end][:NEXT]
        mine = start <= at < end if cue.kind == "verb" else (cue.kind == "predicate" and start <= at < end) or at in first
        if mine and (stance := settled(cue)) and (stance is not Stance.ASSESS or cue.verb in grammar("doubts")):
            return stance
    return Stance.PROMISE if announces(scene, said) and _own_deed([word for word in near if word.start >= end]) else None


def _own_deed(words: Sequence[Token]) -> bool:
    """Whether what is announced begins with what one does oneself: "sa participation", "leur venue"."""
    keys = [word.key for word in words]
    return any(
        (a in grammar("possessives") and b in grammar("own-deeds")) or (a == "la" and b in grammar("attendance")) for a, b in pairwise(keys)
    )


def _near(scene: Scene, said: Attribution) -> list[Token]:
    """The words around a cue: those of its denial before it, and those behind it that complete it."""
    end = said.cue[-1].end
    follows = next((span for span in said.content if _touches(scene, said, span, APART)), None)
    words = scene.words_in(max(0, said.cue[0].start - BEFORE), min(follows.end, end + BEHIND) if follows else end)
    mine = [word for word in words if word.start < end]
    return [*mine, *list(takewhile(lambda word: word.key not in grammar("clauses"), words[len(mine) :]))[: NEXT + TURN]]


def _touches(scene: Scene, said: Attribution, content: Span, words: int = 0) -> bool:
    """Whether a content follows the cue directly, with nothing but white space between them, or so many words ("jeudi")."""
    end = said.cue[-1].end
    between = scene.reading.clean[end : content.start]
    if not words:
        return 0 <= content.start - end <= 3 and not between.strip()
    return content.start >= end and all(c.isalnum() or c.isspace() for c in between) and len(between.split()) <= words


def lead(scene: Scene, said: Attribution) -> Span | None:
    """The cue, where the content follows it directly: part of the words that a stance taken by the cue rests on.

    The pronoun of a reflexive verb belongs to it: "s'est félicitée".
    """
    if not (said.cue and said.content and _touches(scene, said, said.content[0])):
        return None
    return _with_pronoun(scene, said.cue[-1])


def governing(scene: Scene, said: Attribution) -> Span | None:
    """The cue of a content that opens with the preposition by which the cue governs it: "accuse l'Ostrane | d'avoir menti".

    Without the cue the words begin in the middle of a phrase.
    """
    if not (said.cue and said.content) or said.cue[-1].end > said.content[0].start:
        return None
    cue, content = said.cue[-1], said.content[0]
    first = scene.words_in(content.start, content.end)[:1]
    between = scene.reading.clean[cue.end : content.start]
    if not first or first[0].key not in grammar("governing") or len(between) > GOVERNED or any(sign in between for sign in ".;:!?"):
        return None
    words = scene.words_in(cue.start, content.start)  # "a jugé que de toute façon", "pour ce dernier, en effet"
    if {word.key for word in words[:1]} & grammar("ascribing") or any(word.key in grammar("clauses") for word in words):
        return None
    return _with_pronoun(scene, cue)


def _with_pronoun(scene: Scene, cue: Span) -> Span:
    """A cue with the pronoun of its reflexive verb: "s'est félicitée"."""
    clean = scene.reading.clean
    pronoun = next((p for p in REFLEXIVE if clean.startswith(p, cue.start - len(p)) and not clean[cue.start - len(p) - 1].isalpha()), "")
    return scene.reading.span(cue.start - len(pronoun), cue.end)


def announces(scene: Scene, said: Attribution) -> bool:
    """Whether the cue hands on what another will do ("a confirmé que Y viendrait"), rather than foretelling it."""
    return any(word.key in announcing() for span in said.cue for word in scene.words_in(span.start, span.end))


def expects(scene: Scene, said: Attribution) -> bool:
    """Whether the cue brings in what is expected, feared or guessed ("s'attend à ce que Y refuse"): nobody has said so."""
    return any(word.key in expecting() for span in said.cue for word in scene.words_in(span.start, span.end))


def asks(scene: Scene, said: Attribution, piece: Range) -> bool:
    """Whether the first piece is but a question told indirectly: "n'a pas dit si la Valdorie viendrait"."""
    first = scene.words_in(piece[0], piece[0] + 4)
    return bool(
        said.cue
        and said.cue[-1].end <= piece[0]
        and first
        and first[0].key in ("si", "s'")
        and not scene.reading.clean[said.cue[-1].end : piece[0]].strip()
    )
