"""Articles that nothing dates but the day of which their whole story tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from recoupe.events.dating.calendar import NONE
from recoupe.events.dating.evidence import DayMention
from recoupe.events.dating.story import Solved, Story, Told
from recoupe.events.dating.weights import WEAK
from recoupe.model import Tense

OTHERS = 2
"""So many other articles must be news of a day before it is taken for the day of the news."""
DAY = timedelta(days=1)
HALF, CLOSE = 0.5, 7
"""Reasons so weak date an article within so few days where other articles of the story lie."""


def on_the_day(story: Story, solved: Mapping[str, Solved]) -> dict[str, Solved]:
    """The same, with articles that no reason dates on the last day that they tell of and the next, where that is the day of the others.

    "La cérémonie a débuté à 20 heures le 8/08/2008" says no more than when it was; that the others are of the 8th says it is news.
    """
    out = dict(solved)
    dated = [other.best for other in solved.values() if other.dated]
    for article, found in solved.items():
        first, end = found.days
        among = sum(first <= day <= end for day in dated) >= OTHERS
        if not found.dated and found.weight >= HALF and (end - first).days < CLOSE and among:
            out[article] = replace(found, weight=WEAK)
            continue
        last = None if found.dated else _last(story, article, found)
        if last is None:
            continue
        mention, day = last
        others = [a for a, other in solved.items() if a != article and other.dated and day <= other.best <= day + DAY]
        if len(others) >= OTHERS:
            told = Told("same-day", WEAK, (mention.phrase.span,), others[0])
            shares = {day: 0.5, day + DAY: 0.5}
            out[article] = replace(
                found, best=day, days=(day, day + DAY), weight=WEAK, reasons=(told, *found.reasons), shares=shares, floating=False
            )
    return out


def _last(story: Story, article: str, found: Solved) -> tuple[DayMention, date] | None:
    """The last day that an article tells by its date as past or present, and the words that name it."""
    days = []
    for mention in story.mentions[article]:
        if not mention.dated or mention.written or mention.phrase.other is not None or mention.phrase.tense is Tense.FUTURE:
            continue
        if mention.phrase.open_to or mention.phrase.open_from:
            continue
        place = int(story.calendar.days.searchsorted(found.best.toordinal()))
        first = int(story.calendar.spans(mention)[0][place])
        if first != NONE:
            days.append((first, mention))
    if not days:
        return None
    first, mention = max(days, key=lambda d: (d[0], -d[1].phrase.span.start))
    return mention, date.fromordinal(first)
