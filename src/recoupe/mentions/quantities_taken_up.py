"""Numbers without a noun of their own: they count what was counted just before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recoupe.model import Quantity

COUNTS = frozenset({"person", "state", "meeting", "item"})
"""Units of things that are counted, not measured."""
OTHERS = frozenset({None, "autres", "others"})
"""What stands for a noun that was named before."""
MILLION = 1e6
"""Numbers from here on are sums of money when sums were told just before."""
SOON, SOON_MONEY = 600, 1500
"""Characters within which a number without a noun, or a sum, is of the kind of the one before."""
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


@dataclass(frozen=True, slots=True)
class Recent:
    """The unit of the last number of one kind, and where it ended."""

    unit: str = ""
    end: int = -1
    soon: int = SOON

    def near(self, quantity: Quantity) -> bool:
        """Whether a number comes soon after it."""
        return self.end >= 0 and quantity.span.start - self.end <= self.soon
