"""The years in which the office-holders of a story held the offices it calls them by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from recoupe.lang import fold, table

REACH = 70
"""Characters that may lie between an office and its holder: "le secrétaire général de l'Organisation ..., M. Untel"."""
FORMER = re.compile(r"(?:ancien(?:ne)?|ex-?|futur|future|candidat|candidate|alors|elu|elue) ?$")


def years_in_office(texts: Iterable[str]) -> Counter[int]:
    """For every year how many of the offices named in the texts were so held, each counted as often as it is named."""
    votes: Counter[int] = Counter()
    for name, office in (pair for text in texts for pair in offices(text)):
        votes.update({y for first, last in table("world/tenures")[name][office] for y in range(first, last + 1)})
    return votes


def offices(text: str) -> list[tuple[str, str]]:
    """The (surname, office) pairs of a text whose office stands shortly before or right after the name, and is no former one."""
    plain = fold(text)
    out = []
    for found in _names_behind().finditer(f" {plain}"):
        name, start, end = found[1], found.start(), found.end() - 1  # of the plain text, which has no space before it
        before, after = plain[max(0, start - REACH) : start], plain[end : end + 40]
        before = re.split(r"[.;:!?]\s|\n| et ", before)[-1]
        for office in table("world/tenures")[name]:
            at = before.rfind(office)
            whole = at >= 0 and not re.match(r"[a-z-]", before[at + len(office) :]) and not re.search(r"[a-z-]$", before[:at])
            if (whole and not FORMER.search(before[:at]) and _names().search(before[at:]) is None) or re.match(
                rf", (?:le |la )?{re.escape(office)}\b", after
            ):
                out.append((name, office))
    return out


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_listed()})(?![\w-])")


@cache
def _names_behind() -> re.Pattern[str]:
    """The same with the character before: a pattern that begins with one is tried at the beginnings of words only."""
    return re.compile(rf"[^\w-]({_listed()})(?![\w-])")


def _listed() -> str:
    """The names by their first letters: at most words one letter shows that none begins there."""
    names = sorted(table("world/tenures"), key=lambda n: (n[0], -len(n), n))
    by_letter = ((letter, "|".join(re.escape(name[1:]) for name in same)) for letter, same in groupby(names, key=lambda n: n[0]))
    return "|".join(f"{re.escape(letter)}(?:{rest})" for letter, rest in by_letter)
