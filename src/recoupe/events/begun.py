"""A noun and the participle behind its comma that says when it was done are one event: "une pétition, lancée le 10 mars"."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.events.clauses import words
from recoupe.events.sightings import Sighting


def begun(seen: Sequence[Sighting]) -> list[Sighting]:
    """The events of a sentence in the order of their words, a noun with such a participle as one."""
    out: list[Sighting] = []
    for x in seen:
        if out and _says_when(out[-1], x):
            out[-1] = out[-1]._replace(end=max(out[-1].end, x.end))
        else:
            out.append(x)
    return out


def _says_when(noun: Sighting, x: Sighting) -> bool:
    """Whether a participle stands right behind a noun and its comma and tells nothing but that it was done."""
    if noun.verb or noun.said or x.verb is None or x.verb.when != "participle" or x.verb.verb not in words("begun"):
        return False
    return noun.end == x.verb.first and noun.sentence.breaks[noun.end] == ","
