"""The grammar of time expressions of one language: its tables become one pattern, and a match becomes named words.

A closed grammar with symbolic results, as HeidelTime (Strötgen and Gertz 2010) does it, in a single pass.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from recoupe.lang import table
from recoupe.lang.views import View
from recoupe.mentions.quantities.numbers import either, pattern
from recoupe.model import Anchor, Range, TimexType

MARK = re.compile(r"<([a-z]+)(\d*)>")
PIECE = re.compile(r"@([a-z]+)@")
LETTERED = re.compile(r"[a-z]+")
LETTERS = bytes(code if chr(code) in "abcdefghijklmnopqrstuvwxyz" else 32 for code in range(256))
"""All but letters becomes a space."""
FIGURES = re.compile(r"[0-9](?:\d{3}(?:\d{4})?(?!\d)|\d?(?:[./:-]\d| ?h(?![a-z])| heures?\b| ?[ap]\.?m\b| (?:gmt|utc)|0?'?s\b))")
"""A year, a date or a time of day in figures."""
JOINTS = " '-"
ODD = dict.fromkeys("’ʼ‘`´", "'") | dict.fromkeys("\u00a0\u202f\u2009\u2007\t", " ") | dict.fromkeys("\u2011\u2010", "-")
NUMERIC = {
    "day": r"(?:[12]\d|3[01]|0?[1-9])",
    "year": r"(?:1[3-9]\d\d|20\d\d)",
    "decade": r"(?:(?:1[5-9]|20)\d0|[2-9]0|vingt|trente|quarante|cinquante|soixante(?:-dix)?|quatre-vingt(?:-dix|s)?)",
    "hour": r"(?:[01]?\d|2[0-4])",
    "minute": r"[0-5]\d",
}
SIGNS = ("weekday", "month", "season", "unit", "feast", "around", "daypart")
"""Lists of words that give an expression away. A rule with words of several lists is tried at the words of each, but
for the last two lists, whose words no rule begins with when it has others."""
LATE = frozenset(("around", "daypart"))
WORD, FIGURE = "word", "figure"
"""What else gives an expression away: a word of the table's own `triggers`, a figure."""
BEFORE, AFTER = 48, 64
"""Characters that an expression may begin before, and go on after, the word that gives it away."""

COUNTED = frozenset(("unit", "way", "shift", "duration", "count"))
"""Words and constants of rules by which a time is counted off, or lasts."""
NAMING = frozenset(("written", "first", "small"))
"""Constants of rules whose words may be a name."""
Rule = dict[str, Any]


class Match(NamedTuple):
    """One expression found: its place, its rule as written in the table, the words it was read from."""

    start: int
    end: int
    rule: Rule
    words: dict[str, str]


class Branch:
    """One rule by itself, with the words by which it is read: compiled when it is first told, which most rules never are."""

    def __init__(self, rule: Rule, text: str) -> None:
        self.rule, self.text = rule, text

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of the rule, its words as groups."""
        return re.compile(_whole(self.text), re.MULTILINE)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What its groups are called, in order; several may be called the same."""
        return tuple(key[: key.index("__")] for key in self.pattern.groupindex)

    def match(self, plain: str, at: int) -> Match | None:
        """The expression of the rule at a place."""
        found = self.pattern.match(plain, at)
        if found is None:
            return None
        words = {name: word for name, word in zip(self.names, found.groups(), strict=True) if word is not None}
        return Match(at, found.end(), self.rule, words)


@dataclass(frozen=True, slots=True)
class Branches:
    """The rules that are tried at the words of one kind, as one pattern, and the words with which they may begin.

    The pattern tells only which rule is the first to match, by the number of its group: with the words of all rules as groups it would
    take twice as long. What the words are is read by that rule alone.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]
    rules: tuple[Branch, ...]

    def match(self, plain: str, at: int) -> Match | None:
        """The expression of the first rule that matches at a place."""
        found = self.pattern.match(plain, at)
        return self.rules[found.lastindex - 1].match(plain, at) if found and found.lastindex else None


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of a language by the kind of word that gives an expression away, and the tables behind them."""

    branches: dict[str, Branches]
    signs: dict[bytes, str]
    words: dict[str, dict[str, Any]]
    several: dict[str, int]

    def read(self, plain: str) -> Iterator[Match]:
        """The expressions of a plain text, in order, without overlap.

        Only at words that give an expression away, only the rules with such words are tried, beginning as far before
        as the words are of those rules: all else of a text is passed over at the speed of a split.
        """
        done = 0
        for at, kind in places(self.signs, plain):
            if at < done:
                continue
            branches = self.branches[kind]
            for start in starts(plain, done, at, branches.words):
                match = branches.match(plain, start)
                if match and match.end > at:
                    yield match
                    done = match.end
                    break


def places(signs: dict[bytes, str], plain: str) -> list[tuple[int, str]]:
    """Where words and figures stand that give an expression away, and their kinds, in order."""
    letters = b" " + plain.encode("latin-1", "replace").translate(LETTERS) + b" "
    out: list[tuple[int, str]] = []
    at = -1
    for word in filter(signs.__contains__, letters.split()):
        at = letters.index(b" " + word + b" ", at + 1)  # the words come in order, so this is the place of this one
        out.append((at, signs[word]))
    out += [(found.start(), FIGURE) for found in FIGURES.finditer(plain)]
    return sorted(out)


def starts(plain: str, since: int, at: int, words: frozenset[str]) -> list[int]:
    """Where an expression may begin that holds the word at a place: at it, or at words of its rules right before it.

    The first first: the longest expression counts.
    """
    out = [at]
    since = max(since, at - BEFORE, 0)
    since = max(since, plain.rfind("\n", since, at) + 1)
    while at > since and plain[at - 1].isdigit():  # "10mai": a lost space
        at -= 1
        out[1:] = [at]
    while at > since and plain[at - 1] in JOINTS:
        end = at - 1
        at = max(plain.rfind(" ", since, end) + 1, since)
        word = plain[at:end]
        if not word.isalnum():
            inner = max(word.rfind("'"), word.rfind("-")) + 1
            at, word = at + inner, word[inner:].strip('(,."«')
            at = plain.find(word, at)
        if word not in words and not word[:1].isdigit():
            break
        out.append(at)
    return out[::-1]


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
    return _mapped(text, bare=True)


def lowered(text: str) -> str:
    """The text in lower case with its accents, with straight apostrophes and plain spaces (same length)."""
    return _mapped(text, bare=False)


def view(text: str, *, bare: bool, figures: bool = False) -> View:
    """The words of the lower-case text, with or without accents, with or without its figures."""
    return View(_encoded(text)[0].translate(_western(bare)), figures=figures)


@lru_cache(maxsize=2)  # the times and the quantities of an article are read in both, one behind the other
def _mapped(text: str, *, bare: bool) -> str:
    """Lower case, with or without accents: for the letters of western Europe by one table of bytes, ten times faster."""
    encoded, whole = _encoded(text)
    if whole:
        return encoded.translate(_western(bare)).decode("cp1252")
    text = _even(text)
    return _lower(text.translate(_letters()) if bare else text)


@lru_cache(maxsize=1)
def _encoded(text: str) -> tuple[bytes, bool]:
    """The text in cp1252, and whether that has all its letters; marks that it lacks are straightened."""
    for written in (text, _even(text)):
        try:
            return written.encode("cp1252"), True
        except UnicodeEncodeError:
            continue
    return _even(text).encode("cp1252", "replace"), False


def _even(text: str) -> str:
    """The text with straight apostrophes, plain spaces and hyphens."""
    for odd, usual in ODD.items():
        text = text.replace(odd, usual)
    return text


def _lower(text: str) -> str:
    """Lower case without a change of length: the few letters that become two stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


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
def _western(bare: bool) -> bytes:
    """What becomes of each byte of cp1252."""
    every = (_even(bytes((code,)).decode("cp1252", "replace")) for code in range(256))
    return b"".join(_lower(c.translate(_letters()) if bare else c).encode("cp1252", "replace") for c in every)


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language, compiled once, from `lang/<language>/times.yaml`."""
    tables = table(f"{language}/times")
    listed = {name: list(words) for name, words in tables["words"].items()}
    listed |= {name: [w if w.endswith("'") else f"{w} " for w in words] for name, words in tables["bounds"].items()}
    lists = {name: either(words) for name, words in listed.items()} | NUMERIC | {"n": pattern(language)}
    signs: dict[str, str] = {}
    for kind, words in (*((kind, tables["words"].get(kind, ())) for kind in SIGNS), (WORD, tables["triggers"])):
        for word in words:
            signs.setdefault(_last(word), kind)
    by_kind: dict[str, list[tuple[Rule, str]]] = {}
    for written in tables["rules"]:
        text = _spelled(written["pattern"], tables["pieces"])
        rule = written | {
            "type": TimexType[written["type"]],
            "anchor": Anchor(written.get("anchor", "none")),
            "counts": bool(COUNTED & (written.keys() | {mark[1] for mark in MARK.finditer(text)})),
            "names": not NAMING.isdisjoint(written),
        }
        for kind in _kinds(rule, text, frozenset(map(str, tables["triggers"]))):
            by_kind.setdefault(kind, []).append((rule, text))
    branches = {kind: _branches(rules, lists) for kind, rules in by_kind.items()}
    return Grammar(branches, {w.encode(): kind for w, kind in signs.items() if kind in branches}, tables["words"], tables["several"])


def _last(words: str) -> str:
    """The word of several by which they are found: "midi" of "apres-midi"."""
    *_, last = LETTERED.finditer(words)
    return last[0]


def _spelled(text: str, pieces: dict[str, str]) -> str:
    """A pattern with its pieces written out."""
    while PIECE.search(text):
        text = PIECE.sub(lambda mark: pieces[mark[1]], text)
    return text


def _kinds(rule: Rule, text: str, triggers: frozenset[str]) -> list[str]:
    """The kinds of words at which a rule is tried: what its `at` says, else those that its pattern holds."""
    marks = {mark[1] for mark in MARK.finditer(text) if mark[2] != "00"}
    kinds = [kind for kind in SIGNS if kind in marks]
    early = [kind for kind in kinds if kind not in LATE]
    word = [WORD] if triggers & set(LETTERED.findall(MARK.sub(" ", text))) else []
    return [*rule.get("at", early or [*kinds, *word] or [FIGURE])]


def _branches(rules: list[tuple[Rule, str]], lists: dict[str, str]) -> Branches:
    """The rules of one kind as one pattern, and each by itself."""
    told = "|".join(f"(?:{_branch(text, lists, named=False)})()" for _, text in rules)  # marked at its end: first a rule shows its letters
    alone = tuple(Branch(rule, _branch(text, lists)) for rule, text in rules)
    words = frozenset(LETTERED.findall(" ".join(branch.text for branch in alone)))
    return Branches(re.compile(_whole(told), re.MULTILINE), words, alone)


def _whole(text: str) -> str:
    """A pattern that matches whole words only."""
    return rf"(?<![\w-])(?:{text})(?!\w)"


def _branch(text: str, lists: dict[str, str], *, named: bool = True) -> str:
    """The pattern of a rule with its lists of words, as groups by their names or not."""
    seen: Counter[str] = Counter()

    def words(mark: re.Match[str]) -> str:
        name, number = mark[1], mark[2]
        listed = "(?:1[0-2]|0?[1-9])" if name == "month" and number == "00" else lists[name]
        key = f"{name}{'' if number == '00' else number}"
        seen[key] += 1  # a word may stand in several places of one rule: only one of them matches
        return f"(?P<{key}__{seen[key]}>{listed})" if named else listed

    return MARK.sub(words, text)
