"""Dates that words give only roughly: "il y a deux semaines" is no day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from recoupe.lang import fold, table
from recoupe.model import Timex

COUNTED = frozenset(("ago", "ahead"))


def about(told: Timex) -> Timex:
    """A date as what happened then is given it: a week, a fortnight, fifteen days, a month ago may be some days off."""
    if told.rule not in COUNTED or not told.earliest or told.earliest != told.latest:
        return told
    said, day = f" {fold(told.span.text)} ", date.fromisoformat(told.earliest[:10])
    around = next((timedelta(days=days) for words, days in _slack() if f" {words} " in said), None)
    return told if around is None else opened(replace(told, earliest=(day - around).isoformat(), latest=(day + around).isoformat()))


def opened(told: Timex) -> Timex:
    """A date of which only the first and the last day are known, as the interval between them."""
    first, last = (told.earliest or "")[:10], (told.latest or "")[:10]
    return replace(told, value=first if first == last else f"{first}/{last}")


@cache
def _slack() -> tuple[tuple[str, int], ...]:
    """Words of a count, and by how many days they may be off: `fr/event_words`, `rough`."""
    return tuple((fold(words), days) for days, listed in table("fr/event_words")["rough"].items() for words in listed)
