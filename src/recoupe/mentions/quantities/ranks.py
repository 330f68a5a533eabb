"""Ranks: "la deuxième fois", "la quatrième religion du pays", "la première réunion en deux ans"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.mentions.quantities.counted import Counting
from recoupe.mentions.quantities.grammar import Grammar
from recoupe.model import Phrase, Quantity, Range, Reading, Span, TimexType

FAR = 80
"""Characters after a rank within which the time may stand over which it holds."""
TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
STOP = re.compile(r"[;:.!?()«»]|, ")


class Ranks:
    """Reads the ranks of one article."""

    def __init__(self, reading: Reading, counting: Counting, phrases: Sequence[Phrase]) -> None:
        self.reading, self.counting, self.phrases = reading, counting, phrases
        self.rules: Grammar = counting.rules
        self.text = counting.text
        self.ordinals = self.rules.ordinals

    def read(self, head: re.Match[str], sentence: Range) -> Quantity | None:
        """The rank that an ordinal gives what follows it, unless both are a name ("premier ministre", "Ve République")."""
        left = max(sentence[0], head.start() - 12)
        determiner = self.rules["ranked"].search(self.text, left, head.start())
        if determiner is None and head.start() > sentence[0] and not self.rules["unranked"].search(self.text, left, head.start()):
            return None
        number = self.value(head)
        noun = self.counting.noun(head.end(), sentence[1], 1, "noun_of_rank")
        start = determiner.start() if determiner else head.start()
        if number and noun is None:
            return self._alone(head, start, sentence[1], number) if determiner else None
        if not number or noun is None or noun.noun in self.rules.lists["named_ranks"]:
            return None
        return Quantity(self.reading.span(start, noun.end), number, number, "rank", noun.of, since=self.since(noun.end, sentence[1]))

    def _alone(self, head: re.Match[str], start: int, end: int, number: int) -> Quantity | None:
        """A rank without a noun: "la première en deux ans", "le second est parti"."""
        since = self.since(head.end(), end)
        if (since and since.start == head.end() + 1) or self.rules["rank_alone"].match(self.text, head.end(), end):
            return Quantity(self.reading.span(start, head.end()), number, number, "rank", since=since)
        return None

    def value(self, head: re.Match[str]) -> int:
        """The number of an ordinal in figures, Roman figures or words; 0 when it is none ("vie", in small letters, is no VIe)."""
        word = head.group()
        if word[0].isdigit():
            return int(re.match(r"\d+", word)[0])  # type: ignore[index]
        if word in self.ordinals:
            return self.ordinals[word]
        tens, _, last = word.rpartition("-" if "-" in word else " ")
        if last in self.ordinals:
            return TENS.get(tens.removesuffix("-et").removesuffix(" et"), 0) + self.ordinals[last]
        figure = re.match(r"[ivxl]+", word)
        written = self.reading.clean[head.start() : head.start() + len(figure[0])] if figure else ""
        return roman(written.lower()) if written.isupper() else 0

    def since(self, at: int, end: int) -> Span | None:
        """The time over which a rank holds, told in the same clause: "en deux ans", "depuis juillet 2019"."""
        stop = STOP.search(self.text, at, min(end, at + FAR))
        end = stop.start() if stop else min(end, at + FAR)
        for phrase in self.phrases:
            since = self.rules["since"].match(self.text, phrase.span.start) if at <= phrase.span.start < end else None
            if since and (since["always"] or phrase.type is TimexType.DURATION or phrase.open_from):
                return phrase.span
        return None


def roman(figures: str) -> int:
    """The value of Roman figures in small letters."""
    values = [ROMAN[c] for c in figures]
    return sum(-v if any(w > v for w in values[n + 1 : n + 2]) else v for n, v in enumerate(values))
