"""What one account alone tells and a reader would not want to miss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoupe.comparison.passages import Passage
from recoupe.model import Act

TELLING = frozenset(Act) - {Act.ASSESS}
"""What somebody does by speaking is news; what he merely finds counts when his own words are quoted."""


def singles(passages: Sequence[Passage], used: Iterable[Passage]) -> list[list[Passage]]:
    """The passages told once, one group each: what is demanded, offered, denied ...; what is quoted; what has a number.

    Of one attribution only the passage that says most stands for it.
    """
    taken = {(p.article, p.range) for p in used}
    taken_statements = {p.attribution.id for p in used if p.attribution}
    best: dict[str, Passage] = {}
    out = []
    for passage in passages:
        if (passage.article, passage.range) in taken or passage.headline:
            continue
        attribution = passage.attribution
        if attribution is None:
            if passage.quantities and len(passage.keys) >= 3:
                out.append([passage])
        elif attribution.id not in taken_statements and not attribution.repeats and (attribution.quoted or attribution.act in TELLING):
            known = best.get(attribution.id)
            if known is None or len(passage.keys) > len(known.keys):
                best[attribution.id] = passage
    return out + [[passage] for passage in best.values()]
