"""Where the words of a person's topics stand in a text: any form of each word, small words between them left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from recoupe.lang import Token, fold
from recoupe.lang.conjugation import conjugate
from recoupe.lang.content import bare, empty, singular
from recoupe.lang.naming import forms
from recoupe.lang.topics import Topic, told_as
from recoupe.model import Range

INFINITIVE = ("er", "ir", "re")
ENDS = frozenset(",.;:!?()«»\n")
"""Signs that part two words of which one turn is made."""


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a turn: the forms in which it is written, or the beginning of all that is meant."""

    forms: frozenset[str]
    begins: str = ""

    def met(self, key: str) -> bool:
        """Whether a folded word of a text is this one."""
        return key.startswith(self.begins) if self.begins else key in self.forms


@dataclass(frozen=True, slots=True)
class Turn:
    """The words of a turn, and the topic (by its place in the file) that it belongs to."""

    topic: int
    steps: tuple[Step, ...]
    exact: bool


class Turns:
    """The topics of a story by the words that name them."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.topics = tuple(topics)
        self._first: dict[str, list[Turn]] = defaultdict(list)
        self._begins: list[Turn] = []
        for n, topic in enumerate(self.topics):
            for words in topic.turns:
                steps, exact = _steps(words)
                if not steps:
                    continue  # a lone "l'"
                turn = Turn(n, steps, exact)
                if steps[0].begins:
                    self._begins.append(turn)
                for form in sorted(steps[0].forms):
                    self._first[form].append(turn)

    def best(self, text: str, words: Sequence[Token]) -> Topic | None:
        """The topic that words of a text are on: that of the longest turn, then of the one that stands first in the file; None for none."""
        found = max(self._found(text, words), key=lambda hit: (hit[0], -hit[1]), default=None)
        return self.topics[found[1]] if found else None

    def places(self, text: str, words: Sequence[Token]) -> Iterator[tuple[Topic, Range]]:
        """Every place of every topic in a text."""
        for _, topic, where in self._found(text, words):
            yield self.topics[topic], where

    def _found(self, text: str, words: Sequence[Token]) -> Iterator[tuple[tuple[int, int], int, Range]]:
        """How long a turn is that stands in a text (words, characters), its topic, and where."""
        if not self.topics:
            return
        plain = [(word, form(word.text)) for word in words]
        telling = [(word, key) for word, key in plain if key not in empty()]
        for row in (telling, plain):
            exact = row is plain
            for at, (_, key) in enumerate(row):
                for turn in (*self._first.get(key, ()), *self._begins):
                    stretch = row[at : at + len(turn.steps)]
                    if turn.exact is exact and _stands(text, stretch, turn.steps):
                        where = (stretch[0][0].start, stretch[-1][0].end)
                        yield (len(turn.steps), where[1] - where[0]), turn.topic, where


def form(word: str) -> str:
    """A word as turns are looked up: folded, without an elided article and the marks of feminine and plural."""
    return singular(bare(word))


def _stands(text: str, stretch: Sequence[tuple[Token, str]], steps: Sequence[Step]) -> bool:
    if len(stretch) < len(steps) or not all(step.met(key) for step, (_, key) in zip(steps, stretch, strict=True)):
        return False
    return not any(ENDS & set(text[a.end : b.start]) for (a, _), (b, _) in pairwise(stretch))


@lru_cache(maxsize=4096)
def _steps(turn: str) -> tuple[tuple[Step, ...], bool]:
    """The words of a turn that say something (True: all of them, where none does alone)."""
    every = list(told_as(turn))
    telling = [(key, begins) for key, begins in every if begins or form(key) not in empty()]
    return tuple(Step(frozenset(), key) if begins else Step(_forms(key)) for key, begins in telling or every), not telling


def _forms(word: str) -> frozenset[str]:
    """The forms of a word, as they are looked up: number and gender, and those of a verb given in the infinitive."""
    verb = [made for made, _ in conjugate(word)] if word.endswith(INFINITIVE) else []
    return frozenset(form(made) for made in (word, *forms(word), *map(fold, verb)))
