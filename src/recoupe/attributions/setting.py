"""The setting of a statement: to whom, on which day and where it was said."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.attributions.drafts import Draft
from recoupe.attributions.scene import Scene
from recoupe.model import Range

NEAR_CUE = 30
"""Characters after a reporting clause in which its day and place may stand."""


def addressees(scene: Scene, draft: Draft, speakers: Sequence[str]) -> tuple[str, ...]:
    """Whom the words are addressed to: the person of "accuse X de", or "à X" between cue and content."""
    found: list[str] = []
    if draft.whom is not None:
        found = [a for named in scene.within(*draft.whom) for a in named.actors]
    elif draft.cue and draft.content and draft.cue[-1][1] < draft.content[0][0]:
        for named in scene.within(draft.cue[-1][1], draft.content[0][0]):
            lead = scene.text[draft.cue[-1][1] : named.start].split()
            if not named.place and lead and lead[-1] in ("à", "au", "aux"):
                found += named.actors
    return tuple(dict.fromkeys(a for a in found if a not in speakers))


def _frame(scene: Scene, draft: Draft) -> Range | None:
    """The reporting clause and a little after it: where the day and the place are told."""
    if not draft.cue:
        return None
    low = min(a for a, _ in (*draft.source.ranges, *draft.cue))
    high = max(b for _, b in (*draft.source.ranges, *draft.cue)) + NEAR_CUE
    cut = scene.text.find("\n", low, high)
    return low, high if cut < 0 else cut


def when(scene: Scene, draft: Draft) -> str | None:
    """The words of the day it was said on: a date in the reporting clause or right after it."""
    frame = _frame(scene, draft)
    for a, b in scene.dates if frame else ():
        if frame and frame[0] <= a < frame[1] and not any(x <= a < y for x, y in draft.content):
            return scene.text[a:b]
    return None


def where(scene: Scene, draft: Draft) -> str | None:
    """The words of the place it was said at, in the reporting clause or right after it."""
    frame = _frame(scene, draft)
    for named in scene.within(*frame) if frame else ():
        if named.place and not any(x <= named.start < y for x, y in draft.content):
            return scene.text[named.start : named.end]
    return None
