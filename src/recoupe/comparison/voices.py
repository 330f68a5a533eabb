"""Voices: how much each article lets each party speak."""

from __future__ import annotations

from collections import Counter

from recoupe.model import Dossier, Voice, merged


def voices(dossier: Dossier) -> tuple[Voice, ...]:
    """Per article and party, the attributions told for themselves and the characters between marks.

    What is told within another statement, or repeats one of the same article, is not counted again.
    """
    count: Counter[tuple[str, str]] = Counter()
    quoted: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for attribution in dossier.attributions:
        if attribution.party and not attribution.parent and not attribution.repeats:
            cell = attribution.article, attribution.party
            count[cell] += 1
            quoted.setdefault(cell, []).extend(span.range for span in attribution.quoted)
    order = {article.id: n for n, article in enumerate(dossier.articles)}
    cells = sorted(count, key=lambda cell: (order.get(cell[0], len(order)), cell[1]))
    return tuple(Voice(*cell, count[cell], sum(b - a for a, b in merged(quoted[cell]))) for cell in cells)
