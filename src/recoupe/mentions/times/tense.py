"""Whether the clause of a time expression looks back or forward."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from recoupe.lang import table
from recoupe.lang.views import Asked, View
from recoupe.mentions.times.grammar import lowered, view
from recoupe.model import Phrase, Range, Reading, Tense

TENSES = {"future": Tense.FUTURE, "past": Tense.PAST, "open": Tense.OPEN}
OF = ("du ", "de ", "of ")
MOVED = 24
"""Characters before a day within which it is told that something was moved to it."""
LETTER = "[a-zß-öø-ɏ]"
"""A small letter of Latin script: a list of letters is matched three times as fast as "what is a letter in any script"."""
SPELLED = re.compile(r"(?:[^\W\d_]\??)+")


class Looks:
    """The verbs of an article that show tense, and the tense around a place."""

    def __init__(self, reading: Reading, language: str) -> None:
        self.text, self.reading = lowered(reading.clean), reading
        self.view = view(reading.clean, bare=False)
        self.verbs = verbs(language)
        self._verbs: dict[Range, tuple[list[tuple[int, Tense]], Tense | None]] = {}
        """The verbs of a sentence, and the tense of them all where it is one."""
        self._borders: dict[Range, list[int]] = {}

    def around(
        self, place: Range, month: int | None = None, day: int | None = None, shift: int | None = None, other: Phrase | None = None
    ) -> Tense:
        """The tense of the clause of an expression, as far as it tells when the time was that the expression names."""
        start, end = place
        calendar = bool(day and month)
        if calendar and other is None and self.text.startswith(OF, start):
            return Tense.OPEN  # "la cérémonie du 22 août": the verb tells of the ceremony's announcement as often as of the ceremony
        if calendar and shift:  # "le 10 décembre prochain", whatever the verb
            return Tense.FUTURE if shift > 0 else Tense.PAST
        sentence = self.reading.sentence_at(start)
        if self.verbs.moved and self.verbs.moved.search(self.text, max(sentence[0], start - MOVED), start):
            return Tense.FUTURE
        tense = self.tense(sentence, start, end)
        if tense is Tense.FUTURE and self.verbs.gone and self.verbs.gone.search(self.text, sentence[0], start):
            return Tense.PAST
        undone = self.verbs.undone if calendar and tense is Tense.FUTURE else None
        if undone and undone.search(self.text, *sentence):
            return Tense.OPEN
        announced = self.verbs.announced if calendar and tense is Tense.PAST else None
        return Tense.OPEN if announced and announced.search(self.text, sentence[0], start) else tense

    def tense(self, sentence: Range, start: int, end: int) -> Tense:
        """The nearest verb decides: in its own clause before it, then after it; else wherever it stands in the sentence."""
        if (known := self._verbs.get(sentence)) is None:
            read = self.verbs.read(self.text, self.view, *sentence)
            tenses = {tense for _, tense in read} or {Tense.OPEN}
            known = self._verbs[sentence] = read, tenses.pop() if len(tenses) == 1 else None
        found, only = known
        if only is not None:
            return only
        borders = self._borders.get(sentence)
        if borders is None:
            borders = self._borders[sentence] = [m.end() for m in self.verbs.borders.finditer(self.text, *sentence)]
        left = max((b for b in borders if b <= start), default=0)
        right = min((b for b in borders if b >= end), default=len(self.text))
        before = [tense for at, tense in found if left <= at < right and at < start]
        if before:
            return before[-1]
        after = next((tense for at, tense in found if left <= at < right and at >= end), None)
        return after or min((start - at if at < start else at - end, tense) for at, tense in found)[1]


class Verbs:
    """What a language's verb forms look like, and what parts its clauses."""

    def __init__(self, tables: dict[str, Any]) -> None:
        text = "|".join(f"(?P<{name}>{'|'.join(tables[name])})" for name in TENSES).replace(r"[^\W\d_]", LETTER)
        self.pattern = re.compile(rf"(?<![\w-])(?:{text})(?!\w)")
        self.borders = re.compile(tables["borders"])
        self.undone = re.compile(rf"(?<!\w){tables['undone']}(?!\w)") if "undone" in tables else None
        self.moved = re.compile(rf"(?<!\w){tables['moved']}$") if "moved" in tables else None
        self.gone = re.compile(rf"(?<!\w){tables['gone']}$") if "gone" in tables else None
        self.announced = re.compile(rf"(?<!\w){tables['announced']}$") if "announced" in tables else None
        forms = [form for name in TENSES for form in tables[name]]
        written = frozenset(word for form in forms for spelled in SPELLED.findall(_opening(form)) for word in _either(spelled))
        self._begins = Asked(lambda word: word in written or self.pattern.match(word) is not None)

    def read(self, text: str, words: View, start: int, end: int) -> list[tuple[int, Tense]]:
        """The places of the verb forms of lower-case text [start, end), with their tenses, in order.

        The pattern is tried only at words that stand at the beginning of a form, or have been seen to be one.
        """
        done = start
        out = []
        for _, at in words.places(words.words(start, end), self._begins, start):
            if at >= done and (found := self.pattern.match(text, at, end)):
                done = found.end()
                out.append((at, TENSES[found.lastgroup or "open"]))
        return out


def _opening(form: str) -> str:
    """The groups of a pattern in which its first word stands: the first that may not be left out, and those before it."""
    out: list[str] = []
    at = 0
    while form.startswith("(", at):
        end, depth = at + 1, 1
        while depth:
            depth += {"(": 1, ")": -1}.get(form[end], 0)
            end += 1
        group, spare = form[at:end], form[end : end + 1] in {"?", "*"}
        out.append(group)
        at = end + spare
        if not spare and not group.startswith("(?!"):
            break
    return " ".join(out)


def _either(spelled: str) -> Iterator[str]:
    """The words of a pattern of letters, some of which may be missing: "prête?s?" is four."""
    letters = re.findall(r"[^\W\d_]\??", spelled)
    return map("".join, product(*((x[0], "") if len(x) > 1 else x for x in letters)))


@cache
def verbs(language: str) -> Verbs:
    """The verb forms of a language, from `lang/<language>/times_tense.yaml`."""
    return Verbs(table(f"{language}/times_tense"))
