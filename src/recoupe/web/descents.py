"""Which text comes from which, drawn on the server: a tree for each account, and beside it the days on which its texts came out.

What comes from a text stands below it and further in, so that no two lines cross, however many texts there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.export.dates import interval
from recoupe.export.views.accounts import Accounts
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import short, tidy
from recoupe.lang import say
from recoupe.model import Absent, Derivation
from recoupe.web.charts import LETTER, WIDTH, spread

MOST = 24
"""Articles in a drawing: those that take up others first; of more, the list alone tells all."""
BOX, ROW, FIRST, IN, DEEPEST = 232, 42, 42, 30, 6
"""Of a text: how wide its box is, how high its row, where the first ones stand, how much further in what comes from them, and how often."""
DAYS, LAST = 500, 20
"""Where the days begin, and what is left free behind them."""
LINES = 30
"""Characters of a line in a box."""


@dataclass(frozen=True, slots=True)
class Node:
    """One text: an article, or an original that is not here (`article` is ""); its day as a dot, or a bar from the first to the last."""

    article: str
    x: float
    y: float
    title: str
    note: str
    first: float = 0
    last: float = 0
    day: str = ""
    day_before: bool = False
    """Whether the day is written before its dot, where there is no room behind."""


@dataclass(frozen=True, slots=True)
class Line:
    """From one text to one that comes from it."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Descent:
    """The texts of a dossier, one row each; those of one account stand in one band (y, height, name)."""

    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    bands: tuple[tuple[float, float, str], ...]
    kinds: frozenset[str]
    absent: bool
    left_out: int


@dataclass(frozen=True, slots=True)
class _Branch:
    """A text in the tree: its name or the original that is not here, by what it comes from the one above, and what comes from it."""

    article: str
    original: Derivation | None
    below: tuple[_Branch, ...]


def descent(look: Lookup, shown: Accounts) -> Descent | None:
    """The texts of a dossier; None where only one is known."""
    order = [article for account in shown.accounts for article in account.articles]
    if len(order) + len(look.derivations) < 2:
        return None
    tied = {name for d in look.derivations for name in (d.to, d.source) if isinstance(name, str)}
    kept = set(sorted(order, key=lambda a: a not in tied)[:MOST])
    places = _places(look, kept)
    nodes: list[Node] = []
    lines: list[Line] = []
    bands: list[tuple[float, float, str]] = []
    y = 8.0
    for account in shown.accounts:
        if not (here := [a for a in account.articles if a in kept]):
            continue
        top = y
        for branch in _tree(look, here):
            y = _drawn(look, branch, places, nodes, lines, depth=0, y=y + 6)
        bands.append((top, y - top + 2, account.id))
        y += 10
    kinds = frozenset(line.kind for line in lines)
    return Descent(y, tuple(nodes), tuple(lines), tuple(bands), kinds, any(not n.article for n in nodes), len(order) - len(kept))


def _tree(look: Lookup, articles: Sequence[str]) -> list[_Branch]:
    """The texts of one account, what comes from each below it; the oldest first."""
    over: dict[str, str] = {}
    originals: dict[str, Derivation] = {}
    for d in look.derivations:
        if d.to not in articles or d.to in over or d.to in originals:
            continue
        if isinstance(d.source, Absent):
            originals[d.to] = d
        elif d.source in articles and d.to not in _line_up(over, d.source):
            over[d.to] = d.source
    days = {a: (look.articles[a].published.earliest or look.articles[a].published.latest or "9999")[:10] for a in articles}
    ranked = sorted(articles, key=lambda a: (days[a], articles.index(a)))

    def grown(article: str) -> _Branch:
        return _Branch(article, None, tuple(grown(a) for a in ranked if over.get(a) == article))

    roots: list[_Branch] = []
    held: dict[str, int] = {}
    for article in (a for a in ranked if a not in over):
        original = originals.get(article)
        name = _called(original)
        if name and name in held:
            one = roots[held[name]]
            roots[held[name]] = _Branch("", one.original, (*one.below, grown(article)))
        else:
            held[name] = len(roots)
            roots.append(_Branch("", original, (grown(article),)) if original else grown(article))
    return roots


def _called(original: Derivation | None) -> str:
    """The name of an original that is not here."""
    return original.source.name or "" if original and isinstance(original.source, Absent) else ""


def _line_up(over: Mapping[str, str], article: str) -> set[str]:
    """A text and all those that it comes from: none of them can come from it."""
    found = {article}
    while (article := over.get(article, "")) and article not in found:
        found.add(article)
    return found


def _drawn(  # noqa: PLR0913 - what is drawn, and on what
    look: Lookup, branch: _Branch, places: Mapping[str, float], nodes: list[Node], lines: list[Line], *, depth: int, y: float
) -> float:
    """Draw a text and what comes from it; where the next one stands."""
    x = FIRST + IN * min(depth, DEEPEST)
    nodes.append(_article(look, branch.article, places, x, y) if branch.article else _absent(look, branch.original, x, y))
    middle, y = y + 32, y + ROW
    for below in branch.below:
        kind = next((d.kind.value for d in look.derivations if d.to == below.article), "copy")
        lines.append(Line(f"M{x + 12} {middle}V{y + 16}H{x + IN - 3}", kind))
        y = _drawn(look, below, places, nodes, lines, depth=depth + 1, y=y)
    return y


def _absent(look: Lookup, original: Derivation | None, x: float, y: float) -> Node:
    return Node(
        "", x, y, short(tidy(_called(original)) or look.words("unnamed-original"), LINES), say(look.words.language, "web.drawn-absent")
    )


def _article(look: Lookup, article: str, places: Mapping[str, float], x: float, y: float) -> Node:
    known = look.articles[article].published
    title = short(look.outlet(article), LINES)
    note = short(_notes(look, article), LINES + 6)
    days = [places[day[:10]] for day in (known.earliest, known.latest) if day and day[:10] in places]
    told = interval(look.words, known.earliest, known.latest, value=known.value)
    first, last = (min(days), max(days)) if days else (0.0, 0.0)
    before = last + 12 + LETTER * len(told) > WIDTH
    return Node(article, x, y, title, note, first, last, told, before)


def _notes(look: Lookup, article: str) -> str:
    """What an article is made from; a text that is not in its account by its id."""
    return look.words("then").join(_note(look, d) for d in look.derivations if d.to == article)


def _note(look: Lookup, derivation: Derivation) -> str:
    share = f" {round(100 * derivation.share)} %" if derivation.share is not None else ""
    of = f" ({derivation.source})" if isinstance(derivation.source, str) else ""
    return f"{say(look.words.language, f'web.drawn-{derivation.kind.value}')}{share}{of}"


def _places(look: Lookup, articles: Iterable[str]) -> dict[str, float]:
    """Day -> its place across the drawing, for the first and last days of some articles."""
    dates = [look.articles[a].published for a in articles]
    days = sorted({day[:10] for date in dates for day in (date.earliest, date.latest) if day})
    return spread(days, DAYS, WIDTH - LAST) if days else {}
