"""What stands between quotation marks, from the marks of a batch of texts."""

from __future__ import annotations

import numpy as np

from recoupe.lineage.spans.alphabet import BREAK, CLOSE, CURLY_CLOSE, CURLY_OPEN, DIGIT, LETTER, OPEN, STRAIGHT
from recoupe.lineage.spans.arrays import Bools, Bytes, Numbers


def quoted(kinds: Bytes, starts: Numbers) -> Bools:
    """Which words (by their starts) stand between two marks of one paragraph: « », “ ”, " ", and » « where a paragraph has only these."""
    marks = np.flatnonzero(kinds >= BREAK)
    kind = kinds[marks]
    paragraph = np.cumsum(kind == BREAK)
    pairs = [
        _pairs(marks, kind, paragraph, (OPEN, CLOSE)),
        _pairs(marks, kind, paragraph, (CURLY_OPEN, CURLY_CLOSE)),
        _straight(kinds, marks, kind, paragraph),
    ]
    opened = np.concatenate([a for a, _ in pairs])
    closed = np.concatenate([b for _, b in pairs])
    depth = np.zeros(len(starts) + 1, np.int32)
    np.add.at(depth, np.searchsorted(starts, opened), 1)
    np.add.at(depth, np.searchsorted(starts, closed), -1)
    within: Bools = np.cumsum(depth[:-1]) > 0
    return within


def _pairs(marks: Numbers, kind: Bytes, paragraph: Numbers, family: tuple[int, int]) -> tuple[Numbers, Numbers]:
    """Places of opening marks and of the closing marks that come next in their paragraph."""
    own = np.flatnonzero((kind == family[0]) | (kind == family[1]))
    if not len(own):
        return own, own
    marks, kind, paragraph = marks[own], kind[own], paragraph[own]
    same = paragraph[1:] == paragraph[:-1]
    opening = kind[:-1] == family[0]
    closing = kind[1:] == family[1]
    head = np.flatnonzero(np.concatenate([[True], ~same]))
    tail = np.concatenate([head[1:], [len(own)]]) - 1
    turned = np.repeat((kind[head] == family[1]) & (kind[tail] == family[0]), tail - head + 1)[:-1]
    found = np.flatnonzero(same & ((opening & closing & ~turned) | (~opening & ~closing & turned)))
    return marks[found], marks[found + 1]


def _straight(kinds: Bytes, marks: Numbers, kind: Bytes, paragraph: Numbers) -> tuple[Numbers, Numbers]:
    """Marks that open and close alike: the first and second of a paragraph, the third and fourth ...

    Where their number is odd one is missing, and those pairs are left that stand before and behind a word.
    """
    own = np.flatnonzero(kind == STRAIGHT)
    if not len(own):
        return own, own
    marks, paragraph = marks[own], paragraph[own]
    head = np.concatenate([[True], paragraph[1:] != paragraph[:-1]])
    order = np.arange(len(own))
    rank = order - np.maximum.accumulate(np.where(head, order, 0))
    run = np.cumsum(head) - 1
    whole = (np.bincount(run) % 2 == 0)[run]
    before, behind = _is_word(kinds[marks - 1]), _is_word(kinds[marks + 1])
    opens = np.where(whole, rank % 2 == 0, behind & ~before)[:-1]
    found = np.flatnonzero(opens & ~head[1:] & (whole | ~behind)[1:])
    return marks[found], marks[found + 1]


def _is_word(kinds: Bytes) -> Bools:
    word: Bools = (kinds == LETTER) | (kinds == DIGIT)
    return word
