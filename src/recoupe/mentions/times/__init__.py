"""Time expressions of one article, symbolic: what the words themselves fix, before any date is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from recoupe.lang import table
from recoupe.mentions.times.grammar import Grammar, Match, grammar, plain
from recoupe.mentions.times.phrase import Builder
from recoupe.mentions.times.tense import Looks
from recoupe.model import TOLD, Phrase, Problem, Reading, ZoneKind
from recoupe.model.calendar import day_of

READ = ("fr", "en")
AGE = re.compile(r"(?:de )?(?:1[3-9]|[2-9]\d|1[01]\d|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingt)[a-z-]*(?: et un)?) ans")
"""A bare "de 52 ans" is nearly always somebody's age; shorter ones are terms and delays."""
LEAP = 2000
"""A year that has every day of the calendar."""
HEADS, HEADED = (ZoneKind.DATELINE, ZoneKind.BYLINE), frozenset({"date", "weekday-date"})
"""Zones that say when the article was written, if only by day and month ("PARIS, 12 mars (AFP)")."""
STATED = frozenset({"iso-date", "iso-month", "numeric-date", "address-date", "full-date"})
"""Full dates, read also outside the story (address, header, byline)."""
NEAR = 40
"""Characters within which a date after "après la réunion" says of which day that was."""
APART = re.compile(r"[,.;:()«»\"“”\n]")


@lru_cache(maxsize=1)  # the quantities of the same article ask again at once
def find(reading: Reading) -> tuple[tuple[Phrase, ...], tuple[Problem, ...]]:
    """The time expressions of an article, in order.

    The story's own zones are read with the whole grammar, the others (headers, addresses, credits) for full dates only.
    """
    language = reading.article.language if reading.article.language in READ else "fr"  # figures are alike everywhere
    rules, text, looks = grammar(language), plain(reading.clean), Looks(reading, language)
    out: list[Phrase] = []
    problems: list[Problem] = []
    for match in meant(reading, rules, text, language):
        phrase = Builder(rules, match, text, language).phrase(reading, looks)
        if not possible(phrase):
            problems.append(Problem("no-such-day", article=reading.id, span=phrase.span, details=(phrase.span.text,)))
        else:
            out.append(phrase)
    return tuple(out), tuple(problems)


def meant(reading: Reading, rules: Grammar, text: str, language: str) -> Iterator[Match]:
    """The matches of the grammar that are time expressions where they stand: no ages, no names, nothing that is dated itself."""
    outside = [z for z in reading.article.zones if z.kind not in TOLD]
    last = max((z.span.end for z in outside), default=0)
    happened: Match | None = None
    for match in rules.read(text):
        if happened and (match.start - happened.end > NEAR or APART.search(text, happened.end, match.start)):
            yield happened
        happened = None
        zone = next((z.kind for z in outside if z.span.start <= match.start < z.span.end), None) if match.start < last else None
        if zone and match.rule["rule"] not in (STATED | HEADED if zone in HEADS else STATED):
            continue
        if match.rule.get("event"):
            happened = match  # unless a date follows at once: "après la réunion de lundi" is dated by its Monday
        elif not named(match, reading.clean) and not aged(match, text, language):
            yield match
    if happened:
        yield happened


def named(match: Match, written: str) -> bool:
    """Whether the words of a match are a name where they stand: "les sables de Mars", "le juge Noël Saurel"."""
    if not match.rule["names"]:
        return False
    if not written.startswith(match.rule.get("written", ""), match.end - len(match.rule.get("written", ""))):
        return True
    if match.rule.get("first"):
        return match.start > 0 and written[match.end : match.end + 1] == " " and written[match.end + 1 : match.end + 2].isupper()
    at = match.end - len(match.words.get("month", ""))
    return bool(match.rule.get("small")) and match.start < at and written[at].isupper() and not written[at + 1].isupper()


def aged(match: Match, text: str, language: str) -> bool:
    """Whether a match says how old somebody is: "52 ans", "une fille de 7 ans"."""
    if match.rule["rule"] != "duration":
        return False
    before = _aged(language)
    return AGE.fullmatch(text, match.start, match.end) is not None or bool(
        before and before.search(text, max(0, match.start - NEAR), match.start)
    )


@cache
def _aged(language: str) -> re.Pattern[str] | None:
    """The words before an age."""
    words = table(f"{language}/times").get("aged")
    return re.compile(rf"\b(?:{'|'.join(words)}) (?:de )?$") if words else None


def possible(phrase: Phrase) -> bool:
    """Whether the calendar has the day that a phrase names: no 31 June, and a 29 February only in a leap year."""
    if phrase.month and phrase.day and day_of(phrase.year or LEAP, phrase.month, phrase.day) is None:
        return False
    return phrase.other is None or possible(phrase.other)
