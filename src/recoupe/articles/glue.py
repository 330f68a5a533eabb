"""Lost spaces and lost line breaks: where a page has run two sentences, a heading and a sentence, or two words together.

Only places that no spelling explains are mended; addresses, initials, acronyms and names such as "McCain" are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from recoupe.lang import fold, table
from recoupe.model import Range

UPPER = "A-ZÀ-ÖØ-ÞŒ"
LOWER = "a-zà-öø-ÿœ"
ADDRESS = re.compile(
    r"://|www\.|@|\.(?:com|fr|org|net|info|eu|be|ch|ca|uk|de|ru|it|es|tv|gov|int|io|co|html?|php|pdf|jpg|png|COM|FR|ORG|NET|INFO|BE|CH|CA)\b"
)
# What stands before a mark is asked for behind it: an expression that begins with its mark is searched ten times as fast.
SENTENCE = re.compile(
    rf'[.!?…](?:(?<=[{LOWER}0-9»”")\]%€].)|(?<=[{UPPER}]{{2}}.))[.!?…]*(?P<close>["”»]?)(?=["“«]?\s?[{UPPER}])', re.DOTALL
)
CAMEL = re.compile(rf"[{UPPER}](?<=[{LOWER}]{{3}}.)")
COMMA = re.compile(rf"[,;](?<=[{LOWER}]{{2}}.)(?=[{LOWER}{UPPER}]{{2}})")
COLON = re.compile(rf':(?<=[{LOWER}]{{2}}:)(?=["«“{UPPER}])')
CLOSE = re.compile(rf"[»”](?<=\S.)(?=[{LOWER}{UPPER}]{{2}})|[)\]](?<=[\w.!?]{{4}}.)(?=[{LOWER}{UPPER}]{{3}})")
OPEN = re.compile(rf"[«“](?<=[{LOWER}]{{2}}.)|\((?<=[{LOWER}]{{2}}.)(?=[{LOWER}{UPPER}]{{3}})")
TITLED = re.compile(rf"\.(?<=[{LOWER}{UPPER}].)(?=[{UPPER}][{LOWER}])")
INITIAL = re.compile(rf"[{UPPER}]\.")
FIGURE = re.compile(rf"\d(?<=[{LOWER}].)\d*\b")
YEAR = re.compile(r"(?:19|20)\d\d")
COUNTED = re.compile(r"\d(?P<after>[^\W\d_]+)\b")
LAST = re.compile(r"\w+$")
SUSPECT = (
    re.compile(rf'[.!?…:,;»”)\]](?=["”»“«{LOWER}{UPPER}])'),
    re.compile(rf"[{UPPER}«“(](?<=[{LOWER}].)"),
)
"""What nearly any place holds that is mended: two characters that seldom touch. A page has one or two such places, so all of it is looked
through for them first, and only their lines are read."""
DAY = 2
"""Figures: the day of a month has no more."""
LONGEST_JOINT = 20
"""Letters: no month, day or title is longer."""
WORD = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"\S+")
NEAR = 80
"""Characters on either side of a place: no word is longer, and an address shows itself within them."""
LONGEST_QUOTE = 600
"""Characters: a quotation open for longer than this has lost its closing mark."""


def suspects(page: str) -> list[int]:
    """Places of a page on whose lines something may have run together: on every other line nothing has (`lost_spaces`)."""
    return sorted({found.start() for pattern in (*SUSPECT, *_suspect_words()) for found in pattern.finditer(page)})


@cache
def _suspect_words() -> tuple[re.Pattern[str], ...]:
    """A figure with letters before or behind it that are enough for a word, and each small word with other letters behind it.

    One expression a word: one that begins with letters is searched fastest.
    """
    shortest = min(map(len, _joints("months") | _joints("days") | _joints("counted")))
    figures = re.compile(rf"\d(?:(?=[^\W\d_]{{{shortest}}})|(?<=[{LOWER}]{{{shortest}}}.))")
    return figures, *(re.compile(rf"{word}(?<=\b{word})[{LOWER}]{{5}}") for word in table("fr/joints")["clitics"])


@dataclass(frozen=True, slots=True)
class Glue:
    """A place of a line where `put` is missing, and the words that have run together there."""

    at: int
    put: str
    kind: str
    word: Range


def lost_spaces(line: str, known: Callable[[], Counter[str]]) -> tuple[Glue, ...]:
    """The places of one line where white space was lost, in order.

    `known` gives the words of the whole page: two halves that both stand alone elsewhere are two words. A line without a suspicious
    place (`suspects`) has none.
    """
    places: dict[int, str] = {}
    breaks: list[int] = []
    for at, put in _spaces(line):
        places[at] = put
    for at in _words_run_together(line, known):
        places.setdefault(at, " ")
    for found in SENTENCE.finditer(line):
        breaks.append(found.start("close"))
    for found in CAMEL.finditer(line):
        if _two_words(line, found.start(), known):
            breaks.append(found.start())
    places = dict(_breaks(line, sorted(set(breaks) - set(places)))) | places
    return tuple(_glues(line, sorted(places.items())))


def _glues(line: str, places: list[tuple[int, str]]) -> Iterator[Glue]:
    """The places with the words on both sides, as far as the next place; those inside an address are left out."""
    before = 0
    for (at, put), (after, _) in zip_longest(places, places[1:], fillvalue=(len(line), "")):
        start = max(line.rfind(" ", max(0, at - NEAR), at) + 1, at - NEAR, 0)
        found = TOKEN.match(line, at, min(len(line), at + NEAR))
        end = found.end() if found else at + 1
        if not ADDRESS.search(line, start, end):
            yield Glue(at, put, "lost-space", (max(start, before), max(at + 1, min(end, after))))
            before = at


def _spaces(line: str) -> Iterator[tuple[int, str]]:
    """Spaces lost after a comma, a colon, a closing mark, a title, a figure."""
    for pattern in (COMMA, CLOSE):
        for found in pattern.finditer(line):
            yield found.end(), " "
    for found in COLON.finditer(line):
        listed = _promises_list(line, found.start()) and line[found.end()] not in '"«“'
        yield found.end(), "\n" if listed else " "
    for found in OPEN.finditer(line):
        yield found.start(), " "
    for at in (*_titles(line), *_figures(line)):
        yield at, " "


def _titles(line: str) -> Iterator[int]:
    """Where a name has run into the title before it ("M.Dupont")."""
    for found in TITLED.finditer(line):
        before = _word_before(line, found.start())
        start = found.start() - len(before)
        if before in _joints("titles") and not INITIAL.fullmatch(line, max(0, start - 2), start):
            yield found.end()


def _figures(line: str) -> Iterator[int]:
    """Where a month or a day and a figure, or a figure and what is counted, have run together."""
    for found in FIGURE.finditer(line):
        before = _word_before(line, found.start())
        if (before in _joints("days") and len(found.group()) <= DAY) or (before in _joints("months") and YEAR.fullmatch(found.group())):
            yield found.start()
    for found in COUNTED.finditer(line):
        if found["after"] in _joints("months") or found["after"] in _joints("counted"):
            yield found.start("after")


def _word_before(line: str, at: int) -> str:
    """The letters and figures that stand before a place."""
    found = LAST.search(line[max(0, at - LONGEST_JOINT) : at])
    return found.group() if found else ""


@cache
def _joints(kind: str) -> frozenset[str]:
    return frozenset(table("fr/joints")[kind])


def _promises_list(line: str, colon: int) -> bool:
    return bool(promise().search(fold(line[max(0, colon - 40) : colon])))


@cache
def promise() -> re.Pattern[str]:
    """Folded words at the end of a text that promise a list ("... devrait", "les points suivants")."""
    words = "|".join(re.escape(fold(w)) for w in table("fr/joints")["intros"])
    return re.compile(rf"(?<!\w)(?:{words})\s*:?\s*$")


def _words_run_together(line: str, known: Callable[[], Counter[str]]) -> Iterator[int]:
    """A small word and a long one ("cesbanques"), of which the long one stands alone elsewhere and the whole does not."""
    for found in _clitics().finditer(line):
        rest, whole = found["rest"], found.group()
        if rest in known() and known()[whole] == 1:
            yield found.start("rest")


@cache
def _clitics() -> re.Pattern[str]:
    words = "|".join(table("fr/joints")["clitics"])
    return re.compile(rf"\b(?:{words})(?P<rest>[{LOWER}]{{5,}})\b")


LONGEST_WORD = 80
"""Characters that are looked at: what runs on is no word, and lines without a space must not take for ever."""


def _two_words(line: str, at: int, known: Callable[[], Counter[str]]) -> bool:
    """Whether a capital inside a word begins a new one: a word that opens sentences, or one known from elsewhere on the page."""
    right = WORD.match(line, at, at + LONGEST_WORD)
    left = re.search(r"[^\W\d_]+$", line[max(0, at - 40) : at])
    if not right or not left:
        return False
    end = right.end()
    elided = line[end : end + 1] in ("'", "’") and line[end : end + 1] != ""
    first = right.group() + ("'" if elided else "")
    if first in _starters() and (elided or not line[end : end + 1].isalnum()):
        return True
    return len(right.group()) > 2 and right.group() in known() and left.group() in known()


@cache
def _starters() -> frozenset[str]:
    return frozenset(table("fr/joints")["starters"])


def _breaks(line: str, places: list[int]) -> Iterator[tuple[int, str]]:
    """Where a break was lost: a line break outside quotations, a space within one. A straight mark is read by what is open."""
    at = since = 0
    straight = guillemets = 0
    for place in places:
        part = line[at:place]
        straight = (straight + part.count('"')) % 2
        guillemets = max(0, guillemets + part.count("«") + part.count("“") - part.count("»") - part.count("”"))
        at = place
        mark = line[place]
        if straight or guillemets:
            since = since if since else place
        if place - since > LONGEST_QUOTE:
            straight = guillemets = 0
        if (mark == '"' and straight) or (mark in "»”" and guillemets):
            straight, guillemets = (0, guillemets) if mark == '"' else (straight, guillemets - 1)
            place += 1  # noqa: PLW2901 - the mark closes: the break comes after it
            at = place
        inside = straight or guillemets
        since = since if inside else 0
        if place < len(line) and not line[place].isspace():
            yield place, " " if inside else "\n"
