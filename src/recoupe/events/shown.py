"""Which events a chronology shows: those that stand out, and the next ones where an article would tell but few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from recoupe.events.kinds import ACT
from recoupe.events.newsworthy import doubt, taken_up
from recoupe.events.records import SHOWN, weight
from recoupe.events.tellings import Telling
from recoupe.model import Event, When

ROOM = 180
"""News tells something new every so many characters: where fewer of its events stand out, the next ones are shown as well."""
SAID = 2.5
"""What is only said, on no day and no occasion, fills up so many times less of an article."""
MOST = 16
"""No article is filled up beyond so many events."""
LEAST = 1.5
"""What an event weighs at the least that is shown to fill up."""
UNNAMED = 2.0
"""So much more than others weighs an act that no table names, where it is shown for itself."""
Settled = tuple[list[Telling], When]


def shown(
    groups: Sequence[Settled], accounts: Mapping[str, str], lengths: Mapping[str, int], made: Callable[[int], Event | None]
) -> list[Event]:
    """The events that are shown, in their order (`accounts`: article -> account, `lengths`: article -> characters).

    `made` makes the event of a group; None where its words give it no name that could be printed: such a one is never shown.
    What is only taken up again fills up no article.
    """
    weights = [weight(group, accounts) for group, _ in groups]
    standing = [n for n, w in enumerate(weights) if w >= SHOWN + UNNAMED * (groups[n][0][0].kind.name == ACT)]
    kept = {n: event for n in standing if (event := made(n))}
    told = Counter(article for n in kept for article in {t.article for t in groups[n][0]})
    next_ones = [w - doubt(group) for w, (group, _) in zip(weights, groups, strict=True)]
    for n in sorted((n for n, w in enumerate(next_ones) if w >= LEAST and n not in kept), key=lambda n: (-next_ones[n], n)):
        articles = {t.article for t in groups[n][0]}
        room = ROOM * (SAID if groups[n][0][0].kind.family == "statement" else 1)
        fits = all(told[article] < MOST and (told[article] + 1) * room <= lengths[article] for article in articles)
        if n not in standing and fits and not taken_up(groups[n][0]) and (event := made(n)):
            kept[n] = event
            told.update(articles)
    return [kept[n] for n in sorted(kept)]
