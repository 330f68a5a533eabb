"""Fresh sentences without end: a chain of words, many at a time.

Two chains of one make: a word is followed by one that follows it somewhere in the training text, or, with the
chance `LOOSE`, by any word of a class that follows its class. The first alone would repeat whole turns of a small
text; the second alone has no turns. The chain of our own has only the second, over the classes of `words.yaml`.
Sampling is one look-up in a list of successors as long as the text.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
LOOSE = 0.5
"""Chosen so that sequences of five words come back as often as in French treebanks of the same size (`prose.py` prints both)."""
CHAINS, STEPS = 4096, 48
"""Sentences made at once, and the most words of one."""
SHORTEST = 4
WORDS_OF = {"NOUN": 9000, "VERB": 3000, "ADJ": 3000}
"""Invented words of a class: a newspaper of a million words has about as many."""
END = "\n"


@dataclass(frozen=True)
class Lists:
    """For every key a run of a long list, from which one is drawn."""

    first: Numbers
    count: Numbers
    held: Numbers

    def draw(self, keys: Numbers, dice: np.random.Generator) -> Numbers:
        """One of the list of each key."""
        drawn: Numbers = self.held[self.first[keys] + (dice.random(len(keys)) * self.count[keys]).astype(np.int64)]
        return drawn


def lists(of: dict[int, list[int]], keys: int) -> Lists:
    """Lists laid end to end; a key without one ends the sentence (word 0)."""
    rows = [of.get(key) or [0] for key in range(keys)]
    count = np.array([len(row) for row in rows])
    return Lists(np.cumsum(count) - count, count, np.concatenate([np.array(row, dtype=np.int64) for row in rows]))


@dataclass(frozen=True)
class Chain:
    """Words, their classes, and what follows what. Word 0 ends a sentence and begins the next."""

    words: list[str]
    class_of: Numbers
    after_class: Lists
    of_class: Lists
    after_word: Lists | None = None

    def follow(self, at: Numbers, dice: np.random.Generator) -> Numbers:
        """The next word of each chain."""
        loose = self.of_class.draw(self.after_class.draw(self.class_of[at], dice), dice)
        if self.after_word is None:
            return loose
        return np.where(dice.random(len(at)) < LOOSE, loose, self.after_word.draw(at, dice))


class Filler:
    """Sentences of one chain, the same for the same seed."""

    def __init__(self, chain: Chain, seed: int) -> None:
        self._chain, self._dice = chain, np.random.default_rng(seed)
        self._sentences = self._endless()
        self.nouns = [w for w, c in zip(chain.words, chain.class_of, strict=True) if c == chain.class_of[_longest(chain)]]

    def sentence(self) -> str:
        """A sentence that has not been given before, with its full stop."""
        return next(self._sentences)

    def _endless(self) -> Iterator[str]:
        glue = np.array([END, *self._chain.words[1:]], dtype=object)
        while True:
            at = np.zeros(CHAINS, dtype=np.int64)
            rows = np.empty((STEPS, CHAINS), dtype=np.int64)
            for step in range(STEPS):
                at = rows[step] = self._chain.follow(at, self._dice)
            rows[-1] = 0
            over = np.minimum.accumulate(rows > 0, axis=0)
            over[-1] = True  # the mark of the end itself
            kept = rows.T[over.T]
            text = " ".join(glue[kept].tolist()).replace(" ,", ",").replace("' ", "'").replace("’ ", "’")
            for line in text.split(END):
                sentence = line.strip(" ,")
                if sentence.count(" ") >= SHORTEST:
                    yield sentence[0].upper() + sentence[1:] + "."


def _longest(chain: Chain) -> int:
    """A word of the class that has most words: the nouns."""
    return int(np.argmax(chain.class_of == np.bincount(chain.class_of).argmax()))


def own(words: dict[str, Any], language: str, seed: int) -> Chain:
    """The chain of our own: listed small words and stock phrases, invented nouns, verbs and adjectives."""
    dice = random.Random(f"{seed} {language} words")  # noqa: S311 - seeded, and nothing is secret
    members: dict[str, list[str]] = {}
    for name, listed in words["classes"][language].items():
        if name in WORDS_OF:
            members[name] = invented(dice, words, listed, WORDS_OF[name])
        elif name == "stock":
            members[name] = [phrase.strip() for phrase in listed.split("|")]
        else:
            members[name] = listed.split()
    names = ["start", *members]
    spelt, class_of = [END], [0]
    of_class: dict[int, list[int]] = {}
    for name, spellings in members.items():
        numbers = list(range(len(spelt), len(spelt) + len(spellings)))
        spelt += spellings
        class_of += [names.index(name)] * len(spellings)
        of_class[names.index(name)] = by_rank(numbers) if name in WORDS_OF else numbers
    end = len(names)
    of_class[end] = [0]
    after = {names.index(name): [end if n == "end" else names.index(n) for n in row.split()] for name, row in words["follow"].items()}
    return Chain(spelt, np.array(class_of), lists(after, end + 1), lists(of_class, end + 1))


def by_rank(numbers: Sequence[int]) -> list[int]:
    """Every number as often as Zipf's law gives its rank, and once at least."""
    return [n for rank, n in enumerate(numbers) for _ in range(max(1, round(len(numbers) / (rank + 10))))]


def invented(dice: random.Random, words: dict[str, Any], endings: Sequence[str], many: int) -> list[str]:
    """So many different invented words with these endings."""
    onsets, nuclei = words["onsets"].split(), words["nuclei"].split()
    out: dict[str, None] = {}
    while len(out) < many:
        stem = "".join(dice.choice(onsets) + dice.choice(nuclei) for _ in range(dice.choice((1, 1, 2, 2, 3))))
        out[stem + dice.choice(onsets) + dice.choice(list(endings))] = None
    return list(out)


def trained(sentences: Sequence[Sequence[tuple[str, str]]]) -> Chain:
    """The chain of a text: sentences of (word, class)."""
    number: dict[tuple[str, str], int] = {(END, "end"): 0}
    classes: dict[str, int] = {"end": 0}
    after_word, after_class, of_class = defaultdict(list), defaultdict(list), defaultdict(list)
    for sentence in sentences:
        before = last = 0
        for word in [*sentence, (END, "end")]:
            now = number.setdefault(word, len(number))
            kind = classes.setdefault(word[1], len(classes))
            after_word[before].append(now)
            after_class[last].append(kind)
            of_class[kind].append(now)
            before, last = now, kind
    class_of = np.array([classes[kind] for _, kind in number])
    return Chain(
        [w for w, _ in number], class_of, lists(after_class, len(classes)), lists(of_class, len(classes)), lists(after_word, len(number))
    )


def treebank(paths: Sequence[Path]) -> list[list[tuple[str, str]]]:
    """Sentences of CoNLL-U files as (word, class): words as printed, without marks that must be paired."""
    out: list[list[tuple[str, str]]] = []
    for path in paths:
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            sentence: list[tuple[str, str]] = []
            within = 0
            for line in block.splitlines():
                if line.startswith("#"):
                    continue
                cells = line.split("\t")
                if "-" in cells[0]:
                    within = int(cells[0].split("-")[1])
                    sentence.append((cells[1], "fused"))
                elif "." not in cells[0] and int(cells[0]) > within and (cells[3] != "PUNCT" or cells[1] == ","):
                    form = cells[1] if cells[3] == "PROPN" else cells[1].lower()
                    traits = [t for t in cells[5].split("|") if t.startswith(("Gender", "Number", "VerbForm"))]
                    sentence.append((form, "|".join([cells[3], *traits])))
            if len(sentence) > SHORTEST:
                out.append(sentence)
    return out
