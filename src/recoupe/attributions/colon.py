"""Attribution by a colon: headlines ("X : ..."), marks after a colon that nobody's verb holds."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.attributions.drafts import Draft
from recoupe.attributions.frames import Frames
from recoupe.attributions.sources import PERSONAL, Source
from recoupe.model import Act, Kind, ZoneKind

UNSTATED = 8
"""Words between marks after a colon from which on they are a statement though nobody is named."""


def headline(frames: Frames) -> Draft | None:
    """A headline that lets somebody speak: "X : ..."."""
    words, scene = frames.words, frames.scene
    if not words or scene.reading.zone_at(frames.period.start) is not ZoneKind.HEADLINE:
        return None
    colon = next((n for n, w in enumerate(words[:24]) if w.key == ":" and w.quote < 0), None)
    if colon is None or colon + 1 >= len(words):
        return None
    named = scene.within(frames.period.start, words[colon].start)
    quoted = any(w.quote >= 0 for w in words[colon + 1 :])
    cue = (words[colon].start, words[colon].end)
    whole = bool(named) and (len(named) == 1 or scene.apposed(named[0], named[-1]))
    if whole and named[0].start <= words[0].start + 3 and named[-1].end >= words[colon - 1].start and not named[0].place:
        if any(hit.first > colon and hit.shape == "finite" and frames.words[hit.verb].quote < 0 for hit in frames.hits):
            return None
        opening = scene.at(words[colon + 1].start)
        if named[0].kind is Kind.STATE and opening is not None and words[colon + 1].quote < 0:
            return None
        if not quoted and (named[0].kind is Kind.STATE or not any(frames.finder.finite[colon + 1 :])):
            return None
        content = frames.ends.range(colon + 1, None, clause=True)
        return Draft("headline", Act.ASSESS, Source(((words[0].start, words[colon - 1].end),), tuple(named)), (cue,), (content,))
    return None


def colons(frames: Frames, taken: Sequence[Draft]) -> list[Draft]:
    """Marks after a colon, with nobody's verb before it: "Réponse lapidaire du ministre : « ... »"."""
    words, out = frames.words, []
    for n, word in enumerate(words[:-1]):
        quote = words[n + 1].quote
        if word.key != ":" or word.quote >= 0 or quote < 0:
            continue
        outer = frames.quoted[quote].outer
        if any(a < outer[1] and outer[0] < b for draft in taken for a, b in draft.content):
            continue
        first = frames.ends.clause_start(n)
        source = announced(frames, first, n)
        apart = "\n" in frames.scene.text[word.end : outer[0]]
        unstated = not source.ranges and not apart and sum(w.quote == quote and w.letters for w in words) > UNSTATED
        if source.ranges or unstated:
            out.append(Draft("colon", Act.ASSESS, source, ((word.start, word.end),), (outer,)))
    return out


def announced(frames: Frames, first: int, colon: int) -> Source:
    """The last person or body named between two words: whom a colon lets speak."""
    if first >= colon:
        return Source()
    verb = next((k for k in range(first, colon) if frames.finder.finite[k]), None)
    if verb is not None:
        subject = frames.sources.before(verb)
        if subject.named:
            return Source(subject.ranges, subject.named, "", "announced")
        if subject.pronoun in ("il", "elle", "ils", "elles"):
            return subject
        if not subject.pronoun:
            return Source()
    named = [m for m in frames.scene.within(frames.words[first].start, frames.words[colon].start) if not m.place]
    people = [m for m in named if m.kind is Kind.PERSON] or named
    if people:
        return Source(((people[-1].start, people[-1].end),), (people[-1],), "", "announced")
    for n in range(colon - 1, first - 1, -1):
        if frames.words[n].key in PERSONAL and frames.words[n].quote < 0:
            word = frames.words[n]
            return Source(((word.start, word.end),), (), word.key.lstrip("-"), "pronoun")
    return Source()
