"""Lengths of time: how long an ISO 8601 duration is, as which length it is told, and the key of the words that tell it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from recoupe.model import Timex, TimexType

SECONDS = {"Y": 31_556_952, "M": 2_629_746, "W": 604_800, "D": 86_400, "TH": 3_600, "TM": 60, "TS": 1}
PART = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
TOLD_IN = ("Y", "M")
"""Units in which spells of a life or a war are told, longest first; days and hours are those of meetings and visits, and are compared."""
LONG = "~"
"""The mark of the key of a length of time: "depuis plus de six ans" and "six ans et demi de captivité" have it in common."""
ALMOST = 1e-3
"""What sums of months and years may be off by."""


def seconds(value: str) -> float:
    """An ISO 8601 duration in seconds; 0 when its number is not known ("PXD")."""
    date_part, _, time_part = value.partition("T")
    days = sum(float(n) * SECONDS[unit] for n, unit in PART.findall(date_part))
    return days + sum(float(n) * SECONDS["T" + unit] for n, unit in PART.findall(time_part))


def roundly(value: str) -> str:
    """A duration in whole years, or else months: six years and six years and a half are "6Y", thirty months "2Y".

    "" for what is shorter, and for one of a kind ("en un an"): everything takes that, and nobody tells anything by it.
    """
    length = seconds(value)
    for unit in TOLD_IN:
        if (many := length / SECONDS[unit] + ALMOST) >= 1:
            return "" if many - 1 < 2 * ALMOST else f"{int(many)}{unit}"
    return ""


def length_key(timex: Timex) -> str:
    """What a length of time counts as when passages are compared; "" for other times."""
    length = roundly(timex.value or "") if timex.type is TimexType.DURATION else ""
    return LONG + length if length else ""


def told_once(told: Iterable[tuple[str, frozenset[str]]]) -> frozenset[str]:
    """The lengths that one account alone tells, of (account, keys): two lengths of one thing do not make it two things."""
    accounts: defaultdict[str, set[str]] = defaultdict(set)
    for account, keys in told:
        for key in keys:
            if key[0] == LONG:
                accounts[key].add(account)
    return frozenset(key for key, tellers in accounts.items() if len(tellers) == 1)
