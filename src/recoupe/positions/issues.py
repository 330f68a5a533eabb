"""Issues: what is at stake, found where positions are taken, and named in the story's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.lang import fold
from recoupe.model import Issue, Range, Stance
from recoupe.positions.draft import Draft
from recoupe.positions.judgement import values
from recoupe.positions.labels import Phrases, heading
from recoupe.positions.salience import rarity, salient
from recoupe.positions.scene import Scene
from recoupe.positions.terms import term

LOOSE = 0.6
"""What a term counts for as an adjective or a verb."""

NEAR = 400
"""Characters within which what was at stake before still is."""


SCRAP = 30
"""Characters: a shorter view that names no issue says nothing by itself."""

SAYING = 3
"""Words: fewer judge nothing by themselves."""

ARTICLES = ("le", "la", "les", "l")
"""The table names matters with their article; ids do without."""

NONE = "-"
"""A view that names no issue is no position."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """The issues of a story and the issue of every draft, in the order of the drafts; None for a mere view on no issue."""

    issues: tuple[Issue, ...]
    of: tuple[str | None, ...]


def stakes(
    drafts: Sequence[Draft], scenes: Mapping[str, Scene], copies: frozenset[str], sided: Callable[[str], bool], named: str
) -> Stakes:
    """The issues of a story, and which of them every position is about.

    `copies` are articles that tell what another one tells: they count for nothing in the choice and the names of issues.
    `named` is the name of what no issue holds.
    """
    if not drafts:
        return Stakes((), ())
    about = [_terms_of(draft, scenes[draft.article]) for draft in drafts]
    counted = [n for n, draft in enumerate(drafts) if draft.article not in copies]
    originals = [scene for scene in scenes.values() if scene.reading.id not in copies]
    phrases = Phrases(originals)
    rare = rarity(originals, phrases.nouns())
    chosen = salient([drafts[n] for n in counted], [about[n] for n in counted], rare, phrases.named())
    own = [_nearest(words, chosen, rare) for words in about]
    beside = [mine or _beside(draft, scenes[draft.article], chosen, rare) for draft, mine in zip(drafts, own, strict=True)]
    of = _from_before(drafts, beside)
    of = [
        name if mine or _counts(draft, scenes[draft.article], near, sided) else NONE
        for draft, mine, near, name in zip(drafts, own, beside, of, strict=True)
    ]
    held = Counter(of)
    order = sorted((c for c in chosen if held[c]), key=lambda c: (-held[c], c))
    return _named(drafts, of, order + [""] * (held[""] > 0), phrases, named)


def _counts(draft: Draft, scene: Scene, near: str, sided: Callable[[str], bool]) -> bool:
    """Whether a draft whose own words name no issue is a position.

    So is any stance; a view of one who stands for a side; and a judgement beside an issue, or in some words.
    """
    if draft.stance is not Stance.ASSESS or (sided(draft.actor) and len(draft.evidence[0]) >= SCRAP):
        return True
    words = scene.words_in(*draft.evidence[0].range)
    return (bool(near) or len(words) >= SAYING) and any(values(word.key) for word in words)


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


def _beside(draft: Draft, scene: Scene, chosen: Sequence[str], rare: Mapping[str, float]) -> str:
    """The issue that the clause or the sentence of a draft names, "" for none."""
    around = (draft.about, scene.reading.sentence_at(draft.evidence[0].start))
    return next((name for where in around if (name := _nearest(_terms(scene, where), chosen, rare))), "")


def _from_before(drafts: Sequence[Draft], of: Sequence[str]) -> list[str]:
    """The same, where a draft beside which no issue is named takes that of the draft before it."""
    out: list[str] = []
    for n, (draft, found) in enumerate(zip(drafts, of, strict=True)):
        near = n and drafts[n - 1].article == draft.article and draft.evidence[0].start - drafts[n - 1].evidence[0].end < NEAR
        out.append(found or (out[-1] if near else ""))
    return out


def _nearest(words: Mapping[str, float], chosen: Sequence[str], rare: Mapping[str, float]) -> str:
    """The rarest of the chosen terms that the words hold, nouns before adjectives and verbs."""
    held = [name for name in chosen if name in words]
    return max(held, key=lambda name: (words[name], rare.get(name, 0.5), name)) if held else ""


def _named(drafts: Sequence[Draft], of: Sequence[str], chosen: Sequence[str], phrases: Phrases, named: str) -> Stakes:
    """The chosen terms become issues with a label and evidence."""
    ids = {name: _id(name) for name in chosen}
    issues = []
    for name in chosen:
        mine = [d for d, t in zip(drafts, of, strict=True) if t == name]
        label = phrases.label(name) or name.lstrip("=+") or named
        spans = phrases.spans(name) or tuple(d.evidence[0] for d in mine[:1])
        issues.append(Issue(ids[name], label, phrases.words(name), spans))
    return Stakes(tuple(issues), tuple(ids.get(name) for name in of))


def _id(name: str) -> str:
    """The id of an issue, from its word: it stays when other issues come and go ("i-sanctions"; "i0" for what no issue holds)."""
    words = re.findall(r"[a-z0-9]+", fold(name))
    return "i-" + "-".join(words[words[0] in ARTICLES :]) if words else "i0"
