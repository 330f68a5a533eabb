"""Paragraphs as the reader of pages sees them, and the marks put on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from recoupe.lang import fold_text, table
from recoupe.model import PageText, Range, ZoneKind

PARAGRAPH = re.compile(r"\S[^\n]*")
QUOTED = re.compile(r"«[^»]{1,800}»|“[^”]{1,800}”|\"[^\"]{1,800}\"")
SPACE = re.compile(r"\s+")
ENDED = re.compile(r"[.!?…][\s\"»”’)\]]*$")
TAIL = 80
"""Characters at the end of a paragraph in which its last mark stands."""
TOO_LONG = 2000
"""Characters: a paragraph longer than this is prose or a page without line ends; only its two ends are looked at."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its number, place and words; `key` is folded with single spaces, `bare` that without what is quoted."""

    n: int
    start: int
    end: int
    text: str
    key: str
    bare: str

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(ENDED.search(self.text, max(0, len(self.text) - TAIL)))

    def __len__(self) -> int:
        return len(self.text)


@dataclass(slots=True)
class Marks:
    """The paragraphs of a page and what each stretch of them is found to be; what is never marked is body."""

    text: PageText
    blocks: tuple[Block, ...]
    marked: dict[int, list[tuple[int, int, ZoneKind]]] = field(default_factory=dict)

    def put(self, block: Block, kind: ZoneKind, start: int | None = None, end: int | None = None) -> None:
        """Mark a paragraph, or the stretch [start, end) of the clean text that lies in it; the first mark stays."""
        start, end = block.start if start is None else start, block.end if end is None else end
        words = self.text.clean[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        mine = self.marked.setdefault(block.n, [])
        if start < end and all(end <= a or b <= start for a, b, _ in mine):
            mine.append((start, end, kind))

    def kind(self, block: Block) -> ZoneKind | None:
        """What the whole paragraph is marked as; None when it is not, or only in part."""
        return next((kind for a, b, kind in self.marked.get(block.n, ()) if (a, b) == (block.start, block.end)), None)

    def open(self) -> Iterator[Block]:
        """The paragraphs that are not marked as a whole, in order."""
        return (block for block in self.blocks if self.kind(block) is None)

    def zones(self) -> Iterator[tuple[ZoneKind, Range]]:
        """Every zone in order; what lies between marks is body."""
        for block in self.blocks:
            at = block.start
            for start, end, kind in sorted(self.marked.get(block.n, ())):
                if self.text.clean[at:start].strip():
                    yield ZoneKind.BODY, (at, start)
                yield kind, (start, end)
                at = end
            if self.text.clean[at : block.end].strip():
                yield ZoneKind.BODY, (at, block.end)


def blocks(text: PageText) -> tuple[Block, ...]:
    """The paragraphs of a clean text."""
    out: list[Block] = []
    for found in PARAGRAPH.finditer(text.clean):
        words = found.group().rstrip()
        if not words:
            continue
        looked_at = words if len(words) <= TOO_LONG else words[: TOO_LONG // 2] + "\n" + words[-TOO_LONG // 2 :]
        out.append(Block(len(out), found.start(), found.start() + len(words), words, folded(looked_at), unquoted(looked_at)))
    return tuple(out)


def folded(text: str) -> str:
    """Folded, with single spaces: what the tables of this package are searched in."""
    return SPACE.sub(" ", fold_text(text)).strip()


def unquoted(text: str) -> str:
    """The same, without what stands between quotation marks."""
    return folded(QUOTED.sub(" ", text))


@cache
def pattern(name: str, key: str, flags: int = 0) -> re.Pattern[str]:
    """The expressions of one entry of a table (one a line), of French and English together where both have it, as one."""
    lines: list[str] = []
    for language in ("fr", "en"):
        try:
            lines += str(table(f"{language}/{name}").get(key, "")).splitlines()
        except FileNotFoundError:
            continue
    return re.compile("|".join(f"(?:{line.strip()})" for line in lines if line.strip()), flags)
