"""Blanks: why an article has no telling of a point."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from recoupe.model import Article, Blank, Dossier, blank

FRESH = 2
"""Days within which a newspaper reports what somebody said: a page older than the first report by more is `earlier`."""


def blanks(dossier: Dossier, told: Collection[str], known_from: str | None) -> dict[str, Blank]:
    """The reason for every article outside `told`. `known_from`: the first day on which the thing could be told (ISO)."""
    return {
        article.id: blank(
            read=article.language == "fr",
            completeness=article.completeness.state,
            earlier=bool(known_from and article.published.latest and article.published.latest < known_from),
        )
        for article in dossier.articles
        if article.id not in told
    }


def said_from(articles: Iterable[Article]) -> str | None:
    """The first day on which something said can have been told, from the articles that tell it; None when unknown.

    What somebody said is news: it was said at most FRESH days before the first article that tells it.
    """
    first = [article.published.earliest for article in articles]
    known = [day for day in first if day]
    if not known or len(known) < len(first):
        return None
    return fresh(min(known))


def fresh(published: str) -> str:
    """The first day on which news of what was said can have been said, from the day on which a page was published (ISO days)."""
    return (date.fromisoformat(published[:10]) - timedelta(FRESH)).isoformat()
