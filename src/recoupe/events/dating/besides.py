"""Dates that a sentence tells beside its own: of what a relative clause or a participle adds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from recoupe.lang import table
from recoupe.model import Phrase, Range, Reading, Span, TimexType


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """What stands before such a date: between it and the sentence's own, and at the opening of a sentence (none for a language without)."""
    words = table(f"{language}/times_context")
    return (re.compile(words["beside"]), re.compile(words["opening"])) if "beside" in words else ()


def besides(reading: Reading, phrases: Iterable[Phrase]) -> frozenset[Span]:
    """The dates that a sentence tells beside its own: "a reçu vendredi l'otage, libérée mercredi"; "le lendemain" is then Saturday."""
    patterns = _patterns("en" if reading.article.language == "en" else "fr")
    if not patterns:
        return frozenset()
    told = (p for p in phrases if p.type in (TimexType.DATE, TimexType.TIME))
    by_sentence = groupby(told, key=lambda p: reading.sentence_at(p.span.start))
    return frozenset(span for sentence, found in by_sentence for span in _in_sentence(reading, sentence, list(found), *patterns))


def _in_sentence(
    reading: Reading, sentence: Range, found: list[Phrase], beside: re.Pattern[str], opening: re.Pattern[str]
) -> Iterable[Span]:
    """Those of one sentence; an opening one only where something else of the sentence has a time of its own."""
    own = found[0]
    if len(found) > 1 and opening.fullmatch(reading.clean, sentence[0], own.span.start):
        yield own.span
    for phrase in found[1:]:
        if phrase.type is TimexType.DATE and beside.search(reading.clean, own.span.end, phrase.span.start):
            yield phrase.span
        elif phrase.type is TimexType.DATE:
            own = phrase
