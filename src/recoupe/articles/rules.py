r"""The expressions of a table, of which a page is searched only for those that can stand on it.

A table has dozens of expressions and a page says what one or two of them ask for. So each expression is first read for the words
of which any match must hold one ("abonnez" in `\b(?:re)?abonnez-vous\b` is not among them, "vous" is); an expression none of whose
words begins a word of the page is left out. What is found is the same, in a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from recoupe.lang import fold_text, table

LENGTHS = (8, 5, 3)
"""Letters of the beginning of a word that are looked at: the longest that an expression gives."""
WORD = re.compile(r"[^\W\d_]{3,}")
NAME = r"(?:(?-i:https?://\S+|(?:[\w-]+\.)+[a-z]{2,6}(?:/\S*)?|[«\"“]?[A-ZÀ-Ý][^\n.:!?;()]{1,60}))"
"""What `(?P<name>N)` stands for in a table: an address, or a capital and what follows it in its sentence."""
ATOM = re.compile(
    r"(?P<mark>\\b)|(?P<look>\(\?(?:<?[=!]))|(?P<group>\((?:\?(?:[a-z-]*:|P<\w+>))?)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<kind>\\[wWdDsSAZB.]|\\u[0-9a-fA-F]{4}|[.^$])|\\?(?P<letter>.)",
    re.DOTALL,
)
SIGNS = re.compile(r"\[[^\w\\^\]]+\]")
"""A set of signs: no letter, no class of characters."""
LETTERS_FIRST = re.compile(r"^\\b(?P<word>[^\W\d_]{2,})(?![*+?{])")
OPENING = re.compile(r"(?P<before>(?:\^|\\b)?)\(\?:")
REPEAT = re.compile(r"(?:[*+?]|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")


@dataclass(frozen=True)
class Rule:
    """One expression, and what any text that it matches holds: of each set one beginning of a word, or a sign."""

    source: str
    flags: int
    needs: tuple[frozenset[str], ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The expression, made ready when a page needs it: most are never needed.

        That a word begins is asked for behind its letters: an expression that begins with letters is searched in a fifth of the time.
        """
        return re.compile(LETTERS_FIRST.sub(r"\g<word>(?<=\\b\g<word>)", self.source), self.flags)

    @cached_property
    def search(self) -> Callable[[str, int], re.Match[str] | None]:
        """Gives the first match from a place on. What is anchored is tried at one place only: `re` would try them all."""
        if not self.source.startswith("^"):
            return self.expression.search
        match = self.expression.match
        return lambda text, at: None if at else match(text)


@dataclass(frozen=True)
class Rules:
    """Expressions that are searched together, as if joined by "or": the first place counts, then the order of the table."""

    rules: tuple[Rule, ...]

    @cached_property
    def _asking(self) -> dict[str, list[int]]:
        """By word, the numbers of the rules that ask for it; under "" those that ask for none."""
        out: dict[str, list[int]] = {}
        for n, rule in enumerate(self.rules):
            for word in _surest(rule.needs) or ("",):
                out.setdefault(word, []).append(n)
        return out

    def on(self, beginnings: frozenset[str]) -> Rules:
        """Those that can match on a page that holds these (`beginnings`)."""
        asked = sorted({n for word in self._asking.keys() & beginnings for n in self._asking[word]})
        may = [self.rules[n] for n in asked]
        return Rules(tuple([rule for rule in may if not any(map(beginnings.isdisjoint, rule.needs))]))

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


class Words:
    """The words of a page, folded, and the rules that can match on it."""

    def __init__(self, text: str) -> None:
        self.plain = fold_text(text)
        self.beginnings = beginnings(self.plain, text)
        self._rules: dict[tuple[str, str, int], Rules] = {}

    def rules(self, name: str, key: str, flags: int = 0) -> Rules:
        """Those of one entry of a table (`pattern`) that can match on the page."""
        asked = (name, key, flags)
        if asked not in self._rules:
            self._rules[asked] = pattern(*asked).on(self.beginnings)
        return self._rules[asked]


def beginnings(plain: str, text: str) -> frozenset[str]:
    """The beginnings of the words of a folded text, the signs that it holds, folded or not, and ""."""
    words = set(WORD.findall(" ".join(set(plain.split()))))
    return frozenset({word[:n] for n in LENGTHS for word in words}.union(plain, text, ("",)))


def rules(expressions: str, flags: int = 0) -> Rules:
    """The rules of one expression a line."""
    expressions = expressions.replace("(?P<name>N)", f"({NAME})")
    parts = [part for line in expressions.splitlines() for part in _parts(line.strip()) if part]
    return Rules(tuple(Rule(part, flags, needed(part)) for part in parts))


def _parts(expression: str) -> Iterator[str]:
    """The parts of an expression that are searched one by one: its alternatives, and those of the group with which each begins."""
    for part in alternatives(expression):
        opening = OPENING.match(part)
        if not opening:
            yield part
            continue
        close = _closing(part, opening.end())
        if REPEAT.match(part, close + 1):
            yield part
        else:
            yield from (opening["before"] + each + part[close + 1 :] for each in alternatives(part[opening.end() : close]))


@cache
def pattern(name: str, key: str, flags: int = 0) -> Rules:
    """The rules of one entry of a table, of French and English together where both have it."""
    lines: list[str] = []
    for language in ("fr", "en"):
        try:
            lines.append(str(table(f"{language}/{name}").get(key, "")))
        except FileNotFoundError:
            continue
    return rules("\n".join(lines), flags)


def needed(expression: str) -> tuple[frozenset[str], ...]:
    """What every match of an expression holds: of each set one beginning of a word (folded) or a sign; () when nothing is certain."""
    parts = [tuple(_sequence(part, begins=False)) for part in alternatives(expression)]
    return parts[0] if len(parts) == 1 else tuple(filter(None, [_either([_surest(part) for part in parts])]))


def alternatives(expression: str) -> list[str]:
    """The parts of an expression between the "or" signs that stand in no group."""
    out, depth, since = [], 0, 0
    for found in ATOM.finditer(expression):
        depth += bool(found["look"] or found["group"]) - (found.group() == ")")
        if found.group() == "|" and depth == 0:
            out.append(expression[since : found.start()])
            since = found.end()
    return [*out, expression[since:]]


def _either(parts: list[frozenset[str]]) -> frozenset[str]:
    """The words of one or the other: none is certain where one part has none."""
    return frozenset().union(*parts) if all(parts) else frozenset()


def _surest(needs: Iterable[frozenset[str]]) -> frozenset[str]:
    """The set whose words are the longest, which are the rarest."""
    return max(needs, key=lambda words: (min(map(len, words)), -len(words)), default=frozenset())


def _sequence(expression: str, *, begins: bool) -> list[frozenset[str]]:
    """The sets of words that a sequence of atoms asks for; `begins`: a word begins where it does."""
    found: list[frozenset[str]] = []
    run, at, fresh = "", 0, begins
    while at < len(expression):
        atom, inner, at, optional = _atom(expression, at)
        letter = (atom["letter"] or "").isalpha()
        if letter and not optional:
            begins = begins if run else fresh
            run += atom["letter"]
        if run and not (letter and not optional and at == atom.end()):
            found.append(_word(run, begins=begins))
            run = ""
        if atom["group"] and not optional:
            found.append(_either([_surest(_sequence(part, begins=fresh)) for part in alternatives(inner)]))
        sign = bool(atom["letter"] and not letter) or bool(SIGNS.fullmatch(atom.group()))
        if atom["letter"] and sign and not optional and not atom["letter"].isspace():
            found.append(frozenset({atom["letter"]}))
        fresh = bool(atom["mark"]) or ((sign or atom.group() in (r"\W", r"\s", "^")) and (fresh or not optional))
    found.append(_word(run, begins=begins))
    return [words for words in found if words]


def _word(run: str, *, begins: bool) -> frozenset[str]:
    """What a run of letters asks for: nothing where no word need begin with it."""
    plain = fold_text(run)
    length = next((n for n in LENGTHS if n <= len(plain)), 0)
    return frozenset({plain[:length]}) if begins and length else frozenset()


def _atom(expression: str, at: int) -> tuple[re.Match[str], str, int, bool]:
    """The atom at a place, what stands inside its brackets, the place behind it and its repeat, and whether it may be missing."""
    atom = next(ATOM.finditer(expression, at))
    end, inner = atom.end(), ""
    if atom["look"] or atom["group"]:
        inner = expression[end : _closing(expression, end)]
        end += len(inner) + 1
    repeat = REPEAT.match(expression, end)
    optional = repeat is not None and (repeat.group()[0] in "*?" or repeat["least"] in ("", "0"))
    return atom, inner, repeat.end() if repeat else end, optional


def _closing(expression: str, at: int) -> int:
    """The place of the bracket that closes a group whose inside begins at a place."""
    depth = 1
    for found in ATOM.finditer(expression, at):
        depth += bool(found["look"] or found["group"]) - (found.group() == ")")
        if depth == 0:
            return found.start()
    raise ValueError(f"a bracket of {expression!r} is not closed")
