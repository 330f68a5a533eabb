"""Which marks of a page open a quotation, which close one, which are missing: the cheapest reading of the whole page.

A beam search over the marks in order. Every role of a mark costs as much as it is unusual, and no role costs less
than nothing. A mark that cannot be placed costs more than one that is missing, and a missing one more than one of
the wrong shape. At the end of a paragraph what is open ends (a mark is missing) or carries on into the next one, so
a mark that looks alone in its paragraph is explained by those of the paragraphs around it. At most `BEAM` readings
are kept: the work grows with the number of marks. The costs were set on the tuning documents of the gold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import inf
from operator import attrgetter

from recoupe.attributions.landmarks import Landmarks, pattern
from recoupe.attributions.marks import CLOSERS, IGNORED, Mark, marks
from recoupe.attributions.pairs import Done, Pair, Path, Place
from recoupe.model import Range

BEAM = 12
SLACK = 7.0
"""A reading that costs so much more than another (an opening and a closing mark supplied) is given up."""
DEPTH = 3

UNCLOSED = 3.0
UNOPENED = 4.0
RESTARTED = 1.0
"""Where a mark is missing before the next quotation, nothing says where."""
CONTINUED = 0.5
"""A quotation over several paragraphs opens each of them and closes only the last."""
CARRIED = 1.0
"""One that does not open them again, and more for each that does not speak of "je", "nous" or "vous"."""
CARRIED_PERSON, CARRIED_PLAIN = 0.25, 1.5
MIXED = 1.5
MIXED_SINGLE = 4.0
"""A single mark that closes what is no single mark is rather an apostrophe."""
INNER = 1.0
INNER_SAME = 2.0
INNER_TURNED = 0.5
CLOSED_TWO = 2.0
"""One guillemet closes a quotation and the one within it, at the end of the sentence (« Il a dit « non ». )."""
STRANDED = 2.5
"""A quotation does not end on "de" nor begin with a comma."""
SWALLOWED = 3.0
"""A quotation does not hold its own reporting clause (", a-t-il déclaré")."""
SPLIT_BRACKET = 1.0
"""A quotation holds both brackets or none."""
FRAGMENT = 1.0
"""A word or two left over between two quotations without a comma ("politique de" portes ouvertes "et ...)."""
SHORT = 60
"""Characters within which a fragment lies."""


RANK = attrgetter("cost", "size")
CHEAP = attrgetter("cost")


class Pairing:
    """The search over the marks of one page. `steps` counts the readings looked at."""

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        self.text, self.places, self.at = text, places, Landmarks(text)
        self.steps = 0

    def settled(self) -> tuple[list[Pair], list[Mark]]:
        """The quotations of the cheapest reading, in order (the outer before the inner), and the marks it leaves out."""
        paths = [Path(0.0)]
        for n, place in enumerate(self.places):
            found = marks(self.text, place.range)
            if not paths[0].stack and len(paths) == 1:
                if not found:
                    continue
                if (plain := self._plain(found, place.range)) is not None:
                    path = paths[0]
                    for pair in plain:
                        path = path.with_pair(0.0, (), pair, -1)
                    paths = [path]
                    continue
            for mark in found:
                paths = self._read(paths, mark, place.range)
            after = self.places[n + 1].range if place.carries and n + 1 < len(self.places) else None
            paths = self._ended(paths, place.range, after)
        items = list(paths[0].items()) if paths else []
        pairs = sorted((i for i in items if isinstance(i, Pair)), key=lambda p: (p.inner[0], -p.inner[1], p.depth))
        return pairs, sorted(i for i in items if isinstance(i, Mark) and not i.single)

    def _plain(self, found: Sequence[Mark], paragraph: Range) -> list[Pair] | None:
        """The marks two by two, if that costs nothing.

        It is then the cheapest reading, and the only one: with nothing open every role but opening costs something,
        with one open every role but closing does.
        """
        if len(found) % 2:
            return None
        out: list[Pair] = []
        at = -1
        for one, other in zip(found[::2], found[1::2], strict=True):
            if one.family != other.family or one.as_open() or other.as_close(one):
                return None
            if self._fragment(at, one) or self._sense(one.first, other.last):
                return None
            out.append(Pair((one.end, other.start), one, other, 0, paragraph))
            at = other.end
        return out

    def _read(self, paths: Sequence[Path], mark: Mark, paragraph: Range) -> list[Path]:
        """The best readings of one more mark."""
        opens, left_out = mark.as_open(), mark.left_out
        grown: list[Path] = []
        for path in paths:
            grown.append(Path(path.cost + left_out, path.stack, Done(mark, path.done), path.size, path.closed_at))
            grown += self._inside(path, mark, opens, paragraph) if path.stack else self._outside(path, mark, opens, paragraph)
        self.steps += len(grown)
        grown.sort(key=CHEAP)
        limit = grown[0].cost + SLACK
        return [path for path in grown[:BEAM] if path.cost <= limit]

    def _outside(self, path: Path, mark: Mark, opens: float, paragraph: Range) -> Iterator[Path]:
        """A mark where nothing is open: it opens, or it closes what was never opened."""
        yield Path(path.cost + opens + self._fragment(path.closed_at, mark), (mark,), path.done, path.size, path.closed_at)
        start = self.at.sentence_start(paragraph[0], mark.start)
        if start >= mark.last or path.closed_at > start:
            return
        cost = UNOPENED + mark.as_close() + self._sense(start, mark.last)
        yield path.with_pair(cost, (), Pair((start, mark.start), None, mark, 0, paragraph), mark.end)
        if path.closed_at < 0 and start > paragraph[0] and self.at.person(paragraph[0], start):
            pair = Pair((paragraph[0], mark.start), None, mark, 0, paragraph)
            yield path.with_pair(cost - CARRIED_PERSON, (), pair, mark.end)

    def _inside(self, path: Path, mark: Mark, opens: float, paragraph: Range) -> Iterator[Path]:
        """A mark within a quotation: it opens one within, closes one or two, or the next one where a mark is missing."""
        stack, top = path.stack, path.stack[-1]
        if top.carried and top.start == top.end and mark.start == paragraph[0]:
            again = (*stack[:-1], mark._replace(carried=True))
            yield path._replace(cost=path.cost + (CONTINUED if mark.text in CLOSERS else 0.0), stack=again)
        if len(stack) < DEPTH:
            inner = INNER_SAME if top.straight and mark.straight and not (top.single or mark.single) else INNER
            cost = path.cost + inner + (INNER_TURNED if mark.turned_open else opens)
            yield Path(cost, (*stack, mark), path.done, path.size, path.closed_at)
        turned = len(stack) > 1 and mark.turned_close
        cost = _mixed(top, mark) + (INNER_TURNED if turned else mark.as_close(top))
        if len(stack) == 1 and not (top.carried and mark.last <= top.first):  # else the closing mark slipped into the line below
            cost += self._sense(top.first, mark.last)
        closed = path.with_pair(cost, stack[:-1], Pair((top.end, mark.start), top, mark, len(stack) - 1, paragraph), mark.end)
        yield closed
        if len(stack) == 1:
            end = self.at.implied_end(max(top.end, path.closed_at), mark.last, paragraph)
            cost = UNCLOSED + RESTARTED + opens + self._sense(top.first, end)
            yield path.with_pair(cost, (mark,), Pair((top.end, end), top, None, 0, paragraph), end)
        elif len(stack) == 2 and self._final(mark, paragraph):
            inner_pair = Pair((top.end, mark.start), top, None, 1, paragraph)
            outer = Pair((stack[0].end, mark.start), stack[0], mark, 0, paragraph)
            cost = (CLOSED_TWO if mark.family == "g" else UNCLOSED) + _mixed(stack[0], mark) + mark.as_close(stack[0])
            yield path.with_pair(cost, (), inner_pair, mark.start).with_pair(0.0, (), outer, mark.end)

    def _ended(self, paths: Sequence[Path], paragraph: Range, after: Range | None) -> list[Path]:
        """The readings at the end of a paragraph: what is open ends with it, or carries on; the best of each state.

        What costs as much more than the best as a missing opening mark is given up: the best may supply one later.
        """
        best: dict[str, Path] = {}
        limit = min((path.cost for path in paths if not path.stack), default=inf) + UNOPENED
        for path in paths:
            if path.stack and path.cost >= limit:
                continue
            for ended in self._ends(path, paragraph, after):
                key = ended.stack[0].text if ended.stack else ""
                if key not in best or RANK(ended) < RANK(best[key]):
                    best[key] = ended
        kept = sorted(best.values(), key=RANK)
        return [kept[0], *(path for path in kept[1:] if path.cost < kept[0].cost + UNOPENED)]

    def _ends(self, path: Path, paragraph: Range, after: Range | None) -> Iterator[Path]:
        """The one or two ways in which a reading leaves a paragraph."""
        while len(path.stack) > 1:
            path = self._unclosed(path, paragraph)
        if not path.stack:
            yield path._replace(closed_at=-1)
            return
        yield self._unclosed(path, paragraph)._replace(closed_at=-1)
        top = path.stack[0]
        if after is None or top.single:
            return
        supplied = Mark(after[0], after[0], top.text, "", "", after[0], after[0], carried=True)
        cost = self._carried(top, after) + self._sense(top.first, paragraph[1], inside=True)
        yield path.with_pair(cost, (supplied,), Pair((top.end, paragraph[1]), top, None, 0, paragraph, runs_on=True), -1)

    def _carried(self, top: Mark, after: Range) -> float:
        """Cost of carrying a quotation on into a paragraph: less where that opens with a mark, or somebody speaks."""
        if self.text[after[0]] in '«“"»„':
            return CONTINUED
        first = 0.0 if top.carried else CARRIED
        return first + (CARRIED_PERSON if self.at.person(*after) else CARRIED_PLAIN)

    def _unclosed(self, path: Path, paragraph: Range) -> Path:
        """The innermost quotation ends without a mark."""
        top = path.stack[-1]
        depth = len(path.stack) - 1
        end = self.at.implied_end(max(top.end, path.closed_at), paragraph[1], paragraph)
        pair = Pair((top.end, end), top, None, depth, paragraph)
        return path.with_pair(UNCLOSED + self._sense(top.first, end), path.stack[:-1], pair, end)

    def _sense(self, first: int, end: int, *, inside: bool = False) -> float:
        """Cost of the words that would stand between two marks (`inside`: of a piece whose end is not the end of what is said)."""
        text = self.text
        if first >= end:
            return 0.0 if inside else IGNORED
        cost = SWALLOWED * (bisect_left(self.at.reports, end) - bisect_left(self.at.reports, first))
        if text[first] in ",;." and text[first : first + 2] != "..":
            cost += STRANDED
        if inside:
            return cost
        if pattern("stranded").search(text[max(first, end - 12) : end].rstrip()):
            cost += STRANDED
        return cost + (SPLIT_BRACKET if self.at.depth(first) != self.at.depth(end) else 0.0)

    def _fragment(self, closed_at: int, mark: Mark) -> float:
        """Cost of a few words left over since the last quotation."""
        if closed_at < 0 or not mark.straight or mark.start - closed_at > SHORT:
            return 0.0
        between = self.text[closed_at : mark.start]
        return FRAGMENT if 0 < len(between.split()) <= 3 and between.replace(" ", "").isalpha() else 0.0

    def _final(self, mark: Mark, paragraph: Range) -> bool:
        """Whether a sentence, or what is said in it, ends with a mark."""
        if not mark.after or mark.after in ".!?…" or (mark.last > paragraph[0] and self.text[mark.last - 1] in ".!?…"):
            return True
        at = bisect_left(self.at.reports, mark.end)
        return at < len(self.at.reports) and self.at.reports[at] <= mark.first


def _mixed(one: Mark, other: Mark) -> float:
    """Cost of two marks that do not belong together."""
    if one.family == other.family:
        return 0.0
    return MIXED_SINGLE if other.single else MIXED
