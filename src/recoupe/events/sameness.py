"""What shows that two events are one deed: its noun, whoever takes part, and its days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.events.kinds import ACT, BETWEEN, noun_of
from recoupe.events.rows import one_deed
from recoupe.events.tellings import Telling
from recoupe.model import When

COUNTED = re.compile(r"\b(?:il y a|voici|voilà)\b.*\b(jours?|semaines?|mois)\b", re.IGNORECASE)
LOOSE = {"jour": 2, "semaine": 4, "mois": 15}
"""By so many days what is counted back may be out: "il y a deux semaines"."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What the tellings of an event say of its deed: `nouns` that call it, in which `articles`, by how many days its date may be out."""

    nouns: frozenset[str]
    articles: frozenset[str]
    loose: int


def deed_of(group: Sequence[Telling]) -> Deed:
    """The deed of an event."""
    dates = [t.date.span.text for t in group if t.date]
    counted = [m for text in dates if (m := COUNTED.search(text))]
    loose = max((LOOSE[m[1].rstrip("s") if m[1] != "mois" else "mois"] for m in counted), default=0) if len(counted) == len(dates) else 0
    return Deed(frozenset(n for t in group for n in _nouns(t)), frozenset(t.article for t in group), loose)


def meet(one: When, other: When, loose: int) -> bool:
    """Whether two dates have a day in common, where one may be out by some days."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    first, last = max(one.earliest[:10], other.earliest[:10]), min(one.latest[:10], other.latest[:10])
    return first <= last or date.fromisoformat(first) - date.fromisoformat(last) <= timedelta(days=loose)


def _nouns(t: Telling) -> list[str]:
    """The noun of a telling, or the row of nouns that call the same deed."""
    if t.weak and not t.by_verb and t.kind.name == ACT:
        return []
    noun = (noun_of(t.kind.family, t.lemma) or t.lemma) if t.by_verb else t.lemma
    if t.kind.family in BETWEEN:
        return [one_deed(noun)]
    row = one_deed(t.lemma)
    return [row if row != t.lemma else one_deed(noun)]
