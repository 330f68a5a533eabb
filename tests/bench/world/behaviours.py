"""What publishers do with the text of others, and the words that are still those of the source afterwards."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .records import Article, Behaviour, Piece

WORD, DIGITS, MARK = re.compile(r"\w+"), re.compile(r"\d+"), re.compile(r"« | »|[“”‘\"]|’(?!\w)")
FEWEST, MOST = 0.02, 0.10
"""Share of words that an edited copy changes."""
VERBATIM = 0.3
GLUED = (-1.7, -0.3)
"""Share of the spaces that a glued copy has lost, as powers of ten: a few at joints of the page, or every other one."""
Edit = tuple[int, int, str]
HARD = (Behaviour.EDITED, Behaviour.RENUMBERED)


@dataclass(frozen=True)
class Rate:
    """How much of one text is changed: share of words edited, share of spaces lost."""

    edited: float
    lost: float


class Builder:
    """A text put together from own words and words of one source."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.body: list[tuple[int, int]] = []

    def own(self, text: str) -> None:
        """Words of nobody else."""
        self.parts.append(text)
        self.length += len(text)

    def line(self, text: str, *, told: bool = False) -> None:
        """A paragraph of own words; `told` when it belongs to the article."""
        if told:
            self.body.append((self.length, self.length + len(text)))
        self.own(text + "\n\n")

    def taken(self, source: str, start: int, end: int, *, soft: bool) -> None:
        """Words of the source; after a `soft` edit (marks, spaces) they go on with the last piece."""
        if start >= end:
            return
        here, length = self.length, end - start
        last = self.pieces[-1] if soft and self.pieces else None
        if last:
            self.pieces[-1] = (last[0], here + length, last[2], end)
        else:
            self.pieces.append((here, here + length, start, end))
        self.own(source[start:end])

    def text(self) -> str:
        """All of it."""
        return "".join(self.parts).rstrip("\n")


def chosen(dice: random.Random, weights: dict[Behaviour, float]) -> tuple[Behaviour, ...]:
    """What is done to one text: nothing, or up to three things, by the habits of the publisher."""
    if dice.random() < VERBATIM:
        return ()
    return tuple(sorted(set(dice.choices(list(weights), list(weights.values()), k=dice.choice((1, 1, 2, 3))))))


def kind_of(behaviours: Sequence[Behaviour]) -> str:
    """The kind of derivation that comes of them."""
    if Behaviour.EDITED in behaviours or Behaviour.EXTENDED in behaviours:
        return "rewrite"
    return "excerpt" if Behaviour.CUT in behaviours else "copy"


def derive(
    out: Builder,
    dice: random.Random,
    source: Article,
    does: Sequence[Behaviour],
    marks: tuple[str, str],
    spare: Sequence[str],
    added: Sequence[str],
) -> None:
    """Put the source's text into `out` as its taker prints it. `spare`: words to edit with; `added`: own paragraphs."""
    paragraphs = list(source.body)
    if Behaviour.CUT in does:
        paragraphs = _cut(dice, paragraphs)
    if Behaviour.REORDERED in does:
        rest = paragraphs[1:]
        dice.shuffle(rest)
        paragraphs = [*paragraphs[:1], *rest]
    rate = Rate(dice.uniform(FEWEST, MOST), 10 ** dice.uniform(*GLUED))
    places = {dice.randint(0, len(paragraphs)) for _ in added}
    waiting = list(added)
    for n, (start, end) in enumerate(paragraphs):
        if n in places and waiting:
            out.line(waiting.pop(), told=True)
        first = out.length
        _paragraph(out, source.text, (start, end), _edits(dice, source.text, (start, end), does, rate, marks, spare))
        out.body.append((first, out.length))
        out.own("\n\n")
    for text in waiting:
        out.line(text, told=True)


def _cut(dice: random.Random, paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first part of a text, a third to four fifths of it, by paragraphs."""
    left = dice.uniform(0.3, 0.8) * sum(b - a for a, b in paragraphs)
    kept = []
    for a, b in paragraphs:
        if left <= 0:
            break
        kept.append((a, b))
        left -= b - a
    return kept


def _paragraph(out: Builder, text: str, whole: tuple[int, int], edits: Sequence[tuple[Edit, bool]]) -> None:
    at, soft = whole[0], False
    for (start, end, instead), hard in edits:
        if start < at:
            continue
        out.taken(text, at, start, soft=soft)
        soft = not hard and (start > at or soft)
        out.own(instead)
        at = end
    out.taken(text, at, whole[1], soft=soft)


def _edits(
    dice: random.Random,
    text: str,
    whole: tuple[int, int],
    does: Sequence[Behaviour],
    rate: Rate,
    marks: tuple[str, str],
    spare: Sequence[str],
) -> list[tuple[Edit, bool]]:
    """Changes in order of place; the flag says that words change, not only marks or spaces."""
    out: list[tuple[Edit, bool]] = []
    if Behaviour.EDITED in does:
        spots = [m.span() for m in WORD.finditer(text, *whole)]
        for a, b in dice.sample(spots, min(len(spots), round(rate.edited * len(spots) + dice.random()))):
            turn = dice.random()
            word = spare[int(dice.random() * len(spare))]
            out.append(((a, b, word) if turn < 0.6 else (a, b, "") if turn < 0.8 else (a, a, word + " "), True))
    if Behaviour.RENUMBERED in does:
        out += [((m.start(), m.end(), str(int(m[0]) + dice.randint(1, 9))), True) for m in DIGITS.finditer(text, *whole)]
    if Behaviour.REQUOTED in does:
        out += [((m.start(), m.end(), marks[n % 2]), False) for n, m in enumerate(MARK.finditer(text, *whole))]
    if Behaviour.GLUED in does:
        spaces = [n for n in range(*whole) if text[n] == " "]
        out += [((n, n + 1, ""), False) for n in spaces if dice.random() < rate.lost]
    out.sort()
    return out
