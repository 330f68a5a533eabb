"""Years and months that an article names, and what they say of the year in which it appeared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import pairwise

import numpy as np

from recoupe.events.dating.calendar import Calendar, Floats, looked_up, within
from recoupe.events.dating.story import Reason
from recoupe.events.dating.values import span_of
from recoupe.events.dating.weights import (
    ANNIVERSARY,
    MONTH_AWAY,
    MONTH_MOST,
    MONTHS,
    NAMED,
    THIS_MONTH,
    TOO_EARLY,
    YEAR,
    YEARS,
)
from recoupe.model import Phrase, Tense, TimexType

BESIDE = 25
"""Characters between "il y a dix ans" and "en 1998" when they name one year."""


class Year(Enum):
    """How a phrase names a year."""

    TOLD = "told"
    """With its month, as past: "le 30 novembre 2007"."""
    BARE = "bare"
    """Bare, as past or without a verb: "en 2005"; what was announced for a year may stand so too."""
    AHEAD = "ahead"
    """As coming: "d'ici à la fin 2009"."""
    LABEL = "label"
    """As part of a name: "le Tour 2009"."""


def how(phrase: Phrase) -> Year | None:
    """How a phrase names a year; None when it names none, or one that says nothing of publication."""
    if phrase.year is None or phrase.type is not TimexType.DATE or phrase.unit in {"decade", "century"}:
        return None
    if phrase.rule == "year" and phrase.span.text.isdigit():
        return Year.LABEL
    if phrase.tense is Tense.FUTURE or phrase.open_to:
        return Year.AHEAD
    by_then = phrase.day is not None and phrase.span.text.lower().startswith("au ")  # what takes effect on a day is decided before it
    return Year.TOLD if phrase.month and not by_then else Year.BARE


def last_year(phrase: Phrase) -> int:
    """The last year that a phrase names."""
    return max(phrase.year or 0, (phrase.other.year or 0) if phrase.other is not None else 0)


def year_reasons(phrases: Iterable[Phrase], calendar: Calendar) -> Iterator[Reason]:
    """One reason for every year and month that an article names in one way."""
    phrases = tuple(phrases)
    seen: set[object] = set()
    for phrase in phrases:
        kind = how(phrase)
        key = (kind, last_year(phrase), phrase.month), (phrase.tense, phrase.month, phrase.season, phrase.day)
        if kind is not None and key[0] not in seen:
            seen.add(key[0])
            yield Reason(f"year-{kind.value}", (phrase.span,), _named(phrase, kind, calendar))
        elif _without_year(phrase) and key[1] not in seen:
            seen.add(key[1])
            yield Reason("near", (phrase.span,), _near(phrase, calendar))
    yield from _anniversaries(phrases, calendar)


def _named(phrase: Phrase, kind: Year, calendar: Calendar) -> Floats:
    """By how many years the year named lies before or after the day of publication; of a date that is told, by how many days."""
    away = within(last_year(phrase) - calendar.years, -YEARS, YEARS) + YEARS
    weights = looked_up(NAMED[kind.value], away)
    if kind is Year.TOLD:
        found = span_of(phrase, None)
        early = (found[0].toordinal() if found else 0) - calendar.days
        weights = weights - np.where(early > YEAR, TOO_EARLY, np.where(early > 0, TOO_EARLY / 2, 0.0))
    return weights


def _without_year(phrase: Phrase) -> bool:
    named = phrase.type is TimexType.DATE and (phrase.month or phrase.season) and phrase.unit != "easter"
    return bool(named and phrase.year is None and phrase.other is None and phrase.tense is not Tense.OPEN)


def _near(phrase: Phrase, calendar: Calendar) -> Floats:
    """Against the days from which what is named without its year is far."""
    first, last = calendar.named(phrase)
    away = np.maximum(calendar.days - last if phrase.tense is Tense.PAST else first - calendar.days, 0)
    weights: Floats = -np.minimum(MONTH_AWAY * np.maximum(away - MONTHS, 0), MONTH_MOST)
    if phrase.day is None:
        weights = weights - np.where((first <= calendar.days) & (calendar.days <= last), THIS_MONTH, 0.0)
    return weights


def _anniversaries(phrases: tuple[Phrase, ...], calendar: Calendar) -> Iterator[Reason]:
    """The year that is counted and named at once: "il y a dix ans, en 1998"."""
    for one, other in pairwise(phrases):
        for ago, named in ((one, other), (other, one)):
            near = other.span.start - one.span.end <= BESIDE
            if near and ago.rule == "ago" and ago.unit == "year" and ago.shift and named.year and named.type is TimexType.DATE:
                away = np.minimum(np.abs(calendar.years - (named.year - ago.shift)), 2)
                yield Reason("anniversary", (ago.span, named.span), looked_up(ANNIVERSARY, away))
