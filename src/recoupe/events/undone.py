"""What only did not happen is no event: a contrast, a denial, a past that is negated."""

from __future__ import annotations

from recoupe.events.clauses import words
from recoupe.events.led import BEFORE, ends, governors
from recoupe.events.sightings import Sighting
from recoupe.events.status import LOOSE, says, told_by_words
from recoupe.model import Status

UNDONE_NEWS = ("talks", "call", "visit", "accord", "deployment", "release", "statement")
"""Families of which it is news that one did not happen: "la Valdorie n'a pas reçu l'émissaire"."""


def undone(s: Sighting) -> bool:
    """Whether the words only say that something did not happen, which is no event: by a contrast, a denial, a past that is negated."""
    if s.kind.family == "statement":
        return False
    low = s.sentence.low
    if ends(low[max(0, s.first - BEFORE) : s.head if s.verb is None else s.first], "contrasts"):
        return True
    governing = governors(s.sentence, s.first)
    if governing and any(v.verb in words("denying") and not v.passive and not v.denied for v in governing):
        return True
    if s.verb and s.verb.when == "infinitive" and any(v.verb in words("forcing") and v.denied for v in governors(s.sentence, s.verb.first)):
        return True
    if s.kind.family in UNDONE_NEWS:
        return False
    if s.verb:
        return s.verb.denied and s.verb.when in ("past", "present", "imperfect", "participle")
    if not words("refusing_determiners").isdisjoint(low[max(0, s.first - 1) : s.head]):
        return True
    before = [v for v in governing if v.when not in LOOSE]
    near = before[-1:] or [v for v in s.sentence.verbs if v.first >= s.end and v.when not in LOOSE][:1]
    denied = any(v.denied and v.when not in ("future", "conditional") and says(v) is not Status.REFUSED for v in near)
    return denied and told_by_words(s) is Status.REFUSED
