"""What lasts in the made-up world: states, towns, persons, bodies, publishers and agencies."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .filler import Filler, own, trained, treebank
from .records import Behaviour

WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
PERSONS, TOWNS, BODIES, AGENCIES = 3000, 600, 80, 6
LANGUAGES = ("fr", "en")
ENGLISH = 0.25
"""Share of publishers that print English."""
FURNISHED = 0.7
"""Share of publishers whose pages keep lines of the site."""
RARE = 0.25
"""Lost spaces are a fault of some sites, no habit of writers."""


@dataclass(frozen=True)
class Person:
    """A person under the names that the press gives in one language."""

    first: str
    last: str
    role: str
    state: str
    title: str

    def full(self) -> str:
        """With office and state: the first time."""
        return f"{self.role} {self.state} {self.first} {self.last}" if self.role else f"{self.first} {self.last}"

    def short(self, dice: random.Random) -> str:
        """Afterwards."""
        return dice.choice((f"{self.first} {self.last}", f"{self.title} {self.last}", self.last))


@dataclass(frozen=True)
class Publisher:
    """A host: its language, its habits, the lines of its site and the marks that it prints."""

    host: str
    language: str
    top: tuple[str, ...]
    bottom: tuple[str, ...]
    marks: tuple[str, str]
    weights: dict[Behaviour, float]
    credits: float


class World:
    """All that lasts, from one seed. In a `bare` world pages have no lines of sites and agencies, only articles."""

    def __init__(self, seed: int, publishers: int = 300, treebanks: Sequence[Path] = (), *, bare: bool = False) -> None:
        self.seed, self.bare = seed, bare
        self.dice = dice = random.Random(f"{seed} setting")  # noqa: S311 - seeded
        read = treebank(treebanks)
        self.trained = bool(read)
        self.filler = {
            language: Filler(trained(read) if read and language == "fr" else own(WORDS, language, seed), seed * 2 + n)
            for n, language in enumerate(LANGUAGES)
        }
        self.topics = {language: own(WORDS, language, seed).words for language in LANGUAGES}
        self.towns = self._names(TOWNS)
        self.states = {
            language: [stem + ending for stem in WORDS["states"] for ending in WORDS["state_endings"][language]] for language in LANGUAGES
        }
        self.persons = [self._person() for _ in range(PERSONS)]
        self.bodies = [self._body() for _ in range(BODIES)]
        self.publishers = [self._publisher(n) for n in range(publishers)]
        self.agencies = [f"Agence {name}" for name in dice.sample(self.towns, AGENCIES)]

    def _names(self, many: int) -> list[str]:
        """Different invented names."""
        onsets, nuclei = WORDS["onsets"].split(), WORDS["nuclei"].split()
        out: dict[str, None] = {}
        while len(out) < many:
            name = "".join(self.dice.choice(onsets) + self.dice.choice(nuclei) for _ in range(self.dice.choice((2, 2, 3))))
            out[(name + self.dice.choice(WORDS["codas"])).capitalize()] = None
        return list(out)

    def _person(self) -> dict[str, Person]:
        """A person in every language."""
        first, last = self.dice.choice(WORDS["first_names"].split()), self._names(1)[0]
        role, state = self.dice.randrange(len(WORDS["roles"]["fr"])), self.dice.randrange(len(self.states["fr"]))
        woman = self.dice.random() < 0.4
        titles = {"fr": "Mme" if woman else "M.", "en": "Ms" if woman else "Mr"}
        french = Person(first, last, WORDS["roles"]["fr"][role], f"de {self.states['fr'][state]}", titles["fr"])
        return {"fr": french, "en": Person(first, last, f"{self.states['en'][state]}'s", WORDS["roles"]["en"][role], titles["en"])}

    def _body(self) -> dict[str, str]:
        kind, town = self.dice.randrange(len(WORDS["bodies"]["fr"])), self.dice.choice(self.towns)
        return {language: WORDS["bodies"][language][kind].format(p=town) for language in LANGUAGES}

    def _publisher(self, number: int) -> Publisher:
        dice = self.dice
        language = "en" if dice.random() < ENGLISH else "fr"
        host = f"{dice.choice(self.towns).lower()}-{number}.example"
        lines: list[str] = []
        if dice.random() < FURNISHED and not self.bare:
            names = {"h": host, "p": dice.choice(self.towns), "a": self._names(1)[0]}
            lines = [line.format(**names) for line in dice.sample(WORDS["furniture"][language], dice.randint(1, 3))]
        cut = dice.randint(0, len(lines))
        weights = {behaviour: dice.random() ** 3 * (RARE if behaviour is Behaviour.GLUED else 1) for behaviour in Behaviour}
        marks = tuple(dice.choice(WORDS["marks"][language]))
        return Publisher(host, language, tuple(lines[:cut]), tuple(lines[cut:]), (marks[0], marks[1]), weights, dice.random())
