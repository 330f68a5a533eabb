"""What frames an event: another of its sentence at, after or before which it happened, and by how many days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from recoupe.events.clauses import FINITE, Sentence, words
from recoupe.events.kinds import LASTING
from recoupe.events.led import led_by
from recoupe.events.sightings import Sighting
from recoupe.lang import fold, table
from recoupe.model import Range

BESIDE = 3
"""So many words ("en marge du") part an event from the one that frames it."""
LED = 7
"""So many words before an event may say how it frames another: "une dizaine de jours après la"."""
SOON = ("statement", "talks", "call", "vote", "accord", "ceremony", "visit", "arrival", "departure", "travel")
"""Families of what is told to be after something, or of what something is after, only where it follows on the day; an arrest "après
l'attentat" may follow any day. What is told for the first time ("après un spectacle") is followed at once."""

COMING = ("arrival", "departure")
"""Families of what somebody does at a moment, at which others meet or hold him."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of the event that frames another, and by how many days the other is later (earlier: below zero).

    `arriving`: it only says at which moment ("à son arrivée"), so that the day told over both stays that of both.
    """

    place: Range
    days: int = 0
    arriving: bool = False


def frame(seen: Sequence[Sighting], x: Sighting) -> Frame | None:
    """The event of the same sentence that another names as its frame: "à l'issue de la réunion", "trois jours après l'attentat".

    A noun has one only where it stands right before it ("une rencontre en marge du sommet").
    """
    near = [y for y in seen if y is not x and _frames(y)]
    if not near:
        return None
    if (over := next((y for y in near if _during(y, x)), None)) is not None:
        return Frame(over.place)
    if _frames(x):
        near = [y for y in near if _right_behind(x, y)]
    found = [(y, days) for y in near if (days := _later(y, x)) is not None and _beside(x, y)]
    nearest = min(found, key=lambda f: abs(f[0].first - x.first), default=None)
    return Frame(nearest[0].place, nearest[1], _on_arrival(nearest[0])) if nearest else None


def _during(y: Sighting, x: Sighting) -> bool:
    """Whether the clause of an event says that it happened in the course of what the noun before it tells: "au cours de laquelle"."""
    s, openers = x.sentence, words("compound_relatives")
    if not x.verb or openers.isdisjoint(s.low[y.end : x.first]):  # which is nearly always so
        return False
    opens = next(n for n in range(y.end, x.first) if s.low[n] in openers)
    if any(y.end <= v.first < opens or (opens < v.first < x.first and v.when in FINITE) for v in s.verbs):
        return False
    return any(" ".join(s.low[y.end : opens + 1]).replace("' ", "'").startswith(turn) for turn in words("in_its_course"))


def _right_behind(x: Sighting, y: Sighting) -> bool:
    return 0 <= y.first - x.end <= BESIDE and not any(x.end <= v.first < y.first for v in x.sentence.verbs)


def counted_from(y: Sighting) -> bool:
    """Whether a noun says from when another event is counted: "au lendemain de la signature", "trois jours après l'attentat"."""
    return _frames(y) and behind_count(y)


def behind_count(y: Sighting) -> bool:
    """Whether words that count days stand before a noun: "trois jours après l'attentat", "deux jours avant la lettre"."""
    return not (y.verb or y.said) and _counted(_before(y))[0]


def counts(s: Sentence, at: int) -> bool:
    """Whether the words up to a comma count days from an event: "au lendemain de la signature de l'accord, ..."."""
    start = next((n for n in range(at - 1, 0, -1) if s.breaks[n]), 0)
    stretch = fold(" ".join(s.low[start:at])).replace("' ", "'")
    return any(pattern.match(stretch) for pattern, _ in _shifts(""))


def _later(y: Sighting, x: Sighting) -> int | None:
    """How many days after what a noun tells another event happened; None where it says nothing of that."""
    counted, days = _counted(_before(y))
    if counted:
        return days
    if _on_arrival(y):  # "arrêtée à son retour, la mère de l'enfant enlevé": when that was it does not say
        return None if x.verb and x.verb.when == "participle" and y.first < x.first else 0
    if not led_by(y, "during" if y.kind.family in LASTING else "after") or led_by(y, "aftermath"):
        return None
    loose = led_by(y, "behind") and x.kind.family not in SOON and y.kind.family not in SOON and y.sentence.low[y.first] not in words("new")
    return None if loose else 0


def _on_arrival(y: Sighting) -> bool:
    """Whether a noun says that something was done when somebody came: "à son arrivée", "dès leur retour"."""
    return y.kind.family in COMING and y.sentence.low[y.first] in words("possessives") and led_by(y, "arriving")


@lru_cache(maxsize=64)
def _counted(before: str) -> tuple[bool, int | None]:
    """Whether the words before a noun count days from it, and how many; one noun may frame all events of its sentence."""
    for pattern, days in _shifts() if _shifting().search(before) else ():
        if found := pattern.search(before):
            number = _number(said) if (said := found.groupdict().get("n")) else 1
            return True, None if days is None or number is None else days * number
    return False, None


def _frames(y: Sighting) -> bool:
    """Whether a telling can frame another: only a noun does."""
    return not (y.verb or y.said or y.kind.family == "statement")


def _beside(x: Sighting, y: Sighting) -> bool:
    """Whether a frame belongs to an event: it opens the sentence, or stands in its clause, and in nothing that is said."""
    if x.said and any(c.start <= y.place[0] < c.end for c in x.said.content):
        return False
    low, high = sorted((x.verb.last if x.verb else x.head, y.head))
    if any(low < v.first <= v.last < high and v.when in FINITE for v in x.sentence.verbs):
        return False  # it frames what that verb tells
    if counted_from(y):
        return True
    first, end = x.sentence.clause(x.head, commas=False)
    return first <= y.first < end or y.first <= BESIDE


def _before(y: Sighting) -> str:
    """The words before a noun, with its own article, in lower case without accents."""
    s = y.sentence
    start = max((n for n in range(max(0, y.head - LED), y.head) if s.breaks[n] and s.low[n] != "avant"), default=max(0, y.head - LED))
    return fold(" ".join(s.low[start : y.head])).replace("' ", "'") + " "


def _number(word: str) -> int | None:
    """A number in figures or one word."""
    known = table("fr/quantities_numbers")
    return int(word) if word.isdigit() else known["cardinals"].get(word) or known["collectives"].get(word)


@cache
def _shifts(end: str = r"(?:\w+ )?$") -> tuple[tuple[re.Pattern[str], int | None], ...]:
    """How words before a noun count days from it, none where they do not say how many: `fr/event_words`, `shifts`."""
    return tuple(_compiled(end))


@cache
def _shifting() -> re.Pattern[str]:
    """Any words that count days from a noun: those before most nouns do not."""
    return re.compile("|".join(row.replace("<n>", "") for row in table("fr/event_words")["shifts"]))


def _compiled(end: str) -> Iterator[tuple[re.Pattern[str], int | None]]:
    article = r"(?:l[ae']?s?|une?|des?|du|de l'|son|sa|ses|leurs?|cet?t?e?|ces) ?"
    for row, days in table("fr/event_words")["shifts"].items():
        yield re.compile(rf"\b{row.replace('<n>', '(?P<n>[a-z-]+|[0-9]+)')} {article}{end}"), days
