"""Stations and papers as where something is said: "sur France Inter", "dans un entretien au Figaro"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recoupe.lang import table
from recoupe.model import Reading, Span

ON = r"(?:sur(?: l[’']antenne d(?:e |[’']))?|au micro d(?:e |[’'])|à l[’']antenne d(?:e |[’']))"
"""What leads to a station on which somebody speaks."""
TO = r"(?:entretiens?|interviews?|tribune|entrevue)\s(?:[\wéè]+\s){0,3}(?:à|au|aux|dans|avec)"
"""What leads to a paper in which somebody speaks."""
ARTICLE = re.compile(r"(?:le|la|les|the) |l[’']", re.IGNORECASE)


@cache
def _told() -> re.Pattern[str]:
    media = table("world/media")
    stations = "|".join(sorted(map(re.escape, media["stations"]), key=len, reverse=True))
    papers = "|".join(sorted({re.escape(ARTICLE.sub("", p, count=1)) for p in (*media["press"], *media["sites"])}, key=len, reverse=True))
    mark = r"\s?[\"«“]?\s?"
    paper = rf"{TO}\s(?i:les colonnes d(?:u|e) )?(?:[LT]e |[Ll]a |[Ll][’'])?{mark}(?P<paper>{papers})"
    return re.compile(rf"(?<![\w’'])(?:{ON}{mark}(?P<station>{stations})|{paper})(?!\w)")


def outlets(reading: Reading) -> Iterator[Span]:
    """Where the media stand to which or on which somebody speaks."""
    for start, end in reading.told():
        for found in _told().finditer(reading.clean, start, end):
            yield reading.span(*found.span("station" if found["station"] else "paper"))
