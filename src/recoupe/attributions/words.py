"""Periods of an article (sentences, joined where a quotation runs over their ends) as words in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from recoupe.attributions.quotations import Quoted
from recoupe.lang import table
from recoupe.lang.conjugation import Form, conjugate
from recoupe.model import Range, Reading

TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d+)*|\bMM?\.(?=\s?[A-ZÉÈ])|[^\W\d_]+(?:[-‑][^\W\d_]+)*['’ʼ]?|[,;:.!?…()\[\]–—]|-(?=\s)|(?<=\s)-"
)
INVERTED = re.compile(r"(?:-t)?-(?:il|elle|ils|elles|on|je|nous|vous|ce)$", re.IGNORECASE)

LONGEST = 400
"""Words of a period: whole speeches between marks are shorter."""
CUTS = frozenset((".", "!", "?", "…", ";", ":", ","))


class Word(NamedTuple):
    """A word or punctuation mark: place, `key` (lower case, straight apostrophe), index of the quotation it stands in or -1.

    The subject of an inverted verb ("a-t-il") is a word of its own, with the key "-il".
    """

    start: int
    end: int
    key: str
    quote: int = -1
    capital: bool = False

    @property
    def letters(self) -> bool:
        """Whether it is a word rather than punctuation."""
        return self.key[0].isalnum() or (self.key[0] == "-" and len(self.key) > 1)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of text that is read as one sentence, and its words."""

    start: int
    end: int
    words: tuple[Word, ...]

    def index_at(self, at: int) -> int:
        """The index of the first word that begins at or after a place."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].start < at:
                low = middle + 1
            else:
                high = middle
        return low


@cache
def vocabulary(name: str) -> frozenset[str]:
    """A list of words of `fr/adverbials`, as a set."""
    return frozenset(table("fr/adverbials")[name].split())


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every known verb form, with the verbs it may be of: those of the cue table and common ones."""
    out: dict[str, dict[Form, None]] = {}
    heads = {head_of(name) for name in table("fr/cues")["verbs"]}
    for verb in sorted(heads | set(table("fr/verbs")["verbs"].split())):
        for form, tense in conjugate(verb):
            out.setdefault(form, {})[Form(verb, tense)] = None
    for verb, kind in (("avoir", "have"), ("être", "be")):
        for tense, listed in table("fr/conjugation")["auxiliaries"][kind].items():
            named = {"participle": "gerund", "infinitive": "infinitive"}.get(tense, tense)
            for form in listed:
                out.setdefault(form, {})[Form(verb, named)] = None
    return {form: tuple(found) for form, found in out.items()}


def head_of(name: str) -> str:
    """The verb of a line of the cue table ("s' en prendre" -> "prendre", "mettre en garde" -> "mettre")."""
    return next(word for word in name.split() if word not in ("se", "s'", "en"))


def periods(reading: Reading, quoted: Quoted) -> tuple[Period, ...]:
    """The periods of the told zones in order."""
    joined: list[Range] = []
    for start, end in reading.sentences:
        if joined and _joins(reading.clean, joined[-1], start, quoted):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    read = (_words(reading.clean, start, end, quoted) for start, end in joined)
    return tuple(period for (start, end), words in zip(joined, read, strict=True) for period in _cut(start, end, words))


def _cut(start: int, end: int, words: list[Word]) -> Iterator[Period]:
    """The period, or pieces of it where nothing ends it for too long: what has no full stop must not take time by the square."""
    while len(words) > LONGEST:
        marks = (n for n in range(LONGEST, LONGEST // 2, -1) if words[n - 1].key in CUTS)
        at = next(marks, LONGEST)
        yield Period(start, words[at].start, tuple(words[:at]))
        start, words = words[at].start, words[at:]
    yield Period(start, end, tuple(words))


def _joins(text: str, before: Range, start: int, quoted: Quoted) -> bool:
    """Whether the sentence that begins at a place goes on with the one before it."""
    gap = text[before[1] : start]
    if any(q.outer[0] < before[1] and start < q.outer[1] for _, q in quoted.touching(before[1], start)):
        return True
    words = text[before[0] : before[1]].rstrip()
    first = re.sub(r"^[«“\"\s]+", "", text[start : start + 12])
    lower = first[:1].islower()
    if "\n" in gap:
        opens = text[start] in '«“"'
        announced = words.endswith(":") and not words.endswith("::")
        return opens and bool(words) and (announced or (lower and words[-1].isalnum() and not words[-1].isdigit()))
    return lower and bool(words) and (words[-1] in '»”"?!' or text[start] in '«“"')


def _words(text: str, start: int, end: int, quoted: Quoted) -> list[Word]:
    near = [(n, q.outer) for n, q in quoted.touching(start, end) if q.outer[0] < end and start < q.outer[1] and not q.title]
    out: list[Word] = []
    mark = 0
    for found in TOKEN.finditer(text, start, end):
        at, written = found.start(), found.group()
        bare = written == "A" and _opens(text, at, start)
        for length, key, capital in _spelled(written):
            quote = -1
            if near:
                while mark < len(near) and near[mark][1][1] <= at:
                    mark += 1
                quote = near[mark][0] if mark < len(near) and near[mark][1][0] <= at else -1
            out.append(Word(at, at + length, "à" if bare else key, quote, capital))
            at += length
    return out


def _opens(text: str, at: int, start: int) -> bool:
    """Whether a sentence or quotation begins at a place: a capital there has lost its accent ("A cet égard")."""
    return at == start or text[start:at].rstrip()[-1:] in '«“".:!?'


@lru_cache(maxsize=1 << 16)
def _spelled(token: str) -> tuple[tuple[int, str, bool], ...]:
    """Length, key and capital of the words of a token, which is cut before an inverted subject; a text says most words again and again."""
    inverted = INVERTED.search(token) if "-" in token else None
    cut = inverted.start() if inverted else 0
    parts = (token[:cut], token[cut:]) if cut else (token,)
    return tuple((len(part), _key(part), part[0].isupper()) for part in parts)


def _key(word: str) -> str:
    key = word.lower().replace("’", "'").replace("ʼ", "'").replace("‑", "-")
    return "-" + key.rpartition("-")[2] if key[0] == "-" and INVERTED.fullmatch(key) else key
