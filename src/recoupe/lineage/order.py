"""Which of two articles came first, as far as credits and days of publication show."""

from __future__ import annotations

from recoupe.lang.houses import one_house
from recoupe.model import Article, CreditKind


def came_first(one: Article, other: Article) -> int:
    """1 when the one article came first, -1 when the other did, 0 when nothing shows it.

    An article that names the other's publisher as its source comes after it; else the earlier day of publication is first.
    """
    if names_source(other, one) != names_source(one, other):
        return 1 if names_source(other, one) else -1
    days, others = one.published, other.published
    if days.latest and others.earliest and days.latest < others.earliest:
        return 1
    if others.latest and days.earliest and others.latest < days.earliest:
        return -1
    return 0


def names_source(article: Article, other: Article) -> bool:
    """Whether an article says that its text comes from the other's publisher."""
    if other.publisher is None:
        return False
    return any(c.kind is not CreditKind.AGENCY and one_house(c.name, other.publisher.name) for c in article.credits)
