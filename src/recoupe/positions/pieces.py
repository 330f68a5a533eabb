"""Cutting what is said into pieces that each take one stance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.lang import tokens
from recoupe.model import Range, Reading, Span
from recoupe.positions.grammar import grammar

CUT = re.compile(
    r"(?<=[.!?…])[\s»\"”]+(?=\S)|\s*;\s*"
    r"|,?[\s»\"”]+(?=(?:"
    r"mais(?! (?:seulement|uniquement|à condition|si|sous réserve)\b)"
    r"|tandis qu|alors qu|et (?:(?:il|elle|ils|elles|nous|je|on) (?=\w)|qu['’e]|ne |n['’]|d['’]\w+[ei]r |de \w+(?:[ei]r|re) )|ni )\b)"
    r"|,\s+(?=y compris\s)"
    r"|,\s+(?=(?:et|nous|je|il|elle|ils|elles|on)\s+\S+)",
    re.IGNORECASE,
)
"""Where one piece of what is said may end and another begin."""

LEAST = 24
"""Characters: a shorter piece stays with the one before it."""


def pieces(reading: Reading, content: tuple[Span, ...]) -> Iterator[Range]:
    """The pieces of a content, in order; a piece never crosses from one span to another, and holds words."""
    return ((start, end) for span in content for start, end in _cut(reading, span) if reading.clean[start:end].strip())


def _cut(reading: Reading, span: Span) -> Iterator[Range]:
    cuts = [m.end() for m in CUT.finditer(reading.clean, span.start, span.end)]
    start = span.start
    for cut in [*cuts, span.end]:
        if cut < span.end and _circumstance(reading.clean[start:cut], reading.clean[cut : cut + 12]):
            continue
        if cut - start >= LEAST and (cut == span.end or span.end - cut >= LEAST):
            yield start, cut
            start = cut
    if start < span.end:
        yield start, span.end


def _circumstance(words: str, after: str) -> bool:
    """Whether a piece is but the circumstance of what follows it: "Sans accord,", "Tant que durera le siège,".

    "Si les deux sont d'accord, ils ..." may grant something: it stays with what follows only before "nous", "je", "on".
    """
    first = next((token.key for token in tokens(words)), "")
    then = next((token.key for token in tokens(after)), "")
    granted = first in ("si", "s'") and then in grammar("third")
    return first in grammar("circumstances") and words.rstrip().endswith(",") and not granted
