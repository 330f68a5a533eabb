"""Issues: what is at stake, found where positions are taken, and named in the story's own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.lang import tokens
from recoupe.lang.topics import Topic, issue_id
from recoupe.model import Issue, Range, Span, Stance
from recoupe.positions.draft import Draft
from recoupe.positions.judgement import values
from recoupe.positions.labels import TERMS, Phrases, heading
from recoupe.positions.salience import rarity, salient
from recoupe.positions.scene import Scene
from recoupe.positions.terms import term
from recoupe.positions.turns import Turns

LOOSE = 0.6
"""What a term counts for as an adjective or a verb."""

NEAR = 400
"""Characters within which what was at stake before still is."""


SCRAP = 30
"""Characters: a shorter view that names no issue says nothing by itself."""

SAYING = 3
"""Words: fewer judge nothing by themselves."""

NONE = "-"
"""A view that names no issue is no position."""


GIVEN = "@"
"""Before the id of a topic that a person gave, among the terms of the story."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """The issues of a story and the issue of every draft, in the order of the drafts; None for a mere view on no issue.

    `given` are the topics of persons, `found` the terms of the other issues with their ids.
    """

    issues: tuple[Issue, ...]
    of: tuple[str | None, ...]
    given: Turns
    found: Mapping[str, str]

    def on(self, words: str) -> str:
        """The issue that some words name, by its id; "" for none."""
        every = list(tokens(words))
        topic = self.given.best(words, every)
        named = {term(word.text) for word in every}
        known = topic.id if topic else next((self.found[name] for name in self.found if name in named), "")
        return known if any(issue.id == known for issue in self.issues) else ""


class Search:
    """The issues of a story, looked for with the topics that persons gave.

    `copies` are articles that tell what another one tells: they count for nothing in the choice and the names of issues.
    `named` is the name of what no issue holds.
    """

    def __init__(
        self,
        drafts: Sequence[Draft],
        scenes: Mapping[str, Scene],
        copies: frozenset[str],
        sided: Callable[[str], bool],
        named: str,
    ) -> None:
        self.drafts, self.scenes, self.copies, self.sided, self.named = drafts, scenes, copies, sided, named
        self.about = [_terms_of(draft, scenes[draft.article]) for draft in drafts]
        self.originals = [scene for scene in scenes.values() if scene.reading.id not in copies]
        self.phrases = Phrases(self.originals)
        self.rare = rarity(self.originals, self.phrases.nouns())

    def stakes(self, topics: Sequence[Topic] = ()) -> Stakes:
        """The issues, and which of them every position is about: a topic that its words touch, else one that is found."""
        given = Turns(topics)
        if not self.drafts:
            return Stakes((), (), given, {})
        where = [(draft, self.scenes[draft.article]) for draft in self.drafts]
        theirs = [_given(given, scene, _own(draft)) for draft, scene in where]
        places = _places(given, self.originals)
        phrases = Phrases(self.originals, self._taken(places)) if places else self.phrases
        counted = [n for n, draft in enumerate(self.drafts) if draft.article not in self.copies and not theirs[n]]
        chosen = salient([self.drafts[n] for n in counted], [self.about[n] for n in counted], self.rare, phrases.named())
        own = [topic or _nearest(words, chosen, self.rare) for topic, words in zip(theirs, self.about, strict=True)]
        beside = [mine or self._beside(draft, scene, given, chosen) for (draft, scene), mine in zip(where, own, strict=True)]
        of = [
            name if mine or _counts(draft, scene, near, self.sided) else NONE
            for (draft, scene), mine, near, name in zip(where, own, beside, _from_before(self.drafts, beside), strict=True)
        ]
        return self._named(of, chosen, given, places, phrases)

    def _beside(self, draft: Draft, scene: Scene, given: Turns, chosen: Sequence[str]) -> str:
        """The issue that the clause or the sentence of a draft names, "" for none."""
        around = (draft.about, scene.reading.sentence_at(draft.evidence[0].start))
        names = (_given(given, scene, [each]) or _nearest(_terms(scene, each), chosen, self.rare) for each in around)
        return next((name for name in names if name), "")

    def _taken(self, places: Mapping[str, Sequence[Span]]) -> frozenset[tuple[str, int]]:
        """Where the words of topics begin."""
        spans = [span for each in places.values() for span in each]
        return frozenset((span.article, word.start) for span in spans for word in self.scenes[span.article].words_in(*span.range))

    def _named(
        self, of: Sequence[str], chosen: Sequence[str], given: Turns, places: Mapping[str, Sequence[Span]], phrases: Phrases
    ) -> Stakes:
        """Terms and topics become issues with a label and evidence; a term that is called as a topic is goes to that."""
        topics = {GIVEN + topic.id: topic for topic in given.topics}
        ids = {name: issue_id(name) for name in ("", *chosen)} | {name: topic.id for name, topic in topics.items()}
        keys = {name: GIVEN + ids[name] if GIVEN + ids[name] in topics else name for name in ids}
        of = [keys.get(name, name) for name in of]
        held = Counter(of)
        order = sorted((name for name in dict.fromkeys(keys.values()) if name and held[name]), key=lambda name: (-held[name], name))
        issues = []
        for name in order + [""] * (held[""] > 0):
            mine = [d for d, t in zip(self.drafts, of, strict=True) if t == name]
            spans = tuple(places.get(ids[name], ())) if name in topics else phrases.spans(name)
            if name in topics:
                label, words = topics[name].name, _most_used(spans) or tuple(turn.rstrip("*") for turn in topics[name].turns[:TERMS])
            else:
                label, words = phrases.label(name) or name.lstrip("=+") or self.named, phrases.words(name)
            issues.append(Issue(ids[name], label, words, spans or tuple(d.evidence[0] for d in mine[:1]), name in topics))
        return Stakes(tuple(issues), tuple(ids.get(name) for name in of), given, {name: ids[name] for name in chosen})


def _places(given: Turns, scenes: Iterable[Scene]) -> dict[str, list[Span]]:
    """Where the words of each topic stand; of turns that overlap the longer counts, then the one that comes first."""
    order = {topic.id: n for n, topic in enumerate(given.topics)}
    out: dict[str, list[Span]] = defaultdict(list)
    for scene in scenes if order else ():
        last = 0
        found = {(where[0], -where[1], order[topic.id]): topic.id for topic, where in given.places(scene.reading.clean, scene.words)}
        for (start, end, _), topic_id in sorted(found.items()):
            if start >= last:
                last = -end
                out[topic_id].append(scene.reading.span(start, last))
    return out


def _most_used(spans: Sequence[Span]) -> tuple[str, ...]:
    count = Counter(span.text.casefold() for span in spans)
    return tuple(sorted(count, key=lambda word: (-count[word], word))[:TERMS])


def _given(given: Turns, scene: Scene, ranges: Iterable[Range]) -> str:
    """The topic that some ranges of words are on, as a term; "" for none."""
    if not given.topics:
        return ""
    topic = given.best(scene.reading.clean, [word for where in ranges for word in scene.words_in(*where)])
    return GIVEN + topic.id if topic else ""


def _counts(draft: Draft, scene: Scene, near: str, sided: Callable[[str], bool]) -> bool:
    """Whether a draft whose own words name no issue is a position.

    So is any stance; a view of one who stands for a side; and a judgement beside an issue, or in some words.
    """
    if draft.stance is not Stance.ASSESS or (sided(draft.actor) and len(draft.evidence[0]) >= SCRAP):
        return True
    words = scene.words_in(*draft.evidence[0].range)
    return (bool(near) or len(words) >= SAYING) and any(values(word.key) for word in words)


def _own(draft: Draft) -> list[Range]:
    """The words a position rests on, a condition left out: what it hangs on is not what it is about."""
    start, end = draft.evidence[0].range
    hangs = draft.condition.range if draft.condition else (end, end)
    return [where for where in ((start, hangs[0]), (hangs[1], end)) if where[0] < where[1]]


def _terms_of(draft: Draft, scene: Scene) -> dict[str, float]:
    """The terms of the words a position rests on."""
    found: dict[str, float] = {}
    for where in reversed(_own(draft)):
        for name, weight in _terms(scene, where).items():
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
