"""Quotations that nobody's cue holds and the sentence goes on: whose verb is between the marks; cross-heads are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.attributions.cues import CLITIC, homographs, is_adverb
from recoupe.attributions.drafts import Draft
from recoupe.attributions.frames import Frames
from recoupe.attributions.objects import PREPOSITIONS
from recoupe.attributions.quotations import Quotation
from recoupe.attributions.sources import Source
from recoupe.attributions.words import forms, vocabulary
from recoupe.lang import fold, tokens
from recoupe.model import Act, Range, Reading, ZoneKind

PREDICATE = 5
"""A predicate between marks has at least so many words ("Le port « a perdu la moitié de ses navires »")."""
PHRASE = 8
"""From so many words on a phrase between marks is somebody's though no cue holds it (9 in 10 of the readings; of shorter ones half)."""
DENIED = 3
"""Words before the marks in which a denial bears on what stands between them ("ne vise pas à « ... »")."""
CHARGED = frozenset(("pour", "loi", "décret", "programme", "opération", "rapport"))
"""What courts and complaints name between marks, and the names of laws, follow these words."""
CARRYING = frozenset(("quote", "colon", "np", "according", "chain"))
"""Frames whose content may go on with one more quotation."""
ROW = 4
"""Words that may stand between two quotations in a row."""
JOINTS = frozenset((",", "et", "ou", "encore", "puis", ";"))
DETERMINERS = vocabulary("determiners") & {"un", "une", "le", "la", "les", "l'"}
CROSSHEAD = 4
"""A cross-head between marks has at most so many words."""
OPENS = vocabulary("subject_pronouns") | CLITIC | {"n'", "ne", "s'", "se"}


def predicates(frames: Frames, taken: Sequence[Draft]) -> list[Draft]:
    """The sentences of one period whose verb stands between marks that no statement holds: their speaker goes on."""
    if frames.scene.reading.zone_at(frames.period.start) is ZoneKind.HEADLINE:
        return []
    out: list[Draft] = []
    charged: set[int] = set()
    for quote in _quotes(frames):
        outer = frames.quoted[quote].outer
        held = (r for draft in (*taken, *out) for r in (*draft.content, *draft.cue))
        if any(a < outer[1] and outer[0] < b for a, b in held):
            continue
        if _predicate(frames, quote):
            out.append(Draft("chain", Act.ASSESS, Source(how="chain"), (), (_sentence(frames, outer),)))
            continue
        before = _listed_before(frames, quote)
        if before in charged or _charge(frames, quote):
            charged.add(quote)
        elif before is None and _phrase(frames, quote):
            content = _sentence(frames, outer) if _subordinate(frames, quote) else _with_opening(frames, outer)
            out.append(Draft("chain", Act.ASSESS, _doer(frames, outer), (), (content,)))
        elif before is not None:
            out = _joined(out, frames.quoted[before].outer[1], outer)
    return [draft for draft in out if not any(_within(draft, other) for other in out)]


def _within(draft: Draft, other: Draft) -> bool:
    """Whether what one draft says is given again by another that says more."""
    (a, b), (c, d) = draft.content[0], other.content[0]
    return other is not draft and len(draft.content) == 1 and c <= a and b <= d and (a, b) != (c, d)


def carried(frames: Frames, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the quotations that go on in a row with theirs ("aux cris de « ... », « ... » ou encore « ... »")."""
    out = list(drafts)
    for quote in _quotes(frames)[1:]:
        outer = frames.quoted[quote].outer
        before = _listed_before(frames, quote)
        if before is None or any(a < outer[1] and outer[0] < b for d in out for a, b in (*d.content, *d.cue)):
            continue
        out = _joined(out, frames.quoted[before].outer[1], outer)
    return out


def _joined(drafts: Sequence[Draft], end: int, outer: Range) -> list[Draft]:
    """The drafts with a quotation added to the first whose own words end at a place."""
    out = list(drafts)
    ending = (n for n, d in enumerate(out) if d.content and d.content[-1][1] == end and d.frame in CARRYING)
    if (n := next(ending, None)) is not None:
        out[n] = replace(out[n], content=(*out[n].content, outer))
    return out


def _subordinate(frames: Frames, quote: int) -> bool:
    """Whether a quotation begins with a clause that needs the reporter's ("Le port est à Valdor, « où rien ne bouge »")."""
    opening = next(w.key for w in frames.words if w.quote == quote)
    return opening in vocabulary("relatives") | vocabulary("subordinators") | {"pour", "et", "chaque"}


def _is(frames: Frames, n: int) -> bool:
    """Whether a form of "être" stands at a word ("un milliard sera « souscrit par l'Etat »")."""
    return any(f.verb == "être" for f in frames.finder.readings[n])


def _quotes(frames: Frames) -> list[int]:
    """The quotations of a period in order."""
    return [*dict.fromkeys([w.quote for w in frames.words if w.quote >= 0])]


def _listed_before(frames: Frames, quote: int) -> int | None:
    """The quotation before one, where both stand in a row (", « ... »", "et « ... »", "ou encore « ... »")."""
    first = next(n for n, w in enumerate(frames.words) if w.quote == quote)
    n = first - 1
    while n >= 0 and first - n <= ROW and frames.words[n].quote < 0 and (frames.words[n].key in JOINTS or is_adverb(frames.words[n])):
        n -= 1
    return frames.words[n].quote if 0 <= n < first - 1 and frames.words[n].quote >= 0 else None


def _charge(frames: Frames, quote: int) -> bool:
    """Whether what stands between marks is what a court or complaint names ("inculpé pour « ... »"), or what something is called."""
    first = next(n for n, w in enumerate(frames.words) if w.quote == quote)
    if first == 0:
        return False
    before = frames.words[first - 1]
    return before.key in CHARGED or any(f.tense == "participle" for f in frames.finder.readings[first - 1])


def _predicate(frames: Frames, quote: int) -> bool:
    """Whether a quotation inside a sentence begins with its verb, its pronoun, or the infinitive that a verb waits for."""
    first = next(n for n, w in enumerate(frames.words) if w.quote == quote)
    words = [n for n in range(first, len(frames.words)) if frames.words[n].quote == quote and frames.words[n].letters]
    if first == 0 or len(words) < PREDICATE or frames.words[first].capital:
        return False
    verb = next((n for n in words if frames.words[n].key not in OPENS), first)
    waits = frames.finder.finite[first - 1]
    infinitive = any(f.tense == "infinitive" for f in frames.finder.readings[verb])
    modal = waits and (infinitive or (len(words) >= PHRASE and _is(frames, first - 1)))
    return modal or frames.finder.finite[verb]


def _phrase(frames: Frames, quote: int) -> bool:
    """Whether a quotation inside a sentence is too long to be a mere name of something; one that is denied would say the reverse."""
    first = next(n for n, w in enumerate(frames.words) if w.quote == quote)
    if {w.key for w in frames.words[max(0, first - DENIED) : first]} & {"pas", "jamais", "ni", "non", "aucun", "aucune"}:
        return False
    said = sum(w.quote == quote and w.letters for w in frames.words)
    return first > 0 and not frames.words[first].capital and said >= PHRASE and frames.words[first - 1].quote < 0


def _doer(frames: Frames, outer: Range) -> Source:
    """Who acts in the sentence, where somebody is named before a quotation in it ("Le parquet enquête afin de « ... »")."""
    at = frames.period.index_at(outer[0])
    verb = next((n for n in range(frames.ends.clause_start(at + 1), at) if frames.finder.finite[n]), None)
    source = frames.sources.before(verb) if verb is not None else Source()
    return source if source.named and source.named[0].actors and source.how == "named" else Source(how="chain")


def _with_opening(frames: Frames, outer: Range) -> Range:
    """A quotation with the preposition or determiner that opens it."""
    n = frames.period.index_at(outer[0])
    while n and frames.words[n - 1].quote < 0 and frames.words[n - 1].key in PREPOSITIONS["de"] | DETERMINERS:
        n -= 1
    return min(frames.words[n].start, outer[0]), outer[1]


def _sentence(frames: Frames, outer: Range) -> Range:
    """The sentence that holds a quotation, without its full stop."""
    at = frames.period.index_at(outer[0])
    first = frames.ends.clause_start(at + 1)
    first = next((n + 1 for n in range(at - 1, first, -1) if frames.words[n].key == "où" and frames.words[n].quote < 0), first)
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
