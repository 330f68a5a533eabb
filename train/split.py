"""Which sentence is for training, which for development, which is never looked at until the end.

test           Sequoia dev file, and every fifth block of 50 sentences of GSD dev
development    8 % of Sequoia train and of the rest of GSD dev, by a hash of the sentence's name
training       the rest of both, a share of FQB (questions) and of the spoken treebanks
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from train.conllu import Sentence, aligned, read

BLOCK = 50
EVERY = 5
DEVELOPMENT = 0.08
SHARES = {"fqb-ud-test": 0.6, "rhapsodie-ud-train": 0.25, "parisstories-ud-train": 0.15}
"""The share of each side treebank that is trained on."""


@dataclass(slots=True)
class Parts:
    """The sentences of each part, in the order of the files."""

    train: list[Sentence] = field(default_factory=list)
    development: list[Sentence] = field(default_factory=list)
    test: dict[str, list[Sentence]] = field(default_factory=lambda: {"sequoia": [], "gsd": []})
    dropped: int = 0


def share(name: str) -> float:
    """A number in [0, 1) that depends on the name alone."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big") / 2**48


def held_out_block(at: int) -> bool:
    """Whether the sentence at this place of GSD dev is of a test block."""
    return at // BLOCK % EVERY == EVERY - 1


def parts(shared: Path, shares: dict[str, float] | None = None) -> Parts:
    """All the treebanks under `shared`/data/ud_fr, divided."""
    out = Parts()
    folder = shared / "data" / "ud_fr"
    for path in sorted(folder.glob("*.conllu")):
        kind = path.stem.removeprefix("fr_")
        for at, raw in enumerate(read(path)):
            sentence = aligned(raw)
            if sentence is None:
                out.dropped += 1
            elif kind == "sequoia-ud-dev":
                out.test["sequoia"].append(sentence)
            elif kind == "gsd-ud-dev" and held_out_block(at):
                out.test["gsd"].append(sentence)
            elif kind in ("gsd-ud-dev", "sequoia-ud-train"):
                (out.development if share(sentence.name) < DEVELOPMENT else out.train).append(sentence)
            elif share(sentence.name) < (shares or SHARES).get(kind, 0.0):
                out.train.append(sentence)
    return out
