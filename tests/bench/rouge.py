"""ROUGE-2 and ROUGE-SU4 of French texts against several human summaries.

ROUGE-2 is that of `rouge-score` (an extra: `pip install -e '.[bench]'`), with words of our own: its tokens are those of English, and it
would cut "libéré" in two. ROUGE-SU4, which it has not, is that of Lin (2004): words, and pairs of words in order with at most four words
between them, each counted as often as the summary has it too. Words are folded (no accents, lower case), not stemmed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recoupe.lang import fold

WORD = re.compile(r"[^\W_]+")
BETWEEN = 4
"""Words that may stand between the two of a pair."""


@dataclass(frozen=True)
class Score:
    """Recall, and F1 of recall and precision."""

    recall: float
    f1: float


def words(text: str) -> list[str]:
    """The folded words of a text; what is elided stands apart."""
    return WORD.findall(fold(text))


def skips(text: str) -> Counter[tuple[str, ...]]:
    """The words of a text, and its pairs of words with at most `BETWEEN` words between them."""
    told = words(text)
    pairs = ((one, other) for n, one in enumerate(told) for other in told[n + 1 : n + 2 + BETWEEN])
    return Counter([*((one,) for one in told), *pairs])


def su4(text: str, reference: str) -> Score:
    """ROUGE-SU4 against one summary."""
    mine, theirs = skips(text), skips(reference)
    shared = (mine & theirs).total()
    if not shared:
        return Score(0.0, 0.0)
    recall, precision = shared / theirs.total(), shared / mine.total()
    return Score(recall, 2 * recall * precision / (recall + precision))


class _Words:
    """Our words, as `rouge-score` asks for them."""

    def tokenize(self, text: str) -> list[str]:
        return words(text)


def bigrams() -> Callable[[str, str], Score]:
    """ROUGE-2 against one summary."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge2"], tokenizer=_Words())

    def rouge2(text: str, reference: str) -> Score:
        found = scorer.score(reference, text)["rouge2"]
        return Score(found.recall, found.fmeasure)

    return rouge2


def jackknife(rate: Callable[[str, str], Score], text: str, references: Sequence[str]) -> Score:
    """The best figure against all summaries but one, on average over the one left out: what a human can be given too."""
    rated = [rate(text, reference) for reference in references]
    return mean([best([*rated[:n], *rated[n + 1 :]]) for n in range(len(rated))])


def ceiling(rate: Callable[[str, str], Score], references: Sequence[str]) -> Score:
    """The same for the humans: each against the others."""
    return mean([best([rate(one, other) for m, other in enumerate(references) if m != n]) for n, one in enumerate(references)])


def best(scores: Sequence[Score]) -> Score:
    """The best recall and the best F1."""
    return Score(max(s.recall for s in scores), max(s.f1 for s in scores))


def mean(scores: Sequence[Score]) -> Score:
    """The mean recall and F1."""
    return Score(sum(s.recall for s in scores) / len(scores), sum(s.f1 for s in scores) / len(scores))
