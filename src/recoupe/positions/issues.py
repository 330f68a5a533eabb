"""Issues: what is at stake, found where positions are taken, and named in the story's own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from recoupe.model import Issue, Span
from recoupe.positions.draft import Draft
from recoupe.positions.labels import labelled
from recoupe.positions.scene import Scene
from recoupe.positions.terms import terms

MOST = 12
"""More issues than a reader takes in at one look are too many."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """The issues of a story and the issue of every draft, in the order of the drafts."""

    issues: tuple[Issue, ...]
    of: tuple[str, ...]


def stakes(drafts: Sequence[Draft], scenes: Mapping[str, Scene], named: str) -> Stakes:
    """The issues of a story: the terms that most drafts of most articles and parties share, one after another."""
    if not drafts:
        return Stakes((), ())
    about = [_terms_of(draft, scenes[draft.article]) for draft in drafts]
    rare = _rarity(scenes)
    chosen: list[str] = []
    left = set(range(len(drafts)))
    while len(chosen) < MOST:
        best = _best(drafts, about, left, rare)
        if not best:
            break
        chosen.append(best)
        left -= {n for n in left if best in about[n]}
    main = chosen[0] if chosen else ""
    of = [_nearest(words, chosen, rare) or main for words in about]
    return _named(drafts, of, [c for c in chosen if c in of] or [main], scenes, named)


def _terms_of(draft: Draft, scene: Scene) -> set[str]:
    """The terms of the words a draft is about, without the names of actors."""
    names = [(n.start, n.end) for n in scene.named_in(*draft.about) if n.end - n.start < 60]
    found = terms(scene.reading.clean, *draft.about)
    return {term for a, b, term in found if not any(s <= a and b <= e for s, e in names)}


def _rarity(scenes: Mapping[str, Scene]) -> dict[str, float]:
    """How telling each term is: rare among the sentences of the story, up to 1."""
    sentences = [(s.reading, span) for s in scenes.values() for span in s.reading.sentences]
    count = Counter(t for reading, span in sentences for t in {t for _, _, t in terms(reading.clean, *span)})
    most = log(1 + len(sentences))
    return {term: log((1 + len(sentences)) / n) / most for term, n in count.items()}


def _best(drafts: Sequence[Draft], about: Sequence[set[str]], left: set[int], rare: Mapping[str, float]) -> str:
    """The term that covers most of the drafts still without an issue; "" when none covers two."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n in sorted(left):
        for term in about[n]:
            holders[term].append(n)

    def worth(term: str) -> float:
        held = holders[term]
        parties, articles = len({drafts[n].actor for n in held}), len({drafts[n].article for n in held})
        return len(held) * rare.get(term, 0.5) * (1 + 0.2 * min(3, parties - 1) + 0.2 * min(3, articles - 1))

    good = [term for term, held in holders.items() if len(held) >= 2]
    return min(good, key=lambda term: (-worth(term), term)) if good else ""


def _nearest(words: set[str], chosen: Sequence[str], rare: Mapping[str, float]) -> str:
    """The rarest of the chosen terms that the words hold."""
    held = [term for term in chosen if term in words]
    return max(held, key=lambda term: (rare.get(term, 0.5), term)) if held else ""


def _named(drafts: Sequence[Draft], of: Sequence[str], chosen: Sequence[str], scenes: Mapping[str, Scene], named: str) -> Stakes:
    """The chosen terms become issues with a label and evidence."""
    ids = {term: f"i{number}" for number, term in enumerate(chosen, 1)}
    issues = []
    for term in chosen:
        mine = [d for d, t in zip(drafts, of, strict=True) if t == term]
        label, evidence = labelled(term, mine, scenes)
        spans: tuple[Span, ...] = evidence or tuple(d.evidence[0] for d in mine[:1])
        issues.append(Issue(ids[term], label or named, (term.removeprefix("="),) if term else (), spans))
    return Stakes(tuple(issues), tuple(ids[t] for t in of))
