"""Whether a page looks like news. Only pages that plainly are something else are told: a recipe, a shop, a program, a contract."""

from __future__ import annotations

import re

from recoupe.articles.blocks import single_spaces
from recoupe.articles.rules import Words
from recoupe.lang import fold_text
from recoupe.model import Range

KINDS = ("recipe", "legal", "shop", "wall", "error")
CODE = re.compile(
    r"^\s*(?:#include|import \w|from \w+ import|def \w+\(|class \w+[(:{]|function\b.*[({]|(?:var|let|const) \w+ ?=|return\b.*;?$"
    r"|[{}\[\]();]+$|</?\w+[^>]*>|//|/\*|\$\w+|[\w.\"']+\s*[:=]\s*[\w\"'\[{(].*[,;{\[]$)"
)
"""Lines of programs, of data and of markup."""
SENTENCE = re.compile(r"[a-zà-ÿ][^.!?\n]{30,}[.!?]")
LOOKED_AT = 20_000
"""Characters that are looked at."""


def not_news(clean: str, told: tuple[Range, ...], page: Words) -> str:
    """What a page is when it plainly is no news ("recipe", "code", "list", "furniture" ...); "" for news, and for whatever might be."""
    words = "\n".join(clean[a:b] for a, b in told)[:LOOKED_AT]
    lines = [line for line in words.splitlines() if line.strip()]
    if not lines:
        return "furniture"
    code = sum(1 for line in lines if CODE.match(line))
    if len(lines) >= 4 and code >= 0.5 * len(lines):
        return "code"
    plain = [single_spaces(line) for line in fold_text(words).splitlines()]
    for kind in KINDS:
        signs = _said(plain, page, kind)
        if len(signs) >= 3 and len(_said(plain, page, "news")) < len(signs):
            return kind
    listed = len(lines) >= 8 and sum(map(len, lines)) < 45 * len(lines) and not SENTENCE.search(words)
    return "list" if listed and len(_said(plain, page, "news")) < 2 else ""


def _said(lines: list[str], page: Words, kind: str) -> set[str]:
    """The different words of a kind that folded lines hold."""
    rules = page.rules("notnews", kind)
    return {found.group() for line in lines for found in rules.finditer(line)} if rules.rules else set()
