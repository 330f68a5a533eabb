"""Nouns that announce words: "La réponse de X : le port fermera", "aux cris de « ... »", "une banderole « ... »"."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.attributions.cues import BE
from recoupe.attributions.drafts import Draft
from recoupe.attributions.frames import Frames
from recoupe.attributions.holders import holds
from recoupe.attributions.objects import PREPOSITIONS
from recoupe.attributions.sources import Source
from recoupe.attributions.words import vocabulary
from recoupe.model import Act, Range

HOLDING = PREPOSITIONS["de"] | {"par", "chez", "pour"}
"""Words between a noun of saying and who says it."""
LEAD = 20
"""How many words may lead up to a colon."""
SHOWN = 6
"""How many words may stand between what is shown and its words ("une banderole où l'on pouvait lire « ... »")."""


def announcing(frames: Frames, taken: Sequence[Draft]) -> list[Draft]:
    """The statements of one period told by a noun that announces them, with a colon or right before marks."""
    out: list[Draft] = []
    displays = vocabulary("displays")
    for n, word in enumerate(frames.words[:-2]):
        if word.key != ":" and word.key not in displays:
            continue
        draft = None
        if word.key == ":" and word.quote < 0 and frames.words[n + 1].quote < 0:
            draft = _after_colon(frames, n)
        elif word.quote < 0 and word.key != ":":
            draft = _shown(frames, n)
        if draft is not None and not _held(draft, (*taken, *out)):
            out.append(draft)
    return out


def _held(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether another statement already holds what a draft tells."""
    start, end = draft.content[0]
    return any(a < end and start < b for other in drafts for a, b in other.content)


def _after_colon(frames: Frames, colon: int) -> Draft | None:
    """A clause behind a colon that a noun of saying and its holder announce ("Le message de X est clair : le port fermera")."""
    words, first = frames.words, frames.ends.clause_start(colon)
    if colon - first > LEAD or any(frames.finder.finite[n] and words[n].key not in BE for n in range(first, colon)):
        return None
    noun = next((n for n in range(first, colon) if words[n].key in vocabulary("announcers")), None)
    source = _holder(frames, noun, colon) if noun is not None else None
    if noun is None or source is None:
        return None
    content = frames.ends.range(colon + 1, None, clause=True)
    cue = (words[noun].start, words[noun].end)
    return Draft("colon", Act.ASSESS, source, (cue,), (content,), verb=words[noun].key) if content[0] < content[1] else None


def _holder(frames: Frames, noun: int, colon: int) -> Source | None:
    """Who is named behind the noun at a word, before the colon."""
    words = frames.words
    for n in range(noun + 1, colon - 1):
        if words[n].key not in HOLDING:
            continue
        named = frames.scene.at(words[n + 1].start) or frames.scene.at(words[n].start)
        if named is not None and not named.place and named.actors:
            return Source(((max(named.start, words[n + 1].start), named.end),), (named,))
        head = n + 1 if words[n].key in ("du", "des") else n + 2
        if head < colon and holds(words[head].key):
            return Source(((words[n + 1].start, words[head].end),), (), "", "unnamed")
    return None


def _shown(frames: Frames, n: int) -> Draft | None:
    """Words between marks that are shown or shouted ("aux cris de « ... »"); who does it is the subject of the sentence."""
    words = frames.words
    for k in range(n + 1, min(n + SHOWN, len(words))):
        if words[k].quote >= 0:
            outer = frames.quoted[words[k].quote].outer
            verb = next((v for v in range(frames.ends.clause_start(n), n) if frames.finder.finite[v]), None)
            source = frames.sources.before(verb) if verb is not None else Source()
            source = source if source.named or source.how == "unnamed" else Source(how="none")
            cue: Range = (words[n].start, words[n].end)
            return Draft("quote", Act.ASSESS, source, (cue,), (outer,), verb=words[n].key)
        if words[k].key in (".", ";"):
            break
    return None
