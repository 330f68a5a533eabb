"""For whom somebody speaks this time: "au nom de l'Alliance", "à titre personnel"; else for whom he always does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.attributions.drafts import Draft
from recoupe.attributions.scene import Named, Scene
from recoupe.model import Range

FOR = re.compile(
    r"\b(?:[Aa]u nom (?:de |du |des |d['’])|[Pp]our le compte (?:de |du |des |d['’])"
    r"|(?:parl|s['’]exprim|négoci)(?:ant|e|ait|ent|aient) (?:ici )?(?:pour |au nom (?:de |du |des |d['’])))(?:la |l['’]|le |les )?"
)
"""What stands before the one spoken for."""
SELF = re.compile(r"\b(?:à titre (?:personnel|privé|individuel)|en (?:son|mon) (?:propre nom|nom propre|nom personnel))\b", re.IGNORECASE)
"""What tells that somebody speaks for nobody but himself."""
NEAR = 120
"""Characters around source and cue, in their sentence, in which it is told for whom they speak."""
ARTICLE = 4
"""Characters of an article that the mention of the one spoken for may hold."""


def on_behalf(scene: Scene, draft: Draft, usual: str | None) -> str | None:
    """The party that a statement is made for: whom its reporting clause names, nobody for one of his own, else the usual one."""
    for start, end in _clause(scene, draft):
        if SELF.search(scene.text, start, end):
            return None
        for found in FOR.finditer(scene.text, start, end):
            named = _named(scene, found.end())
            if named is not None:
                actor = scene.actors[named.actors[0]]
                return actor.party or actor.code or actor.id
    return usual


def _named(scene: Scene, place: int) -> Named | None:
    """The one named at a place, where the article before may belong to the name."""
    named = next((n for n in scene.within(place - ARTICLE, scene.reading.sentence_at(place)[1]) if n.end > place), None)
    return named if named and named.start <= place and named.actors else None


def _clause(scene: Scene, draft: Draft) -> Iterator[Range]:
    """The words around source and cue that are none of what is said."""
    told = (*draft.source.ranges, *draft.cue)
    if not told:
        return
    low, high = min(a for a, _ in told), max(b for _, b in told)
    start, end = scene.reading.sentence_at(low)[0], scene.reading.sentence_at(max(low, high - 1))[1]
    at, end = max(start, low - NEAR), min(end, high + NEAR)
    for a, b in sorted(draft.content):
        if at < min(a, end):
            yield at, min(a, end)
        at = max(at, b)
    if at < end:
        yield at, end
