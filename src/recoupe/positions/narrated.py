"""Positions that the article tells in its own voice: "X exige ...", "la demande de X", "X s'y est opposé"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from recoupe.lang import Token
from recoupe.model import Attribution, Modality, Range, Stance, overlap
from recoupe.positions.conditions import condition
from recoupe.positions.cues import Cue, cues, grammar
from recoupe.positions.draft import Draft
from recoupe.positions.forms import INFINITIVE
from recoupe.positions.parties import Parties
from recoupe.positions.scene import Scene
from recoupe.positions.spoken import behind
from recoupe.positions.stances import settled

END = re.compile(
    r";|\s[–—]\s|:|,\s+(?=(?:mais|tandis|alors qu|ce qui|qui|avant|après|dont|où|et (?:a|ont|s['’]est|se)|selon|a[- ]t[- ]|a déclaré|a indiqué)\b)",
    re.IGNORECASE,
)
"""Where the clause of a narrated stance ends, at the latest with its sentence."""

LEAST = 5
"""Words that must follow a noun of stance for it to say what is demanded, offered or refused, and by whom."""

BACKWARD = frozenset(("y", "cela", "ceci", "cette", "ce", "celle-ci", "celui-ci"))
"""Words that point back to the sentence before: what is refused was told there."""


def narrated(scene: Scene, parties: Parties, attributions: Iterable[Attribution]) -> Iterator[Draft]:
    """The drafts of one article that no attribution holds."""
    taken = [s.range for a in attributions if a.article == scene.reading.id for s in a.cue + a.content]
    before: Range | None = None
    for sentence in scene.reading.sentences:
        words = scene.words_in(*sentence)
        for cue in cues(words):
            here = (words[cue.first].start, words[cue.last - 1].end)
            if cue.stance is not Stance.ASSESS and (cue.kind == "noun" or not any(overlap(here, other) for other in taken)):
                yield from _draft(scene, parties, (before, sentence), words, cue, taken)
        before = sentence


def _draft(
    scene: Scene, parties: Parties, near: tuple[Range | None, Range], words: Sequence[Token], cue: Cue, said: Sequence[Range]
) -> Iterator[Draft]:
    """The draft of one cue in the second of two sentences, when somebody holds the stance."""
    before, sentence = near
    stance = settled(cue)
    if not stance or (cue.kind == "verb" and cue.tense == INFINITIVE):
        return
    held = _holder(scene, sentence, words, cue, said) if cue.kind == "noun" else _subject(scene, sentence, words, cue)
    if not held:
        return
    actor, start = held
    reading = scene.reading
    end_of_cue = words[cue.last - 1].end
    end = END.search(reading.clean, end_of_cue, sentence[1])
    where = (start, end.start() if end else sentence[1])
    if cue.kind == "noun" and len(scene.words_in(end_of_cue, where[1])) < LEAST:
        return
    hangs = condition(reading, where)
    back = before and any(w.key in BACKWARD for w in scene.words_in(*where))
    yield Draft(
        actor=actor,
        stance=stance,
        evidence=(reading.span(*where),),
        about=(before[0], where[1]) if before and back else where,
        modality=Modality.CONDITIONAL if hangs else Modality.ASSERTED,
        target=next((t for t in behind(scene, end_of_cue, where[1]) if cue.kind == "verb" and parties.aimable(t, actor)), None),
        condition=hangs,
    )


def _subject(scene: Scene, sentence: Range, words: Sequence[Token], cue: Cue) -> tuple[str, int] | None:
    named = scene.subject(sentence, cue, list(words))
    expected = cue.kind == "predicate" and words[cue.first].key in ("devrait", "devraient")
    if not named or expected or scene.words_in(named.start, named.end)[0].key in grammar("anybody"):
        return None
    return named.actor, min(named.start, words[cue.first].start)


def _holder(scene: Scene, sentence: Range, words: Sequence[Token], cue: Cue, said: Sequence[Range]) -> tuple[str, int] | None:
    """Whose a noun of stance is: "la demande du Kremlin", "la demande russe", or "ses propositions" of the sentence's first actor."""
    start, end = words[max(0, cue.first - 1)].start, words[cue.last - 1].end
    after = [n for n in scene.outer(end, sentence[1]) if not n.place]
    link = words[cue.last].key if cue.last < len(words) else ""
    if after and link in ("de", "d'", "du", "des") and len(scene.words_in(end, after[0].start)) <= 1:
        return after[0].actor, start
    if owner := scene.of_state(words[cue.last].text if cue.last < len(words) else ""):
        return owner, start
    if cue.first and words[cue.first - 1].key in grammar("possessives"):
        first = [n for n in scene.outer(sentence[0], start) if not n.place]
        if first and not inside_any(start, said):
            return first[0].actor, start
    return None


def inside_any(at: int, ranges: Iterable[Range]) -> bool:
    """Whether a place lies in one of the ranges."""
    return any(a <= at < b for a, b in ranges)
