"""How the statements of one article hang together: one per cue, nested, said again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from recoupe.attributions.drafts import Draft, Nearby
from recoupe.lang import tokens
from recoupe.model import Attribution, Range

CLOSE = 0.6
"""Share of common words above which two statements of one speaker say the same."""

REACH = 300
"""Statements back in which the same is looked for; few articles hold a tenth of that."""


def distinct(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts that rest on words and tell something, in order; of two headlines with one content, the first."""
    out: list[Draft] = []
    for draft in sorted(worded(drafts, text), key=lambda d: (d.start, d.at, -len(d.content))):
        twin = draft.frame == "headline" and any(o.content == draft.content and o.frame == "headline" for o in out)
        if not twin:
            out.append(draft)
    return out


def worded(drafts: Iterable[Draft], text: str) -> Iterator[Draft]:
    """The drafts without ranges that hold no word; those left without cue or content are dropped (an act may be told without content)."""

    def words(ranges: Sequence[Range]) -> tuple[Range, ...]:
        return tuple((a, b) for a, b in ranges if any(c.isalnum() for c in text[a:b]))

    for draft in drafts:
        cue = tuple((a, b) for a, b in draft.cue if text[a:b].strip())
        source = replace(draft.source, ranges=words(draft.source.ranges))
        kept = replace(draft, source=source, cue=cue, content=words(draft.content))
        if kept.content or (kept.frame == "alone" and kept.cue):
            yield kept


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each statement the smallest other one whose content holds its cue (or, without one, its content)."""
    near = Nearby(drafts)
    return [None if own.frame == "chain" else _parent(n, drafts, near.at(own.at, own.at)) for n, own in enumerate(drafts)]


def _parent(n: int, drafts: Sequence[Draft], around: Sequence[int]) -> int | None:
    own = drafts[n]
    best, size = None, 0
    for k in around:
        other = drafts[k]
        if k == n or not any(a <= own.at < b for a, b in other.content):
            continue
        if any(a <= other.at < b for a, b in own.content):
            continue
        length = sum(b - a for a, b in other.content)
        if best is None or length < size:
            best, size = k, length
    return best


@lru_cache(maxsize=4096)
def _long_words(text: str) -> frozenset[str]:
    """The folded words of a text that are long enough to tell something."""
    return frozenset(token.key for token in tokens(text) if len(token.text) > 3)


def repeated(words: str, speakers: Sequence[str], before: Sequence[Attribution]) -> str | None:
    """An earlier statement of the same speakers that says the same in about the same words."""
    mine = _long_words(words)
    if len(mine) < 4 or not speakers:
        return None
    for other in before[-REACH:]:
        if set(other.speakers) == set(speakers) and other.parent is None:
            theirs = frozenset(word for span in other.content for word in _long_words(span.text))
            if theirs and len(mine & theirs) / min(len(mine), len(theirs)) >= CLOSE and len(mine & theirs) >= 4:
                return other.id
    return None
