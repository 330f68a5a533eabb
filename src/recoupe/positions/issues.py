"""Issues: what is at stake, found where positions are taken, and named in the story's own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from recoupe.model import Issue, Range, Stance
from recoupe.positions.draft import Draft
from recoupe.positions.labels import Phrases, heading
from recoupe.positions.scene import Scene
from recoupe.positions.terms import term

FEW, MOST = 5, 15
"""A short story has few issues, and more than a reader takes in at one look are too many."""

LOOSE = 0.6
"""What a term counts for as an adjective or a verb."""

SMALL = 8
"""In a story of fewer drafts one of them is enough for a known matter to be an issue."""

LONE = 3
"""Drafts that a term must hold to be an issue when it is no known matter."""

VIEW = 0.4
"""What a mere view counts for, against a demand, an offer, a refusal: what is at stake is what they are about."""

NEAR = 400
"""Characters within which what was at stake before still is."""


NONE = "-"
"""A view that names no issue is no position."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """The issues of a story and the issue of every draft, in the order of the drafts; None for a mere view on no issue."""

    issues: tuple[Issue, ...]
    of: tuple[str | None, ...]


def stakes(drafts: Sequence[Draft], scenes: Mapping[str, Scene], named: str) -> Stakes:
    """The issues of a story: the terms that most drafts of most articles and parties share, one after another."""
    if not drafts:
        return Stakes((), ())
    about = [_terms_of(draft, scenes[draft.article]) for draft in drafts]
    phrases = Phrases(scenes.values())
    rare = _rarity(scenes, phrases.nouns())
    chosen: list[str] = []
    left = set(range(len(drafts)))
    while len(chosen) < min(MOST, FEW + len(drafts) // 8):
        best = _best(drafts, about, left, rare)
        if not best:
            break
        chosen.append(best)
        left -= {n for n in left if best in about[n]}
    own = [_nearest(words, chosen, rare) for words in about]
    of = _from_context(drafts, own, chosen, scenes, rare)
    of = [NONE if d.stance is Stance.ASSESS and not mine else name for d, mine, name in zip(drafts, own, of, strict=True)]
    held = Counter(of)
    order = sorted((c for c in chosen if held[c]), key=lambda c: (-held[c], c))
    return _named(drafts, of, order + [""] * (held[""] > 0), phrases, named)


def _terms_of(draft: Draft, scene: Scene) -> dict[str, float]:
    """The terms of the words a position rests on, a condition left out: what it hangs on is not what it is about."""
    start, end = draft.evidence[0].range
    hangs = draft.condition.range if draft.condition else (end, end)
    found = _terms(scene, (hangs[1], end)) if hangs[1] < end else {}
    for name, weight in _terms(scene, (start, hangs[0])).items() if start < hangs[0] else ():
        found[name] = max(weight, found.get(name, 0))
    return found


def _terms(scene: Scene, where: Range) -> dict[str, float]:
    """The terms of a range without the names of actors: 1 where one is a noun with its determiner or "de", else `LOOSE`."""
    out: dict[str, float] = {}
    before = ""
    for word in scene.words_in(*where):
        if (name := term(word.text)) and not scene.in_name(word.start):
            out[name] = max(out.get(name, 0), 1 if before in heading() else LOOSE)
        before = word.key
    return out


def _from_context(
    drafts: Sequence[Draft], of: list[str], chosen: Sequence[str], scenes: Mapping[str, Scene], rare: Mapping[str, float]
) -> list[str]:
    """The same, where a draft whose words name no issue takes that of its clause, its sentence, or the draft before it."""
    out: list[str] = []
    for n, (draft, own) in enumerate(zip(drafts, of, strict=True)):
        scene = scenes[draft.article]
        around = (draft.about, scene.reading.sentence_at(draft.evidence[0].start))
        found = own or next((name for where in around if (name := _nearest(_terms(scene, where), chosen, rare))), "")
        near = n and drafts[n - 1].article == draft.article and draft.evidence[0].start - drafts[n - 1].evidence[0].end < NEAR
        out.append(found or (out[-1] if near else ""))
    return out


def _rarity(scenes: Mapping[str, Scene], nouns: set[str]) -> dict[str, float]:
    """How telling each term is: rare among the sentences of the story, up to 1. A term that is never a noun tells nothing."""
    count: Counter[str] = Counter()
    sentences = 0
    for scene in scenes.values():
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
        return sum(about[n][name] * (VIEW if drafts[n].stance is Stance.ASSESS else 1) for n in holders[name] if n in left)

    def worth(name: str) -> float:
        held = holders[name]
        parties, articles = len({drafts[n].actor for n in held}), len({drafts[n].article for n in held})
        return weight(name) * rare[name] * (1 + 0.2 * min(3, parties - 1) + 0.2 * min(3, articles - 1))

    def contested(name: str) -> bool:
        fresh = [n for n in holders[name] if n in left]
        return name.startswith("+") or (
            len({drafts[n].actor for n in holders[name]}) > 1 and weight(name) >= 1 + VIEW and len(fresh) >= LONE
        )

    least = 2 if len(drafts) >= SMALL else 1
    good = [name for name in holders if name in rare and sum(n in left for n in holders[name]) >= least and contested(name)]
    return min(good, key=lambda name: (-worth(name), name)) if good else ""


def _nearest(words: Mapping[str, float], chosen: Sequence[str], rare: Mapping[str, float]) -> str:
    """The rarest of the chosen terms that the words hold, nouns before adjectives and verbs."""
    held = [name for name in chosen if name in words]
    return max(held, key=lambda name: (words[name], rare.get(name, 0.5), name)) if held else ""


def _named(drafts: Sequence[Draft], of: Sequence[str], chosen: Sequence[str], phrases: Phrases, named: str) -> Stakes:
    """The chosen terms become issues with a label and evidence."""
    ids = {term: f"i{number}" for number, term in enumerate(chosen, 1)}
    issues = []
    for name in chosen:
        mine = [d for d, t in zip(drafts, of, strict=True) if t == name]
        label = phrases.label(name) or name.lstrip("=+") or named
        spans = phrases.spans(name) or tuple(d.evidence[0] for d in mine[:1])
        issues.append(Issue(ids[name], label, phrases.words(name), spans))
    return Stakes(tuple(issues), tuple(ids.get(name) for name in of))
