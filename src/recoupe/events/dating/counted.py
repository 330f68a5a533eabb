"""Days that an article tells twice over: as seen from publication, and by their date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from recoupe.events.dating.calendar import NONE, ROUND, Calendar
from recoupe.events.dating.evidence import DayMention
from recoupe.events.dating.story import Reason
from recoupe.events.dating.weights import APPOSED, BESIDE, RECKONED
from recoupe.model import Tense

GAP = 2
"""So many characters at most part "hier" from the date that says which day that was: ", "."""
SEEN_FROM = BESIDE | {"today", "day-before-yesterday", "after-tomorrow"}
"""Expressions that name one day as seen from publication."""
LEAST = 2
"""Counts of fewer days say little: "il y a un jour" is no count."""


def told_twice(calendar: Calendar, mentions: Sequence[DayMention]) -> Iterator[Reason]:
    """Reasons for the days from which "hier, 12 août" and "voici onze jours" lead to the date that is told."""
    in_order = sorted(mentions, key=lambda m: m.phrase.span)
    for one, other in pairwise(in_order):
        near = 0 <= other.phrase.span.start - one.phrase.span.end <= GAP
        if near and one.phrase.rule in SEEN_FROM and other.dated and other.phrase.other is None:
            yield _agreeing("apposed", calendar, one, other, APPOSED)
    dates = [m for m in in_order if m.dated and not m.written and m.phrase.tense is not Tense.FUTURE and m.phrase.other is None]
    if len({(m.phrase.month, m.phrase.day, m.phrase.year) for m in dates}) == 1:
        counts = (m for m in in_order if _exact(m))
        yield from (_agreeing("reckoned", calendar, m, dates[0], RECKONED) for m in counts)


def _exact(mention: DayMention) -> bool:
    """Whether a number of days is counted one by one: "voici onze jours"; a week, a fortnight, eight, ten days are said roughly."""
    phrase = mention.phrase
    days = abs(phrase.shift or 0)
    return phrase.rule == "ago" and phrase.unit == "day" and days >= LEAST and days not in ROUND and not mention.said


def _agreeing(key: str, calendar: Calendar, seen: DayMention, dated: DayMention, worth: float) -> Reason:
    here, there = calendar.spans(seen)[0], calendar.spans(dated)[0]
    return Reason(key, (seen.phrase.span, dated.phrase.span), np.where((here == there) & (there != NONE), worth, 0.0))
