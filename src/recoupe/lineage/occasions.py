"""On what occasion something was said, as far as the sentence tells it: press conference, interview, communique ..."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from recoupe.lang import table
from recoupe.lineage.residues import ACCENTS
from recoupe.model import Attribution, Found, Kind, Phrase, Range, Reading, Tense, overlap, without

AFTER = "after"
"""Said on leaving a meeting: an occasion without a name."""
SPOKEN = ("press-conference", "briefing", AFTER)
"""Occasions at which one speaks to everybody at once: one prepared appearance is called by any of these names."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known of the occasion of one attribution. `kind` is "" and `words` too when the sentence does not tell.

    `day` is a weekday (0 to 6) or None. `sentence` and `paragraph` are where it is told.
    """

    attribution: Attribution
    kind: str
    words: str
    outlet: str
    day: int | None
    paragraph: Range


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, rows in table("fr/occasions").items() for pattern in rows)


def moment(reading: Reading, attribution: Attribution, known: Found) -> Moment:
    """What the sentence of the cue (or of the source, or of the first words) tells of the occasion."""
    at = (attribution.cue or attribution.source or attribution.content)[0].start
    sentence = reading.sentence_at(at)
    quoted = [span.range for span in attribution.quoted]
    plain = reading.clean.translate(ACCENTS).lower()
    kind, words, outlet = "", "", ""
    for name, pattern in _patterns():
        found = next((m for a, b in without(sentence, quoted) if (m := pattern.search(plain, a, b))), None)
        if found and (not kind or kind == AFTER) and not _to_person(found, known):
            outlet = _outlet(reading, found)
            kind, words = name, reading.clean[found.start() : found.end()].strip()
    days = {p.weekday for p in known.phrases if p.weekday is not None and sentence[0] <= p.span.start < sentence[1]}
    return Moment(attribution, kind, words, outlet, days.pop() if len(days) == 1 else None, reading.paragraph_at(at))


def _outlet(reading: Reading, found: re.Match[str]) -> str:
    """The medium spoken to, "" where its words are no name ("la radio publique")."""
    if not found.groupdict().get("outlet"):
        return ""
    name = reading.clean[slice(*found.span("outlet"))].strip("« .,")
    return name if any(c.isupper() or c.isdigit() for c in name) else ""


def _to_person(found: re.Match[str], known: Found) -> bool:
    """Whether whom the words name as the medium is a person: a talk between two people is no interview."""
    if not found.groupdict().get("outlet"):
        return False
    at = found.span("outlet")
    return any(m.kind is Kind.PERSON and overlap(m.span.range, at) for m in known.mentions)


def outlook(phrases: Iterable[Phrase]) -> dict[int, set[Tense]]:
    """On which side of every weekday it names an article stands: told as past, or as to come."""
    out: dict[int, set[Tense]] = {}
    for phrase in phrases:
        if phrase.weekday is not None and phrase.tense is not Tense.OPEN:
            out.setdefault(phrase.weekday, set()).add(phrase.tense)
    return out


def apart(one: dict[int, set[Tense]], other: dict[int, set[Tense]]) -> bool:
    """Whether one article tells as past a weekday that is still to come for the other: they report different days."""
    both = one.keys() & other.keys()
    return any(len(one[day]) == len(other[day]) == 1 and one[day] != other[day] for day in both)
