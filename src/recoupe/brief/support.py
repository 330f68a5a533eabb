"""Whether words support a sentence: the same content, told of the same speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from recoupe.brief.wording import Wording
from recoupe.lang import tokens
from recoupe.lang.content import bare, concept, empty
from recoupe.model import Attribution, Span

LEAST_SHARED, SHARE = 3, 0.4
"""Content words that two tellings of one thing share at least (all of one that has fewer), and their share in the shorter of the two."""
PAIR, MOST_OF = 2, 0.6
"""Two are enough where they are so great a share of the shorter, and both tellings deny, or neither."""
NAMES = re.compile(r"[A-ZÀ-Ý][^-]+(?:-[A-ZÀ-Ý][^-]+)+")
"""Names joined by hyphens."""
WINDOW = 600
"""Characters of an article within which words may tell one thing."""


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """The concepts (else stems) of the words that say something; numbers as they stand; joined names ("Valdorie-Ostrane") apart."""
    whole = (token.text for token in tokens(text))
    words = (part for word in whole for part in (word.split("-") if NAMES.fullmatch(word) else (word,)))
    folded = (word if word[0].isdigit() else bare(word) for word in words)
    return frozenset(word if word[0].isdigit() else concept(word) for word in folded if len(word) > 1 and word not in empty())


def alike(one: str, other: str, share: float = SHARE) -> bool:
    """Whether two tellings share enough content to support one sentence; on little content, both must deny or neither."""
    mine, theirs = content(one), content(other)
    shared, shorter = len(mine & theirs), min(len(mine), len(theirs))
    if shared < LEAST_SHARED and shared < shorter and (denies(one) != denies(other) or shared < MOST_OF * shorter or shared < PAIR):
        return False
    return bool(shared) and shared >= share * shorter


def overlap(one: str, other: str) -> float:
    """The share of all their content that two tellings have in common (0 to 1)."""
    mine, theirs = content(one), content(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def denies(text: str) -> bool:
    """Whether words hold a "ne"."""
    return any(token.key in ("ne", "n'") for token in tokens(text))


def same_side(wording: Wording, one: Attribution, other: Attribution) -> bool:
    """Whether two attributions are of one speaker, or of one side speaking."""
    if set(one.speakers) & set(other.speakers):
        return True
    sides = [{side for actor in a.speakers for side in (actor, wording.party(actor))} for a in (one, other)]
    return bool(sides[0] & sides[1])


def names_speaker(wording: Wording, span: Span, attribution: Attribution) -> bool:
    """Whether the sentence in which words stand has somebody speak, and names the speaker."""
    start, end = wording.material.reading(span.article).sentence_at(span.start)

    def within(other: Span) -> bool:
        return other.article == span.article and start <= other.start < end

    mentions = (m.span for actor in attribution.speakers for m in wording.dossier.actor(actor).mentions)
    return any(map(within, mentions)) and any(within(cue) for a in wording.dossier.attributions for cue in a.cue)


def tells_already(wording: Wording, article: str, tellings: Iterable[str], share: float) -> bool:
    """Whether somewhere in an article, within a few sentences, the greater part of what a telling says is found."""
    reading = wording.material.reading(article)
    words = [(token.start, concept(bare(token.text))) for token in tokens(reading.clean)]
    for wanted in filter(None, map(content, dict.fromkeys(tellings))):
        found = [(at, key) for at, key in words if key in wanted]
        least = share * len(wanted)
        for n, (at, _) in enumerate(found):
            near = {key for place, key in found[n : n + 4 * len(wanted)] if place - at <= WINDOW}
            if len(near) >= least:
                return True
    return False
