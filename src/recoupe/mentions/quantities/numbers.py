"""Numbers in figures and words: the pattern that finds them and the value they have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

from recoupe.lang import table

FIGURES = {
    "fr": r"\d{1,3}(?:[ .']\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?",
    "en": r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?",
}
"""Figures as the press writes them: "100 000", "2.000", "10'000", "3,5" (on plain text, so all spaces are plain)."""
THOUSANDS = {"fr": re.compile(r"\d{1,3}(?:(?:[ .']\d{3})+|(?:,000)+)(?=,\d|$)"), "en": re.compile(r"\d{1,3}(?:,\d{3})+")}
"""Figures in groups of three. In French a comma parts thousands only in "100,000": nobody gives three decimals that are nought."""


@cache
def pattern(language: str, *, few: bool = True, lettered: bool = False) -> str:
    """The pattern of a number, on plain text: figures, words, round counts ("une dizaine de") and, on demand, open ones ("quelques")."""
    numbers = table(f"{language}/quantities_numbers")
    one_of = by_letter if lettered else either
    ones, scales = one_of(numbers["cardinals"]), one_of(numbers["scales"])
    word, link = f"(?:{ones}|{scales})", numbers["link"]
    of = numbers["of"] if few or language == "en" else r"(?!\w)"
    collective = rf"(?:(?:un|une|a|plusieurs|quelques|several|\d+|{ones}) )?{one_of(numbers['collectives'])}{of}"
    half = "" if few else f"(?:{numbers['half']})?"
    parts = [collective, rf"(?:{FIGURES[language]})(?: {scales})*", rf"{word}(?:{link}{word})*(?![-\w])"]
    if few:
        parts.append(one_of(numbers["few"]))
    return f"(?:{'|'.join(parts)}){half}"


@cache
def value(language: str, text: str) -> float | None:
    """The value of a number as `pattern` finds it; None when the words leave it open ("plusieurs").

    Words multiply by scales and add up: "deux cent mille trois" is 200 003, "3,5 millions" 3 500 000, "dix mille milliards" 10^13. "Et
    demi" is half of the last scale: "un million et demi" is 1 500 000.
    """
    numbers = table(f"{language}/quantities_numbers")
    if text in numbers["few"]:
        return None
    reader = _Sum()
    half = re.search(rf"{numbers['half']}$", text)
    bare = text[: half.start()] if half else text
    if found := re.match(FIGURES[language], bare):
        reader.add(_figures(language, found.group()))
    for word in re.findall(r"demi-[a-z]+|[a-z]+", bare):
        _read(numbers, word, reader)
    if half:
        reader.parts.append(reader.scale / 2)
    return reader.total if reader.seen else None


class _Sum:
    """A number in words as it is read: what is finished, the part below the next scale, and the last scale."""

    def __init__(self) -> None:
        self.parts: list[float] = []
        self.group, self.scale = 0.0, 1.0
        self.seen = False

    @property
    def total(self) -> float:
        """What has been read."""
        return float(sum(self.parts) + self.group)

    def add(self, amount: float) -> None:
        """Below a hundred everything adds up."""
        self.group, self.seen = self.group + amount, True

    def times(self, scale: float) -> None:
        """A scale multiplies all that is smaller than itself: "dix mille milliards", but "un million deux cent mille"."""
        smaller = sum(p for p in self.parts if p < scale)
        self.parts = [p for p in self.parts if p >= scale]
        self.parts.append((smaller + self.group or 1) * scale)
        self.group, self.scale, self.seen = 0.0, scale, True


def _read(numbers: dict[str, Any], word: str, reader: _Sum) -> None:
    scale = numbers["scales"].get(word) or numbers["collectives"].get(word)
    if word in numbers["few"]:
        reader.add(2)
    elif word in {"vingt", "vingts"} and reader.group % 100 == 4:
        reader.add(76)  # "quatre-vingt(s)" multiplies
    elif (amount := numbers["cardinals"].get(word)) is not None:
        reader.add(amount)
    elif scale == 100:
        reader.group, reader.scale, reader.seen = max(reader.group, 1) * 100, 100, True
    elif scale:
        reader.times(scale)


def _figures(language: str, text: str) -> float:
    if THOUSANDS[language].match(text):
        return float(re.sub(r"[ .']", "", text).replace(",000", "000").replace(",", ".") if language == "fr" else text.replace(",", ""))
    return float(text.replace(",", "."))


def either(words: object) -> str:
    """One of some words, the longest that fits."""
    ordered = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in ordered) + ")"


def by_letter(words: Iterable[object]) -> str:
    """The same, told apart by the first letter: where none begins, that is seen by one letter and not by every word."""
    ordered = sorted({str(w) for w in words}, key=lambda w: (w[:1], -len(w), w))
    groups = ((first, [re.escape(w[1:]).replace(r"\ ", " ") for w in same]) for first, same in groupby(ordered, key=lambda w: w[:1]))
    return "(?:" + "|".join(f"{_bare(first)}(?:{'|'.join(rest)})" for first, rest in groups) + ")"


def _bare(letter: str) -> str:
    return " " if letter == " " else re.escape(letter)
