"""Points, articles, events and statements that a person points at by their ids, held fast by their words."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.errors import UsageMistake
from recoupe.judging.named import actor, apart
from recoupe.lang import mistake
from recoupe.model import Article, Dossier, Judged, Point, Span, Subject, Verdict, Words

SHORT = 120
"""Characters of the words by which an article or a statement is called and an article is known."""
SAID_OF = {
    Judged.ACTORS: frozenset[Verdict](),
    Judged.ISSUES: frozenset({Verdict.RENAME}),
    Judged.POINTS: frozenset({Verdict.RENAME}),
    Judged.ARTICLES: frozenset({Verdict.DATE}),
    Judged.EVENTS: frozenset({Verdict.DATE}),
    Judged.STATEMENTS: frozenset({Verdict.SPEAKER}),
}
"""What can be corrected of one record of each kind."""


def record(dossier: Dossier, name: str) -> tuple[Subject, Judged] | None:
    """The record with an id ("c7", "c7:a3" for one telling of it, "a3", "e2", "a1-s4"); None for what is none of these."""
    point, _, article = name.partition(":")
    if found := next((p for p in dossier.points if p.id == point), None):
        return _point(dossier, found, article), Judged.POINTS
    if known := next((a for a in dossier.articles if a.id == name), None):
        return _article(dossier, known), Judged.ARTICLES
    if event := next((e for e in dossier.events if e.id == name), None):
        return Subject(event.label or event.id, _words(dossier, event.tellings)), Judged.EVENTS
    if said := next((s for s in dossier.attributions if s.id == name), None):
        spans = said.content or said.cue or said.source
        return Subject(_short(spans[0].text), _words(dossier, spans)), Judged.STATEMENTS
    return None


def two_points(dossier: Dossier, one: str, other: str) -> tuple[Subject, Subject]:
    """The two sides of a judgement about points: two points, two tellings, or a telling and what is left of its point.

    "c7:a3" alone is held against the rest of "c7". Raises UsageMistake where either is no point, or nothing would be left.
    """
    if not other:
        other = one.partition(":")[0]
    found = []
    for name in (one, other):
        side = record(dossier, name)
        if side is None or side[1] is not Judged.POINTS:
            raise mistake(UsageMistake, "judging.no-point", where=name)
        found.append(side[0])
    mine, theirs = found
    if one.partition(":")[0] == other.partition(":")[0] and one != other:
        mine, theirs = (
            (_without(mine, theirs), theirs) if ":" not in one else (mine, _without(theirs, mine) if ":" not in other else theirs)
        )
    apart((mine, theirs), one, other)
    return mine, theirs


def speaker(dossier: Dossier, name: str) -> Subject:
    """Who said it: an actor, by id, by name or by words."""
    known = next((a.id for a in dossier.actors if a.name == name), name)
    return actor(dossier, known)


def _without(whole: Subject, part: Subject) -> Subject:
    left = tuple(words for words in whole.words if words not in part.words)
    if not left:
        raise mistake(UsageMistake, "judging.same-words", where=f"{whole.name} {part.name}")
    return Subject(whole.name, left)


def _point(dossier: Dossier, point: Point, article: str) -> Subject:
    """A point, or one article's telling of it."""
    tellings = [t for t in point.tellings if not article or t.article == article]
    if not tellings:
        raise mistake(UsageMistake, "judging.no-telling", where=f"{point.id}:{article}", known=", ".join(t.article for t in point.tellings))
    return Subject(f"{point.label} ({article})" if article else point.label, _words(dossier, (s for t in tellings for s in t.spans)))


def _article(dossier: Dossier, article: Article) -> Subject:
    """An article, by its first words that are shown: its headline, else the beginning of what it tells."""
    first = article.headline or next((zone.span for zone in article.zones), None)
    if first is None:
        first = next(s for a in dossier.attributions if a.article == article.id for s in a.spans)
    text = first.text[:SHORT]
    return Subject(_short(text), (Words(article.text_sha256, first.start, first.start + len(text), text),))


def _words(dossier: Dossier, spans: Iterable[Span]) -> tuple[Words, ...]:
    shas = {article.id: article.text_sha256 for article in dossier.articles}
    found = {Words(shas[span.article], span.start, span.end, span.text) for span in spans}
    return tuple(sorted(found, key=lambda words: (words.text_sha256, words.start, words.end)))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
