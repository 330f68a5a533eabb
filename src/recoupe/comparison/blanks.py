"""Blanks: why an article has no telling of a point."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from recoupe.model import Article, Blank, Dossier, blank

FRESH = 2
"""Days within which a newspaper reports what somebody said: a page older than the first report by more is `earlier`."""
UNTIED = 4
"""The same of what no account ties to an occasion or a day: a view is told again for some days."""


class Silence(NamedTuple):
    """Why an article has no telling of a point: of a thing that could be told already, and of one that came to pass after it."""

    article: str
    published: str
    """The last day on which it can have been published ("": unknown)."""
    already: Blank
    later: Blank


def silences(dossier: Dossier) -> tuple[Silence, ...]:
    """The reasons of every article, made once for all points of a story."""

    def why(article: Article, *, earlier: bool) -> Blank:
        return blank(read=article.language == "fr", completeness=article.completeness.state, earlier=earlier)

    return tuple(Silence(a.id, a.published.latest or "", why(a, earlier=False), why(a, earlier=True)) for a in dossier.articles)


def blanks(articles: Iterable[Silence], told: Collection[str], known_from: str | None) -> dict[str, Blank]:
    """The reason for every article outside `told`. `known_from`: the first day on which the thing could be told (ISO)."""
    if not known_from:
        return {article: already for article, _, already, _ in articles if article not in told}
    return {
        article: later if published and published < known_from else already
        for article, published, already, later in articles
        if article not in told
    }


def said_from(articles: Iterable[Article], *, tied: bool = True) -> str | None:
    """The first day on which something said can have been told, from the articles that tell it; None when unknown.

    What somebody said is news: it was said at most FRESH days before the first article that tells it, UNTIED days where it is `tied` to
    no occasion and to no day.
    """
    first = [article.published.earliest for article in articles]
    known = [day for day in first if day]
    if not known or len(known) < len(first):
        return None
    return fresh(min(known), FRESH if tied else UNTIED)


def fresh(published: str, days: int = FRESH) -> str:
    """The first day on which news of what was said can have been said, from the day on which a page was published (ISO days)."""
    return (date.fromisoformat(published[:10]) - timedelta(days)).isoformat()
