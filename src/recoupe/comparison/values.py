"""Typed values of two passages: numbers with their units, dates, "the first since"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import inf

from recoupe.comparison.content import key
from recoupe.comparison.lengths import seconds
from recoupe.comparison.passages import Passage
from recoupe.lang import fold, table, tokens
from recoupe.model import Quantity, Timex, TimexType

FIRST = "=premier"
"""The key of words that say that something is the first of its kind."""
DAYS_OF_A_WEEK = 7
"""Two single days that are fewer apart are two weekdays."""
MONTH = 30.44
"""Mean days of a month."""
YEARLIKE = {"year": 12.0, "month": 1.0, "decade": 120.0, "century": 1200.0}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The values of one slot in two passages, as their words say them. `apart`: they cannot both hold."""

    one: str
    other: str
    apart: bool


COUNTED = frozenset({"person", "state", "meeting", "rank", "percent", "ratio", "fold"})
"""Units of things and of shares of things; of other units nobody need say what they measure."""
AGES = frozenset({"âge", "age"})
"""What the years of somebody's life are of."""


def numbers(one: Passage, other: Passage) -> Comparison | None:
    """The first pair of numbers of one object in the two passages that are not the same number; None when there is none.

    An interval ("des dizaines de milliers") agrees with nothing but itself, and excludes only what lies outside.
    """
    if not (one.quantities and other.quantities):
        return None
    unequal = []
    periods = [_periods(p) for p in (one, other)]
    for mine in one.quantities:
        for theirs in other.quantities:
            if not comparable(mine, theirs) or (_flows(mine.unit) and periods[0] != periods[1]):
                continue
            if _same(mine, theirs):
                return None
            unequal.append(Comparison(mine.span.text, theirs.span.text, _excludes(mine, theirs)))
    return unequal[0] if unequal else None


def _periods(passage: Passage) -> frozenset[str]:
    """The stretches of weeks to a year that a passage speaks of: "au troisième trimestre", "sur neuf mois"."""
    return frozenset(t.value for t in passage.timexes if t.value and (t.type is TimexType.DURATION or _is_period(t)))


@cache
def _flows(unit: str) -> bool:
    """Whether a number is of money or a share: what is lost in a quarter is not what is lost in nine months."""
    return unit == "percent" or unit in set(table("fr/units")["money"].values())


def _is_period(timex: Timex) -> bool:
    if not (timex.earliest and timex.latest):
        return timex.earliest is not None or timex.latest is not None  # "depuis septembre"
    return (_day(timex.latest) - _day(timex.earliest)).days >= DAYS_OF_A_WEEK


def one_number(one: Passage, other: Passage) -> bool:
    """Whether two passages count one thing, which both name, to about the same number."""
    counted = [(a, b) for a in one.quantities for b in other.quantities if _counted(a) & _counted(b) and comparable(a, b)]
    return any(a.low <= ROUND * _high(b) and b.low <= ROUND * _high(a) for a, b in counted)


NAMED = 2
"""So many words that name what is counted make it one thing: "deux visites officielles", "une seule visite officielle"."""


def one_count(one: Passage, other: Passage) -> bool:
    """Whether two passages count one thing, which both name in as many words, to whatever number."""
    if not (one.quantities and other.quantities):
        return False
    counted = ((_counted(a), a, b) for a in one.quantities for b in other.quantities)
    return any(len(of) >= NAMED and of == _counted(b) and a.unit not in UNCOUNTED and comparable(a, b) for of, a, b in counted)


UNCOUNTED = frozenset({"rank", "ratio", "percent", "fold"})
"""Units of what is no number of things."""


def _excludes(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers cannot both be right: of one thing; or one of some of it only ("deux hauts élus"), and it is the larger.

    Of bare amounts nobody knows that they are of one thing, and the 25th and the 50th of a kind are two.
    """
    mine, theirs = _counted(one), _counted(other)
    lasting = one.unit in TIMES
    if one.unit == "rank" or not (mine or lasting):
        return False
    slack = ROUND if lasting or one.unit in YEARLIKE else NEAR
    if all(q.unit == "day" and q.low == q.high and q.low < DAYS_OF_A_WEEK for q in (one, other)):
        slack = 1.0  # days of less than a week nobody rounds
    more, fewer = one.low > _high(other) * slack, other.low > _high(one) * slack
    return (more and (lasting or mine >= theirs)) or (fewer and (lasting or mine <= theirs))


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are one: equal, or narrow intervals that meet ("près de neuf" and "neuf")."""
    if (one.low, one.high) == (other.low, other.high):
        return True
    if one.low == one.high and other.low == other.high and min(one.low, other.low) >= SUM and _rounded(one.low, other.low):
        return True
    narrow = all(q.high is not None and q.high <= q.low * ROUND for q in (one, other))
    return narrow and one.low <= _high(other) and other.low <= _high(one)


def _rounded(one: float, other: float) -> bool:
    """Whether one of two sums is the other told with fewer digits ("5 milliards" for 4.9)."""
    coarse, fine = sorted((one, other), key=lambda n: len(f"{n:.0f}".rstrip("0")))
    digits = len(f"{coarse:.0f}".rstrip("0"))
    return float(f"{fine:.{max(digits - 1, 0)}e}") == coarse


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count the same kind of object in the same unit, as a rate or not, as a change or not."""
    if (one.unit, one.per, one.change is None) != (other.unit, other.per, other.change is None):
        return False
    if ("autre" in one.span.text) != ("autre" in other.span.text):
        return False  # "elle et quatorze autres marins" are fifteen
    if (one.of in AGES) != (other.of in AGES):
        return False
    mine, theirs = _counted(one), _counted(other)
    lasting = one.unit in YEARLIKE or one.unit in TIMES  # "quatre heures d'entretiens", "de pourparlers"
    if mine and theirs and not lasting:
        return bool(mine & theirs)
    near = max(one.low, other.low) <= FAR * max(min(one.low, other.low), 1e-9)
    return near and one.unit != "item" and (lasting or mine == theirs or one.unit not in COUNTED)


def _counted(quantity: Quantity) -> frozenset[str]:
    return _said(quantity.of or "")


@lru_cache(maxsize=16384)
def _said(words: str) -> frozenset[str]:
    return frozenset(k for token in tokens(words) if (k := key(token.text)))


def _high(quantity: Quantity) -> float:
    return inf if quantity.high is None else quantity.high


HEDGES = {"more": (1.0, inf), "less": (0.0, 1.0), "about": (0.9, 1.1), "nearly": (0.85, 1.0), "barely": (1.0, 1.15)}
"""Between what shares of the length said a hedged length lies."""
HEDGE = 24
"""Characters in front of a length of time in which its hedge stands."""
SUM = 1e6
"""Numbers from here on are often rounded when they are told again."""
AGE = re.compile(r"(?:âgée?s?\s(?:de\s|d\u2019|d')?|,\s)$")
"""What stands before the years of an age: "âgé de | 34 ans", "Pavel Ruden, | 52 ans"."""
NEAR = 1.1
"""Two counts exclude each other when one is larger by more than this factor."""
TIMES = frozenset({"day", "week", "hour", "minute", "second", "quarter"})
TWICE = 2
"""Lengths of time of which one is more than twice the other are more likely those of a whole and of a part of it."""
FAR = 5
"""Two amounts of which nothing says what they count are of two things when one is so many times the other."""
ROUND = 1.25
"""Two lengths of time exclude each other when one is longer by this factor: people round."""
DAY, WEEK = 86400, 7 * 86400
"""Seconds: days of less than a week nobody rounds."""


def durations(one: Passage, other: Passage, texts: tuple[str, str], most: float = FAR) -> Comparison | None:
    """The first pair of lengths of time in two passages that are not the same length; None when one has none or two agree.

    `texts` are the words of the passages: "près de neuf heures" is nine hours or a little less. They exclude each other when neither
    is more than `most` times the other.
    """
    mine, theirs = _lengths(one, texts[0]), _lengths(other, texts[1])
    if not mine or not theirs:
        return None
    if any(a[0] <= b[1] and b[0] <= a[1] and not (a[1] == inf) ^ (b[1] == inf) for a in mine for b in theirs):
        return None
    (low, high, words), (first, last, said) = mine[0], theirs[0]
    if max(low, first) > FAR * min(low or first, first or low):
        return None
    near = max(low, first) <= most * min(low or first, first or low)
    exact = (low, first) == (high, last) and not (low % DAY or first % DAY)
    slack = 1.0 if exact and max(low, first) < WEEK else ROUND
    return Comparison(words, said, apart=near and (low > last * slack or first > high * slack))


def _lengths(passage: Passage, text: str) -> list[tuple[float, float, str]]:
    """Lengths of time as (least, most, words) in seconds, widened by the hedge in front of the words."""
    out = []
    for timex in passage.timexes:
        if AGE.search(text[: timex.span.start - passage.start]):
            continue
        if timex.type is TimexType.DURATION and (length := seconds(timex.value or "")):
            before = fold(text[: timex.span.start - passage.start])[-HEDGE:]
            low, high = next((HEDGES[name] for name, words in _hedges() if any(w in before for w in words)), (1.0, 1.0))
            out.append((length * low, length * high, _as_counted(passage, timex)))
    return out


def _as_counted(passage: Passage, timex: Timex) -> str:
    """The words of a length of time with its hedge, where a quantity has them: "plus de quatre heures"."""
    return next((q.span.text for q in passage.quantities if q.span.start <= timex.span.start < q.span.end), timex.span.text)


@cache
def _hedges() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(words)) for name, words in table("fr/quantities")["hedges"].items() if name in HEDGES)


def dates(one: Passage, other: Passage, sure: tuple[bool, bool] = (True, True), *, weekdays: bool = False) -> Comparison | None:
    """Two dates of the passages that share no day; None when some do, or when a passage has none.

    They exclude each other when each passage names a single day. `sure` is whether the articles say when they were published:
    "mercredi" is no day that could be held against another where that was only worked out, unless `weekdays` says that the days are
    surely of one thing: then the weekday is.
    """
    mine, theirs = _days(one, sure=sure[0], weekdays=weekdays), _days(other, sure=sure[1], weekdays=weekdays)
    if not mine or not theirs:
        return None
    if any(_meet(a, b, sure) for a in mine for b in theirs):
        return None
    if fold(mine[0].span.text) == fold(theirs[0].span.text):
        return None  # the same words, dated from two days of publication: it is these that may be wrong
    single = all(len(days) == 1 and days[0].earliest == days[0].latest for days in (mine, theirs))
    return Comparison(mine[0].span.text, theirs[0].span.text, apart=single)


def _meet(one: Timex, other: Timex, sure: tuple[bool, bool]) -> bool:
    """Whether two dates may be one day. Of a weekday in an article without a day of its own only the weekday is sure."""
    if one.earliest <= other.latest and other.earliest <= one.latest:  # type: ignore[operator]
        return True
    if all(known or _in_figures(t) for t, known in zip((one, other), sure, strict=True)):
        return False
    apart = abs((_day(one.earliest) - _day(other.earliest)).days)
    single = all(t.earliest == t.latest for t in (one, other))
    return not single or apart >= DAYS_OF_A_WEEK


def _in_figures(timex: Timex) -> bool:
    return any(c.isdigit() for c in timex.span.text)


def _days(passage: Passage, *, sure: bool, weekdays: bool) -> list[Timex]:
    """The dates of a passage known to a year or better; unless the day of its article is sure, those with figures (and `weekdays`)."""
    kinds = (TimexType.DATE, TimexType.TIME)
    dated = [t for t in passage.timexes if sure or _in_figures(t) or (weekdays and t.rule.endswith("weekday"))]
    known = [t for t in dated if t.type in kinds and t.earliest and t.latest]
    return [t for t in known if (_day(t.latest) - _day(t.earliest)).days <= 366]


def _day(iso: str | None) -> date:
    return date.fromisoformat((iso or "")[:10])


def first_since(passage: Passage, published: str | None) -> tuple[float, str] | None:
    """The months for which something is "the first", by a duration or a date, and the words that say so."""
    if FIRST not in passage.keys:
        return None
    for quantity in passage.quantities:
        if quantity.unit in YEARLIKE:
            return quantity.low * YEARLIKE[quantity.unit], quantity.span.text
    for timex in passage.timexes:
        if timex.type is TimexType.DURATION and timex.value and timex.value.startswith("P") and timex.value[-1] in "YM":
            count = timex.value[1:-1]
            return (float(count) * (12 if timex.value[-1] == "Y" else 1), timex.span.text) if count.isdigit() else None
        if published and timex.earliest and timex.earliest < published and timex.type is TimexType.DATE:
            months = (_day(published) - _day(timex.earliest)).days / MONTH
            if months >= 3:
                return months, timex.span.text
    return None


def since(one: Passage, other: Passage, published: tuple[str | None, str | None]) -> Comparison | None:
    """Compares "the first in two years" with "the first since July 2019", at the date of the page and to the month."""
    mine, theirs = first_since(one, published[0]), first_since(other, published[1])
    if mine is None or theirs is None or abs(mine[0] - theirs[0]) < 1.5:
        return None
    return Comparison(mine[1], theirs[1], apart=False)
