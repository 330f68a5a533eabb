"""Quantities of the gold sets: found, with the right bounds, unit, holder and modality.

The scorer beside the checkout leaves quantities out; this is the same measure for them, on its own tools. A gold
quantity is *found* when a quantity of the dossier touches it: one to one, Dice >= 0.25, those that count in the unit of the gold
first, then the greatest Dice. The gold also lists dates among its quantities; a dossier keeps those as time expressions, so such a
row asks for a time expression instead, and takes no part in precision, unit, holder and modality.

`bounds.right` is the share of *all* gold quantities, dates among them, that are found with the bounds of the gold (1 % apart at most;
10 % where both sides widen the number, because readers do it differently).
Where the unit had to be changed (weeks for days) ours may lie anywhere inside. A bound that the gold calls vague is not asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isclose
from typing import Any

Record = dict[str, Any]
LEAST = 0.25
CLOSE, ROUGH = 0.01, 0.1
"""How far bounds may be apart: of a plain number, and of one that both sides widen ("environ" is 5 % to one reader, 10 % to another)."""
UNITS = {
    **dict.fromkeys(("people", "persons", "soldiers", "participants"), "person"),
    **dict.fromkeys(("items", "places", "times", "jobs"), "item"),
    **{"ordinal": "rank", "%": "percent", "states": "state", "meetings": "meeting"},
    **{f"{unit}s": unit for unit in ("hour", "day", "week", "month", "year")},
    **{unit: unit for unit in ("rank", "percent", "ratio", "km", "m", "EUR", "CNY")},
}
"""Units of the golds, as ours."""
DATES = frozenset({"date", "year", "month"})
"""Units of the rows that are dates; "years" is a length."""
DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.24, "decade": 3652.4}
MODALITY = {
    "asserted": "asserted",
    "reported": "reported",
    "quoted": "reported",
    "hearsay": "hearsay",
    "expected": "planned",
    "promised": "planned",
}
BOUND = re.compile(r"(>=|>|<=|<)?\s*(\d+(?:\.\d+)?)(\s*\(vague\))?$")
YEARS = re.compile(r"\d{4}/\d{4}$")
MONTH_DAY = re.compile(r"\d\d-\d\d$")
ACTOR = re.compile(r"[\w.]+")

Bounds = tuple[float | None, float | None]


@dataclass(frozen=True)
class Asked:
    """A gold quantity: its place, what it asks for, and whether a time expression answers it."""

    where: frozenset[int]
    row: Record
    dated: bool


def bounds_of(row: Record) -> Bounds | None:
    """The least and the most that the gold allows; None when it gives no number."""
    if row.get("lo") is not None or row.get("hi") is not None:
        return row.get("lo"), row.get("hi")
    found = BOUND.match(str(row.get("value")))
    if found is None:
        return None
    number, sign = float(found[2]), (found[1] or "=")[0]
    return None if sign == "<" else number, None if sign == ">" else number


def bounds_right(given: Record, row: Record) -> bool:
    """Whether a quantity has the bounds of the gold, in the unit of the gold."""
    want = bounds_of(row)
    if want is None:
        return False
    low, high = given.get("low"), given.get("high")
    if given.get("unit") == "ratio" and row["unit"] == "%":
        low, high = (None if bound is None else 100 * bound for bound in (low, high))
    mine, theirs = DAYS.get(str(given.get("unit"))), DAYS.get(UNITS.get(row["unit"], ""))
    if mine and theirs and mine != theirs:
        inside = (low is None or want[0] is None or want[0] <= low * mine / theirs) and (
            high is None or want[1] is None or high * mine / theirs <= want[1]
        )
        return inside and None not in (low, high)
    vague = "vague" in str(row.get("value"))
    wide = low != high and want[0] != want[1] and None not in (high, want[1])
    near = ROUGH if wide else CLOSE
    return same(low or 0, want[0] or 0, near) and (vague or same(high, want[1], near))


def told_right(firm: str, row: Record, given: Record, known: frozenset[str]) -> bool:
    """Whether the modality is the gold's. Who tells it is the holder's matter: one gold calls that reported, another asserted."""
    plain = {"asserted", "reported"}
    held = bool(set(ACTOR.findall(str(row.get("holder")))) & known)
    return MODALITY[firm] == given.get("modality") or (held and MODALITY[firm] in plain and given.get("modality") in plain)


def unit_right(given: object, gold: str) -> bool:
    """Whether two units are one, or both are days, weeks, months or years."""
    return given == gold or (given in DAYS and gold in DAYS)


def same(one: float | None, other: float | None, near: float) -> bool:
    """Whether two bounds are one."""
    return one is other if one is None or other is None else isclose(one, other, rel_tol=near)


def date_right(given: Record, row: Record, form: Any) -> bool:
    """Whether a time expression has the date of the gold: its value, or the end that the gold gives."""
    value, first, last = (str(given.get(key) or "") for key in ("value", "earliest", "latest"))
    lo, hi = (row["lo"], row["hi"]) if row.get("lo") or row.get("hi") else (row["value"], row["value"])
    if MONTH_DAY.match(str(lo)):
        return first == last and first.endswith(str(lo))
    if lo is None or str(lo) != str(hi):
        return (lo is None or first == str(lo)) and last == str(hi)
    want = form(str(lo))
    starts = bool(first) and want is not None and form(first) == (want[0], want[0])  # "depuis juillet 2019"
    return want is not None and (form(value) == want or form(f"{first}/{last}") == want or starts)


def holder_right(given: Record, row: Record, actors: dict[str, str], known: frozenset[str]) -> bool:
    """Whether the quantity is told by whom the gold says: one of its actors, or nobody where the narrator may tell it."""
    said = str(row.get("holder"))
    named = set(ACTOR.findall(said)) & known
    who = given.get("asserted_by")
    return not named or "narrator" in said if who is None else actors.get(who) in named


def score(case: Any) -> Any:
    """The figures, as a part of the scorer's table."""
    from scoring.measure import Part, form, one_to_one, overlaps, prf, rows, share

    gold = [
        Asked(c, q, q.get("unit") in DATES or bool(YEARS.match(str(q.get("value")))))
        for q in rows(case.gold.get("quantities"))
        if (c := case.golden(q))
    ]
    given = [(c, q) for q in rows(case.dossier.get("quantities")) if (c := case.words(q.get("span")))]
    times = [(c, t) for t in rows(case.dossier.get("timexes")) if (c := case.words(t.get("span")))]

    def paired(asked: list[Asked], records: list[tuple[frozenset[int], Record]]) -> dict[int, int]:
        ranked = []
        for (g, p), n in overlaps([a.where for a in asked], [c for c, _ in records]).items():
            dice = 2 * n / (len(asked[g].where) + len(records[p][0]))
            other = UNITS.get(asked[g].row["unit"]) != records[p][1].get("unit")
            ranked += [(other, -dice, g, p)] if dice >= LEAST else []
        return one_to_one((g, p) for _, _, g, p in sorted(ranked))

    counted, dated = [a for a in gold if not a.dated], [a for a in gold if a.dated]
    pairs, dates = paired(counted, given), paired(dated, times)
    right = {g for g, p in pairs.items() if bounds_right(given[p][1], counted[g].row)}
    days = {g for g, p in dates.items() if date_right(times[p][1], dated[g].row, form)}
    known = frozenset(case.named)

    def accuracy(name: str, checks: dict[int, bool]) -> dict[str, float | None]:
        return {f"{name}.accuracy": share(sum(checks.values()), len(checks), checks)}

    pair = {g: (counted[g].row, given[p][1]) for g, p in pairs.items()}
    units = {g: unit_right(got.get("unit"), UNITS[row["unit"]]) for g, (row, got) in pair.items() if row["unit"] in UNITS}
    holders = {g: holder_right(got, row, case.actor, known) for g, (row, got) in pair.items()}
    firm = {g: str(row["modality"]).split(" ")[0] for g, (row, _) in pair.items()}
    modal = {g: told_right(firm[g], row, got, known) for g, (row, got) in pair.items() if firm[g] in MODALITY}
    figures = prf("found", len(pairs), len(counted), len(pairs), len(given))
    figures["bounds.right"] = share(len(right) + len(days), len(gold), gold)
    figures["bounds.numbers"] = share(len(right), len(counted), counted)
    figures["bounds.dates"] = share(len(days), len(dated), dated)
    figures |= accuracy("unit", units) | accuracy("holder", holders) | accuracy("modality", modal)

    def words(chars: frozenset[int]) -> str:
        return str(case.pages.words(chars))

    def told(got: Record) -> str:
        return f"{got.get('low')}..{got.get('high')} {got.get('unit')} by {case.actor.get(got.get('asserted_by'))} {got.get('modality')}"

    missed = [words(a.where) for g, a in enumerate(counted) if g not in pairs]
    missed += [f"no date: {words(a.where)}" for g, a in enumerate(dated) if g not in dates]
    for name, wrong in (("bounds", pairs.keys() - right), *((n, {g for g, ok in c.items() if not ok}) for n, c in
                        (("unit", units), ("holder", holders), ("modality", modal)))):  # fmt: skip
        missed += [f"{name}: {words(counted[g].where)} is {told(given[pairs[g]][1])}, gold {wanted(counted[g].row)}" for g in sorted(wrong)]
    missed += [
        f"date: {words(dated[g].where)} is {times[dates[g]][1].get('value')}, gold {wanted(dated[g].row)}"
        for g in sorted(dates.keys() - days)
    ]
    used = set(pairs.values())
    spurious = [f"{words(c)} {told(q)}" for p, (c, q) in enumerate(given) if p not in used]
    return Part(figures, missed, spurious, {"gold": len(counted), "gold dates": len(dated), "given": len(given)})


def wanted(row: Record) -> str:
    """What the gold says, for who tunes."""
    low, high = bounds_of(row) or (None, None)
    return f"{row.get('value') if (low, high) == (None, None) else (low, high)} {row['unit']} by {row['holder']} {row['modality']}"
