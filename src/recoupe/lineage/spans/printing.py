"""Fingerprints of folded texts: minimisers of the words' grams, and the sampled grams of letters as a second, sparser key."""

from __future__ import annotations

import numpy as np

from recoupe.lineage.spans.arrays import GRAM, LETTERS, WORDS, Bools, Folded, Hashes, Numbers, Prints, Units, joined
from recoupe.lineage.spans.hashing import rolled, summed

WINDOW = 5
"""Of so many grams in a row the least is kept (minimisers, Roberts et al. 2004; density 2 / (WINDOW + 1)): any unbroken run of
GRAM + WINDOW - 1 = 11 words that two texts share has a print in both."""
NONE = np.uint64(0xFFFFFFFFFFFFFFFF)


def prints(folded: Folded, first: int = 0, *, window: int = WINDOW) -> Prints:
    """The prints of a batch whose texts are articles first, first + 1 ...

    A window of 1 keeps all grams of words: a single story is small, and then an unbroken run of 7 words is seen.
    """
    words, grams = folded.words, folded.grams
    hashes = _grams(words)
    place = np.flatnonzero(_least(hashes, window))
    article = np.repeat(np.arange(first, first + len(folded.glued), dtype=np.uint32), np.diff(words.bounds))[place]
    within = (place - words.bounds[article - np.uint32(first)]).astype(np.uint32)
    rows = Prints(hashes[place], article, within, words.quoted[place + GRAM[WORDS] // 2], np.full(len(place), WORDS, np.uint8))
    if not len(grams.hashes):
        return rows
    more = Prints(grams.hashes, grams.article + np.uint32(first), grams.place, grams.quoted, np.full(len(grams.hashes), LETTERS, np.uint8))
    return joined([rows, more])


def _grams(words: Units) -> Hashes:
    """The hash of the 7 words that begin at each word; NONE where fewer are left of the text."""
    size = GRAM[WORDS]
    grams = np.full(len(words.hashes), NONE)
    if len(grams) < size:
        return grams
    grams[: len(grams) - size + 1] = rolled(summed(words.hashes), size)
    grams[_tails(words.bounds, size - 1)] = NONE
    return grams


def _tails(bounds: Numbers, size: int) -> Numbers:
    """The last places of every text."""
    first = np.maximum(bounds[:-1], bounds[1:] - size)
    places = (first[:, None] + np.arange(size)[None, :]).ravel()
    inside: Numbers = places[(places < np.repeat(bounds[1:], size))]
    return inside


def _least(grams: Hashes, window: int) -> Bools:
    """Which grams are the least of a window that holds them; equal ones all are, so that the choice depends on the words alone."""
    padded = np.full(len(grams) + 2 * (window - 1), NONE)
    padded[window - 1 : window - 1 + len(grams)] = grams
    least = padded[: len(grams) + window - 1].copy()
    for n in range(1, window):
        np.minimum(least, padded[n : n + len(least)], out=least)
    most = least[: len(grams)].copy()
    for n in range(1, window):
        np.maximum(most, least[n : n + len(grams)], out=most)
    kept: Bools = (most == grams) & (grams != NONE)
    return kept
