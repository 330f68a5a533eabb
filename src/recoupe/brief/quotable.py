"""Words of the pages as a brief can quote them: trimmed, with their inner marks in order, and whole."""

from __future__ import annotations

import re
from functools import cache

from recoupe.lang import fold, table

LEAD = re.compile(
    r"(?:que\s|qu['’]|(?:de\s|d['’]|à\s)(?=(?:ne\s|pas\s|se\s|s['’])*\w+(?:er|ir|re)\b)|[\s,;:.…–—-]|et\s|mais\s)+", re.IGNORECASE
)
"""What joins reported words to the sentence they stand in: "que", "de" before an infinitive, marks."""
MARKS = '«»“”„"'
CUT = "[…]"


def trimmed(text: str) -> str:
    """Words without the joining word in front, the marks around and loose white space."""
    plain = " ".join(text.split())
    before = None
    while plain != before:
        before = plain
        plain = plain.strip(" \u00a0\u202f,;:–—-")
        if lead := LEAD.match(plain):
            plain = plain[lead.end() :]
        around = plain[:1] + plain[-1:]
        if any(c in MARKS for c in around) and not any(c in MARKS for c in plain[1:-1]):
            plain = plain.strip(MARKS)
    return plain


def shortened(words: str, most: int) -> str:
    """Words cut between two words, and marked as cut, when they are longer."""
    if len(words) <= most:
        return words
    kept = words[:most].rsplit(" ", 1)[0].rstrip(" \u00a0,;:.«“(")
    return f"{kept} {CUT}"


def stands_alone(words: str) -> bool:
    """Whether words can be understood by themselves: they hang on nothing before ("qui", "il", "cette") and break off nowhere."""
    folded = fold(words)
    found = re.match(r"[\w'-]+", folded)
    first = found.group() if found else ""
    if {first, first.split("'")[0]} & _words("hanging") and not folded.startswith(_whole()):
        return False
    last = re.search(r"[\w'-]+(?=[^\w]*$)", folded)
    return "(…)" not in words and not (last and last.group() in _words("open_ends"))


def is_clause(phrase: str) -> bool:
    """Whether a phrase has a verb, by its auxiliaries and pronouns or the ending of a future (coarse, and on the safe side)."""
    words = [fold(word) for word in phrase.split()[1:]]
    return any(word in _words("clause") or re.search(r"(?:ra|ront|rait|raient|aient)$", word) for word in words)


def counted(group: str) -> bool:
    """Whether the name of a group begins with a number or a word that takes no article."""
    first = fold(group.split(maxsplit=1)[0])
    return first[0].isdigit() or first.endswith("aine") or first in _words("counted")


def inner_marks(text: str) -> str:
    """Quotation marks within quoted words, as second-level marks; all of them go when they do not pair."""
    if sum(c in MARKS for c in text) % 2:
        return " ".join("".join(" " if c in MARKS else c for c in text).split())
    out, opened = [], False
    for c in text:
        if c in MARKS:
            out.append("”" if opened else "“")
            opened = not opened
        else:
            out.append(c)
    return re.sub(r"[ \u00a0\u202f]+”", "”", re.sub(r"“[ \u00a0\u202f]+", "“", "".join(out)))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(table("fr/quotable")[name]).split())


@cache
def _whole() -> tuple[str, ...]:
    return tuple(table("fr/quotable")["whole"])
