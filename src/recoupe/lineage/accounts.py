"""Accounts: how many tellings are left when articles that are one text count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from recoupe.lang import say
from recoupe.lineage.groups import Groups
from recoupe.lineage.reprints import reprinted
from recoupe.model import Account, Article, Derivation, DerivationKind

LARGE = 0.2
"""A common dispatch makes one account of two articles when it is at least this part of one of them."""


def accounts(articles: tuple[Article, ...], derivations: Iterable[Derivation], language: str) -> tuple[Account, ...]:
    """The accounts, in the order of their first articles, with the reasons for putting articles together."""
    groups = Groups(article.id for article in articles)
    reasons: dict[str, list[str]] = defaultdict(list)
    rank = {article.id: n for n, article in enumerate(articles)}
    binding = [d for d in derivations if isinstance(d.source, str) and _binds(d)]
    for derivation in binding:
        groups.join(str(derivation.source), derivation.to)
    for derivation in sorted(binding, key=lambda d: (rank[d.to], rank[str(d.source)])):
        why = reasons[groups.root(derivation.to)]
        why += [_why(derivation, articles, language), *_listed(derivation, articles, language)]
    members: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        members[groups.root(article.id)].append(article.id)
    return tuple(
        Account(f"r{n}", tuple(ids), tuple(reasons[root]) or (say(language, "lineage.alone"),))
        for n, (root, ids) in enumerate(members.items(), start=1)
    )


def _binds(derivation: Derivation) -> bool:
    """Whether a derivation leaves one account: a common dispatch does so only when it is a large part of the text."""
    return derivation.kind is not DerivationKind.SAME_WIRE or derivation.share is None or derivation.share >= LARGE


def _listed(derivation: Derivation, articles: tuple[Article, ...], language: str) -> list[str]:
    """The lists of reprints that say so too."""
    pair = [article for article in articles if article.id in (derivation.source, derivation.to)]
    out = []
    for article, other in (pair, pair[::-1]):
        for span in reprinted(article, other):
            out.append(say(language, "lineage.reprinted", file=article.file, words=span.text))
    return out


def _why(derivation: Derivation, articles: tuple[Article, ...], language: str) -> str:
    """The reason in words, with the articles called by their files."""
    files = {article.id: article.file for article in articles}
    share = round(100 * derivation.share) if derivation.share is not None else None
    sentences = sum(len(spans) > 1 for spans in derivation.evidence)
    how = "" if share is not None else "-anchors" if sentences else "-unmeasured"
    key = f"lineage.{derivation.kind.value}{how}"
    return say(language, key, to=files[derivation.to], source=files[str(derivation.source)], share=share, sentences=sentences)
