"""Articles of the set that are one text in other words: translated, told again closely, or two translations of one original."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recoupe.lineage.anchors import Pair, anchored, retold
from recoupe.lineage.groups import Groups
from recoupe.lineage.order import came_first, names_source
from recoupe.lineage.residues import CREDITED, declared, residues
from recoupe.model import CreditKind, Derivation, DerivationKind, Range, Reading, Span

Aligned = tuple[tuple[Span, Span], ...]


def translations(readings: Sequence[Reading], within: Iterable[Derivation]) -> tuple[Derivation, ...]:
    """Derivations that no shared wording shows (`within` are those that it does): by credits, and by anchors in one order."""
    families = Groups()
    for known in within:
        families.join(str(known.source), known.to)
    apart = _one_of_each(readings, families)
    found = retold([anchored(reading.clean, reading.article.language, reading.sentences) for reading in apart])
    by_anchors = [_derivation(apart[r.one], apart[r.other], r.alignment.pairs) for r in found]
    by_anchors.sort(key=lambda d: d.kind is not DerivationKind.TRANSLATION)  # an original in the set explains both of its translations
    evidence = {(d.source, d.to): d.evidence for d in by_anchors}
    credited = [replace(d, evidence=d.evidence + evidence.get((d.source, d.to), ())) for d in _credited(readings)]
    return tuple(d for d in (*credited, *by_anchors) if families.join(str(d.source), d.to) or d in credited)


def _one_of_each(readings: Sequence[Reading], families: Groups) -> list[Reading]:
    """Of every family the article with most sentences, the first of them: the others would only show what shared words have shown."""
    longest: dict[str, int] = {}
    for n, reading in enumerate(readings):
        best = longest.setdefault(families.root(reading.id), n)
        if len(reading.sentences) > len(readings[best].sentences):
            longest[families.root(reading.id)] = n
    return [readings[n] for n in sorted(longest.values())]


def _credited(readings: Sequence[Reading]) -> tuple[Derivation, ...]:
    """Articles that credit the publisher of one article of the set in another language."""
    out = []
    for to in readings:
        sources = [r for r in readings if r.article.language != to.article.language and names_source(to.article, r.article)]
        if len(sources) == 1:
            given = tuple((c.span,) for c in to.article.credits if c.kind is not CreditKind.AGENCY)
            out.append(Derivation(sources[0].id, to.id, DerivationKind.TRANSLATION, None, (), given))
    return tuple(out)


def _derivation(one: Reading, other: Reading, pairs: Sequence[Pair]) -> Derivation:
    """The derivation between two texts that keep the same anchors in order, from the one that came first."""
    turned = _first(one, other) < 0
    source, to = (other, one) if turned else (one, other)
    if one.article.language != other.article.language:
        kind = DerivationKind.TRANSLATION
    else:  # neither order nor days tell a re-telling from two translations of a third text; a credit does
        kind = DerivationKind.REWRITE if names_source(to.article, source.article) else DerivationKind.SAME_WIRE
    turn = [Pair(p.other, p.one, p.shared) for p in pairs] if turned else pairs
    return Derivation(source.id, to.id, kind, None, (), _spans(source, to, turn))


def _first(one: Reading, other: Reading) -> int:
    """1 when the one text came first, -1 when the other did: by credits and days, by what translating left, by the language of the set."""
    if shown := came_first(one.article, other.article):
        return shown
    if _translated(one) != _translated(other):
        return -1 if _translated(one) else 1
    french = [r.article.language == "fr" for r in (one, other)]
    return -1 if french == [True, False] else 1


def _translated(reading: Reading) -> bool:
    """Whether a page or its language says that it is a translation."""
    said = any(c.kind is CreditKind.TRANSLATED for c in reading.article.credits)
    return said or bool(declared(reading)) or residues(reading).weight >= CREDITED


def _spans(one: Reading, other: Reading, pairs: Iterable[Pair]) -> Aligned:
    """The aligned sentences of both articles."""
    return tuple((_span(one, pair.one), _span(other, pair.other)) for pair in pairs)


def _span(of: Reading, sentences: Range) -> Span:
    """The sentences [first, last) of a reading."""
    return of.span(of.sentences[sentences[0]][0], of.sentences[sentences[1] - 1][1])
