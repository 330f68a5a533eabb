"""Sentences: where one ends and the next begins, in French and English newspaper prose.

Method: a full stop, question or exclamation mark or ellipsis ends a sentence when white space and something that can
open a sentence follow (a capital, a figure, an opening mark, a dash), unless an abbreviation, an initial or an open bracket
says otherwise. A small letter after the mark always continues ("« Non ! », a-t-il dit", and stray stops of machine translation).
"""

from __future__ import annotations

import re
from functools import cache

from recoupe.lang.tables import table
from recoupe.lang.words import fold
from recoupe.model import Range

STOP = re.compile(r"[.!?…]+")
CLOSERS = ")]}»”’›"
OPENERS = "([{«“‘‹"
MARKS = re.compile(r"[()\[\]«»“”\"]")
"""Marks that open and close."""
GAP = re.compile(r"\s+")
LAST_WORD = re.compile(r"(?:[^\W\d_]+\.(?:-?[^\W\d_]+\.)*-?)?[^\W\d_]*$")
LONGEST = 24
"""Characters before a full stop in which an abbreviation stands."""
DASHES = "-–—•*/"


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """The sentences of one paragraph, text [start, end), in order; each without white space at its ends.

    Every character that is not white space between sentences lies in exactly one of them.
    """
    end = len(text) if end is None else end
    state = _Marks() if MARKS.search(text, start, end) else _NoMarks()
    out: list[Range] = []
    at = seen = start
    for stop in STOP.finditer(text, start, end):
        if stop.start() < seen:
            continue
        state.read(text, seen, stop.start())
        seen = stop.end()
        cut = state.past_closers(text, stop.end(), end)
        if cut > stop.end():
            state.read(text, seen, cut)
            seen = cut
        if _ends_here(text, stop, cut, end, state):
            _add(out, text, at, cut)
            at = cut
            state.bracket = 0
    _add(out, text, at, end)
    return tuple(out)


class _Marks:
    """What is open at a place of a paragraph: brackets, guillemets, straight quotation marks."""

    def __init__(self) -> None:
        self.bracket = 0
        self.guillemet = 0
        self.straight = False

    def read(self, text: str, start: int, end: int) -> None:
        """Take note of the marks of text [start, end)."""
        part = text[start:end]
        self.bracket = max(0, self.bracket + part.count("(") + part.count("[") - part.count(")") - part.count("]"))
        self.guillemet = max(0, self.guillemet + part.count("«") + part.count("“") - part.count("»") - part.count("”"))
        self.straight ^= part.count('"') % 2 == 1

    def past_closers(self, text: str, at: int, end: int) -> int:
        """The place after the closing marks that follow a stop (a guillemet may stand off: "fini. »")."""
        straight, guillemet, last = self.straight, self.guillemet, at
        while at < end:
            c = text[at]
            if c == '"' and straight:
                straight = False
            elif c in "»”" and guillemet:
                guillemet -= 1
            elif c in ")]’" or (c in "»”" and last == at):
                pass
            elif c in " \u00a0\u202f\u2009" and at + 1 < end and text[at + 1] in '»”"' and (guillemet or straight):
                at += 1
                continue
            else:
                break
            at = last = at + 1
        return last


class _NoMarks(_Marks):
    """What is open in a paragraph that holds no such mark, as most do: nothing, and nothing need be counted."""

    def read(self, text: str, start: int, end: int) -> None:
        """There is nothing to take note of."""

    def past_closers(self, text: str, at: int, end: int) -> int:
        """The place itself, or that behind an apostrophe."""
        while at < end and text[at] == "’":
            at += 1
        return at


def _ends_here(text: str, stop: re.Match[str], cut: int, end: int, state: _Marks) -> bool:
    """Whether the mark ends its sentence; `cut` is the place after it and its closing marks."""
    gap = GAP.match(text, cut, end) if cut < end else None
    if not gap or gap.end() >= end:
        return False
    after = text[gap.end()]
    if not _opens(text, gap.end(), end):
        return False
    if state.bracket and text.find(")", cut, min(end, cut + 300)) >= 0 and after != "(":
        return False
    if stop.group() != ".":
        return not (stop.group()[0] in ".…" and text[stop.start() - 1 : stop.start()] in ("(", "["))
    return cut > stop.end() or not _abbreviation(text, stop.start(), after)


def _opens(text: str, at: int, end: int) -> bool:
    """Whether what stands here can open a sentence."""
    if text[at].isupper():  # nearly always
        return True
    while at < end and (text[at] in OPENERS or text[at] in "\"'’»" or text[at].isspace() or text[at] in DASHES):
        at += 1
    return at < end and (text[at].isupper() or text[at].isdigit() or not (text[at].isalpha() or text[at] in ".,;:!?…)]}"))


def _abbreviation(text: str, stop: int, after: str) -> bool:
    """Whether the full stop belongs to the word before it: a title, "art.", an initial, "U.S."."""
    word = last_word(text, stop)
    if not word:
        return False
    key = fold(word)
    kinds = _abbreviations()
    if kinds.get(key) == "title":
        return True
    if kinds.get(key) in ("number", "month"):
        return after.isdigit() or (kinds[key] == "number" and after in "°º")
    if kinds.get(key) == "inside":
        return True
    # An initial: "J. Dupont", "G. W. Bush", "J.-P. Dupont"; an acronym with stops ("O.N.U.") may end a sentence.
    bare = word.replace("-", "").split(".")[-1]
    return len(bare) == 1 and bare.isupper() and after.isupper() and kinds.get(key) != "end" and not _acronym(word)


def last_word(text: str, end: int) -> str:
    """The letters before a place, with the stops and hyphens of an abbreviation ("J.-P", "O.N.U")."""
    first = max(0, end - LONGEST)
    at = end
    while at > first and text[at - 1].isalpha():
        at -= 1
    if at > first and not (text[at - 1] in ".-" or text[at - 1].isalnum()):
        return text[at:end]
    found = LAST_WORD.search(text[first:end])
    return found.group() if found else ""


def _acronym(word: str) -> bool:
    return word.count(".") >= 1 and "-" not in word


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation -> kind, of all languages together."""
    return {fold(str(word)): kind for kind, words in table("fr/abbreviations").items() for word in words}


def _add(out: list[Range], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append((start, end))
