"""Which terms are at stake: those that most positions of most articles and parties share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from recoupe.model import Stance
from recoupe.positions.draft import Draft
from recoupe.positions.scene import Scene
from recoupe.positions.terms import term

FEW, MOST = 5, 15
"""A short story has few issues, and more than a reader takes in at one look are too many."""

SMALL = 24
"""In a story of fewer drafts one of them is enough for a known matter to be an issue."""

LONE = 3
"""Drafts that a term must hold to be an issue when it is no known matter."""

UNKNOWN = 0.75
"""What a word that names no known matter counts for: "la visite" holds many drafts and says little of what is at stake."""

VIEW, VERDICT = 0.4, 0.7
"""What a mere view counts for, and blame or praise, against a demand, an offer, a refusal: what is at stake is what they are about."""

COUNTS = {Stance.ASSESS: VIEW} | dict.fromkeys((Stance.ACCUSE, Stance.SUPPORT, Stance.DENY, Stance.WARN), VERDICT)


def salient(drafts: Sequence[Draft], about: Sequence[Mapping[str, float]], rare: Mapping[str, float], named: set[str]) -> list[str]:
    """The terms that become issues, one after another: each holds most of the drafts that none before it holds.

    `about` are the terms of each draft with their weights, `rare` how telling each is, `named` those that the story has a name for.
    """
    chosen: list[str] = []
    left = set(range(len(drafts)))
    while len(chosen) < min(MOST, FEW + len(drafts) // 8):
        best = _best(drafts, about, left, {name: weight for name, weight in rare.items() if name in named})
        if not best:
            break
        chosen.append(best)
        left -= {n for n in left if best in about[n]}
    return chosen


def rarity(scenes: Iterable[Scene], nouns: set[str]) -> dict[str, float]:
    """How telling each term is: rare among the sentences of the story, up to 1. A term that is never a noun tells nothing."""
    count: Counter[str] = Counter()
    sentences = 0
    for scene in scenes:
        for span in scene.reading.sentences:
            count.update({name for word in scene.words_in(*span) if (name := term(word.text))})
            sentences += 1
    most = log(1 + sentences)
    return {name: log((1 + sentences) / n) / most for name, n in count.items() if name in nouns or name.startswith("+")}


def _best(drafts: Sequence[Draft], about: Sequence[Mapping[str, float]], left: set[int], rare: Mapping[str, float]) -> str:
    """The term that covers most of the drafts still without an issue; "" when none covers two."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, words in enumerate(about):
        for name in words:
            holders[name].append(n)

    def weight(name: str) -> float:
        return sum(about[n][name] * COUNTS.get(drafts[n].stance, 1) for n in holders[name] if n in left)

    def worth(name: str) -> float:
        held = holders[name]
        parties, articles = len({drafts[n].actor for n in held}), len({drafts[n].article for n in held})
        return (
            weight(name)
            * (1 if name.startswith("+") else UNKNOWN)
            * rare[name]
            * (1 + 0.2 * min(3, parties - 1) + 0.2 * min(3, articles - 1))
        )

    def contested(name: str) -> bool:
        fresh = [n for n in holders[name] if n in left]
        return name.startswith("+") or (
            len({drafts[n].actor for n in holders[name]}) > 1 and weight(name) >= 1 + VIEW and len(fresh) >= LONE
        )

    least = 2 if len(drafts) >= SMALL else 1
    good = [name for name in holders if name in rare and sum(n in left for n in holders[name]) >= least and contested(name)]
    return min(good, key=lambda name: (-worth(name), name)) if good else ""
