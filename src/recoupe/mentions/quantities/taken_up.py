"""Numbers that lean on the one before: without a noun of their own, or the rest of a length of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recoupe.model import Quantity, Reading

COUNTS = frozenset({"person", "state", "meeting", "item"})
"""Units of things that are counted, not measured."""
OTHERS = frozenset({None, "autres", "others"})
"""What stands for a noun that was named before."""
MILLION = 1e6
"""Numbers from here on are sums of money when sums were told just before."""
SOON, SOON_MONEY = 600, 1500
"""Characters within which a number without a noun, or a sum, is of the kind of the one before."""
PARTS = {
    ("year", "month"): 12,
    ("month", "day"): 30,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
"""How many of a lesser unit make one of the greater."""
CURRENCY = 3
"""Letters of the name of a currency."""


def taken_up(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """A number without a noun is of the kind told just before: "des centaines d'autres", "ils étaient 300", "un milliard sera versé"."""
    counted, money = Recent(), Recent(soon=SOON_MONEY)
    for found in quantities:
        quantity = found
        if found.unit == "item" and found.of in OTHERS:
            recent = money if found.of is None and found.low >= MILLION and money.near(found) else counted
            quantity = replace(found, unit=recent.unit) if recent.near(found) else found
        if quantity.unit in COUNTS:
            counted = replace(counted, unit=quantity.unit, end=quantity.span.end)
        elif is_money(quantity.unit):
            money = replace(money, unit=quantity.unit, end=quantity.span.end)
        yield quantity


def is_money(unit: str) -> bool:
    """Whether a unit is a currency of ISO 4217."""
    return len(unit) == CURRENCY and unit.isupper()


def lengths(reading: Reading, quantities: Iterable[Quantity], joined: re.Pattern[str]) -> Iterator[Quantity]:
    """Lengths of time told in two units are one: "six ans et quatre mois"."""
    whole: Quantity | None = None
    for quantity in quantities:
        parts = PARTS.get((whole.unit, quantity.unit)) if whole else None
        if whole and parts and not whole.of and joined.fullmatch(reading.clean, whole.span.end, quantity.span.start):
            high = None if whole.high is None or quantity.high is None else round(whole.high + quantity.high / parts, 4)
            span = reading.span(whole.span.start, quantity.span.end)
            whole = replace(whole, span=span, low=round(whole.low + quantity.low / parts, 4), high=high, of=quantity.of)
            continue
        if whole:
            yield whole
        whole = quantity
    if whole:
        yield whole


@dataclass(frozen=True, slots=True)
class Recent:
    """The unit of the last number of one kind, and where it ended."""

    unit: str = ""
    end: int = -1
    soon: int = SOON

    def near(self, quantity: Quantity) -> bool:
        """Whether a number comes soon after it."""
        return self.end >= 0 and quantity.span.start - self.end <= self.soon
