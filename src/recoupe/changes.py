"""What changed from one dossier of a story to a later one: yesterday's picture and today's.

Ids are given anew with every page that is added, so records are matched by what stays: the hash of the page and the exact words.
A page whose file is the same and whose bytes are not is the same article, written again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from recoupe.model import Dossier, Event, Issue, Point, Position, Span

T = TypeVar("T", Point, Event, Issue, Position)
Words = tuple[str, str]
"""What stays of a span: the hash of its page and its exact words."""


class ChangeKind(StrEnum):
    """What happened to a record; in the order in which it is told: what overturns something known comes before what adds to it."""

    NEW_ARTICLE = "new-article"
    REWRITTEN_ARTICLE = "rewritten-article"
    GONE_ARTICLE = "gone-article"
    RELATION = "relation"
    STATUS = "status"
    DATE = "date"
    NEW_POSITION = "new-position"
    STANCE = "stance"
    NEW_EVENT = "new-event"
    NEW_POINT = "new-point"
    NEW_TELLING = "new-telling"
    GONE_POSITION = "gone-position"
    GONE_POINT = "gone-point"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `id` is that of the record in the later dossier (in the earlier one for what is gone), `label` what it is called.

    `before` and `after` are the values that changed, where one did; `evidence` are words that were not there before, or all
    words of the record where none is new.
    """

    kind: ChangeKind
    id: str
    label: str
    before: str
    after: str
    evidence: tuple[Span, ...]


def changes(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """What a reader of the earlier dossier does not know of the later one: articles, points, events with their dates, positions.

    Nothing is new that only goes by another id, was joined with another record, or was parted from one.
    """
    kept = _Kept(before, after)
    parts = (part(before, after, kept) for part in (_articles, _points, _events, _positions))
    order = list(ChangeKind)
    return tuple(sorted((change for part in parts for change in part), key=lambda change: order.index(change.kind)))


class _Kept:
    """Which words of two dossiers are the same."""

    def __init__(self, before: Dossier, after: Dossier) -> None:
        files = {a.file: a.page_sha256 for a in after.articles}
        hashes = {a.page_sha256 for a in after.articles}
        gone = {a.page_sha256: a.file for a in before.articles if a.page_sha256 not in hashes}
        known = {a.page_sha256 for a in before.articles}
        self.rewritten = {files[file]: old for old, file in gone.items() if file in files and files[file] not in known}
        """The hash of each page written again -> that which it had."""
        self._before = {a.id: a.page_sha256 for a in before.articles}
        self._after = {a.id: self.rewritten.get(a.page_sha256, a.page_sha256) for a in after.articles}

        self.news = frozenset(a.id for a in after.articles if a.page_sha256 not in known)
        """The articles of the later dossier that are new or written again."""
        self.lost = frozenset(a.id for a in before.articles if a.page_sha256 not in hashes)
        """Those of the earlier one that are gone or were written again."""

    def earlier(self, spans: Iterable[Span]) -> frozenset[Words]:
        """Words of the earlier dossier."""
        return frozenset((self._before.get(s.article, ""), s.text) for s in spans)

    def later(self, spans: Iterable[Span]) -> frozenset[Words]:
        """Words of the later dossier."""
        return frozenset((self._after.get(s.article, ""), s.text) for s in spans)

    def fresh(self, spans: Iterable[Span], known: Iterable[Words]) -> tuple[Span, ...]:
        """The spans of the later dossier whose words were not there."""
        old = set(known)
        return tuple(span for span in spans if not self.later([span]) <= old)


@dataclass(frozen=True, slots=True)
class _Matched:
    """Records of the later dossier with those of the earlier one that they are; what is new, and what is gone."""

    pairs: tuple[tuple[str, str], ...]
    new: frozenset[str]
    gone: frozenset[str]


def _matched(before: Mapping[str, frozenset[Words]], after: Mapping[str, frozenset[Words]]) -> _Matched:
    """Each record with the one that shares most words with it. New: none of its words was in a record before; gone: the reverse."""
    holders: dict[Words, list[str]] = defaultdict(list)
    for name, words in before.items():
        for word in words:
            holders[word].append(name)
    shared = {new: Counter(old for word in words for old in holders.get(word, ())) for new, words in after.items()}
    order = {name: n for n, name in enumerate((*before, *after))}
    ranked = sorted(
        ((n, old, new) for new, olds in shared.items() for old, n in olds.items()), key=lambda m: (-m[0], order[m[1]], order[m[2]])
    )
    pairs: dict[str, str] = {}
    for _, old, new in ranked:
        if new not in pairs and old not in pairs.values():
            pairs[new] = old
    still = {word for words in after.values() for word in words}
    fresh = frozenset(name for name in after if not shared[name])
    gone = frozenset(name for name, words in before.items() if not words & still)
    return _Matched(tuple((pairs[name], name) for name in after if name in pairs), fresh, gone)


def _match(kept: _Kept, before: Sequence[T], after: Sequence[T], words: Callable[[T], Iterable[Span]]) -> _Matched:
    """Records matched by their words. Only what stands in a new article is news, and only what stood in one that is gone is gone.

    Which of many small points of old articles are listed depends on what else there is.
    """
    found = _matched({r.id: kept.earlier(words(r)) for r in before}, {r.id: kept.later(words(r)) for r in after})
    new = frozenset(r.id for r in after if r.id in found.new and any(s.article in kept.news for s in words(r)))
    gone = frozenset(r.id for r in before if r.id in found.gone and any(s.article in kept.lost for s in words(r)))
    return _Matched(found.pairs, new, gone)


def _articles(before: Dossier, after: Dossier, kept: _Kept) -> Iterator[Change]:
    known = {a.page_sha256 for a in before.articles}
    for article in after.articles:
        if article.page_sha256 not in known:
            kind = ChangeKind.REWRITTEN_ARTICLE if article.page_sha256 in kept.rewritten else ChangeKind.NEW_ARTICLE
            yield Change(kind, article.id, article.file, "", article.published.value or "", (article.headline,) if article.headline else ())
    still = {a.page_sha256 for a in after.articles} | set(kept.rewritten.values())
    for article in before.articles:
        if article.page_sha256 not in still:
            yield Change(ChangeKind.GONE_ARTICLE, article.id, article.file, article.published.value or "", "", ())


def _told(point: Point) -> tuple[Span, ...]:
    return tuple(span for telling in point.tellings for span in telling.spans)


def _points(before: Dossier, after: Dossier, kept: _Kept) -> Iterator[Change]:
    old, new = {p.id: p for p in before.points}, {p.id: p for p in after.points}
    found = _match(kept, before.points, after.points, _told)
    for one in (new[name] for name in new if name in found.new):
        yield Change(ChangeKind.NEW_POINT, one.id, one.label, "", one.relation, _told(one))
    for was, now in ((old[a], new[b]) for a, b in found.pairs):
        fresh = kept.fresh(_told(now), kept.earlier(_told(was)))
        how = [" ".join((p.relation, *p.differ_in)) for p in (was, now)]
        if how[0] != how[1]:
            yield Change(ChangeKind.RELATION, now.id, now.label, how[0], how[1], fresh or _told(now))
        elif now.accounts > was.accounts:
            yield Change(ChangeKind.NEW_TELLING, now.id, now.label, str(was.accounts), str(now.accounts), fresh or _told(now))
    for one in (old[name] for name in old if name in found.gone):
        yield Change(ChangeKind.GONE_POINT, one.id, one.label, one.relation, "", _told(one))


def _events(before: Dossier, after: Dossier, kept: _Kept) -> Iterator[Change]:
    """An event that is gone is not told: its words are, as points."""
    old, new = {e.id: e for e in before.events}, {e.id: e for e in after.events}
    found = _match(kept, before.events, after.events, lambda e: e.tellings)
    for one in (new[name] for name in new if name in found.new):
        yield Change(ChangeKind.NEW_EVENT, one.id, one.label, "", " ".join(filter(None, (one.status, one.date.value))), one.tellings)
    for was, now in ((old[a], new[b]) for a, b in found.pairs):
        fresh = kept.fresh(now.tellings, kept.earlier(was.tellings)) or now.tellings
        if was.status is not now.status:
            notes = tuple(note.span for note in now.history if note.status is now.status)
            yield Change(ChangeKind.STATUS, now.id, now.label, was.status, now.status, notes or fresh)
        if was.date.value != now.date.value and now.date.value:
            yield Change(ChangeKind.DATE, now.id, now.label, was.date.value or "", now.date.value, fresh)


def _positions(before: Dossier, after: Dossier, kept: _Kept) -> Iterator[Change]:
    """New positions, with the stances that the same actor took on the same issue before; and old words that are now read otherwise."""
    actors = _matched(
        {a.id: kept.earlier(m.span for m in a.mentions) for a in before.actors},
        {a.id: kept.later(m.span for m in a.mentions) for a in after.actors},
    )
    issues = _match(kept, before.issues, after.issues, lambda i: i.evidence)
    was_actor, was_issue = ({now: was for was, now in found.pairs} for found in (actors, issues))
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for p in before.positions:
        held[p.actor, p.issue].append(p.stance)
    old, new = {p.id: p for p in before.positions}, {p.id: p for p in after.positions}
    found = _match(kept, before.positions, after.positions, lambda p: p.evidence)
    for one in (new[name] for name in new if name in found.new):
        stances = held.get((was_actor.get(one.actor, ""), was_issue.get(one.issue, "")), [])
        yield Change(ChangeKind.NEW_POSITION, one.id, _label(after, one), ", ".join(dict.fromkeys(stances)), one.stance, one.evidence)
    for was, now in ((old[a], new[b]) for a, b in found.pairs):
        if was.stance is not now.stance:
            yield Change(ChangeKind.STANCE, now.id, _label(after, now), was.stance, now.stance, now.evidence)
    for one in (old[name] for name in old if name in found.gone):
        yield Change(ChangeKind.GONE_POSITION, one.id, _label(before, one), one.stance, "", one.evidence)


def _label(dossier: Dossier, position: Position) -> str:
    names = {actor.id: actor.name for actor in dossier.actors} | {issue.id: issue.label for issue in dossier.issues}
    return f"{names.get(position.actor, position.actor)} : {names.get(position.issue, position.issue)}"
