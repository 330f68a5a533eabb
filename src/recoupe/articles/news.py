"""Whether a page looks like news. Only pages that plainly are something else are told: a recipe, a shop, a program, a contract."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.articles.blocks import TOO_LONG, Told, folded
from recoupe.articles.rules import NEWS, NO_NEWS, Entry

CODE = re.compile(
    r"^\s*(?:#include|import \w|from \w+ import|def \w+\(|class \w+[(:{]|function\b.*[({]|(?:var|let|const) \w+ ?=|return\b.*;?$"
    r"|[{}\[\]();]+$|</?\w+[^>]*>|//|/\*|\$\w+|[\w.\"']+\s*[:=]\s*[\w\"'\[{(].*[,;{\[]$)"
)
"""Lines of programs, of data and of markup."""
STOP = re.compile(r"[.!?\n]")
SMALL = re.compile(r"[a-zà-ÿ]")
SENTENCE = 30
"""Characters that stand between the first small letter of a sentence and its end."""
LOOKED_AT = 20_000
"""Characters that are looked at."""


def not_news(told: Sequence[Told]) -> str:
    """What a page is when it plainly is no news ("recipe", "code", "list", "furniture" ...); "" for news, and for whatever might be."""
    if not told:
        return "furniture"
    told = _first(told)
    lines = [each.text for each in told]
    if len(lines) >= 4 and sum(1 for line in lines if CODE.match(line)) >= 0.5 * len(lines):
        return "code"
    asked = frozenset[Entry]().union(*(each.block.calls for each in told))
    for kind in NO_NEWS:
        if kind not in asked and not kind.rules.usual:
            continue
        signs = _said(told, kind)
        if len(signs) >= 3 and len(_said(told, NEWS)) < len(signs):
            return kind.key
    listed = len(lines) >= 8 and sum(map(len, lines)) < 45 * len(lines) and not any(map(_has_sentence, lines))
    return "list" if listed and len(_said(told, NEWS)) < 2 else ""


def _has_sentence(line: str) -> bool:
    """Whether a line holds a sentence with its stop. Each stretch is looked at once, however long a line without a stop is."""
    start = 0
    for stop in STOP.finditer(line):
        letter = SMALL.search(line, start, stop.start()) if stop.group() != "\n" else None
        if letter and stop.start() - letter.end() >= SENTENCE:
            return True
        start = stop.end()
    return False


def _first(told: Sequence[Told]) -> Sequence[Told]:
    """Those that are looked at."""
    left = LOOKED_AT
    for n, each in enumerate(told):
        if left <= 0:
            return told[:n]
        left -= each.end - each.start
    return told


def _said(told: Sequence[Told], entry: Entry) -> set[str]:
    """The different words of a kind that the story holds."""
    out: set[str] = set()
    for each in told:
        rules = entry.rules if entry is NEWS else each.block.rules(entry)  # asked of few pages
        if rules:
            words = each.block.key if each.whole and len(each.block) <= TOO_LONG else folded(each.text)
            out |= {found.group() for found in rules.finditer(words)}
    return out
