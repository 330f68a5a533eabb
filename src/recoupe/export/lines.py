"""Lines of Markdown: words made plain, the evidence below a line, small facts behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from recoupe.export.views.lookup import Lookup
from recoupe.export.words import short, tidy
from recoupe.model import Span

SPECIAL = re.compile(r"([\\`*<]|\](?=\()|^(?:[#>+-]|\d+[.)])(?= ))")

Lines = Iterator[str]


def plain(text: str) -> str:
    """Words on one line, with the characters escaped that Markdown or HTML would take for their own."""
    return SPECIAL.sub(r"\\\1", tidy(text))


def colon(look: Lookup) -> str:
    """What stands between a name and what is said of it."""
    return look.words("colon")


def cites(look: Lookup, spans: Iterable[Span], indent: str = "  ") -> Lines:
    """The evidence: a line for each span, articles in order."""
    for found in look.per_article(spans).values():
        for span in found:
            yield f"{indent}- {span.article} {look.words.quote(plain(short(span.text)))}"


def tags(*items: str) -> str:
    """Small facts after a line, between brackets."""
    kept = [item for item in items if item]
    return f" [{', '.join(kept)}]" if kept else ""
