"""The set `date_cases`: what a published suite of date cases expects, where the press could print the case (see README.md).

The suite (Recognizers-Text, French) was written for an assistant that keeps a calendar. `date_cases.yaml` says by form which
of its cases are chosen; `same` says where its conventions are met half way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from date_phrases import dated

from recoupe.mentions.times.grammar import plain
from recoupe.model import Timex

NAME = "date_cases"
CASES = Path("data/dates_fr")
FORMS = Path(__file__).with_name("date_cases.yaml")
SOME_DAY = date(2016, 11, 7)
"""Durations and times of day are the same on every day; most other cases of the suite were written on this one."""
BY_THE_DAY = re.compile(r"(?:il y a|dans|depuis) .*(?:mois|ans?|annees?)")
"""Expressions that the suite counts to the day and the press to the month or year."""
OPEN = re.compile(r"\b(?:avant|apres|depuis) ")
SEASONS = frozenset(("SP", "SU", "FA", "WI"))


@dataclass(frozen=True)
class Case:
    """One expected expression: the text, the expression, the day of publication, what is asked for (any of the values)."""

    text: str
    expression: str
    day: date
    kind: str
    values: tuple[tuple[str, str, str], ...]
    """Timex, first day (or time), last day, each "" where the suite has none."""


def present(shared: Path) -> bool:
    """Whether the suite lies beside the checkout."""
    return (shared / CASES).is_dir()


@cache
def forms() -> dict[str, re.Pattern[str]]:
    """What an expression that the press could print looks like, by name."""
    tables = yaml.safe_load(FORMS.read_text(encoding="utf-8"))
    pieces: dict[str, str] = {}
    for name, text in tables["pieces"].items():
        pieces[name] = text.format(**pieces) if "{{" in text or re.search(r"\{[a-z]", text) else text
    return {name: re.compile(text.format(**pieces)) for name, text in tables["forms"].items()}


def printed(expression: str) -> bool:
    """Whether the press could print an expression: it has one of the written forms."""
    return any(form.fullmatch(plain(expression).strip()) for form in forms().values())


def cases(shared: Path) -> tuple[list[Case], int]:
    """The chosen cases, and how many there are in all that have a value and need no day or have one."""
    every: dict[tuple[str, str], Case] = {}
    for path in sorted((shared / CASES).glob("*.json")):
        for record in json.loads(path.read_text(encoding="utf-8-sig")):
            for case in expected(record):
                every.setdefault((case.text, case.expression), case)
    return [case for case in every.values() if printed(case.expression)], len(every)


def expected(record: dict[str, Any]) -> Iterator[Case]:
    """What one record of the suite asks for: expressions with a value, on a known day or the same on every day."""
    known = record.get("Context", {}).get("ReferenceDateTime", "")
    for result in record["Results"]:
        kind = (result.get("TypeName") or result.get("Type") or "").rpartition(".")[2]
        found = result.get("Resolution") or result.get("Value")
        if found and (known or kind in {"duration", "time"}):
            values = tuple(found["values"] if "values" in found else both(found))
            rows = tuple((v.get("timex", ""), v.get("start") or v.get("value", ""), v.get("end") or v.get("value", "")) for v in values)
            if kind == "set" or "not resolved" not in {row[1] for row in rows} or rows[0][0][-2:] in SEASONS:
                yield Case(record["Input"], result["Text"].strip(), date.fromisoformat(known[:10]) if known else SOME_DAY, kind, rows)


def both(found: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The value looking ahead and the value looking back, in the other notation of the suite."""
    for way in ("FutureResolution", "PastResolution"):
        days = found.get(way, {})
        first = next((days[k] for k in ("date", "startDate", "dateTime", "startDateTime") if k in days), "")
        last = next((days[k] for k in ("endDate", "endDateTime") if k in days), first)
        yield {"timex": found["Timex"], "start": first, "end": last}


def given(case: Case) -> Timex | None:
    """The time expression that we find there: the one that shares most words with the expression."""
    start = plain(case.text).find(plain(case.expression))
    shared_with = [(min(start + len(case.expression), t.span.end) - max(start, t.span.start), t) for t in dated(case.text, "fr", case.day)]
    best = max(shared_with, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def same(case: Case, timex: Timex | None) -> bool:
    """Whether our value is one that the suite allows (looking ahead or back).

    Durations and repetitions are compared as written (an open number is X with us, three with the suite), times of day by
    the clock, all others by their days: a time of day beside a day is left out. A span that the suite ends with the day
    after it ends with its last day; one whose two ends are both said ("du 4 au 22", "de 2010 à 2018") with the day or year
    said. Months and years ago are right when the suite's day lies in ours, "avant" and "après" when one end is the suite's.
    """
    if timex is None:
        return False
    return any(_same(case, timex, *row) for row in case.values)


def _same(case: Case, timex: Timex, written: str, first: str, last: str) -> bool:
    value = timex.value or ""
    if case.kind in {"duration", "set"}:
        return _length(value) in {_length(written), re.sub(r"\d+(?:\.\d+)?", "X", written)}
    if case.kind in {"time", "timerange"}:
        return _clock(value.partition("T")[2]) == _clock(re.sub(r"^\(?T|,.*", "", written))
    if re.fullmatch(r"(?:\d{4}-)?(?:SP|SU|FA|WI)", written):
        return value.endswith(written)
    days = timex.earliest, timex.latest
    if OPEN.search(plain(case.expression)):
        return first[:10] in days or last[:10] in days
    if None in days or not first:
        return False
    if BY_THE_DAY.match(plain(case.expression)):
        return str(days[0]) <= first[:10] <= str(days[1])
    if re.fullmatch(r"(?:de )?\d{4} a \d{4}", plain(case.expression)):
        return days == (f"{first[:4]}-01-01", f"{last[:4]}-12-31")
    ends = {last[:10], last[:10] if case.kind == "date" or first == last else (date.fromisoformat(last[:10]) - timedelta(1)).isoformat()}
    return days[0] == first[:10] and days[1] in (ends if written.startswith("(") or case.kind.endswith("timerange") else {min(ends)})


def _length(text: str) -> str:
    """A duration with decimals, as the suite writes it ("PT1.5H")."""
    return re.sub(r"(\d+)H30M", r"\1.5H", text).replace("PT30M", "PT0.5H")


def _clock(text: str) -> str:
    """A time of day without the zeros that say nothing ("16" for "16:00")."""
    return re.sub(r"(?::00)+$", "", text)


def score(shared: Path, part: str, errors: int, only: str) -> dict[str, float | None]:
    """Share of the chosen cases with a right value; prints it, and the others."""
    if part == "heldout" or (only and NAME not in only.split(",")):
        return {}
    chosen, every = cases(shared)
    found = [(case, given(case)) for case in chosen]
    wrong = [(case, timex) for case, timex in found if not same(case, timex)]
    print(f"{NAME:<12} value.right {len(chosen) - len(wrong):>6} of {len(chosen)} chosen by form among {every}")
    for case, timex in wrong[:errors]:
        asked = " or ".join(dict.fromkeys("/".join(row) for row in case.values))
        ours = f"{timex.value} ({timex.earliest}..{timex.latest})" if timex else "nothing"
        print(f"  {case.expression} on {case.day}: {ours}, not {asked}  [{case.text}]")
    return {f"{NAME}.value.right": (len(chosen) - len(wrong)) / len(chosen) if chosen else None}
