"""The words of an article as the name finder walks them: each with what stands before it, and whether a capital means anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from recoupe.lang import fold, world
from recoupe.lang.words import LATIN
from recoupe.mentions.names.listed import Listed, paired_things
from recoupe.model import Reading

WORD = re.compile(
    rf"((?:[{LATIN}]++|[^\W\d_])[^\W_]*+(?:[-‑][^\W_]+|&\w+|\.(?:com|fr|org|net|info)\b)*(?:['’ʼ‘](?=\w))?"
    r"|(?=\d)(?:\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:er|e|ème|ième|re)\b|\d\+\d|\d+))"
)
"""A word, as a group: a text is split at its words in half the time that it takes to find every one by itself."""
ENDS = re.compile(r"[.!?…:;][\s»\"”'’)\]]*[«\"“‘(\[–—-]*\s*$|[\n–—•]\s*$|[«\"“(\[»”]\s*$")
"""What stands between two words when the second begins a sentence, a clause or a quotation: its capital may mean nothing."""


@dataclass(slots=True)
class Word:
    """One word: its place, its folded form, what stands between it and the word before, and its shape.

    `tight`: only a space (or nothing) parts it from the word before.
    `people` is the state whose adjective or people it is: a code of the world tables, or the name of an unlisted land;
    `land` the name of an unlisted land that it is itself.
    `listed` are the names of the world tables that begin with it, by their second word (None for no name): looked up once,
    because every word is asked for it several times.
    """

    start: int
    end: int
    text: str
    key: str
    gap: str
    tight: bool
    cap: bool
    first: bool
    people: str = ""
    land: str = ""
    listed: dict[str, Listed] | None = None

    @property
    def comma(self) -> bool:
        """Whether a comma parts it from the word before."""
        return self.gap.strip(" \u00a0\u202f") == ","


def spaced(gap: str) -> bool:
    """Whether there is only a space (or nothing) between two words."""
    return gap == " " or gap.strip(" \u00a0\u202f") == ""


Run = list[Word]
"""The words of one stretch of an article, in order."""


def tight(run: Run, at: int) -> bool:
    """Whether there is a word at a place and only a space before it."""
    return at < len(run) and run[at].tight


def is_in(run: Run, at: int, keys: frozenset[str], *, loose: bool = False) -> bool:
    """Whether the word at a place is one of some, with only a space before it (`loose`: whatever is before)."""
    return at < len(run) and run[at].key in keys and (loose or run[at].tight)


def runs_of(reading: Reading) -> list[Run]:
    """The words of each stretch in which the story is told."""
    return [run for start, end in reading.told() if (run := _words(reading.clean, start, end))]


def _words(clean: str, start: int, end: int) -> list[Word]:
    out: list[Word] = []
    b = start
    shapes = _shapes(world.current())
    parts = WORD.split(clean[start:end])
    for gap, text in zip(parts[::2], parts[1::2], strict=False):
        a = b + len(gap)
        b = a + len(text)
        first, near = not out, True
        if gap not in (" ", ""):  # which it nearly always is
            if out:
                abbreviated = gap[0] == "." and out[-1].text in ABBREVIATIONS
                gap = gap[1:] or " " if abbreviated else gap  # noqa: PLW2901
                first = not abbreviated and bool(ENDS.search(gap))
            near = spaced(gap)
        key, cap, people, listed = shapes[text]
        out.append(Word(a, b, text, key, gap, near, cap, first, people, "", listed))
    return out


class Shape(NamedTuple):
    """What a word shows wherever it stands: see the fields of `Word`."""

    key: str
    cap: bool
    people: str
    listed: dict[str, Listed] | None


class Shapes(dict[str, Shape]):
    """The shapes of words by their text, each worked out once: words come again."""

    def __missing__(self, text: str) -> Shape:
        key = "là" if text in ("là", "Là") else fold(text)  # no determiner
        cap = text[0].isupper() or ("-" in text and bool(ARTICLED.match(text)))
        shape = Shape(key, cap, world.adjectives().get(key, ""), paired_things().get(key))
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = shape
        return shape


def shape_of(text: str) -> Shape:
    """The shape of a word by its text."""
    return _shapes(world.current())[text]


REMEMBERED = 65536
"""Of more words than that nothing is remembered: an archive would fill the memory."""


@lru_cache(maxsize=8)
def _shapes(_own: object) -> Shapes:
    return Shapes()


REGNAL = re.compile(r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})")
"""The number of a pope or a king: "Benoît XVI"."""
ARTICLED = re.compile(r"(?:el|al|as|ad|an|ar|ash|at|az|ben|bin|ould)-[^\W\d_a-z]")
"""Arabic names whose article is written small: "el-Tahir"."""
ABBREVIATIONS = frozenset({"M", "MM", "Mr", "Mrs", "Ms", "Dr", "Pr", "Me", "Mgr", "St", "Gal", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
"""Words after which a full stop ends nothing: civilities and initials."""


SHORTEST = 2
"""Letters that a word made of first letters has more than."""


def spells(run: Run, at: int, a: int, b: int) -> bool:
    """Whether a capitalised word is made of first letters of words [a, b), in order: "Cnid" of "Commission nationale des îles de Dor"."""
    initials = iter(word.key[0] for word in run[a:b])
    return run[at].cap and len(run[at].text) > SHORTEST and all(letter in initials for letter in run[at].key)
