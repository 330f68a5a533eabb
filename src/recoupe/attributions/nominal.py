"""Nouns that name an act of saying, with who does it and what: "la demande du Conseil de ...", "l'annonce par X que ..."."""

from __future__ import annotations

from functools import cache

from recoupe.attributions.cues import CLITIC, is_adverb, listed
from recoupe.attributions.drafts import Draft
from recoupe.attributions.frames import Frames
from recoupe.attributions.holders import holds
from recoupe.attributions.objects import PREPOSITIONS
from recoupe.attributions.sources import Source
from recoupe.attributions.words import vocabulary
from recoupe.model import Act, Kind, Range

OF = PREPOSITIONS["de"]
BY = OF | {"par"}
THAT = frozenset(("que", "qu'"))
LATER = 4
"""Words that may stand between the noun and its holder ("l'appel lancé hier par X")."""


@cache
def _nouns() -> dict[str, tuple[Act, frozenset[str]]]:
    """The nouns and their plurals, with the act and the frames."""
    known = listed("nouns")
    return known | {f"{noun}s": line for noun, line in known.items()}


def nominal(frames: Frames) -> list[Draft]:
    """The statements of one period told by a noun, a holder and a content."""
    out = []
    known = _nouns()
    for n, word in enumerate(frames.words[:-3]):
        line = known.get(word.key)
        if line is not None and n and frames.words[n - 1].key in vocabulary("determiners") - OF and (draft := _draft(frames, n, *line)):
            out.append(draft)
    return out


def _draft(frames: Frames, n: int, act: Act, takes: frozenset[str]) -> Draft | None:
    """The draft of a noun at a word, when its holder and its content follow."""
    cue = (frames.words[n - 1].start, frames.words[n].end)
    holder = _holder(frames, n)
    if holder is None:
        bare = _announced(frames, n) if "bare" in takes else None
        return Draft("nominal", act, Source(how="none"), (cue,), (bare,), verb=frames.words[n].key) if bare else None
    source, after = holder
    content = _content(frames, after, takes)
    return Draft("nominal", act, source, (cue,), (content,), verb=frames.words[n].key) if content else None


def _announced(frames: Frames, n: int) -> Range | None:
    """What is announced, nobody said by whom ("depuis l'annonce de son retour")."""
    at = n + 1
    if n < 2 or frames.words[n - 2].key not in vocabulary("prepositions"):
        return None
    if at + 2 >= len(frames.words) or frames.words[at].key not in OF or frames.dated(at + 1):
        return None
    named = frames.scene.at(frames.words[at + 1].start) or frames.scene.at(frames.words[at].start)
    determiner = frames.words[at].key == "du" or frames.words[at + 1].key in vocabulary("determiners")
    head = frames.words[at + 1 if frames.words[at].key == "du" else at + 2].key
    if not determiner or holds(head) or head.startswith("nouvelle") or (named is not None and named.start <= frames.words[at + 1].start):
        return None
    return _before_verb(frames, at, *frames.ends.range(at, None, clause=False, bounded=True))


def _holder(frames: Frames, n: int) -> tuple[Source, int] | None:
    """Who says it, behind the noun at a word, and the index after him: "de X", "par X", "lancé hier par X"."""
    words, scene = frames.words, frames.scene
    at = n + 1
    while at < min(n + LATER, len(words) - 2) and words[at].key not in BY:
        participle = at == n + 1 and any(f.tense == "participle" for f in frames.finder.readings[at])
        if not participle and not frames.dated(at) and not is_adverb(words[at]):
            return None
        at += 1
    if at + 1 >= len(words) or words[at].key not in BY or (at > n + 1 and words[at].key != "par"):
        return None
    named = scene.at(words[at + 1].start) or scene.at(words[at].start)
    if named is None or named.place or named.kind is Kind.GROUP or not named.actors:
        return None
    start = max(named.start, words[at + 1].start)
    after = frames.period.index_at(named.end)
    if after < len(words) and words[after].key == "(":
        after = next((k + 1 for k in range(after, len(words)) if words[k].key == ")"), after)
    return Source(((start, named.end),), (named,), "", "named"), after


def _content(frames: Frames, at: int, takes: frozenset[str]) -> Range | None:
    """What is said, behind the holder: "de ...", "à" with an infinitive, "que ..."."""
    words = frames.words
    at = frames.ends.skip_to_complement(at) if at < len(words) else at
    if at + 1 >= len(words) or frames.dated(at + 1):
        return None
    if words[at].key in THAT and "que" in takes:
        return frames.ends.range(at + 1, None, clause=True, bounded=True)
    infinitive = any(f.tense == "infinitive" for f in frames.finder.readings[at + 1])
    opens = (words[at].key in OF and (infinitive or "act" not in takes)) or (words[at].key in PREPOSITIONS["à"] and infinitive)
    return _before_verb(frames, at, *frames.ends.range(at, None, clause=False, bounded=True)) if opens else None


def _before_verb(frames: Frames, at: int, start: int, end: int) -> Range:
    """The content without the verb whose subject the noun is ("La demande de X de reporter le vote [a été rejetée]")."""
    for n in range(at + 1, frames.period.index_at(end)):
        if frames.words[n].key in THAT:
            break
        if frames.finder.finite[n] and frames.sources.relative(n) is None:
            first = next(k for k in range(n, at, -1) if frames.words[k - 1].key not in CLITIC)
            return frames.ends.trimmed(start, frames.words[first].start)
    return start, end
