r"""What any match of an expression must hold: its words, read from the expression itself.

In `\babonnez-vous\b` these are words that begin with "abonnez" and "vous", and a hyphen; in `\b(?:re)?abonnez-vous\b` not the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from recoupe.lang import fold_text, table

LENGTHS = (8, 7, 6, 5, 4, 3, 2)
"""Letters of the beginning of a word that are looked at, with the space behind it: the longest that an expression gives."""
ATOM = re.compile(
    r"(?P<mark>\\b)|(?P<look>\(\?(?:<?[=!]))|(?P<group>\((?:\?(?:[a-z-]*:|P<\w+>))?)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<kind>\\[wWdDsSAZB.]|\\u[0-9a-fA-F]{4}|[.^$])|\\?(?P<letter>.)",
    re.DOTALL,
)
SIGNS = re.compile(r"\[[^\w\\^\]]+\]")
"""A set of signs: no letter, no class of characters."""
WORDLESS = frozenset({"^", "$", r"\W", r"\s", r"\d", r"\b"})
"""Kinds of characters, and places, that are no letter of a word."""
OPENING = re.compile(r"(?P<before>(?:\^|\\b)?)\(\?:")
REPEAT = re.compile(r"(?:[*+?]|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")


def parts(expression: str) -> Iterator[str]:
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


def needed(expression: str) -> tuple[frozenset[str], ...]:
    """What every match of an expression holds: of each set one beginning of a word (folded) or a sign; () when nothing is certain."""
    parts = [tuple(_sequence(part, begins=False)) for part in alternatives(expression)]
    return parts[0] if len(parts) == 1 else tuple(filter(None, [_either([surest(part) for part in parts])]))


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


def surest(needs: Iterable[frozenset[str]]) -> frozenset[str]:
    """The set whose words are the rarest: no small words that every page holds, else the longest."""
    return max(needs, key=lambda words: (_small().isdisjoint(words), min(map(len, words)), -len(words)), default=frozenset())


@cache
def _small() -> frozenset[str]:
    """The beginnings of small words."""
    words = [f"{fold_text(str(word))} " for language in ("fr", "en") for word in table(f"{language}/stopwords")]
    return frozenset(word[:length] for word in words for length in LENGTHS)


def first_words(expression: str) -> frozenset[str]:
    """With one of what beginnings the first word of any text begins that an anchored expression matches; none where that is not certain."""
    if not expression.startswith("^"):
        return frozenset()
    words, more = _opening(expression)
    return frozenset() if more or "" in words else words


def _opening(expression: str) -> tuple[frozenset[str], bool]:
    """The beginnings of the first word of a sequence of atoms ("" for any), and whether there may be none in it."""
    words: set[str] = set()
    at = 0
    while at < len(expression):
        since = at
        atom, inner, at, optional = _atom(expression, at)
        if (atom["letter"] or "").isalpha():
            run = re.match(r"[^\W\d_]+ ?(?![*+?{])", expression[since:])
            return frozenset({*words, fold_text(run.group())[: LENGTHS[0]] if run and not optional else ""}), False
        if atom["group"]:
            each = [_opening(part) for part in alternatives(inner)]
            words = words.union(*(found for found, _ in each))
            if not optional and not any(more for _, more in each):
                return frozenset(words), False
        elif not (atom["mark"] or atom["look"] or atom["letter"] or atom.group() in WORDLESS or SIGNS.fullmatch(atom.group())):
            return frozenset({""}), False
    return frozenset(words), True


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
            found.append(_word(run + " " * (atom["letter"] == " " and not optional), begins=begins))
            run = ""
        if atom["group"] and not optional:
            found.append(_either([surest(_sequence(part, begins=fresh)) for part in alternatives(inner)]))
        sign = bool(atom["letter"] and not letter) or bool(SIGNS.fullmatch(atom.group()))
        if atom["letter"] and sign and not optional and not atom["letter"].isspace():
            found.append(frozenset({atom["letter"]}))
        fresh = bool(atom["mark"]) or ((sign or atom.group() in (r"\W", r"\s", r"\d", "^")) and (fresh or not optional))
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
