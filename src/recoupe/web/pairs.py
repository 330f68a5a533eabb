"""How two tellings of one point compare: what differs between these two, which need not be what differs between others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from recoupe.export.views.lookup import Lookup
from recoupe.lang import fold, tokens
from recoupe.model import Difference, Point, Relation, Span, Telling

Sure = bool | None
"""Whether two tellings differ in something; None where their words do not say."""
EXCLUDING = (Difference.NUMBER, Difference.DATE)
"""In what two tellings can exclude one another."""
Within = tuple[float, float]


def compared(look: Lookup, point: Point, mine: Telling, theirs: Telling) -> str:
    """Between two articles: "same", "reworded", "differ" or "contradict"; where nothing is known of the pair, what holds of the point."""
    if point.relation in (Relation.AGREE, Relation.SINGLE) or _words(mine) == _words(theirs):
        return "same"
    found = {kind: FACETS[kind](look, mine, theirs) for kind in point.differ_in if kind in FACETS}
    if point.relation is Relation.CONTRADICT and (not found or any(found.get(kind) for kind in EXCLUDING)):
        return "contradict"
    if any(differs is not False for differs in found.values()):
        return "differ"
    return "reworded"


def _words(telling: Telling) -> tuple[str, ...]:
    return tuple(token.text for span in telling.spans for token in tokens(fold(span.text)) if any(c.isalnum() for c in token.text))


def _numbers(look: Lookup, mine: Telling, theirs: Telling) -> Sure:
    """They differ where both count in one unit and no two of those counts can be the same."""
    ours, others = (
        [(q.unit, (q.low, q.high if q.high is not None else float("inf"))) for q in look.dossier.quantities if _in(q.span, t.spans)]
        for t in (mine, theirs)
    )
    shared = {unit for unit, _ in ours} & {unit for unit, _ in others}
    return any(not _meet((r for u, r in ours if u == unit), (r for u, r in others if u == unit)) for unit in sorted(shared))


def _dates(look: Lookup, mine: Telling, theirs: Telling) -> Sure:
    """They differ where both name days and none of them meet."""
    ours, others = (
        [
            (float(_day(t.earliest)), float(_day(t.latest)))
            for t in look.dossier.timexes
            if t.earliest and t.latest and _in(t.span, telling.spans)
        ]
        for telling in (mine, theirs)
    )
    return bool(ours and others) and not _meet(ours, others)


def _speakers(look: Lookup, mine: Telling, theirs: Telling) -> Sure:
    said = [look.attributions.get(t.attribution or "") for t in (mine, theirs)]
    who = [set(a.speakers) for a in said if a]
    return len(who) == 2 and not who[0] & who[1]


def _scope(_: Lookup, mine: Telling, theirs: Telling) -> Sure:
    """One leaves out words of the other; where nobody is told to leave words out, the wordings exclude in another way."""
    if not (mine.dropped or theirs.dropped):
        return None
    return any(_in(span, other.spans) for one, other in ((mine, theirs), (theirs, mine)) for span in one.dropped)


FACETS: dict[Difference, Callable[[Lookup, Telling, Telling], Sure]] = {
    Difference.NUMBER: _numbers,
    Difference.DATE: _dates,
    Difference.SPEAKER: _speakers,
    Difference.SCOPE: _scope,
    Difference.MODALITY: lambda *_: None,
    Difference.PLACE: lambda *_: None,
}
"""What can be looked at again between two tellings; words that are others alone make a rewording."""


def _meet(some: Iterable[Within], others: Iterable[Within]) -> bool:
    others = list(others)
    return any(a[0] <= b[1] and b[0] <= a[1] for a in some for b in others)


def _in(span: Span, spans: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in spans)


def _day(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()
