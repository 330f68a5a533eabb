"""Whether the clause of a time expression looks back or forward."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache

from recoupe.lang import table
from recoupe.mentions.times_grammar import lowered
from recoupe.model import Phrase, Range, Reading, Tense

OF = ("du ", "de ", "of ")


class Looks:
    """The verbs of an article that show tense, and the tense around a place."""

    def __init__(self, reading: Reading, language: str) -> None:
        self.text, self.reading = lowered(reading.clean), reading
        self.verbs, self.borders, self.undone = _patterns(language)
        self._sentences: dict[Range, tuple[list[tuple[int, Tense]], list[int]]] = {}
        self._starts = [a for a, _ in reading.sentences]

    def seen(self, phrase: Phrase) -> Phrase:
        """The phrase with the tense of its clause."""
        if phrase.day and phrase.month and phrase.other is None and self.text.startswith(OF, phrase.span.start):
            return phrase  # "la cérémonie du 22 août": the verb tells of the ceremony's announcement as often as of the ceremony
        if phrase.shift and phrase.month and phrase.day:  # "le 10 décembre prochain", whatever the verb
            return replace(phrase, tense=Tense.FUTURE if phrase.shift > 0 else Tense.PAST)
        tense = self.tense(phrase.span.start, phrase.span.end)
        return replace(phrase, tense=Tense.OPEN if tense is Tense.FUTURE and self._undone(phrase) else tense)

    def _undone(self, phrase: Phrase) -> bool:
        """Whether a date of the calendar stands in a sentence that tells that something was called off."""
        dated = phrase.day and phrase.month and self.undone is not None
        return bool(dated and self.undone and self.undone.search(self.text, *self.reading.sentence_at(phrase.span.start)))

    def tense(self, start: int, end: int) -> Tense:
        """The nearest verb decides: in its own clause before it, then after it; else wherever it stands in the sentence."""
        at = bisect_left(self._starts, start + 1) - 1
        if at < 0 or self.reading.sentences[at][1] <= start:
            return Tense.OPEN
        verbs, borders = self._read(self.reading.sentences[at])
        left = max((b for b in borders if b <= start), default=0)
        right = min((b for b in borders if b >= end), default=len(self.text))
        inside = [(p, t) for p, t in verbs if left <= p < right]
        before = [(p, t) for p, t in inside if p < start]
        after = [(p, t) for p, t in inside if p >= end]
        if before or after:
            return before[-1][1] if before else after[0][1]
        near = sorted((start - p if p < start else p - end, t) for p, t in verbs)
        return near[0][1] if near else Tense.OPEN

    def _read(self, sentence: Range) -> tuple[list[tuple[int, Tense]], list[int]]:
        if sentence not in self._sentences:
            verbs = [(m.start(), Tense[(m.lastgroup or "open").upper()]) for m in self.verbs.finditer(self.text, *sentence)]
            borders = [m.end() for m in self.borders.finditer(self.text, *sentence)]
            self._sentences[sentence] = (verbs, borders)
        return self._sentences[sentence]


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str] | None]:
    tables = table(f"{language}/times_tense")
    verbs = "|".join(f"(?P<{name}>{'|'.join(tables[name])})" for name in ("future", "past", "open"))
    undone = re.compile(rf"(?<!\w){tables['undone']}(?!\w)") if "undone" in tables else None
    return re.compile(rf"(?<![\w-])(?:{verbs})(?!\w)"), re.compile(tables["borders"]), undone
