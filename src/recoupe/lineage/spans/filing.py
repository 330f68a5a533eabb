"""Prints filed by the leading bits of their hashes, so that equal ones are found drawer by drawer: one stays in the cache of one core."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from recoupe.lineage.spans.arrays import LETTERS, Bools, Hashes, Numbers, Prints, Small

DRAWER = 1 << 17
"""Prints of a drawer, about."""
SLOTS = 16
"""Bits of the hashes of letters, behind those of their drawer, by which those are known that no glued page has."""
KEY, QUOTED, PLACE, ARTICLE = (np.uint64(bit) for bit in (0, 1, 2, 32))
"""Where in a tag its parts begin: tags are in order of article and place."""
LOW = np.uint64((1 << 32) - 1)
ONE = np.uint64(1)


class Filed(NamedTuple):
    """Prints in order of their drawers; those of drawer n are [bounds[n], bounds[n + 1])."""

    hashes: Hashes
    tags: Hashes
    bounds: Sequence[int]


class Shared(NamedTuple):
    """Prints of one drawer that occur more than once, those of one print together, in order of article and place."""

    group: Small
    """Numbers the prints from 0 on."""
    tags: Hashes


def tagged(prints: Prints) -> Hashes:
    """What is said of each print beside its hash, as one number; a text has less than 2 ** 30 words."""
    tags = prints.article.astype(np.uint64) << ARTICLE
    tags |= (prints.place << np.uint32(PLACE)) | (prints.quoted.view(np.uint8) << np.uint8(QUOTED)) | prints.key
    return tags


def articles(tags: Hashes) -> Small:
    """The articles of some prints."""
    numbers: Small = (tags >> ARTICLE).astype(np.uint32)
    return numbers


def places(tags: Hashes) -> Small:
    """Their places."""
    numbers: Small = ((tags & LOW) >> PLACE).astype(np.uint32)
    return numbers


def of_letters(tags: Hashes) -> Bools:
    """Which are of letters."""
    letters: Bools = (tags & ONE) == LETTERS
    return letters


def drawers(count: int) -> int:
    """How many leading bits tell the drawers of so many prints apart."""
    return min(16, max(0, count.bit_length() - DRAWER.bit_length()))


def filed(hashes: Hashes, tags: Hashes, bits: int) -> Filed:
    """Prints in drawers by so many bits, in each as they stood."""
    if not bits:
        return Filed(hashes, tags, [0, len(hashes)])
    lead = (hashes >> np.uint64(64 - bits)).astype(np.uint16 if bits > 8 else np.uint8)
    order = np.argsort(lead, kind="stable")
    bounds = np.concatenate([[0], np.cumsum(np.bincount(lead, minlength=1 << bits))]).tolist()
    return Filed(hashes.take(order), tags.take(order), bounds)


def shared(parts: Sequence[Filed], glued: Bools | None) -> Iterator[Shared]:
    """The prints of each drawer, of all parts, that occur more than once; of letters only those that a glued page has too."""
    count = len(parts[0].bounds) - 1
    bits = count.bit_length() - 1
    for n in range(count):
        own = [(part.hashes[part.bounds[n] : part.bounds[n + 1]], part.tags[part.bounds[n] : part.bounds[n + 1]]) for part in parts]
        hashes, tags = (np.concatenate(columns) for columns in zip(*own, strict=True))
        hashes <<= np.uint64(bits)
        if glued is not None:
            needed = _needed(hashes, tags, glued)
            hashes, tags = hashes.take(needed), tags.take(needed)
        yield _in_time(_shared(hashes, tags))


def _needed(hashes: Hashes, tags: Hashes, glued: Bools) -> Numbers:
    """The prints that may be seeds: all of words, and those of letters that a glued page has too (and a few that only seem to be)."""
    letters = of_letters(tags)
    rows = np.flatnonzero(letters)
    slot = (hashes[rows] >> np.uint64(64 - SLOTS)).astype(np.int64)
    lost = np.zeros(1 << SLOTS, np.bool_)
    lost[slot[glued[articles(tags[rows])]]] = True
    letters[rows] = ~lost[slot]
    return np.flatnonzero(~letters)


def _shared(hashes: Hashes, tags: Hashes) -> Shared:
    """Those whose print occurs again.

    They are sorted as one array of words of 64 bits: the leading bits of the hash (without those of the drawer), and the row in the low
    bits. Some 46 bits and those of the drawer are compared.
    """
    low = np.uint64(max(1, len(hashes).bit_length()))
    packed = hashes >> low << low
    packed |= np.arange(len(hashes), dtype=np.uint64)
    packed.sort()
    again = np.zeros(len(packed) + 1, np.bool_)
    again[1:-1] = (packed[1:] ^ packed[:-1]) >> low == 0
    kept = np.flatnonzero(again[1:] | again[:-1])
    group = np.cumsum(~again[kept], dtype=np.uint32) - np.uint32(1)
    return Shared(group, tags.take((packed[kept] & ((ONE << low) - ONE)).view(np.int64)))


def _in_time(rows: Shared) -> Shared:
    early = (rows.tags[1:] < rows.tags[:-1]) & (rows.group[1:] == rows.group[:-1])
    return Shared(rows.group, rows.tags[np.lexsort((rows.tags, rows.group))]) if early.any() else rows
