"""Positions that somebody states, or states for another: from attributions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from recoupe.lang import Token
from recoupe.model import Attribution, Manner, Modality, Range, Span, Stance, inside
from recoupe.positions.conditions import condition
from recoupe.positions.draft import Draft
from recoupe.positions.grammar import grammar
from recoupe.positions.judgement import counts, recounts, scrap
from recoupe.positions.leading import expects, governing
from recoupe.positions.parties import Parties
from recoupe.positions.pieces import pieces
from recoupe.positions.scene import Scene
from recoupe.positions.voice import FOR_ITS_SIDE, Heard, Speech

LONG = 390
"""Characters: longer evidence points at nothing in particular."""

GOVERNING = 7
"""Words at the head of a piece among which the verb and its "de" stand."""

STUB = 35
"""Characters: what is shorter only begins what the next piece goes on with: "il n'est pas prévu | et il ne sera jamais prévu de partir"."""

SHORT = 60
"""Characters: shorter words tell what they are about only together with their sentence."""


def spoken(scene: Scene, parties: Parties, attributions: Iterable[Attribution]) -> Iterator[Draft]:
    """The drafts of all attributions of one article."""
    every = [a for a in attributions if a.article == scene.reading.id]
    by_id = {a.id: a for a in every}
    inner: dict[str, list[Range]] = {}
    for a in every:
        if a.parent:
            inner.setdefault(a.parent, []).extend(s.range for s in a.spans)
    for a in every:
        outer = by_id.get(a.parent or "")
        if outer and expects(scene, outer):
            continue  # "les experts s'attendent à ce que la Valdorie refuse"
        if a.speakers and all(who in scene.actors for who in a.speakers):
            reporter = next((s for s in outer.speakers if s not in a.speakers), None) if outer else None
            yield from _of(Speech(scene, parties, a, inner.get(a.id, [])), reporter)


def _of(speech: Speech, reporter: str | None) -> Iterator[Draft]:
    """The drafts of one attribution; a piece that adds no stance of its own stays with the one before it."""
    said = speech.said
    if not said.content:
        if said.act is not Stance.ASSESS and said.manner is Manner.NARRATIVE:
            where = (min(s.start for s in said.spans), max(s.end for s in said.spans))
            yield _draft(speech, where, Heard(said.act, said.speakers[0], reporter))
        return
    heads = [speech.scene.words_in(*s.range)[:4] for s in said.content] + [speech.scene.words_in(*s.range) for s in said.cue]
    if Stance.REFUSE in (said.act, speech.strong) and any(silent(words) for words in heads):
        return  # who declines to comment takes no position
    last: tuple[Range, Heard] | None = None
    for piece, heard in _heard(speech):
        if last and _same(last, piece, heard):
            last = ((last[0][0], piece[1]), last[1])
            continue
        if last:
            yield from _each(speech, *last, reporter)
        last = (piece, heard)
    if last:
        yield from _each(speech, *last, reporter)


def silent(words: Sequence[Token]) -> bool:
    """Whether the words behind a refusal only tell that somebody declines to speak: "de commenter", "de dire si ..."."""
    keys = [word.key for word in words]
    return any(key in grammar("no-comment") for key in keys) or any(
        a in grammar("disclosing") and b in grammar("asked-after") for a, b in pairwise(keys)
    )


def _heard(speech: Speech) -> Iterator[tuple[Range, Heard]]:
    """The pieces with their stances. One that shows none takes the attribution's act, unless another piece shows that act."""
    out: list[tuple[Range, Heard]] = []
    for piece in pieces(speech.scene.reading, speech.said.content):
        heard = speech.hear(piece)
        if out and _goes_on(speech.scene, piece) and out[-1][1].stance in FOR_ITS_SIDE | {Stance.SUPPORT}:
            heard = replace(out[-1][1], bare=not _governs(speech.scene, out[-1][0], piece))
        if heard:
            out.append((piece, heard))
    out = [told for told in out if not _named_only(speech, *told)] or out
    shown = any(heard.stance is not Stance.ASSESS for _, heard in out)
    for piece, heard in out:
        yield piece, heard if shown or not heard.unread else replace(heard, stance=speech.said.act)


def _named_only(speech: Speech, piece: Range, heard: Heard) -> bool:
    """Whether a piece is but a thing named, where another span of the same content tells what is said of it."""
    first = speech.said.content[0]
    led = bool(speech.lead) and piece[0] == first.start
    return heard.bare and not led and len(speech.said.content) > 1 and scrap(speech.scene, piece)


def _goes_on(scene: Scene, piece: Range) -> bool:
    """Whether a piece is one more thing that the verb before it governs: "et d'offrir ...", "ni que ...", "et ne pas ..."."""
    first = [word.key for word in scene.words_in(*piece)[:3]]
    if len(first) < 3 or first[0] not in ("et", "ni", "ou"):
        return False
    return first[1] in ("de", "d'", "que", "qu'", "a") or (first[1] == "ne" and first[2] in grammar("halves"))


def _governs(scene: Scene, before: Range, piece: Range) -> bool:
    """Whether the verb at the head of a piece governs what goes on with "de" in the next: "refuse de ... et de ..."."""
    opening = [word.key for word in scene.words_in(*before)[:GOVERNING]]
    joint = scene.words_in(*piece)[1].key
    return joint in ("que", "qu'", "a", "ne") or any(key in ("de", "d'") for key in opening)


def _same(last: tuple[Range, Heard], piece: Range, heard: Heard) -> bool:
    """Whether a piece only goes on with what the last one said, close to it."""
    where, before = last
    same = (heard.bare or where[1] - where[0] < STUB) and (heard.stance, heard.actor) == (before.stance, before.actor)
    return same and piece[0] - where[1] < 10 and piece[1] - where[0] <= LONG


def _each(speech: Speech, piece: Range, heard: Heard, reporter: str | None) -> Iterator[Draft]:
    """One draft for each of several speakers; one alone where they speak for another; none for what is but a report of events."""
    plain = heard.stance is Stance.ASSESS and heard.bare and not speech.doubts
    judged = recounts(speech.scene, speech.said, piece) or counts(speech.scene, speech.said, piece) or scrap(speech.scene, piece)
    if plain and judged:
        return
    speakers = speech.said.speakers if heard.actor in speech.said.speakers else (heard.actor,)
    for who in speakers:
        yield _draft(speech, piece, replace(heard, actor=who, by=heard.by or reporter))


def _draft(speech: Speech, piece: Range, heard: Heard) -> Draft:
    """The draft of one piece."""
    reading = speech.scene.reading
    hangs = condition(reading, piece)
    lead = speech.lead or (governing(speech.scene, speech.said) if heard.stance is not Stance.ASSESS else None)
    evidence = reading.span(lead.start if lead and piece[0] == speech.said.content[0].start else piece[0], piece[1])
    if len(evidence) > LONG:
        evidence = reading.span(piece[0], max(reading.clean.rfind(" ", piece[0], piece[0] + LONG), piece[0] + LONG // 2))
    sentence = reading.sentence_at(piece[0])
    about = sentence if inside(piece, sentence) and piece[1] - piece[0] < SHORT else piece
    return Draft(
        actor=heard.actor,
        stance=heard.stance,
        evidence=(evidence,),
        about=speech.scene.back(piece) or about,
        modality=_modality(speech, piece, hangs, heard),
        target=_target(speech, piece, heard),
        attribution=speech.said.id,
        condition=hangs,
        reported_by=heard.by,
    )


def _target(speech: Speech, piece: Range, heard: Heard) -> str | None:
    """At whom a stance is aimed: who is blamed, who stands right behind the cue ("accuse l'Ostrane de ..."), or is spoken to."""
    said = speech.said
    aimed = [heard.target] if heard.target else []
    if said.cue and said.content and piece[0] == said.content[0].start >= said.cue[-1].end:
        aimed += behind(speech.scene, said.cue[-1].end, said.content[0].start + 3)
    aimed += [] if heard.by else said.addressees
    return next((who for who in aimed if speech.parties.aimable(who, heard.actor)), None)


def behind(scene: Scene, start: int, end: int) -> list[str]:
    """The actor named right behind a place, with at most one small word between."""
    near = [n for n in scene.outer(start, max(end, start + 40)) if not n.place]
    return [near[0].actor] if near and len(scene.words_in(start, near[0].start)) <= 1 else []


def _modality(speech: Speech, piece: Range, hangs: Span | None, heard: Heard) -> Modality:
    """How firmly the position is held, or by whom it is told."""
    if hangs:
        return Modality.CONDITIONAL
    if any(word.key in grammar("hopes") for word in speech.scene.words_in(*piece)):
        return Modality.HOPED
    if heard.ahead and heard.stance is Stance.ASSESS:
        return Modality.PREDICTED
    if heard.by and not speech.parties.same(heard.by, heard.actor):
        return Modality.ASCRIBED
    return Modality.ASSERTED
