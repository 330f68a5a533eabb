"""Stations and papers as where something is said: "sur France Inter", "dans un entretien au Figaro"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from recoupe.lang import table
from recoupe.model import Reading, Span

MARK = r"\s?[\"«“]?\s?$"
ON = re.compile(r"(?<![\w’'])(?:sur(?: l[’']antenne d(?:e |[’']))?|au micro d(?:e |[’'])|à l[’']antenne d(?:e |[’']))" + MARK)
"""What leads to a station on which somebody speaks."""
TO = re.compile(
    r"(?:entretiens?|interviews?|tribune|entrevue)\s(?:[\wéè]+\s){0,3}(?:à|au|aux|dans|avec)(?: les colonnes d[ue])?"
    r"(?: [Ll]e| [Ll]a| [Ll][’'])?" + MARK
)
"""What leads to a paper in which somebody speaks."""
FAR = 60
"""So many characters before a medium stands what leads to it."""
ARTICLE = re.compile(r"(?:le|la|les|the) |l[’']", re.IGNORECASE)


@cache
def _stations() -> frozenset[str]:
    return frozenset(table("world/media")["stations"])


@cache
def _papers() -> frozenset[str]:
    media = table("world/media")
    return frozenset(ARTICLE.sub("", name, count=1) for name in (*media["press"], *media["sites"]))


def outlets(reading: Reading, named: Iterable[Span]) -> Iterator[Span]:
    """Those among names that are media to which or on which somebody speaks."""
    for span in named:
        name = ARTICLE.sub("", span.text, count=1)
        station = name in _stations()
        if not station and name not in _papers():
            continue
        before = reading.clean[max(0, span.start - FAR) : span.start]
        if (station and ON.search(before)) or (not station and TO.search(before)):
            yield reading.span(span.end - len(name), span.end)
