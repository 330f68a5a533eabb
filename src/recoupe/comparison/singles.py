"""What one account alone tells and a reader would not want to miss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from recoupe.comparison.passages import Passage
from recoupe.model import Act, Attribution, Range

TELLING = frozenset(Act) - {Act.ASSESS}
"""What somebody does by speaking is news; what he merely finds counts when his own words are quoted."""


ELSEWHERE, UNHEARD = 0.3, 0.1
"""Likeness to what another account tells from which nothing is called told once, and below which even a finding is."""
LEAST_KEYS = 6
"""Content words of a finding that is told once."""


def nearest(passages: Sequence[Passage], alike: Mapping[tuple[int, int], float]) -> dict[tuple[str, Range], float]:
    """The greatest likeness of each passage to one of another account."""
    near = [0.0] * len(passages)
    for (a, b), score in alike.items():
        if passages[a].account != passages[b].account:
            near[a], near[b] = max(score, near[a]), max(score, near[b])
    return {(passage.article, passage.range): score for passage, score in zip(passages, near, strict=True)}


def singles(passages: Sequence[Passage], used: Iterable[Passage], near: Mapping[tuple[str, Range], float]) -> list[list[Passage]]:
    """The passages told once, one group each: what is demanded, offered, denied ...; what is quoted; what has a number.

    What is like something another account tells is not called told once. Of one attribution only the passage that says most stands for it.
    """
    used = tuple(used)
    taken = {(p.article, p.range) for p in used}
    taken_statements = {p.attribution.id for p in used if p.attribution}
    best: dict[str, Passage] = {}
    out = []
    for passage in passages:
        place = passage.article, passage.range
        score = near.get(place, 0.0)
        if place in taken or passage.headline or score >= ELSEWHERE:
            continue
        attribution = passage.attribution
        if attribution is None:
            if passage.quantities and len(passage.keys) >= 3:
                out.append([passage])
        elif attribution.id not in taken_statements and not attribution.repeats and _is_news(passage, attribution, score):
            known = best.get(attribution.id)
            if known is None or len(passage.keys) > len(known.keys):
                best[attribution.id] = passage
    return out + [[passage] for passage in best.values()]


def _is_news(passage: Passage, attribution: Attribution, score: float) -> bool:
    """Whether a saying told once is news: an act, a quotation, or a finding that is like nothing told elsewhere."""
    return bool(attribution.quoted) or attribution.act in TELLING or (score < UNHEARD and len(passage.keys) >= LEAST_KEYS)
