"""Quotation marks of one paragraph: which of them open, which close, which are missing.

A small search over the marks in order (at most a few readings are kept at each mark): every role costs
as much as it is unusual, and the cheapest reading of the whole paragraph wins. A mark that cannot be
placed costs more than one that is missing, and a missing one more than one of the wrong shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.lang import table
from recoupe.model import Range

MARK = re.compile(r"<<|>>|''|``|[«»“”„‟\"＂]|(?<![\w])‘(?=\w)|(?<=[\w.!?…])’(?![\w])")
OPENERS = frozenset(("«", "“", "„", "‟", "<<", "``", "‘"))
CLOSERS = frozenset(("»", "”", ">>", "’"))
FAMILY = {"«": "g", "»": "g", "<<": "g", ">>": "g", "‘": "s", "’": "s"}
BEAM = 24

WRONG_SHAPE = 3.0
"""An opening mark that closes, or the other way round (» ... «)."""
IGNORED = 6.0
UNCLOSED = 3.0
UNOPENED = 4.0
CONTINUED = 0.5
"""A quotation over several paragraphs opens each of them and closes only the last."""
CARRIED = 1.0
MIXED = 1.5
INNER = 1.0
INNER_SAME = 2.0
INNER_INVERTED = 0.5
STRANDED = 2.5
"""A quotation does not end on "de" nor begin with a comma."""
SWALLOWED = 3.0
"""A quotation does not hold its own reporting clause (", a-t-il déclaré")."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark and how it touches its neighbours."""

    start: int
    end: int
    text: str
    before: str
    after: str

    @property
    def family(self) -> str:
        """Guillemets, single or double marks: those that belong together."""
        return FAMILY.get(self.text, "d")

    @property
    def straight(self) -> bool:
        """Whether the shape does not say which way it turns."""
        return self.text not in OPENERS and self.text not in CLOSERS

    def as_open(self) -> float:
        """Cost of reading it as opening."""
        cost = WRONG_SHAPE if self.text in CLOSERS else 0.0
        free = not self.before or self.before.isspace() or self.before in "([’'«“\"—–-/"
        cost += 0.0 if free else 0.7 if self.family == "g" or self.before in ".,;:!?" else 1.5
        return cost + (1.0 if self.family != "g" and (not self.after or self.after.isspace()) else 0.0)

    def as_close(self) -> float:
        """Cost of reading it as closing."""
        cost = WRONG_SHAPE if self.text in OPENERS else 0.0
        free = not self.after or not self.after.isalnum()
        cost += 0.0 if free else 0.7 if self.family == "g" else 1.5
        return cost + (1.0 if self.family != "g" and (not self.before or self.before.isspace()) else 0.0)


@dataclass(frozen=True, slots=True)
class Pair:
    """One quotation of a paragraph: `start`, `end` with its marks, `inner` without; None where a mark is missing."""

    inner: Range
    opening: Mark | None
    closing: Mark | None
    depth: int
    carried: bool = False

    @property
    def missing(self) -> bool:
        """Whether a mark had to be supplied."""
        return (self.opening is None and not self.carried) or self.closing is None

    @property
    def odd(self) -> bool:
        """Whether its marks are of the wrong shape or do not belong together."""
        shapes = (self.opening and self.opening.text in CLOSERS) or (self.closing and self.closing.text in OPENERS)
        families = self.opening and self.closing and self.opening.family != self.closing.family
        return bool(shapes or families)


@dataclass(frozen=True, slots=True)
class Path:
    """A reading so far: its cost, the marks still open (None: carried over from above), the pairs done."""

    cost: float
    stack: tuple[Mark | None, ...] = ()
    pairs: tuple[Pair, ...] = ()
    closed_at: int = -1


class Paragraph:
    """The search over the marks of one paragraph of text."""

    def __init__(self, text: str, paragraph: Range, *, carried: bool, followed: bool) -> None:
        self.text, self.range, self.carried, self.followed = text, paragraph, carried, followed
        start, end = paragraph
        self.marks = [_mark(text, m, start, end) for m in MARK.finditer(text, start, end)]
        knowledge = table("fr/quotations")
        self.report = re.compile(knowledge["report"])
        self.stranded = re.compile(knowledge["stranded"])

    def pairs(self) -> tuple[tuple[Pair, ...], bool]:
        """The quotations of the cheapest reading, in order, and whether one runs on into the next paragraph."""
        if not self.marks and not self.carried:
            return (), False
        paths = [Path(0.0)]
        if self.carried and not (self.marks and self.marks[0].start == self.range[0] and self.marks[0].text not in CLOSERS):
            paths.append(Path(CARRIED - UNOPENED, (None,)))
        for mark in self.marks:
            grown = [new for path in paths for new in self._steps(path, mark)]
            paths = sorted(grown, key=lambda p: (p.cost, len(p.stack)))[:BEAM]
        best = min((self._ended(path) for path in paths), key=lambda p: (p.cost, len(p.pairs)))
        return tuple(sorted(best.pairs, key=lambda p: (p.inner[0], -p.inner[1]))), self.followed and bool(best.stack)

    def _steps(self, path: Path, mark: Mark) -> list[Path]:
        """Every way of reading one more mark."""
        out = [replace(path, cost=path.cost + IGNORED)]
        depth = len(path.stack)
        if depth == 0:
            cost = path.cost + mark.as_open() + self._fragment(path, mark)
            out.append(replace(path, cost=cost, stack=(mark,)))
            start = self._sentence_start(mark.start)
            if start < mark.start and path.closed_at <= start:
                pair = Pair((start, mark.start), None, mark, 0)
                out.append(Path(path.cost + UNOPENED + mark.as_close(), (), (*path.pairs, pair), mark.end))
            return out
        top = path.stack[-1]
        if depth < 3:
            out.append(replace(path, cost=path.cost + self._inner(top, mark), stack=(*path.stack, mark)))
        out.append(self._closed(path, top, mark))
        if depth == 1 and top is not None:
            end = self._implied_end(top.end, mark.start)
            pair = Pair((top.end, end), top, None, 0)
            cost = path.cost + UNCLOSED + 1 + mark.as_open()
            out.append(Path(cost, (mark,), (*path.pairs, pair), end))
        return out

    def _closed(self, path: Path, top: Mark | None, mark: Mark) -> Path:
        """The innermost quotation is closed by a mark."""
        start = top.end if top else self.range[0]
        inverted = len(path.stack) > 1 and mark.straight and mark.before.isspace() and mark.after.isalnum()
        cost = path.cost + (INNER_INVERTED if inverted else mark.as_close())
        cost += MIXED if top and top.family != mark.family else 0.0
        cost += self._sense(start, mark.start) if len(path.stack) == 1 else 0.0
        pair = Pair((start, mark.start), top, mark, len(path.stack) - 1, carried=top is None)
        return Path(cost, path.stack[:-1], (*path.pairs, pair), mark.end)

    def _inner(self, top: Mark | None, mark: Mark) -> float:
        """Cost of opening a quotation within one."""
        same = top is not None and top.straight and mark.straight
        inverted = mark.straight and mark.before.isalnum() and mark.after.isspace()
        return (INNER_SAME if same else INNER) + (INNER_INVERTED if inverted else mark.as_open())

    def _sense(self, start: int, end: int) -> float:
        """Cost of what would stand between the marks."""
        words = self.text[start:end].strip()
        if not words:
            return IGNORED
        cost = STRANDED if self.stranded.search(words) or words[0] in ",;." else 0.0
        return cost + SWALLOWED * len(self.report.findall(words))

    def _fragment(self, path: Path, mark: Mark) -> float:
        """Cost of a word or two left over between two quotations without a comma ("politique de" portes ouvertes "et ...)."""
        between = self.text[path.closed_at : mark.start] if path.closed_at >= 0 else ""
        return 1.0 if 0 < len(between.split()) <= 3 and between.replace(" ", "").isalpha() and mark.straight else 0.0

    def _ended(self, path: Path) -> Path:
        """The paragraph ends: what is still open closes with it, or runs on."""
        cost, pairs = path.cost, path.pairs
        for depth, top in reversed(list(enumerate(path.stack))):
            start = top.end if top else self.range[0]
            end = self.range[1] if self.followed else self._implied_end(start, self.range[1])
            cost += CONTINUED if self.followed and depth == 0 else UNCLOSED
            cost += IGNORED if not self.text[start:end].strip() else 0.0
            pairs = (*pairs, Pair((start, end), top, None, depth, carried=top is None))
        return replace(path, cost=cost, pairs=pairs)

    def _implied_end(self, start: int, limit: int) -> int:
        """Where an unclosed quotation ends: before its reporting clause, or with the last sentence."""
        if found := self.report.search(self.text, start, limit):
            return found.start()
        if limit == self.range[1]:
            return limit
        ends = [m.end() for m in re.finditer(r"[.!?…](?=\s|$)", self.text[start:limit])]
        return start + ends[-1] if ends else limit

    def _sentence_start(self, at: int) -> int:
        """Where the sentence that holds a place begins."""
        start = self.range[0]
        before = self.text[start:at].rstrip()
        found = [m.end() for m in re.finditer(r"(?:[.!?…]|\s:)\s+", before)]
        return start + (found[-1] if found else 0)


def _mark(text: str, found: re.Match[str], start: int, end: int) -> Mark:
    before = text[found.start() - 1] if found.start() > start else ""
    after = text[found.end()] if found.end() < end else ""
    return Mark(found.start(), found.end(), found.group(), before, after)
