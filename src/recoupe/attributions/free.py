"""Quotations that nobody's cue holds and the sentence goes on: whose verb is between the marks; cross-heads are none."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.attributions.cues import CLITIC, homographs
from recoupe.attributions.drafts import Draft
from recoupe.attributions.frames import Frames
from recoupe.attributions.quotations import Quotation
from recoupe.attributions.sources import Source
from recoupe.attributions.words import forms, vocabulary
from recoupe.lang import fold, tokens
from recoupe.model import Act, Range, Reading, ZoneKind

PREDICATE = 5
"""A predicate between marks has at least so many words ("Le port « a perdu la moitié de ses navires »")."""
CROSSHEAD = 4
"""A cross-head between marks has at most so many words."""
OPENS = vocabulary("subject_pronouns") | CLITIC | {"n'", "ne", "s'", "se"}


def predicates(frames: Frames, taken: Sequence[Draft]) -> list[Draft]:
    """The sentences of one period whose verb stands between marks that no statement holds: their speaker goes on."""
    if frames.scene.reading.zone_at(frames.period.start) is ZoneKind.HEADLINE:
        return []
    out: list[Draft] = []
    for quote in dict.fromkeys(w.quote for w in frames.words if w.quote >= 0):
        outer = frames.quoted[quote].outer
        held = (r for draft in (*taken, *out) for r in (*draft.content, *draft.cue))
        if _predicate(frames, quote) and not any(a < outer[1] and outer[0] < b for a, b in held):
            out.append(Draft("chain", Act.ASSESS, Source(how="chain"), (), (_sentence(frames, outer),)))
    return out


def _predicate(frames: Frames, quote: int) -> bool:
    """Whether a quotation inside a sentence begins with its verb, its pronoun, or the infinitive that a verb waits for."""
    first = next(n for n, w in enumerate(frames.words) if w.quote == quote)
    words = [n for n in range(first, len(frames.words)) if frames.words[n].quote == quote and frames.words[n].letters]
    if first == 0 or len(words) < PREDICATE or frames.words[first].capital:
        return False
    verb = next((n for n in words if frames.words[n].key not in OPENS), first)
    modal = frames.finder.finite[first - 1] and any(f.tense == "infinitive" for f in frames.finder.readings[verb])
    return modal or frames.finder.finite[verb]


def _sentence(frames: Frames, outer: Range) -> Range:
    """The sentence that holds a quotation, without its full stop."""
    first = frames.ends.clause_start(frames.period.index_at(outer[0]) + 1)
    end = max(outer[1], frames.period.end)
    return frames.ends.trimmed(frames.words[first].start, end - (frames.scene.text[end - 1] == "." and end > outer[1]))


def without_crossheads(reading: Reading, quoted: Sequence[Quotation], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the quotations that only head a part of the article (« Le grand port ») and that nobody says in it."""
    heads = {q.outer: fold(words) for q in quoted if q.whole_paragraph and _crosshead(words := reading.clean[slice(*q.inner)])}
    if not heads:
        return list(drafts)
    said = fold(" ".join(reading.clean[a:b] for d in drafts for a, b in d.content if (a, b) not in heads))
    unsaid = {outer for outer, words in heads.items() if words not in said}
    return [d for d in drafts if d.frame != "chain" or len(d.content) != 1 or d.content[0] not in unsaid]


def _crosshead(words: str) -> bool:
    """Whether words are few, end without a mark and have no verb."""
    keys = [token.text.lower() for token in tokens(words)]
    if len(keys) > CROSSHEAD or words[-1:] in (".", "!", "?", "…"):
        return False
    return not any(form.finite for key in keys if key not in homographs() for form in forms().get(key.rpartition("'")[2], ()))
