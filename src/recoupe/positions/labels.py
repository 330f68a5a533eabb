"""Names of issues: the noun phrase that the accounts themselves use most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from recoupe.lang import Token, fold, table
from recoupe.model import Range, Span
from recoupe.positions.draft import Draft
from recoupe.positions.scene import Scene
from recoupe.positions.terms import term

LONGEST = 7
"""Words in the name of an issue, at most."""


@cache
def _small(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/issues")[name].split())


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in table("fr/issues")[name].split())


def labelled(about: str, drafts: Sequence[Draft], scenes: Mapping[str, Scene]) -> tuple[str, tuple[Span, ...]]:
    """The phrase that names a term best, and its occurrences: used in most articles, then often, then short."""
    uses: dict[str, list[Span]] = defaultdict(list)
    looked = {(d.article, *d.about): d for d in drafts}
    for draft in looked.values():
        scene = scenes[draft.article]
        for start, end in phrases(scene, draft.about, about):
            span = scene.reading.span(start, end)
            uses[fold(span.text)].append(span)
    if not uses:
        return "", ()

    def worth(key: str) -> tuple[float, int, str]:
        spans = uses[key]
        words = len(key.split())
        return (len({s.article for s in spans}) * 2 + len(spans) + (1.5 if 2 <= words <= 5 else 0), -words, key)

    best = max(uses, key=worth)
    every = sorted({s for spans in uses.values() for s in spans})
    return uses[best][0].text, tuple(every)


def phrases(scene: Scene, where: Range, about: str) -> Iterator[Range]:
    """The noun phrases of a range whose head is a word of the term, with their determiner and complement."""
    words = scene.words_in(*where)
    for at, word in enumerate(words):
        if term(word.text) == about and at and words[at - 1].key in _small("opening"):
            yield words[at - 1].start, words[_end(scene, words, at)].end


def _end(scene: Scene, words: Sequence[Token], head: int) -> int:
    """The last word of the phrase that a head opens: adjectives, and one complement or two."""
    last = at = head
    while at + 1 < len(words) and at - head < LONGEST:
        gap = scene.reading.clean[words[at].end : words[at + 1].start]
        key = words[at + 1].key
        if gap.strip() or key in _small("closing"):
            break
        at += 1
        if key in _small("joining") or key in _small("opening"):
            continue
        if words[at - 1].key not in _small("joining") | _small("opening") and not key.endswith(_endings("adjective")):
            break
        last = at
    return last
