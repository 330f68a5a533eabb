"""Paragraphs as the reader of pages sees them, and the marks put on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from recoupe.articles.rules import Called, Calls, Entry, Rules, signs
from recoupe.lang import fold_text
from recoupe.lang.words import FOLDED
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
    """A paragraph: its number, place and text; `key` is folded with single spaces, `words` are its words, folded.

    All that is asked of it later rests on these, so that its characters are gone through once. `calls` are the rules of the tables that
    its words call for.
    """

    n: int
    start: int
    end: int
    text: str
    key: str
    words: tuple[str, ...] = field(repr=False, compare=False)
    calls: Called = field(repr=False, compare=False)

    @property
    def bare(self) -> str:
        """The key without what is quoted."""
        return unquoted(_ends(self.text)) if any(mark in self.text for mark in OPENING) else self.key

    def rules(self, entry: Entry) -> Rules:
        """Those of an entry of a table that can match in the paragraph."""
        numbers = self.calls.get(entry)
        if numbers is None:
            return entry.rules.usual
        return entry.rules.among(numbers, self.key if len(self) <= TOO_LONG else fold_text(self.text), self.text)

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(ENDED.search(self.text, max(0, len(self.text) - TAIL)))

    def __len__(self) -> int:
        return len(self.text)


class Told(NamedTuple):
    """A stretch of a paragraph, text [start, end), in which the story is told, and its sentences."""

    block: Block
    start: int
    end: int
    sentences: tuple[Range, ...]

    @property
    def whole(self) -> bool:
        """Whether it is all of its paragraph."""
        return self.start == self.block.start and self.end == self.block.end

    @property
    def text(self) -> str:
        """Its characters."""
        return self.block.text[self.start - self.block.start : self.end - self.block.start]

    @property
    def words(self) -> Sequence[str]:
        """Its words, folded."""
        return self.block.words if self.whole else FOLDED.findall(fold_text(self.text))


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
        if block.n not in self.marked:
            return None
        return next((kind for a, b, kind in self.marked[block.n] if (a, b) == (block.start, block.end)), None)

    def open(self) -> list[Block]:
        """The paragraphs that are not marked as a whole, in order."""
        return [block for block in self.blocks if block.n not in self.marked or self.kind(block) is None]

    def untouched(self) -> list[Block]:
        """The paragraphs of which nothing is marked, in order."""
        return [block for block in self.blocks if block.n not in self.marked]

    def zones(self) -> Iterator[tuple[Block, ZoneKind, Range]]:
        """Every zone in order, with its paragraph; what lies between marks is body."""
        for block in self.blocks:
            if block.n not in self.marked:
                yield block, ZoneKind.BODY, (block.start, block.end)
                continue
            at = block.start
            for start, end, kind in sorted(self.marked[block.n]):
                if self.text.clean[at:start].strip():
                    yield block, ZoneKind.BODY, (at, start)
                yield block, kind, (start, end)
                at = end
            if self.text.clean[at : block.end].strip():
                yield block, ZoneKind.BODY, (at, block.end)


def blocks(clean: str) -> tuple[Block, ...]:
    """The paragraphs of a clean text."""
    out: list[Block] = []
    at = 0
    folded_text = fold_text(clean)
    lines, folded_lines = clean.split("\n"), folded_text.split("\n")
    words = [tuple(FOLDED.findall(line)) for line in folded_lines]
    calls = Calls(words, remember=max(map(len, lines)) <= TOO_LONG)
    shown = [sign for sign in signs() if sign in folded_text or sign in clean]
    for line, plain, told in zip(lines, folded_lines, words, strict=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            called = calls.of(told, [sign for sign in shown if sign in plain or sign in bare])
            out.append(Block(len(out), start, start + len(bare), bare, single_spaces(_ends(plain)), told, called))
        at += len(line) + 1
    return tuple(out)


def alone(line: str) -> Block:
    """A line that is looked at by itself."""
    plain = fold_text(line)
    words = tuple(FOLDED.findall(plain))
    called = Calls([words]).of(words, [sign for sign in signs() if sign in plain or sign in line])
    return Block(0, 0, len(line), line, single_spaces(plain), words, called)


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
