"""How the statements of one article hang together: one per cue, nested, said again."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.attributions.drafts import Draft
from recoupe.lang import tokens
from recoupe.model import Attribution

CLOSE = 0.6
"""Share of common words above which two statements of one speaker say the same."""


def distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft per cue, in order; of two with the same content, the one with the fuller source."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, d.at, -len(d.content))):
        if not draft.content and draft.frame != "alone":
            continue
        twin = next(
            (k for k, o in enumerate(out) if o.content and o.content == draft.content and o.frame == draft.frame == "headline"), None
        )
        if twin is None:
            out.append(draft)
    return out


def parent(n: int, drafts: Sequence[Draft]) -> int | None:
    """The smallest other statement whose content holds this one's cue (or, without one, its content)."""
    own = drafts[n]
    if own.frame == "chain":
        return None
    best, size = None, 0
    for k, other in enumerate(drafts):
        if k == n or not any(a <= own.at < b for a, b in other.content):
            continue
        if any(a <= other.at < b for a, b in own.content):
            continue
        length = sum(b - a for a, b in other.content)
        if best is None or length < size:
            best, size = k, length
    return best


def repeated(words: str, speakers: Sequence[str], before: Sequence[Attribution]) -> str | None:
    """An earlier statement of the same speakers that says the same in about the same words."""
    mine = {t.key for t in tokens(words) if len(t.text) > 3}
    if len(mine) < 4 or not speakers:
        return None
    for other in before:
        if set(other.speakers) == set(speakers) and other.parent is None:
            theirs = {t.key for span in other.content for t in tokens(span.text) if len(t.text) > 3}
            if theirs and len(mine & theirs) / min(len(mine), len(theirs)) >= CLOSE and len(mine & theirs) >= 4:
                return other.id
    return None
