"""A page of another story among those of one is kept, with a problem that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from recoupe.model import Dossier, Material, Problem, Reading
from recoupe.stories.likeness import cosines, near
from recoupe.stories.traits import traits_of


def strange(material: Material, dossier: Dossier) -> Dossier:
    """The dossier with a problem for each article that lies outside the largest group of articles near one another.

    Only articles of one language can be compared by their words; with fewer than three there is no telling which is the stranger.
    """
    by_language: dict[str, list[Reading]] = {}
    for reading in material.readings:
        by_language.setdefault(reading.article.language, []).append(reading)
    found = (problem for readings in by_language.values() if len(readings) > 2 for problem in _outside(readings))
    return replace(dossier, problems=(*dossier.problems, *found))


def _outside(readings: list[Reading]) -> Iterable[Problem]:
    story, *others = near(cosines([traits_of(reading) for reading in readings]))
    if len(story) > 1:
        outside = {at for group in others for at in group}
        yield from (Problem("other-story", article=reading.id) for at, reading in enumerate(readings) if at in outside)
