"""Periods of an article (sentences, joined where a quotation runs over their ends) as words in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from recoupe.attributions.quotations import Quotation
from recoupe.lang import table
from recoupe.lang.conjugation import Form, conjugate
from recoupe.model import Range, Reading

TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d+)*|\bMM?\.(?=\s?[A-ZÉÈ])|[^\W\d_]+(?:[-‑][^\W\d_]+)*['’ʼ]?|[,;:.!?…()\[\]–—]|-(?=\s)|(?<=\s)-"
)
INVERTED = re.compile(r"(?:-t)?-(?:il|elle|ils|elles|on|je|nous|vous|ce)$", re.IGNORECASE)


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


def periods(reading: Reading, quoted: Sequence[Quotation]) -> tuple[Period, ...]:
    """The periods of the told zones in order."""
    outer = [q for q in quoted if q.depth == 0]
    joined: list[Range] = []
    for start, end in reading.sentences:
        if joined and _joins(reading.clean, joined[-1], start, outer):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(Period(start, end, tuple(_words(reading.clean, start, end, quoted))) for start, end in joined)


def _joins(text: str, before: Range, start: int, outer: Sequence[Quotation]) -> bool:
    """Whether the sentence that begins at a place goes on with the one before it."""
    gap = text[before[1] : start]
    if any(q.outer[0] < before[1] and start < q.outer[1] for q in outer):
        return True
    words = text[before[0] : before[1]].rstrip()
    first = re.sub(r"^[«“\"\s]+", "", text[start : start + 12])
    lower = first[:1].islower()
    if "\n" in gap:
        opens = text[start] in '«“"'
        announced = words.endswith(":") and not words.endswith("::")
        return opens and bool(words) and (announced or (lower and words[-1].isalnum() and not words[-1].isdigit()))
    return lower and bool(words) and (words[-1] in '»”"?!' or text[start] in '«“"')


def _words(text: str, start: int, end: int, quoted: Sequence[Quotation]) -> list[Word]:
    near = [(n, q.outer) for n, q in enumerate(quoted) if q.outer[0] < end and start < q.outer[1] and q.depth == 0 and not q.title]
    out: list[Word] = []
    for found in TOKEN.finditer(text, start, end):
        token = found.group()
        for a, b in _parts(found) if "-" in token else (found.span(),):
            key = text[a:b].lower()
            if not key.isalpha():
                key = key.replace("’", "'").replace("ʼ", "'").replace("‑", "-")
                if key[0] == "-" and INVERTED.fullmatch(key):
                    key = "-" + key.rpartition("-")[2]
            quote = next((n for n, outer in near if outer[0] <= a < outer[1]), -1) if near else -1
            if text[a:b] == "A" and _opens(text, a, start):
                key = "à"
            out.append(Word(a, b, key, quote, text[a].isupper()))
    return out


def _opens(text: str, at: int, start: int) -> bool:
    """Whether a sentence or quotation begins at a place: a capital there has lost its accent ("A cet égard")."""
    return at == start or text[start:at].rstrip()[-1:] in '«“".:!?'


def _parts(found: re.Match[str]) -> list[Range]:
    """The token, cut before an inverted subject."""
    a, b = found.span()
    token = found.group()
    inverted = INVERTED.search(token)
    if inverted and inverted.start() > 0:
        return [(a, a + inverted.start()), (a + inverted.start(), b)]
    return [(a, b)]
