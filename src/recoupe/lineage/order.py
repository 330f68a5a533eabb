"""Which of two articles came first, as far as credits and days of publication show."""

from __future__ import annotations

from recoupe.lang import fold
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
    name = letters(other.publisher.name)
    return any(
        c.kind is not CreditKind.AGENCY and letters(c.name) and letters(c.name) in (name, name + "com", name + "fr")
        for c in article.credits
    )


def letters(name: str) -> str:
    """A name as names are compared: letters and digits, folded."""
    return "".join(c for c in fold(name) if c.isalnum())
