"""Sayings: whether two tellings hand on one saying, by whom it was said, and in what words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import combinations

from recoupe.comparison.content import keys
from recoupe.comparison.known import Known
from recoupe.comparison.likeness import FEW_WORDS
from recoupe.comparison.passages import Passage
from recoupe.comparison.quoting import shortened
from recoupe.comparison.values import Comparison, one_count, one_number
from recoupe.lang import fold, say, table
from recoupe.lang.quotable import is_verb
from recoupe.lang.words import spots
from recoupe.model import Attribution, Difference, Span, overlap

ONE_SAYING = 0.45
"""Least cosine of a saying and of what an article tells as its own, so that who says it can differ."""
SAME_WORDS = 0.5
"""Least cosine of what two speakers say that may be called the same words given to two persons."""
ONE_THING = 0.5
"""The same of their likeness, which counts more than words."""
WORDS = 2
"""Words, names apart, that one saying given to two speakers, or to one and to none, has in common."""
IN_SEQUENCE = 4
"""So many words in the same order are one saying even without its predicate; fewer are the name of a thing, which anybody may use."""
QUOTED = 0.75
"""Share of the shorter of two quotations that the other has, when they are the same words in two mouths."""
RENDERED = 0.5
"""Share of the shorter of two quotations of one speaker that the other has, when they are two renderings of one sentence."""
LONG = 90
"""Characters of a telling quoted in a reason."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference of two tellings, why, and whether the two cannot both be true."""

    difference: Difference
    reason: str
    apart: bool = False


@dataclass(frozen=True)
class Sayings(Known, ABC):
    """What the tellings of a story say, by whom, and in what words."""

    @abstractmethod
    def likeness(self, one: Passage, other: Passage) -> float:
        """The probability that two passages tell one thing."""

    def of_speakers(self, one: Passage, other: Passage, alike: float) -> list[Finding]:
        """The same words given to two speakers of two sides, or told by one article as its own and given to somebody by the other.

        A statement whose speaker is not known differs from nothing, and neither do a state and its minister. What has neither a predicate
        nor a run of words in common is no one saying: both only name the same thing.
        """
        if not (one.speakers or other.speakers) or not says_one_thing(self.text(one), self.text(other)):
            return []
        if one.speakers and other.speakers:
            if self.sides_of(one) & self.sides_of(other) or not self._one_saying(one, other, alike):
                return []
            names = Comparison(self.names(one), self.names(other), apart=False)
            return [self.found(Difference.SPEAKER, "speaker", names, one, other)]
        told, plain = (one, other) if one.speakers else (other, one)
        if alike < ONE_SAYING or _words(one, other) < WORDS or plain.headline or "?" in self.text(plain):
            return []
        if plain.attribution or self.framed(plain):
            return []
        return [self.found(Difference.SPEAKER, "no-speaker", Comparison(self.names(told), "", apart=False), told, plain)]

    def _one_saying(self, one: Passage, other: Passage, alike: float) -> bool:
        """Whether what two persons say is one saying: by their own words between marks, or by all of it."""
        mine, theirs = self.own_words(one), self.own_words(other)
        if mine and theirs and len(mine & theirs) >= max(WORDS, QUOTED * min(len(mine), len(theirs))):
            return True
        return _words(one, other) >= WORDS and (alike >= SAME_WORDS or self.likeness(one, other) >= ONE_THING)

    def of_words(self, one: Passage, other: Passage) -> list[Finding]:
        """The words of one speaker between marks, told in two ways: where the two are renderings of one sentence."""
        mine, theirs = self.own_words(one), self.own_words(other)
        if not (mine - theirs and theirs - mine) or len(mine & theirs) < max(WORDS, RENDERED * min(len(mine), len(theirs))):
            return []
        return [self.found(Difference.WORDING, "wording", self.quotes(one, other), one, other)]

    def told(self, group: Sequence[Passage]) -> list[Passage]:
        """A group without the sayings that are another than all that the other accounts tell of it, the least like them first.

        Nothing is left where no two accounts tell one thing then.
        """

        def alike(passage: Passage) -> float:
            return sum(self.likeness(passage, other) for other in group if other.account != passage.account)

        away = {p: [q for q in group if q.account != p.account and self.two_sayings(p, q)] for p in group}
        if not any(away.values()):
            return list(group)
        kept = list(group)
        for passage in sorted(group, key=alike):
            if all(other in away[passage] for other in kept if other.account != passage.account):
                kept.remove(passage)
        return kept if len({p.account for p in kept}) > 1 else []

    def of_mouths(self, group: Sequence[Passage]) -> list[Finding]:
        """That two accounts tell two sayings, of persons of two sides: to speak of one subject is not to agree. The most alike are told."""
        both = [(p, q) for p, q in combinations(group, 2) if p.account != q.account and self.two_sayings(p, q)]
        if not both:
            return []
        one, other = max(both, key=lambda pair: self.likeness(*pair))
        names = Comparison(self.names(one), self.names(other), apart=False)
        return [self.found(Difference.SPEAKER, "two-sayings", names, one, other)]

    def two_sayings(self, one: Passage, other: Passage) -> bool:
        """Whether speakers of two sides say something else: no predicate in common, few words, no event, day, length or number."""
        if not (one.speakers and other.speakers) or self.sides_of(one) & self.sides_of(other):
            return False
        if (
            not (one.events.isdisjoint(other.events) and one.values.isdisjoint(other.values))
            or one_number(one, other)
            or one_count(one, other)
        ):
            return False
        return len(one.plain & other.plain) < FEW_WORDS and not says_one_thing(self.text(one), self.text(other), named=True)

    def sides_of(self, passage: Passage) -> set[str]:
        """The speakers of a passage and the sides they are on."""
        known = [self.actor(actor) for actor in passage.speakers]
        return {side for actor in known for side in (actor.id, actor.code, actor.party) if side}

    def framed(self, passage: Passage) -> bool:
        """Whether somebody speaks in the sentence in which a passage stands."""
        start, end = self.reading(passage.article).sentence_at(passage.start)
        return any(a < end and start < b for a, b in self.attributed.get(passage.article, ()))

    def own_words(self, passage: Passage) -> frozenset[str]:
        """What the words between marks in a passage say, whoever hands them on: to bend or to join them otherwise is no difference."""
        if passage.attribution is None:
            return frozenset()
        if (known := self._own.get(passage)) is None:
            known = self._own[passage] = self._between_marks(passage, passage.attribution)
        return known

    @cached_property
    def _own(self) -> dict[Passage, frozenset[str]]:
        return {}

    def _between_marks(self, passage: Passage, said: Attribution) -> frozenset[str]:
        around = self.quoted.get(said.parent or "", ())
        held = [s for s in (*said.quoted, *around) if overlap(s.range, passage.range)]
        return frozenset(key for s in held for _, _, key in self._keys(s, passage))

    def _keys(self, quoted: Span, passage: Passage) -> tuple[tuple[int, int, str], ...]:
        """The keys of quoted words as far as they stand in a passage."""
        start, end = max(quoted.start, passage.start), min(quoted.end, passage.end)
        return keys(self.reading(passage.article).clean, start, end)

    def found(self, kind: Difference, name: str, words: Comparison, *sides: Passage, apart: bool = False) -> Finding:
        """A difference of two passages, with its reason."""
        return Finding(kind, self.reason(name, words, *(p.article for p in sides)), apart)

    def names(self, passage: Passage) -> str:
        """Who says what stands in a passage."""
        return ", ".join(self.actor(actor).name for actor in sorted(passage.speakers)) or self.say("unstated")

    def quotes(self, one: Passage, other: Passage) -> Comparison:
        """The words of two passages side by side."""
        return Comparison(shortened(self.text(one), LONG), shortened(self.text(other), LONG), apart=False)

    def say(self, key: str, /, **values: object) -> str:
        """A message of the comparison."""
        return say(self.dossier.language, f"comparison.{key}", **values)

    def reason(self, name: str, words: Comparison, one: str, other: str) -> str:
        """Why two articles differ: a message with the words of each."""
        return self.say(name, one=words.one, other=words.other, one_article=self.called(one), other_article=self.called(other))


def says_one_thing(one: str, other: str, *, named: bool = False) -> bool:
    """Whether two clauses have a predicate in common, or enough words in the same order: more than the name of a thing.

    With `named` what one says by a verb the other may call by its noun: "se réunira", "la prochaine réunion".
    """
    mine, theirs = _predicates(one), _predicates(other)
    if not mine.isdisjoint(theirs) or (named and not (mine.isdisjoint(_said(other)) and theirs.isdisjoint(_said(one)))):
        return True
    return _run(_said(one), _said(other)) >= IN_SEQUENCE


@lru_cache(maxsize=16384)
def _predicates(text: str) -> frozenset[str]:
    """The keys of what a clause says of something: its verbs, and what a word of degree makes a judgement ("plutôt équitable")."""
    before: dict[int, str] = {}
    last = ""
    for start, end in spots(text, 0, len(text)):
        before[start] = last
        last = text[start:end].lower().replace("’", "'")
    out = set()
    for start, end, key in keys(text, 0, len(text)):
        if key[0] not in "@!#" and (is_verb(before.get(start, ""), text[start:end].lower()) or fold(before.get(start, "")) in _degrees()):
            out.add(key)
    return frozenset(out)


@cache
def _degrees() -> frozenset[str]:
    return frozenset(fold(word) for word in str(table("fr/content")["degrees"]).split())


@lru_cache(maxsize=16384)
def _said(text: str) -> tuple[str, ...]:
    """The keys of a clause in order, each word once."""
    out: list[str] = []
    upto = -1
    for start, end, key in keys(text, 0, len(text)):
        if start >= upto and key[0] != "!":
            out.append(key)
            upto = end
    return tuple(out)


def _run(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many keys two clauses have in common in one row."""
    best = 0
    above = [0] * (len(other) + 1)
    for key in one:
        row = [0] * (len(other) + 1)
        for n, said in enumerate(other, 1):
            if key == said:
                row[n] = above[n - 1] + 1
                best = max(best, row[n])
        above = row
    return best


def _words(one: Passage, other: Passage) -> int:
    """How many words, names apart, two passages have in common."""
    return sum(1 for key in one.keys & other.keys if key[0] != "@")
