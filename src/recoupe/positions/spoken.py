"""Positions that somebody states, or states for another: from attributions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recoupe.model import Attribution, Kind, Manner, Modality, Range, Span, Stance, inside, overlap
from recoupe.positions.conditions import condition
from recoupe.positions.cues import grammar
from recoupe.positions.draft import Draft
from recoupe.positions.parties import Parties
from recoupe.positions.pieces import pieces
from recoupe.positions.scene import Named, Scene
from recoupe.positions.stances import Taken, impersonal, readings_of

OWN_DEEDS = (Stance.PROMISE, Stance.REFUSE)
LONG = 420
"""Characters: longer evidence points at nothing in particular."""


def spoken(scene: Scene, parties: Parties, attributions: Iterable[Attribution]) -> Iterator[Draft]:
    """The drafts of all attributions of one article."""
    every = [a for a in attributions if a.article == scene.reading.id]
    by_id = {a.id: a for a in every}
    inner: dict[str, list[Range]] = {}
    for a in every:
        if a.parent:
            inner.setdefault(a.parent, []).extend(s.range for s in a.spans)
    for a in every:
        if a.speakers and not a.repeats:
            yield from _of(scene, parties, a, by_id.get(a.parent or ""), inner.get(a.id, []))


def _of(scene: Scene, parties: Parties, said: Attribution, outer: Attribution | None, holes: list[Range]) -> Iterator[Draft]:
    """The drafts of one attribution: a piece that is told as another's words is left to that one."""
    reporter = next((s for s in outer.speakers if s not in said.speakers), None) if outer else None
    if not said.content:
        if said.act is not Stance.ASSESS and said.manner is Manner.NARRATIVE:
            yield _draft(scene, parties, said, _around(said), Taken(said.act), said.speakers[0], reporter)
        return
    for piece in pieces(scene.reading, said.content):
        if 2 * sum(overlap(piece, hole) for hole in holes) > piece[1] - piece[0]:
            continue
        taken, actor, by = _voice(scene, parties, said, piece)
        for who in [actor] if by or actor not in said.speakers else said.speakers:
            yield _draft(scene, parties, said, piece, taken, who, by or reporter)


def _around(said: Attribution) -> Range:
    """The words of an act told without its content."""
    return min(s.start for s in said.spans), max(s.end for s in said.spans)


def _voice(scene: Scene, parties: Parties, said: Attribution, piece: Range) -> tuple[Taken, str, str | None]:
    """The stance of a piece, who takes it, and who reports it when that is another than the speaker."""
    speaker = said.speakers[0]
    words = scene.words_in(*piece)
    person = scene.actor(speaker).kind is Kind.PERSON
    for taken in readings_of(scene, piece):
        subject = taken.subject
        if subject and subject.actor != speaker:
            if taken.cue and taken.cue.verb == "" and taken.stance is Stance.ACCUSE and not parties.same(subject.actor, speaker):
                return Taken(_strong(said.act) or Stance.ACCUSE), speaker, None
            if _speaks_for(scene, parties, taken, subject, speaker):
                return Taken(taken.stance, ahead=taken.ahead), subject.actor, speaker
            continue
        if subject or taken.side:
            return Taken(_strong(said.act) or taken.stance, ahead=taken.ahead), *_for_side(parties, speaker, taken.side and person)
        if taken.cue and taken.cue.verb != "" or (taken.cue and taken.cue.kind == "predicate"):
            own = impersonal(words, taken.cue) or any(w.key in grammar("own") for w in words[: taken.cue.first])
            side = own and taken.stance is Stance.DEMAND and person
            return Taken(_strong(said.act) or taken.stance), *_for_side(parties, speaker, side)
    return Taken(said.act), speaker, None


def _strong(act: Stance) -> Stance | None:
    """The act of an attribution when its cue says more than that something was said."""
    return None if act is Stance.ASSESS else act


def _for_side(parties: Parties, speaker: str, side: bool) -> tuple[str, str | None]:
    """The party in whose name a speaker says "we", reported by him; else the speaker himself."""
    head = parties.head(speaker) if side else speaker
    return (head, speaker) if head != speaker else (speaker, None)


def _speaks_for(scene: Scene, parties: Parties, taken: Taken, subject: Named, speaker: str) -> bool:
    """Whether words with another subject tell that subject's own stance: one's own side, or a stance verb of another's."""
    if parties.same(subject.actor, speaker):
        return taken.cue is not None and (taken.cue.verb != "" or taken.cue.kind == "predicate" or taken.stance in OWN_DEEDS)
    return taken.cue is not None and taken.cue.kind == "verb" and taken.cue.verb != "" and not taken.ahead


def _draft(scene: Scene, parties: Parties, said: Attribution, piece: Range, taken: Taken, actor: str, by: str | None) -> Draft:
    """The draft of one piece."""
    reading = scene.reading
    hangs = condition(reading, piece)
    evidence = reading.span(*piece)
    if len(evidence) > LONG:
        evidence = reading.span(piece[0], reading.clean.rfind(" ", piece[0], piece[0] + LONG))
    return Draft(
        actor=actor,
        stance=taken.stance,
        evidence=(evidence,),
        about=_about(scene, said, piece),
        modality=_modality(scene, parties, piece, hangs, taken, actor, by),
        target=target(scene, parties, piece, actor) or next(iter(said.addressees), None),
        attribution=said.id,
        condition=hangs,
        reported_by=by,
    )


def _about(scene: Scene, said: Attribution, piece: Range) -> Range:
    """The words that tell the issue: the piece; a short one with its sentence."""
    if piece[1] - piece[0] >= 60:
        return piece
    sentence = scene.reading.sentence_at(piece[0])
    return sentence if inside(piece, sentence) else piece


def target(scene: Scene, parties: Parties, where: Range, actor: str) -> str | None:
    """The first other party that the words name."""
    return next((n.actor for n in scene.outer(*where) if not n.place and not parties.same(n.actor, actor)), None)


def _modality(scene: Scene, parties: Parties, piece: Range, hangs: Span | None, taken: Taken, actor: str, by: str | None) -> Modality:
    """How firmly the position is held, or by whom it is told."""
    if hangs:
        return Modality.CONDITIONAL
    if any(word.key in grammar("hopes") for word in scene.words_in(*piece)):
        return Modality.HOPED
    if by and not parties.same(by, actor):
        return Modality.PREDICTED if taken.ahead else Modality.ASCRIBED
    return Modality.ASSERTED
