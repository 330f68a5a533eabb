"""Time expressions that name an event instead of a day ("après sa libération", "durant ces Jeux"): the days of that event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from recoupe.events.tellings import Telling
from recoupe.lang import fold, table
from recoupe.model import Article, Span, Timex, When
from recoupe.model.calendar import written

RULES = frozenset({"event", "after-event", "since-event"})
"""Rules of the expressions that hang on an event."""
BEHIND = 4
"""Characters within which the event stands behind "deux jours après sa"."""
LONGEST = 31
"""Days of the longest stretch since an event that is still given: after more, the event says little of when something was."""


@cache
def _ways() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How the words of an expression place it beside its event: `fr/event_words`, `placed`."""
    return tuple((re.compile(words), way) for words, way in table("fr/event_words")["placed"].items())


def placed(
    timexes: Sequence[Timex], events: Iterable[tuple[Sequence[Telling], When]], articles: Mapping[str, Article]
) -> tuple[Timex, ...]:
    """The time expressions, those that name one of the events with its days."""
    told: dict[str, list[tuple[Span, When]]] = defaultdict(list)
    for group, day in events:
        if day.earliest and day.latest:
            for telling in group:
                told[telling.article].append((telling.span, day))
    return tuple(_placed(t, told[t.span.article], articles[t.span.article]) for t in timexes)


def _placed(timex: Timex, told: Sequence[tuple[Span, When]], article: Article) -> Timex:
    if timex.rule not in RULES or timex.value or article.language != "fr":
        return timex
    named = [(span, day) for span, day in told if _names(timex, span)]
    narrow = min(named, key=lambda n: (n[0].end - n[0].start, n[0]), default=None)
    days = _beside(timex, narrow[1], article) if narrow else None
    if days is None:
        return timex
    first, last = (day.isoformat() for day in days)
    return replace(timex, value=written(days), earliest=first, latest=last)


def _names(timex: Timex, telling: Span) -> bool:
    """Whether an event is told by a noun within the words of an expression, or right behind them; a longer telling only holds it."""
    inside = timex.span.start < telling.start < timex.span.end + BEHIND
    return inside and (timex.rule == "since-event" or telling.start < timex.span.end)


def _beside(timex: Timex, day: When, article: Article) -> tuple[date, date] | None:
    """The days that an expression names beside those of its event; none where its words leave them open."""
    first, last = (date.fromisoformat((end or "")[:10]) for end in (day.earliest, day.latest))
    words = fold(timex.span.text.replace("’", "'"))
    way, found = next(((way, m) for pattern, way in _ways() if (m := pattern.match(words))), ("", None))
    if way == "same":
        return first, last
    if way == "since" and article.published.latest:
        today = date.fromisoformat(article.published.latest[:10])
        return (first, today) if timedelta() <= today - first <= timedelta(LONGEST) else None
    if found is None or first != last or not way.lstrip("+-").isdigit():
        return None
    number = found.groupdict().get("n") or "1"
    count = int(number) if number.isdigit() else table("fr/quantities_numbers")["cardinals"].get(number)
    return (there := first + timedelta(int(way) * count), there) if count else None
