"""The tree of a period over its words, as a trained pipeline sees it: what the rules ask where neighbours do not tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.attributions.words import Period, Word
from recoupe.lang.tagger import Parsed, Tagger, words_of


@dataclass(frozen=True, slots=True)
class Tree:
    """For every word of a period its part of speech, features, head (its own index for the root) and relation."""

    pos: tuple[str, ...]
    morph: tuple[str, ...]
    head: tuple[int, ...]
    dep: tuple[str, ...]

    def finite(self, n: int) -> bool:
        """Whether a word is a finite verb."""
        return self.pos[n] in ("VERB", "AUX") and "VerbForm=Fin" in self.morph[n]

    def subjects(self, n: int) -> list[int]:
        """The heads of the subjects of a verb, in order; none where it has none of its own."""
        return [k for k in range(len(self.head)) if self.head[k] == n and k != n and self.dep[k].startswith("nsubj")]

    def above(self, n: int) -> list[int]:
        """The words that govern a word, from its head to the root."""
        out: list[int] = []
        while self.head[n] != n and self.head[n] not in out:
            n = self.head[n]
            out.append(n)
        return out

    def subtree(self, n: int) -> list[int]:
        """A word and all it governs, in order."""
        return [k for k in range(len(self.head)) if k == n or n in self.above(k)]


def trees(tagger: Tagger, text: str, periods: Sequence[Period]) -> list[Tree]:
    """The trees of some periods."""
    tokens = [words_of(text, p.start, p.end) for p in periods]
    return [_over(p.words, [t.start for t in ts], tree) for p, ts, tree in zip(periods, tokens, tagger.parse(tokens), strict=True)]


def _over(words: Sequence[Word], starts: list[int], tree: Parsed) -> Tree:
    """The tree over the words alone: quotation marks are left out, what hangs on one hangs on its head."""
    at = {start: n for n, start in enumerate(starts)}
    token = [at.get(w.start, 0) for w in words]
    word = {t: n for n, t in enumerate(token)}
    head = []
    for n, t in enumerate(token):
        goal, seen = tree.head[t], 0
        while goal not in word and seen < len(starts):
            goal, seen = tree.head[goal], seen + 1
        head.append(word.get(goal, n))
    return Tree(tuple(tree.pos[t] for t in token), tuple(tree.morph[t] for t in token), tuple(head), tuple(tree.dep[t] for t in token))
