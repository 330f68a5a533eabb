r"""The expressions of the tables, of which a paragraph is searched only for those that its words call for.

A table has dozens of expressions and a page says what one or two of them ask for. So each expression is first read for the words
of which any match must hold one (`needs`); a paragraph without a word that begins so is not searched for it. What is found is the
same, in a twentieth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from recoupe.articles.needs import LENGTHS, first_words, needed, parts, surest
from recoupe.lang import table

NAME = r"(?:(?-i:https?://\S+|(?:[\w-]+\.)+[a-z]{2,6}(?:/\S*)?|[«\"“]?[A-ZÀ-Ý][^\n.:!?;()]{1,60}))"
"""What `(?P<name>N)` stands for in a table: an address, or a capital and what follows it in its sentence."""
LETTERS_FIRST = re.compile(r"^\\b(?P<word>[^\W\d_]{2,})(?![*+?{])")


@dataclass(frozen=True)
class Rule:
    """One expression, and what any text that it matches holds: of each set one beginning of a word (folded), or a sign."""

    source: str
    flags: int
    needs: tuple[frozenset[str], ...]
    opening: frozenset[str] = frozenset()
    """Beginnings of which the first word of any such text has one; none where that is not certain."""

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The expression, made ready when a page needs it: most are never needed.

        That a word begins is asked for behind its letters: an expression that begins with letters is searched in a fifth of the time.
        """
        return re.compile(LETTERS_FIRST.sub(r"\g<word>(?<=\\b\g<word>)", self.source), self.flags)

    @cached_property
    def search(self) -> Callable[[str, int], re.Match[str] | None]:
        """Gives the first match from a place on. What is anchored is tried at one place only: `re` would try them all."""
        return self.expression.match if self.source.startswith("^") else self.expression.search

    def may_match(self, key: str, text: str) -> bool:
        """Whether a text (folded, and as it stands) holds what any match does."""
        for words in self.needs:  # loops: they are gone through for every paragraph
            for word in words:
                if word in key or word in text:
                    break
            else:
                return False
        return True


@dataclass(frozen=True)
class Rules:
    """Expressions that are searched together, as if joined by "or": the first place counts, then the order of the table."""

    rules: tuple[Rule, ...]

    @cached_property
    def always(self) -> tuple[int, ...]:
        """The numbers of those that ask for nothing."""
        return tuple(n for n, rule in enumerate(self.rules) if not rule.opening and not rule.needs)

    @cached_property
    def usual(self) -> Rules:
        """Those that ask for nothing."""
        return Rules(tuple(self.rules[n] for n in self.always))

    def among(self, numbers: Iterable[int], key: str, text: str) -> Rules:
        """Those of some numbers, and those that ask for nothing, that can match a text (folded, and as it stands)."""
        may = [n for n in numbers if self.rules[n].may_match(key, text)]
        return Rules(tuple([self.rules[n] for n in sorted({*may, *self.always})])) if may else self.usual

    def __bool__(self) -> bool:
        return bool(self.rules)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The first match from a place on; None where there is none."""
        first = None
        for rule in self.rules:
            found = rule.search(text, at)
            if found and (first is None or found.start() < first.start()):
                first = found
        return first

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches one behind the other."""
        at = 0
        while self.rules and at <= len(text) and (found := self.search(text, at)):
            yield found
            at = max(found.end(), found.start() + 1)


def rules(expressions: str, flags: int = 0, *, whole: bool = False) -> Rules:
    """The rules of one expression a line; `whole`: only whole paragraphs are searched for them."""
    expressions = expressions.replace("(?P<name>N)", f"({NAME})")
    every = [part for line in expressions.splitlines() for part in parts(line.strip()) if part]
    return Rules(tuple(Rule(part, flags, needed(part), first_words(part) if whole else frozenset()) for part in every))


@dataclass(frozen=True, eq=False)
class Entry:
    """An entry of a table of expressions, of French and English together where both have it."""

    name: str
    key: str
    flags: int = 0
    whole: bool = True
    """Whether only whole paragraphs are searched for it: a part of one may begin with any of its words."""

    @cached_property
    def rules(self) -> Rules:
        """Its rules."""
        lines: list[str] = []
        for language in ("fr", "en"):
            try:
                lines.append(str(table(f"{language}/{self.name}").get(self.key, "")))
            except FileNotFoundError:
                continue
        return rules("\n".join(lines), self.flags, whole=self.whole)


FURNITURE = Entry("boilerplate", "line")
ANYWHERE = Entry("boilerplate", "anywhere", whole=False)
OPENS = Entry("boilerplate", "opens")
CLOSES = Entry("boilerplate", "closes")
WEAK = Entry("boilerplate", "weak")
BIO_LABEL = Entry("bios", "label")
BIO_PERSON = Entry("bios", "person")
BIO_FACTS = Entry("bios", "facts")
BYLINE = Entry("head", "byline", re.IGNORECASE)
PHOTO = Entry("head", "photo", re.IGNORECASE)
ORIGINAL = Entry("credits", "original", re.IGNORECASE)
TRANSLATED = Entry("credits", "translated", re.IGNORECASE)
TRUNCATED = Entry("credits", "truncated", re.IGNORECASE)
EXCERPT = Entry("credits", "excerpt", re.IGNORECASE)
NO_NEWS = tuple(Entry("notnews", key, whole=False) for key in ("recipe", "legal", "shop", "wall", "error"))
NEWS = Entry("notnews", "news")
ENTRIES = (
    *(FURNITURE, ANYWHERE, OPENS, CLOSES, WEAK, BIO_LABEL, BIO_PERSON, BIO_FACTS, BYLINE, PHOTO),
    *(ORIGINAL, TRANSLATED, TRUNCATED, EXCERPT, *NO_NEWS),
)
"""What every paragraph may be searched for: its words are asked for these."""

Called = Mapping[Entry, set[int]]
"""By entry, the numbers of the rules that some words call for."""

FIRST = "\n"
"""Stands before the first word of a paragraph, which is asked for besides."""


class Calls:
    """What the words of a page (folded) call for: each word is asked once, however often it stands there."""

    def __init__(self, paragraphs: Sequence[Sequence[str]], *, remember: bool = True) -> None:
        """Of a page with very long lines nothing is remembered: its words may be as long."""
        self._ask = _asked if remember else _asked.__wrapped__
        self._live = set(filter(self._ask, set().union(*paragraphs)))

    def of(self, words: Sequence[str], shown: Iterable[str] = ()) -> Called:
        """What those of a paragraph, and signs that stand in it, call for."""
        out: dict[Entry, set[int]] = {}
        for word in (*self._live.intersection(words), *shown, FIRST + (words[0] if words else "")):
            for entry, n in self._ask(word):
                if entry in out:
                    out[entry].add(n)
                else:
                    out[entry] = {n}
        return out


@lru_cache(maxsize=32768)
def _asked(word: str) -> tuple[tuple[Entry, int], ...]:
    """The rules that ask for a word that begins as this one does, or as what stands behind a hyphen in it."""
    asking = _asking()
    beginnings = {f"{part} "[:length] for part in (word, *word.split("-")) for length in (1, *LENGTHS, 1 + LENGTHS[0])}
    return tuple({each: None for beginning in beginnings for each in asking.get(beginning, ())})


@cache
def signs() -> tuple[str, ...]:
    """The signs that rules ask for."""
    return tuple(sorted(word for word in _asking() if len(word) == 1))


@cache
def _asking() -> Mapping[str, tuple[tuple[Entry, int], ...]]:
    """By the beginning of a word, of a first word, or a sign, the rules of all entries that ask for it: each for the surest of them."""
    out: dict[str, list[tuple[Entry, int]]] = {}
    for entry in ENTRIES:
        for n, rule in enumerate(entry.rules.rules):
            for word in {FIRST + word for word in rule.opening} or surest(rule.needs):
                out.setdefault(word, []).append((entry, n))
    return {word: tuple(rules) for word, rules in out.items()}
