"""Paragraphs as the reader of pages sees them, and the marks put on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from recoupe.articles.rules import Words
from recoupe.lang import fold_text
from recoupe.model import PageText, Range, ZoneKind

QUOTED = re.compile(r"«[^»]{1,800}»|“[^”]{1,800}”|\"[^\"]{1,800}\"")
OPENING = '«“"'
ENDED = re.compile(r"[.!?…][\s\"»”’)\]]*$")
TAIL = 80
"""Characters at the end of a paragraph in which its last mark stands."""
TOO_LONG = 2000
"""Characters: a paragraph longer than this is prose or a page without line ends; only its two ends are looked at."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its number, place and text; `key` is folded with single spaces, `bare` that without what is quoted."""

    n: int
    start: int
    end: int
    text: str
    key: str
    bare: str
    words: Words = field(repr=False, compare=False)
    """Those of the page."""

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
    words: Words
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
        if block.n not in self.marked:
            return None
        return next((kind for a, b, kind in self.marked[block.n] if (a, b) == (block.start, block.end)), None)

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


def blocks(text: PageText, words: Words) -> tuple[Block, ...]:
    """The paragraphs of a clean text."""
    out: list[Block] = []
    at = 0
    for line, plain in zip(text.clean.split("\n"), words.plain.split("\n"), strict=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            key = single_spaces(_ends(plain))
            quoted = any(mark in bare for mark in OPENING)
            out.append(Block(len(out), start, start + len(bare), bare, key, unquoted(_ends(bare)) if quoted else key, words))
        at += len(line) + 1
    return tuple(out)


def alone(line: str) -> Block:
    """A line that is looked at by itself."""
    return Block(0, 0, len(line), line, folded(line), unquoted(line), Words(line))


def _ends(line: str) -> str:
    """What is looked at of a paragraph."""
    return line if len(line) <= TOO_LONG else line[: TOO_LONG // 2] + "\n" + line[-TOO_LONG // 2 :]


def folded(text: str) -> str:
    """Folded, with single spaces: what the tables of this package are searched in."""
    return single_spaces(fold_text(text))


def single_spaces(text: str) -> str:
    """With single spaces, and none at either end."""
    return " ".join(text.split())


def unquoted(text: str) -> str:
    """The same, without what stands between quotation marks."""
    return folded(QUOTED.sub(" ", text))
