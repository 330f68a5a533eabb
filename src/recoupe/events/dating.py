"""When every article was published and what its time expressions come to: solved over the whole dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from recoupe.events.dating_values import Value, value
from recoupe.model import Anchor, Article, Dossier, Material, Phrase, Timex, TimexType
from recoupe.model.calendar import Days


def dated(material: Material, dossier: Dossier) -> Dossier:
    """The dossier with `published` of every article, its timexes and its quantities filled in."""
    articles = dossier.articles
    timexes = [t for article in articles for t in valued(article, material.found_in(article.id).phrases)]
    quantities = [q for found in material.found for q in found.quantities]
    return replace(dossier, articles=articles, timexes=tuple(timexes), quantities=tuple(quantities))


def valued(article: Article, phrases: tuple[Phrase, ...]) -> list[Timex]:
    """The time expressions of one article with their values."""
    published = article.published
    day = date.fromisoformat(published.latest) if published.latest and published.earliest else None
    told: Days | None = None
    out = []
    for phrase in phrases:
        found = value(phrase, day, told)
        out.append(timex(phrase, found))
        if found.days and found.days[0] == found.days[1] and phrase.type is TimexType.DATE:
            told = found.days
    return out


def timex(phrase: Phrase, found: Value) -> Timex:
    """The dossier's record of a dated phrase."""
    first, last = (day.isoformat() if day else None for day in (found.first, found.last))
    anchor = None if phrase.anchor is Anchor.NONE else phrase.anchor.value
    return Timex(phrase.span, phrase.type, found.written, first, last, phrase.rule, anchor)
