"""Sums as events are told with them: a loss of 600 millions is not one of 35."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.events.tellings import Telling
from recoupe.lang import fold

COUNTED = ("business", "figures")
"""Families of which the sums tell one event from another."""
APART = 0.02
"""By such a share two prints of one sum may differ: "751 millions" and "750 millions"."""
SAID = re.compile(r"(?P<number>\d[\d.,\u00a0\u202f ]*)(?P<unit>millions?|milliards?)")
MILLION, MILLIARD = 1e6, 1e9


def other_sum(a: Telling, b: Telling) -> bool:
    """Whether two tell of results with sums that cannot be one."""
    if a.kind.family not in COUNTED or not a.amount or not b.amount:
        return False
    one, other = _sum(a.amount), _sum(b.amount)
    return bool(one and other) and abs(one - other) > APART * max(one, other)


def same_sum(a: Telling, b: Telling) -> bool:
    """Whether two tell of results with one sum."""
    return a.kind.family in COUNTED and bool(a.amount and b.amount and _sum(a.amount)) and not other_sum(a, b)


def mark(t: Telling) -> str:
    """A sum, rounded as far as two prints of it agree ("" for none)."""
    return f"{_sum(t.amount):.1e}" if t.amount and t.kind.family in COUNTED else ""


@lru_cache(maxsize=256)
def _sum(amount: str) -> float:
    """What an amount comes to (0 where it cannot be read)."""
    found = SAID.search(fold(amount))
    if not found:
        return 0.0
    digits = re.sub(r"\s", "", found["number"]).replace(".", "").replace(",", ".")
    try:
        return float(digits) * (MILLIARD if found["unit"].startswith("milliard") else MILLION)
    except ValueError:
        return 0.0
