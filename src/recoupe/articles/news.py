"""Whether a page looks like news. Only pages that plainly are something else are told: a recipe, a shop, a program, a contract."""

from __future__ import annotations

import re

from recoupe.articles.blocks import folded, pattern
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


def not_news(clean: str, told: tuple[Range, ...]) -> str:
    """What a page is when it plainly is no news ("recipe", "code", "list", "furniture" ...); "" for news, and for whatever might be."""
    words = "\n".join(clean[a:b] for a, b in told)[:LOOKED_AT]
    lines = [line for line in words.splitlines() if line.strip()]
    if not lines:
        return "furniture"
    code = sum(1 for line in lines if CODE.match(line))
    if len(lines) >= 4 and code >= 0.5 * len(lines):
        return "code"
    keys = [folded(line) for line in lines]
    reporting = {found.group() for key in keys for found in pattern("notnews", "news").finditer(key)}
    for kind in KINDS:
        signs = {found.group() for key in keys for found in pattern("notnews", kind).finditer(key)}
        if len(signs) >= 3 and len(reporting) < len(signs):
            return kind
    if len(lines) >= 8 and len(reporting) < 2 and not SENTENCE.search(words) and sum(map(len, lines)) < 45 * len(lines):
        return "list"
    return ""
