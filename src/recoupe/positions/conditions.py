"""Conditions: the words on which a position hangs."""

from __future__ import annotations

import re

from recoupe.lang import fold
from recoupe.model import Range, Reading, Span
from recoupe.positions.grammar import grammar

CONDITION = re.compile(
    r"\b(?:si\s+(?=(?:l[ea]s?|ces?|cette|ses?|sa|son|leurs?|nous|vous|on|ils?|elles?|un|une|des|d['’]|l['’])\b|l['’]|(?-i:[A-ZÉÈ]))|s['’]ils?\s"
    r"|à (?:la )?(?:seule )?condition (?:que?|d['’])|à moins (?:que?|d['’])|sauf si\s|sauf à\s|en cas d[e'’]|dans le cas où|au cas où"
    r"|pourvu qu|tant qu|faute d[e'’]|une fois qu|après qu|en échange d|en contrepartie d|moyennant|sous réserve"
    r"|sans\s(?=[^,;.]{4,60},\s(?:il n|nous n|on n|aucun|pas )))",
    re.IGNORECASE,
)
GRANTED = re.compile(
    r"s(?:i|['’])\s?(?:\S+\s){1,6}?(?:a|ont)\s(?:\w+ment\s)?(?:montré|permis|reconnu|confirmé|salué|admis|obtenu|progressé|marqué)\b",
    re.IGNORECASE,
)
"""A "si" that grants what has been: "si la réunion a montré que"."""

MOST = 0.85
"""Of what is said, at most: a "si" that governs all of it sets no condition, it grants something."""

END = re.compile(r"[.;:!?»”\"]|,(?=\s)|\s[–—]\s|\smais\s|$")


def condition(reading: Reading, where: Range) -> Span | None:
    """The words of the first condition in a range: from "si", "à condition que" ... to the end of its clause."""
    for found in CONDITION.finditer(reading.clean, *where):
        before = fold(reading.clean[max(0, found.start() - 16) : found.start()]).split()
        if before and before[-1] in grammar("asking"):
            continue
        end = END.search(reading.clean, found.end(), where[1])
        stop = end.start() if end else where[1]
        if GRANTED.match(reading.clean, found.start(), stop):
            continue
        if 8 < stop - found.start() < MOST * (where[1] - where[0]):
            return reading.span(found.start(), stop)
    return None
