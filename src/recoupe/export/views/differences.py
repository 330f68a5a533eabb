"""Do the accounts disagree? The points they share, what one alone tells, and why the others have nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from recoupe.export.views.lookup import Lookup
from recoupe.export.views.values import value
from recoupe.export.words import capital
from recoupe.model import Confidence, Difference, Point, Relation, Span, Telling

OF_WORDS = frozenset({Difference.WORDING})
"""A point that differs in nothing else is shown apart from those that differ in what they say."""
VALUED = frozenset({Difference.NUMBER, Difference.DATE, Difference.PLACE})

TOLD_OTHERWISE = frozenset({Difference.SCOPE, Difference.MODALITY})


@dataclass(frozen=True, slots=True)
class Told:
    """One article's words for a point."""

    article: str
    speaker: str
    value: str
    cites: tuple[Span, ...]
    dropped: tuple[Span, ...]
    possible: bool
    """Whether it is unsure that these words tell the point."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point with its tellings, and the reason of each blank: (word for the reason, its key, articles)."""

    id: str
    label: str
    relation: str
    relation_key: str
    differ_in: tuple[str, ...]
    told: tuple[Told, ...]
    blanks: tuple[tuple[str, str, tuple[str, ...]], ...]
    why: tuple[str, ...]
    account: str
    """The first account that tells it; the only one where the relation is `single`."""
    accounts: int
    origins: int


@dataclass(frozen=True, slots=True)
class Differences:
    """The points by how their tellings compare.

    `reworded` differ in nothing but words; of `possible` it is unsure that their tellings are of one thing.
    """

    contradict: tuple[PointRow, ...]
    differ: tuple[PointRow, ...]
    reworded: tuple[PointRow, ...]
    agree: tuple[PointRow, ...]
    possible: tuple[PointRow, ...]
    single: tuple[PointRow, ...]
    count: Mapping[str, int]
    """How many there are of each, whatever part of them is here."""
    tally: tuple[str, ...]

    @property
    def shared(self) -> tuple[PointRow, ...]:
        """The points that more than one account tells, in the order in which they are shown."""
        return (*self.contradict, *self.differ, *self.reworded, *self.agree, *self.possible)

    @property
    def alone(self) -> dict[str, tuple[PointRow, ...]]:
        """What one account alone tells, by account; the accounts that tell most come first."""
        out: dict[str, list[PointRow]] = {}
        for row in self.single:
            out.setdefault(row.account, []).append(row)
        return {account: tuple(rows) for account, rows in sorted(out.items(), key=lambda item: -len(item[1]))}


def differences(look: Lookup, wanted: Collection[str] | None = None) -> Differences:
    """The points of a dossier, or those wanted of them, in the order of `in_order`."""
    points = look.dossier.points
    by = _by_relation(points)
    rows = {key: tuple(point_row(look, point) for point in found if wanted is None or point.id in wanted) for key, found in by.items()}
    count = Counter(p.relation for p in points if not p.possible)
    order = (Relation.CONTRADICT, Relation.DIFFER, Relation.AGREE, Relation.SINGLE)
    tally = tuple(look.words(f"tally-{relation.value}", n=count[relation]) for relation in order)
    if unsure := len(by["possible"]):
        tally = (*tally, look.words("tally-possible", n=unsure))
    return Differences(**rows, count={key: len(found) for key, found in by.items()}, tally=tally)


def in_order(look: Lookup) -> list[Point]:
    """The points as they are shown: what excludes one another first, what one account alone tells last; differing values first."""
    return [point for found in _by_relation(look.dossier.points).values() for point in found]


def _by_relation(points: Iterable[Point]) -> dict[str, list[Point]]:
    by: dict[str, list[Point]] = {"contradict": [], "differ": [], "reworded": [], "agree": [], "possible": [], "single": []}
    for point in points:
        by[_group(point)].append(point)
    by["differ"].sort(key=_weight)
    return by


def _group(point: Point) -> str:
    """Under which heading a point stands."""
    if point.possible:
        return "possible"
    return "reworded" if set(point.differ_in) == OF_WORDS and point.relation is Relation.DIFFER else point.relation.value


def _weight(point: Point) -> int:
    """0 where the tellings differ in a value, 1 in how far or how firmly it is told, 2 in who says it or in words."""
    differ = set(point.differ_in)
    return 0 if VALUED & differ else 1 if TOLD_OTHERWISE & differ else 2


def point_row(look: Lookup, point: Point) -> PointRow:
    """One point as a line."""
    words = look.words
    valued = bool(VALUED & set(point.differ_in))
    reasons: dict[str, list[str]] = {}
    for article in (a.id for a in look.dossier.articles):
        if article in point.blanks:
            reasons.setdefault(point.blanks[article].value, []).append(article)
    return PointRow(
        id=point.id,
        label=capital(point.label),
        relation=words.of(point.relation),
        relation_key=point.relation.value,
        differ_in=tuple(words.of(d) for d in point.differ_in),
        told=tuple(
            _told(look, t, valued)
            for t in sorted(point.tellings, key=lambda t: (t.confidence is Confidence.POSSIBLE, look.place(t.article)))
        ),
        blanks=tuple((_blank(look, key), key, tuple(articles)) for key, articles in reasons.items()),
        why=tuple(look.by_id(why) for why in point.why),
        account=look.account.get(point.tellings[0].article, point.tellings[0].article),
        accounts=point.accounts,
        origins=point.origins,
    )


def _blank(look: Lookup, key: str) -> str:
    """The reason of a blank, as a heading over the articles that have it."""
    return look.words("cell-silent" if key == "silent" else f"blank-{key}")


def _told(look: Lookup, telling: Telling, valued: bool) -> Told:
    attribution = look.attributions.get(telling.attribution or "")
    speaker = look.people(attribution.speakers) if attribution else ""
    return Told(
        telling.article,
        speaker,
        value(look, telling) if valued else "",
        telling.spans,
        telling.dropped,
        telling.confidence is Confidence.POSSIBLE,
    )
