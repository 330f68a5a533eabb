"""Numbers in figures and words: the pattern that finds them and the value they have."""

from __future__ import annotations

import re
from functools import cache

from recoupe.lang import table

FIGURES = r"\d{1,3}(?:[ .]\d{3})+(?!\d)|\d+(?:,\d+)?"
"""Figures as the French press writes them: "100 000", "2.000", "3,5" (on plain text, so all spaces are plain)."""
ENGLISH_FIGURES = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"

OF = r"(?= de | d')"
"""What follows a round count when it is not part of the number."""


@cache
def pattern(language: str, *, few: bool = True) -> str:
    """The pattern of a number, on plain text: figures, words, round counts ("une dizaine de") and, on demand, open ones ("quelques")."""
    numbers = table(f"{language}/quantities_numbers")
    ones, scales = _either(numbers["cardinals"]), _either(numbers["scales"])
    word, link = f"(?:{ones}|{scales})", numbers["link"]
    figures = FIGURES if language == "fr" else ENGLISH_FIGURES
    collective = rf"(?:(?:un|une|a|plusieurs|quelques|several|\d+|{ones}) )?{_either(numbers['collectives'])}{numbers['of'] if few else OF}"
    parts = [collective, rf"(?:{figures})(?: {scales})?", rf"{word}(?:{link}{word})*(?![-\w])"]
    if few:
        parts.append(_either(numbers["few"]))
    return f"(?:{'|'.join(parts)})"


@cache
def value(language: str, text: str) -> float | None:
    """The value of a number as `pattern` finds it; None when the words leave it open ("plusieurs").

    Words multiply by scales and add up: "deux cent mille trois" is 200 003, "3,5 millions" 3 500 000.
    """
    numbers = table(f"{language}/quantities_numbers")
    if text in numbers["few"]:
        return None
    total = group = 0.0
    seen = False
    for part in re.findall(FIGURES if language == "fr" else ENGLISH_FIGURES, text) if text[0].isdigit() else []:
        group, seen = _figures(language, part), True
    for word in re.findall(r"demi-douzaine|[a-z]+", text):
        amount = numbers["cardinals"].get(word)
        scale = numbers["scales"].get(word) or numbers["collectives"].get(word)
        if word in numbers["few"]:
            group, seen = 2, True
        elif amount is not None:
            group, seen = _joined(group, amount, word), True
        elif scale == 100:
            group, seen = max(group, 1) * 100, True
        elif scale:
            total, group, seen = total + max(group, 1) * scale, 0, True
    return total + group if seen else None


def _joined(group: float, amount: float, word: str) -> float:
    """Below a hundred everything adds up, but for "quatre-vingt(s)", which multiplies."""
    if word in {"vingt", "vingts"} and group % 100 == 4:
        return group - 4 + 80
    return group + amount


def _figures(language: str, text: str) -> float:
    if language == "fr":
        return float(text.replace(" ", "").replace(".", "").replace(",", "."))
    return float(text.replace(",", ""))


def _either(words: object) -> str:
    ordered = sorted((str(w) for w in words), key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in ordered) + ")"
