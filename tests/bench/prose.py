"""Whether the prose of the made-up world repeats itself as real prose does: sequences of 5 and of 11 words that come back in uncopied text.

    python tests/bench/prose.py [SEED]

Real: French treebanks beside the checkout that no chain was trained on; made up: original articles, one of a story.
Both by sentences, of as many words; a sequence counts when another sentence has it. Prose that repeats itself more
makes chance look like copying; less makes the search too easy.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from world import World, articles
from world.filler import treebank

UD = Path(__file__).parents[3] / "shared/data/ud_fr"
TRAIN, TEST = ("fr_sequoia-ud-train", "fr_fqb-ud-test"), ("fr_gsd-ud-dev", "fr_sequoia-ud-dev")
SIZES = (5, 11)
WORD = re.compile(r"[^\W\d_]+|\d+")


def treebanks(names: Iterable[str]) -> list[Path]:
    """Treebanks beside the checkout; none where there are none."""
    return [path for name in names if (path := UD / f"{name}.conllu").is_file()]


def repeated(sentences: Iterable[list[str]], words: int, size: int) -> float:
    """Share of the sequences of so many words that more than one sentence holds."""
    held: Counter[tuple[str, ...]] = Counter()
    for sentence in sentences:
        held.update({tuple(sentence[n : n + size]) for n in range(len(sentence) - size + 1)})
        words -= len(sentence)
        if words <= 0:
            break
    total = sum(held.values())
    return sum(n for n in held.values() if n > 1) / max(total, 1)


def made_up(seed: int, training: list[Path]) -> Iterator[list[str]]:
    """Sentences of original articles in French, one article of a story."""
    known: set[int] = set()
    for article in articles(World(seed, treebanks=training), 20_000):
        if article.kind == "original" and article.language == "fr" and article.story not in known:
            known.add(article.story)
            for start, end in article.body:
                yield from (split(sentence) for sentence in article.text[start:end].split(". "))


def split(text: str) -> list[str]:
    """Folded words."""
    return [w.lower() for w in WORD.findall(text)]


def real() -> list[list[str]]:
    """Sentences that no chain was trained on."""
    return [split(" ".join(word for word, _ in sentence)) for sentence in treebank(treebanks(TEST))]


def main() -> int:
    """Print the table."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    held_out = real()
    words = sum(map(len, held_out)) or 50_000
    rows = {"real (treebanks)": lambda: held_out} if held_out else {}
    rows["made up, own chain"] = lambda: made_up(seed, [])
    if training := treebanks(TRAIN):
        rows["made up, trained chain"] = lambda: made_up(seed, training)
    print(f"{words:,} words each{'':12}" + "".join(f"{f'{size} words':>10}" for size in SIZES))
    for name, sentences in rows.items():
        print(f"{name:32}" + "".join(f"{repeated(sentences(), words, size):10.4f}" for size in SIZES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
