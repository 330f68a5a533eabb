"""Nouns that name an act of saying, with who does it and what: "la demande du Conseil de ...", "l'appel de X à ..."."""

from __future__ import annotations

from functools import cache

from recoupe.attributions.cues import listed
from recoupe.attributions.drafts import Draft
from recoupe.attributions.frames import Frames
from recoupe.attributions.objects import PREPOSITIONS
from recoupe.attributions.sources import Source
from recoupe.attributions.words import vocabulary
from recoupe.model import Act, Kind

OF = PREPOSITIONS["de"]


@cache
def _nouns() -> dict[str, Act]:
    """The nouns and their plurals, with the act."""
    acts = {noun: act for noun, (act, _) in listed("nouns").items()}
    return acts | {f"{noun}s": act for noun, act in acts.items()}


def nominal(frames: Frames) -> list[Draft]:
    """The statements of one period told by a noun, a holder and a content."""
    out = []
    for n, word in enumerate(frames.words[:-3]):
        act = _nouns().get(word.key)
        if act is not None and n and frames.words[n - 1].key in vocabulary("determiners") - OF and (draft := _draft(frames, n, act)):
            out.append(draft)
    return out


def _draft(frames: Frames, n: int, act: Act) -> Draft | None:
    """The draft of a noun at a word, when its holder and its content follow."""
    words, scene = frames.words, frames.scene
    if words[n + 1].key not in OF:
        return None
    named = scene.at(words[n + 2].start) or scene.at(words[n + 1].start)
    if named is None or named.place or named.kind is Kind.GROUP or not named.actors:
        return None
    after = frames.period.index_at(named.end)
    if after + 1 >= len(words) or words[after].key not in OF | PREPOSITIONS["à"] or frames.dated(after + 1):
        return None
    opens = words[after].key in OF or any(f.tense == "infinitive" for f in frames.finder.readings[after + 1])
    if not opens or (scene.at(words[after + 1].start) is not None and words[after].key in PREPOSITIONS["à"]):
        return None
    content = frames.ends.range(after, None, clause=False, bounded=True)
    start = max(named.start, words[n + 2].start)
    source = Source(((start, named.end),), (named,), "", "named")
    return Draft("nominal", act, source, ((words[n - 1].start, words[n].end),), (content,), verb=words[n].key)
