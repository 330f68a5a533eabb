"""The grammar of time expressions of one language: its tables become one pattern, and a match becomes named words.

A closed grammar with symbolic results, as HeidelTime (Strötgen and Gertz 2010) does it, in a single pass.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from recoupe.lang import table
from recoupe.mentions.quantities_numbers import pattern
from recoupe.model import Range

MARK = re.compile(r"<([a-z]+)(\d*)>")
PIECE = re.compile(r"@([a-z]+)@")
NUMERIC = {
    "day": r"(?:[12]\d|3[01]|0?[1-9])",
    "year": r"(?:1[3-9]\d\d|20\d\d)",
    "decade": r"(?:(?:1[5-9]|20)\d0|[2-9]0|vingt|trente|quarante|cinquante|soixante(?:-dix)?|quatre-vingt(?:-dix|s)?)",
    "century": r"(?:[ivx]+|\d\d?)",
    "hour": r"(?:[01]?\d|2[0-4])",
    "minute": r"[0-5]\d",
}
SIGNS = ("weekday", "month", "season", "daypart", "unit", "feast", "quarter")
"""Lists of words one of which every expression holds, but for those of the table's own `triggers` and figures."""
BEFORE, AFTER = 48, 64
"""Characters that an expression may begin before, and go on after, the word that gives it away."""


@dataclass(frozen=True, slots=True)
class Match:
    """One expression found: its place, its rule as written in the table, the words it was read from."""

    start: int
    end: int
    rule: dict[str, Any]
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled pattern of a language and the tables behind it."""

    pattern: re.Pattern[str]
    triggers: re.Pattern[str]
    rules: tuple[dict[str, Any], ...]
    words: dict[str, dict[str, Any]]
    several: dict[str, int]

    def read(self, plain: str, start: int, end: int) -> Iterator[Match]:
        """The expressions in plain text [start, end), in order, without overlap."""
        for first, last in windows(self.triggers, plain, start, end):
            for found in self.pattern.finditer(plain, first, last):
                prefix = f"{found.lastgroup}_"
                words = {k[len(prefix) : k.index("__")]: v for k, v in found.groupdict().items() if v is not None and k.startswith(prefix)}
                yield Match(found.start(), found.end(), self.rules[int(prefix[1:-1])], words)


def windows(triggers: re.Pattern[str], plain: str, start: int, end: int) -> Iterator[Range]:
    """The stretches around the words without which there is no expression: the large pattern is tried only there."""
    first = last = start
    for found in triggers.finditer(plain, start, end):
        if found.start() - BEFORE > last > first:
            yield first, last
            first = found.start() - BEFORE
        elif last == first:
            first = max(start, found.start() - BEFORE)
        last = plain.find(" ", found.end() + AFTER, end)
        last = end if last < 0 else last
    if last > first:
        yield first, last


def plain(text: str) -> str:
    """The text in lower case, without accents, with straight apostrophes and plain spaces, letter for letter (same length)."""
    return _lower(text.translate(_marks() | _letters()))


def lowered(text: str) -> str:
    """The text in lower case with its accents, with straight apostrophes and plain spaces (same length)."""
    return _lower(text.translate(_marks()))


def _lower(text: str) -> str:
    """Lower case without a change of length: the few letters that become two stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _marks() -> dict[int, str]:
    """Apostrophes, spaces and hyphens, each for its plain one."""
    return dict.fromkeys(map(ord, "’ʼ‘`´"), "'") | dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\t"), " ") | {0x2011: "-", 0x2010: "-"}


@cache
def _letters() -> dict[int, str]:
    """Accented letters of Latin script, each for its bare one."""
    out = {}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            out[code] = base
    return out


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language, compiled once, from `lang/<language>/times.yaml`."""
    tables = table(f"{language}/times")
    rules = tuple(tables["rules"])
    lists = {name: _alternatives(words) for name, words in tables["words"].items()}
    lists |= {name: _alternatives(w if w.endswith("'") else f"{w} " for w in words) for name, words in tables["bounds"].items()}
    lists |= NUMERIC | {"n": pattern(language)}
    branches = (f"(?P<r{i}>{_branch(rule['pattern'], f'r{i}', lists, tables['pieces'])})" for i, rule in enumerate(rules))
    signs = {w for kind in SIGNS for w in tables["words"][kind]} | set(tables["triggers"])
    triggers = re.compile(rf"(?<![a-z]){_alternatives(signs)}(?![a-z])|\d[\dh./-]")
    return Grammar(re.compile(rf"(?<![\w-])(?:{'|'.join(branches)})(?!\w)"), triggers, rules, tables["words"], tables["several"])


def _alternatives(words: Any) -> str:
    return "(?:" + "|".join(re.escape(str(w)).replace(r"\ ", " ") for w in sorted(words, key=lambda w: (-len(str(w)), str(w)))) + ")"


def _branch(text: str, rule: str, lists: dict[str, str], pieces: dict[str, str]) -> str:
    while PIECE.search(text):
        text = PIECE.sub(lambda m: pieces[m[1]], text)

    seen: Counter[str] = Counter()

    def words(mark: re.Match[str]) -> str:
        name, number = mark[1], mark[2]
        figures = name == "month" and number == "00"
        key = f"{rule}_{name}{'' if number == '00' else number}"
        seen[key] += 1  # a word may stand in several places of one rule: only one of them matches
        return f"(?P<{key}__{seen[key]}>{'(?:1[0-2]|0?[1-9])' if figures else lists[name]})"

    return MARK.sub(words, text)
