"""Originals that are not in the set: known from credits, and from what a translation leaves in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from recoupe.lineage.order import names_source
from recoupe.lineage.residues import CREDITED, STRONG, Residues, declared, residues
from recoupe.model import (
    TOLD,
    Absent,
    Article,
    Completeness,
    Credit,
    CreditKind,
    Derivation,
    DerivationKind,
    Material,
    Reading,
    Span,
    ZoneKind,
)

ADDRESS = re.compile(r"https?://[\w.-]+\.[a-z]{2,}/[^\s<>\"]{4,}", re.IGNORECASE)
"""The full address of one page; a bare site says nothing of this text."""
DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/?", re.IGNORECASE)


def originals(material: Material, within: Iterable[Derivation]) -> tuple[Derivation, ...]:
    """Derivations from absent originals; a source that is named and in the set (`within`) is not absent."""
    within = tuple(within)
    articles = {reading.id: reading.article for reading in material.readings}
    present = {d.to for d in within if isinstance(d.source, str) and names_source(articles[d.to], articles[d.source])}
    derived = {d.to for d in within if isinstance(d.source, str) and d.kind is not DerivationKind.SAME_WIRE}
    found = (_from_credits(reading, derived) for reading in material.readings if reading.id not in present)
    return tuple(derivation for per_article in found for derivation in per_article)


def _from_credits(reading: Reading, derived: Collection[str]) -> Iterator[Derivation]:
    """What the page says of its original, or, where it says nothing, what its language says.

    An original without a name says nothing new of an article that is known to come from another of the set (`derived`).
    """
    left = residues(reading)
    said = declared(reading)
    given = [c for c in reading.article.credits if c.kind is not CreditKind.AGENCY]
    if not said and left.weight < CREDITED and all(_only_dateline(reading, c) for c in given):
        given = []
    name = next((c.name for c in given if c.name), "")
    if not name and reading.id in derived:
        return
    if said or given:
        kind = DerivationKind.TRANSLATION if said else _kind(reading.article, given, left)
        yield _derivation(reading, name, kind, (*((c.span,) for c in given), *((span,) for span in said)), left)
    elif (at := _own_address(reading)) is not None and reading.article.publisher:
        yield _derivation(reading, reading.article.publisher.name, _kind(reading.article, [], left), ((at,),), left)
    elif left.weight >= STRONG and len(left.kinds) > 1:
        yield _derivation(reading, "", DerivationKind.TRANSLATION, (), left)


def _only_dateline(reading: Reading, credit: Credit) -> bool:
    """Whether a name only heads the story, on a page that names no publisher: it is the page's own as likely as another's."""
    return reading.article.publisher is None and reading.zone_at(credit.span.start) is ZoneKind.DATELINE


def _own_address(reading: Reading) -> Span | None:
    """The address of its publisher that a text carries along outside its story: it was taken from there."""
    publisher = reading.article.publisher
    shown = publisher.evidence if publisher else ()
    for found in ADDRESS.finditer(reading.clean):
        at = reading.span(*found.span())
        if reading.zone_at(found.start()) not in TOLD and any(at.covers(span) for span in shown):
            return at
    return None


def _kind(article: Article, given: list[Credit], left: Residues) -> DerivationKind:
    """Translation where the page or its language says so; else an excerpt where it is cut or ends on a bare address; else a copy."""
    if any(c.kind is CreditKind.TRANSLATED for c in given) or left.weight >= CREDITED:
        return DerivationKind.TRANSLATION
    cut = article.completeness.state in (Completeness.EXCERPT, Completeness.TRUNCATED)
    if cut or any(DOMAIN.fullmatch(c.span.text.strip(" ()[]")) for c in given):
        return DerivationKind.EXCERPT
    return DerivationKind.COPY


def _derivation(reading: Reading, name: str, kind: DerivationKind, given: tuple[tuple[Span, ...], ...], left: Residues) -> Derivation:
    shown = tuple((span,) for span in left.spans) if kind is DerivationKind.TRANSLATION else ()
    return Derivation(Absent(name), reading.id, kind, None, (), (*given, *shown))
